// What all ways of writing the yardstick share: the world, the draws, the logistic, the start of a week.
#ifndef YARDSTICK_H
#define YARDSTICK_H
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WEEKS = 156, DEGREE = 10, GROUP = 8, FAR = 3, TALLIES = 4, LANES = 16 };
enum { OUTSIDE, TRYING, ACTIVE, LAPSED };            // stage: the low two bits of a code
enum { MANAGER = 4, FLAG = 8 };                      // bits of a code: the line manager is for it; active, again
enum { VISITS, POSTS, ANSWERS, ACTIVES };            // tallies of a week
enum { VISIT = 1, POST, ANSWER, CREATION };          // purposes of a draw

static const float BASE[4] = {-4.5f, -1.0f, -1.8f, -3.4f}; // logit of a visit by stage
static const float MANAGER_WEIGHT = 0.6f, HABIT_WEIGHT = 1.4f, TIE_WEIGHT = 0.08f, SATISFACTION_WEIGHT = 0.6f;
static const float POSTING[4] = {0.0f, 0.1f, 0.3f, 0.05f}; // probability of a post by stage, given a visit
static const float HABIT_RATE = 0.2f, LOW_HABIT = 0.12f, DRAWS = 16777216.0f; // draws have 24 bits

typedef struct {
  uint32_t n, *from, *tie, *flip; // CSR rows and ties; members whose active flag flipped this week
  uint8_t *code, *was, *count;    // stage and manager, the same a week ago, active ties
  float *habit, *satisfaction;
  uint32_t active;
} World;

typedef struct { // what is the same for all members of a week
  uint32_t key[4];  // of the draws, by purpose
  float answering;  // probability of an answer
  uint32_t answers; // the same as a threshold of 24 bits
} Week;

static uint32_t mix(uint32_t x) { // two rounds of xorshift and multiply (lowbias32, C. Wellons)
  x ^= x >> 16; x *= 0x7feb352du;
  x ^= x >> 15; x *= 0x846ca68bu;
  return x ^ x >> 16;
}
static uint32_t keyOf(uint32_t week, uint32_t purpose) { return mix(mix(week + 0x9e3779b9u) + purpose * 0x85ebca6bu); }
static inline uint32_t draw(uint32_t member, uint32_t key) { return mix(member + key) >> 8; }
// In (0, 1]: `unit <= p` is then the same as `draw < (integer)(p * DRAWS)`, bit for bit.
static inline float unit(uint32_t member, uint32_t key) { return (float)(draw(member, key) + 1) / DRAWS; }
static inline uint32_t threshold(float p) { return (uint32_t)(int32_t)(p * DRAWS); }

// exp by the reduction and polynomial of Cephes, in the order of Estrin (a short chain). Arguments stay within
// +-9, so it needs no clamp.
static const float LOG2E = 1.44269504f, ROUND = 12582912.0f, LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440e-4f;
static const float P0 = 1.9875691500e-4f, P1 = 1.3981999507e-3f, P2 = 8.3334519073e-3f, P3 = 4.1665795894e-2f,
                   P4 = 1.6666665459e-1f, P5 = 5.0000001201e-1f;
static inline float portableExp(float x) {
  float t = x * LOG2E + ROUND, k = t - ROUND, r = (x - k * LN2_HIGH) - k * LN2_LOW;
  float q = r * r, y = (((P0 * r + P1) * q + (P2 * r + P3)) * q + (P4 * r + P5)) * q + (r + 1.0f);
  uint32_t exponent, bits;
  memcpy(&exponent, &t, 4); memcpy(&bits, &y, 4);
  bits += exponent << 23;
  memcpy(&y, &bits, 4);
  return y;
}
static inline float logit(const World *w, uint32_t i, uint32_t ties, float base) {
  return (base + TIE_WEIGHT * (float)ties) +
         (HABIT_WEIGHT * w->habit[i] + SATISFACTION_WEIGHT * (w->satisfaction[i] - 0.5f));
}

static void *room(size_t bytes) {
  void *at = aligned_alloc(64, (bytes + 63) / 64 * 64);
  if (!at) {
    fprintf(stderr, "yardstick: no memory for %zu bytes; ask for fewer members with --members\n", bytes);
    exit(1);
  }
  return memset(at, 0, bytes);
}
static void tieUp(World *w) { // far ties: three random pairings, so that every tie is in both lists
  uint32_t n = w->n, *order = room(4ul * n);
  for (uint32_t i = 0; i <= n; i++) w->from[i] = i * DEGREE;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0, at = i * DEGREE; k < GROUP; k++)
      if (i / GROUP * GROUP + k != i) w->tie[at++] = i / GROUP * GROUP + k;
  for (uint32_t f = 0; f < FAR; f++) {
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    for (uint32_t i = n - 1; i > 0; i--) {
      uint32_t j = mix(mix(i + 77u * f) + 1u) % (i + 1), held = order[i];
      order[i] = order[j]; order[j] = held;
    }
    for (uint32_t i = 0; i < n; i++) w->tie[order[i] * DEGREE + GROUP - 1 + f] = order[i ^ 1];
  }
  free(order);
}
static World create(uint32_t n) {
  World w = {.n = n, .from = room(4ul * (n + 1)), .tie = room(4ul * n * DEGREE), .flip = room(4ul * (n + LANES)),
             .code = room(n), .was = room(n), .count = room(n), .habit = room(4ul * n), .satisfaction = room(4ul * n)};
  tieUp(&w);
  return w;
}
static void discard(World *w) {
  free(w->from); free(w->tie); free(w->flip); free(w->code);
  free(w->was); free(w->count); free(w->habit); free(w->satisfaction);
}
static void begin(World *w) { // one in twenty starts active, three groups in ten have a manager who is for it
  w->active = 0;
  memset(w->count, 0, w->n);
  for (uint32_t i = 0; i < w->n; i++) {
    int starts = unit(i, keyOf(0, CREATION)) <= 0.05f, forIt = unit(i / GROUP, keyOf(1, CREATION)) <= 0.3f;
    w->code[i] = (uint8_t)((starts ? ACTIVE | FLAG : OUTSIDE) | (forIt ? MANAGER : 0));
    w->habit[i] = starts ? 0.5f : 0.0f;
    w->satisfaction[i] = 0.5f;
    w->active += (uint32_t)starts;
  }
  for (uint32_t i = 0; i < w->n; i++)
    for (uint32_t t = w->from[i]; t < w->from[i + 1]; t++) w->count[i] += w->code[w->tie[t]] / FLAG;
}
static Week opening(const World *w, uint32_t week) {
  float p = 0.35f + 0.6f * ((float)w->active / (float)w->n);
  return (Week){{0, keyOf(week, VISIT), keyOf(week, POST), keyOf(week, ANSWER)}, p, threshold(p)};
}
#endif
