// Reads what dump.mjs wrote, and puts week 0 back before every run.
#ifndef LOAD_H
#define LOAD_H
#include "model.h"

typedef struct { uint8_t *bytes; size_t size; } File;

static void fail(const char *what, const char *name) {
  fprintf(stderr, "%s: %s; write the file anew with dump.mjs\n", what, name);
  exit(2);
}
static File readFile(const char *path) {
  File file = {NULL, 0};
  FILE *f = fopen(path, "rb");
  if (!f) fail("cannot be read", path);
  fseek(f, 0, SEEK_END);
  file.size = (size_t)ftell(f);
  rewind(f);
  file.bytes = malloc(file.size + 1);
  if (!file.bytes || fread(file.bytes, 1, file.size, f) != file.size) fail("cannot be read", path);
  fclose(f);
  return file;
}
/** The record of a name: where its data are, and how many elements of `width` bytes. */
static const void *record(File file, const char *name, int width, size_t *count) {
  for (size_t at = 0; at < file.size;) {
    int32_t head[4];
    memcpy(head, file.bytes + at, 16);
    const uint8_t *title = file.bytes + at + 16, *data = title + (head[0] + 7) / 8 * 8;
    if ((size_t)head[0] == strlen(name) && !memcmp(title, name, (size_t)head[0])) {
      if (head[2] != width) fail("has elements of another size than this program", name);
      *count = (size_t)head[1] / (size_t)width;
      return data;
    }
    at = (size_t)(data - file.bytes) + ((size_t)head[1] + 7) / 8 * 8;
  }
  fail("is not in the file", name);
  return NULL;
}
static double number(File file, const char *name) {
  size_t count;
  double value;
  memcpy(&value, record(file, name, 8, &count), 8);
  return value;
}
/** A column of zeros with room for reading and writing a block of rows past its end; in large pages if PAGE says how large. */
static void *room(size_t rows, size_t width) {
#ifndef PAGE
#define PAGE 64
#endif
  size_t bytes = (rows + 64) * width, page = bytes < PAGE ? 64 : PAGE;
  bytes = (bytes + page - 1) / page * page;
  void *column = aligned_alloc(page, bytes);
  if (!column) fail("no memory for a column", "malloc");
#ifdef MADV_HUGEPAGE
  if (page > 64) madvise(column, bytes, MADV_HUGEPAGE);
#endif
  memset(column, 0, bytes);
  return column;
}
static void *copyOf(File file, const char *name, int width) {
  size_t count;
  const void *data = record(file, name, width, &count);
  void *column = room(count, (size_t)width);
  memcpy(column, data, count * (size_t)width);
  return column;
}
static int listOf(File file, const char *name, int width, void *to, size_t atMost) {
  size_t count;
  const void *data = record(file, name, width, &count);
  if (count > atMost) fail("is too long for this program", name);
  memcpy(to, data, count * (size_t)width);
  return (int)count;
}

static World load(File file) {
  World w;
  memset(&w, 0, sizeof w);
  hashDecisions();
#define SIZE(name) w.n.name = (int)number(file, "number." #name);
#define SETTING(name) w.set.name = number(file, "number." #name);
#define ASSUMPTION(name) w.a.name = number(file, "number." #name);
  SIZES(SIZE) SETTINGS(SETTING) ASSUMPTIONS(ASSUMPTION)
  listOf(file, "root", 4, w.root, 4);
  listOf(file, "talentRoot", 4, w.talentRoot, 4);
  w.waves = listOf(file, "waves.week", 8, w.waveWeek, MOST_WAVES);
  listOf(file, "waves.size", 8, w.waveSize, MOST_WAVES);
  w.team = listOf(file, "team.seniority", 4, w.teamSeniority, MOST_POSTS);
  listOf(file, "team.fte", 8, w.teamFte, MOST_POSTS);
  listOf(file, "levels.costPerYear", 8, w.costPerYear, 4);
  listOf(file, "levels.contractWeeks", 8, w.contractWeeks, 4);
  listOf(file, "levels.gapWeeks", 8, w.gapWeeks, 4);
#define LOAD(table, type, name) w.table##_##name = copyOf(file, #table "." #name, sizeof(type));
#define LOAD_TIES(type, name) w.name = copyOf(file, "network." #name, sizeof(type));
#define LOAD_SPARE(type, name, rows) w.name = room((size_t)w.n.rows, sizeof(type));
  COLUMNS(LOAD) NETWORK(LOAD_TIES) SCRATCH(LOAD_SPARE)
  w.poolMask = w.n.inGroups ? -1 : 0;
  w.sizeRoot = sqrt(w.n.members / 1000.0);
  return w;
}
/** Week 0 as the file has it. */
static void restore(World *w, File file) {
  size_t count;
#define RESTORE(table, type, name) \
  { const void *data = record(file, #table "." #name, sizeof(type), &count); \
    memcpy(w->table##_##name, data, count * sizeof(type)); }
#define CLEAR(type, name, rows) memset(w->name, 0, (size_t)w->n.rows * sizeof(type));
  COLUMNS(RESTORE) SCRATCH(CLEAR)
  memset(&w->space, 0, sizeof w->space);
  memset(&w->now, 0, sizeof w->now);
  memset(w->posts, 0, sizeof w->posts);
  w->space.alignment = w->set.alignment;
  w->space.load = w->set.load;
  w->count = 0;
  w->questions = 0;
}
#endif
