// Runs the weeks of a file several times: `<program> week0.bin [--repeat n] [--weeks n] [--phases] [--values file]`.
// Prints one line of JSON: ns per member-week of the weeks alone (median, and least of the processor's time), digest of the history, share of each phase.
#ifndef RUN_H
#define RUN_H
#include <time.h>
#include "measure.h"

typedef struct { const char *name; void (*run)(World *); } Phase;
enum { MOST_PHASES = 32, MOST_REPEATS = 999 };

static double clockNow(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}
static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}
static void stepTimed(World *w, const Phase *phases, double *spent) {
  double before = clockNow(CLOCK_MONOTONIC);
  for (int p = 0; phases[p].name; p++) {
    phases[p].run(w);
    double after = clockNow(CLOCK_MONOTONIC);
    spent[p] += after - before;
    before = after;
  }
}
static uint64_t digestOf(const void *bytes, size_t size) {
  uint64_t h = 0xcbf29ce484222325u;
  for (size_t i = 0; i < size; i++) h = (h ^ ((const uint8_t *)bytes)[i]) * 0x100000001b3u;
  return h;
}
static int runAll(int count, char **word, const Phase *phases, void (*prepare)(World *)) {
  int repeat = 1, weeks = 0, timed = 0;
  const char *path = NULL, *to = NULL;
  for (int a = 1; a < count; a++) {
    const char *next = a + 1 < count ? word[a + 1] : "";
    if (!strcmp(word[a], "--repeat")) repeat = atoi(next), a++;
    else if (!strcmp(word[a], "--weeks")) weeks = atoi(next), a++;
    else if (!strcmp(word[a], "--values")) to = next, a++;
    else if (!strcmp(word[a], "--phases")) timed = 1;
    else path = word[a];
  }
  if (!path || repeat < 1 || repeat > MOST_REPEATS) {
    fprintf(stderr, "%s week0.bin [--repeat 1 to 999] [--weeks n] [--phases] [--values file]\n", word[0]);
    return 2;
  }
  double fewest = 0;
  static double times[MOST_REPEATS], spent[MOST_PHASES];
  File file = readFile(path);
  checkColumns(file);
  World w = load(file);
  if (weeks < 1 || weeks > w.n.horizon) weeks = w.n.horizon;
  size_t size = (size_t)weeks * WIDTH * sizeof(double);
  w.values = malloc(size);
  for (int r = 0; r < repeat; r++) {
    restore(&w, file);
    if (prepare) prepare(&w);
    double before = clockNow(CLOCK_MONOTONIC), busy = clockNow(CLOCK_THREAD_CPUTIME_ID);
    for (; w.space.week < weeks; w.space.week++) {
      memset(&w.tally, 0, sizeof w.tally);
      if (timed) stepTimed(&w, phases, spent);
      else for (int p = 0; phases[p].name; p++) phases[p].run(&w);
    }
    times[r] = clockNow(CLOCK_MONOTONIC) - before;
    busy = clockNow(CLOCK_THREAD_CPUTIME_ID) - busy;
    if (r == 0 || busy < fewest) fewest = busy;
  }
  qsort(times, (size_t)repeat, sizeof *times, ascending);
  double each = (double)w.n.members * weeks;
  printf("{\"members\":%d,\"weeks\":%d,\"ns\":%.3f,\"least\":%.3f,\"digest\":\"%016llx\"", w.n.members, weeks,
         times[repeat / 2] / each, fewest / each, (unsigned long long)digestOf(w.values, size));
  for (int p = 0; timed && phases[p].name; p++)
    printf("%s\"%s\":%.3f", p ? "," : ",\"phases\":{", phases[p].name, spent[p] / each / repeat);
  printf(timed ? "}}\n" : "}\n");
  if (to) {
    FILE *f = fopen(to, "wb");
    if (!f || fwrite(w.values, 1, size, f) != size) fail("cannot be written", to);
    fclose(f);
  }
  return 0;
}
#endif
