// A weekly diffusion kernel, simpler than the model of Fishbowl and of the same kind, in five ways of writing it.
// It keeps the references beside it honest: its figures on one machine are known (README.md), so a compiler,
// a flag or a machine that is off shows here first.
//
// Members sit in groups of 8, all tied to each other, and have 3 far ties: degree 10, in CSR form.
// A week: count active ties; logistic of stage, manager, habit, social share and satisfaction; keyed draws
// of visit, post and answer; update of habit, satisfaction and stage; tally. 156 weeks.
#include "yardstick-ways.h"
#include <time.h>

enum { SIZES = 4, WAYS = 6, MOST_RUNS = 101 };
static const struct {
  const char *name;
  void (*week)(World *, const Week *, uint32_t *);
  double known[SIZES]; // ns per member-week measured before, README.md; 0 where never measured
} WAY[WAYS] = { // slowest first
  {"straightforward, expf", straightforward, {25.7, 26.9, 30, 34}},
  {"straightforward, portable exp", portable, {0, 0, 0, 0}},
  {"incremental, plain scalar", plain, {17.6, 16.3, 18.7, 19.4}},
  {"incremental, branch-free scalar", branchFree, {15.4, 14.9, 17.5, 18.1}},
  {"gather + SIMD update", gatherSimd, {8.4, 10, 14, 15}},
  {"incremental + SIMD", simd, {3.0, 2.8, 3.7, 5.3}},
};
static const uint32_t SIZE[SIZES] = {1000, 10000, 100000, 1000000}, RUNS[SIZES] = {41, 21, 5, 3};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}
typedef struct { double ns; uint64_t checksum, flips; uint32_t last[TALLIES]; } Run;
static Run run(World *w, int way) { // FNV-1a over the tallies of all weeks; begin() is not timed
  Run r = {.checksum = 0xcbf29ce484222325ull};
  begin(w);
  double since = now();
  for (uint32_t week = 0; week < WEEKS; week++) {
    uint32_t tally[TALLIES] = {0};
    Week k = opening(w, week);
    WAY[way].week(w, &k, tally);
    w->active = tally[ACTIVES];
    for (int t = 0; t < TALLIES; t++) r.checksum = (r.checksum ^ tally[t]) * 0x100000001b3ull;
    memcpy(r.last, tally, sizeof tally);
  }
  r.ns = (now() - since) / ((double)w->n * WEEKS);
  return r;
}
static int rising(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}
static void print(int json, int way, int size, uint32_t n, const double *ns, uint32_t runs, const Run *r) {
  double middle = ns[runs / 2], known = size < 0 ? 0 : WAY[way].known[size];
  if (json) {
    printf("{\"variant\":\"%s\",\"members\":%u,\"weeks\":%d,\"runs\":%u,\"nsPerMemberWeek\":%.3f,\"fastest\":%.3f,"
           "\"slowest\":%.3f,", WAY[way].name, n, WEEKS, runs, middle, ns[0], ns[runs - 1]);
    printf(known > 0 ? "\"known\":%.1f,\"ratio\":%.3f," : "\"known\":null,\"ratio\":null,", known, middle / known);
    printf("\"curves\":\"%016llx\"}\n", (unsigned long long)r->checksum);
  } else {
    printf("%9u  %-32s %7.2f", n, WAY[way].name, middle);
    printf(known > 0 ? "  %5.1f  %5.2f" : "      -      -", known, middle / known);
    printf("  %016llx  %u visits, %u posts, %u answers, %u active\n", (unsigned long long)r->checksum, r->last[VISITS],
           r->last[POSTS], r->last[ANSWERS], r->last[ACTIVES]);
  }
  fflush(stdout);
}
// Whole runs in turn, so that a slow minute of the machine is shared by all ways. Returns whether the curves agree.
static int measure(uint32_t n, uint32_t runs, int size, int json) {
  static double ns[WAYS][MOST_RUNS];
  Run last[WAYS];
  World w = create(n);
  for (uint32_t r = 0; r < runs; r++)
    for (int way = 0; way < WAYS; way++) {
      last[way] = run(&w, way);
      ns[way][r] = last[way].ns;
    }
  discard(&w);
  int same = 1;
  for (int way = 0; way < WAYS; way++) {
    qsort(ns[way], runs, sizeof(double), rising);
    print(json, way, size, n, ns[way], runs, &last[way]);
    if (way > 0 && last[way].checksum != last[1].checksum) same = 0; // the way with expf may differ, README.md
  }
  return same;
}
static uint32_t number(const char *option, const char *text, uint32_t least, uint32_t most) {
  char *end;
  unsigned long v = text ? strtoul(text, &end, 10) : 0;
  if (!text || *end || v < least || v > most) {
    fprintf(stderr, "yardstick: %s %s: a whole number from %u to %u is needed\n", option, text ? text : "(nothing)",
            least, most);
    exit(2);
  }
  return (uint32_t)v;
}
int main(int count, char **word) {
  uint32_t members = 0, runs = 0;
  int json = 0, same = 1;
  for (int a = 1; a < count; a++) {
    const char *next = a + 1 < count ? word[a + 1] : NULL;
    if (!strcmp(word[a], "--json")) json = 1;
    else if (!strcmp(word[a], "--members")) members = number(word[a++], next, GROUP, 100000000) / GROUP * GROUP;
    else if (!strcmp(word[a], "--runs")) runs = number(word[a++], next, 1, MOST_RUNS);
    else {
      fprintf(stderr, "yardstick: unknown option %s; there are --json, --members <n> and --runs <n>\n", word[a]);
      return 2;
    }
  }
  tabulate();
  if (!json)
    printf("%9s  %-32s %7s  %5s  %5s  %-16s  in the last week\n", "members", "way", "ns", "known", "ratio", "curves");
  for (int s = 0; s < SIZES && !members; s++) same &= measure(SIZE[s], runs ? runs : RUNS[s], s, json);
  if (members) same = measure(members, runs ? runs : 5, -1, json);
  if (!same) fputs("yardstick: the curves of two ways differ; only the one with expf may\n", stderr);
  return same ? 0 : 1;
}
