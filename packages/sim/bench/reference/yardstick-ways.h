// The ways of writing one week of the yardstick, from the first that comes to mind to 16 lanes.
#ifndef YARDSTICK_WAYS_H
#define YARDSTICK_WAYS_H
#include "yardstick.h"
#ifdef __AVX512F__
#include <immintrin.h>
#endif

// ---- what one writes first: branches, probabilities as floats, ties counted by looking at all of them
static inline uint8_t stageAfter(uint8_t stage, int visits, float habit) {
  switch (stage) {
    case OUTSIDE: return visits ? TRYING : OUTSIDE;
    case TRYING: return visits ? ACTIVE : habit < LOW_HABIT ? LAPSED : TRYING;
    case ACTIVE: return habit < LOW_HABIT ? LAPSED : ACTIVE;
    default: return visits ? ACTIVE : LAPSED;
  }
}
static inline uint8_t plainMember(World *w, const Week *k, uint32_t i, float p, uint32_t *tally) {
  uint8_t code = w->code[i], stage = code & 3;
  int visits = unit(i, k->key[VISIT]) <= p;
  if (visits) {
    tally[VISITS]++;
    if (unit(i, k->key[POST]) <= POSTING[stage]) {
      tally[POSTS]++;
      if (unit(i, k->key[ANSWER]) <= k->answering) {
        tally[ANSWERS]++;
        w->satisfaction[i] += 0.3f * (1.0f - w->satisfaction[i]);
      } else {
        w->satisfaction[i] += 0.2f * (0.0f - w->satisfaction[i]);
      }
    }
  }
  w->habit[i] += HABIT_RATE * ((visits ? 1.0f : 0.0f) - w->habit[i]);
  uint8_t next = stageAfter(stage, visits, w->habit[i]);
  return (uint8_t)((code & MANAGER) | next | (next == ACTIVE ? FLAG : 0));
}
static inline float baseOf(uint8_t code) { return BASE[code & 3] + (code & MANAGER ? MANAGER_WEIGHT : 0.0f); }
static inline void gatherWeek(World *w, const Week *k, uint32_t *tally, float (*power)(float)) {
  uint8_t *held = w->was;
  for (uint32_t i = 0; i < w->n; i++) {
    uint32_t ties = 0;
    for (uint32_t t = w->from[i]; t < w->from[i + 1]; t++)
      if ((w->code[w->tie[t]] & 3) == ACTIVE) ties++;
    float p = 1.0f / (1.0f + power(-logit(w, i, ties, baseOf(w->code[i]))));
    w->was[i] = plainMember(w, k, i, p, tally);
    if ((w->was[i] & 3) == ACTIVE) tally[ACTIVES]++;
  }
  w->was = w->code;
  w->code = held;
}
static void straightforward(World *w, const Week *k, uint32_t *tally) { gatherWeek(w, k, tally, expf); }
static void portable(World *w, const Week *k, uint32_t *tally) { gatherWeek(w, k, tally, portableExp); }

// ---- the same, but members whose flag flipped tell their ties
static void push(World *w, uint32_t flips) {
  for (uint32_t f = 0; f < flips; f++) {
    uint32_t i = w->flip[f], end = w->from[i + 1];
    uint8_t change = (w->code[i] & 3) == ACTIVE ? 1 : 255;
    for (uint32_t t = w->from[i]; t < end; t++) w->count[w->tie[t]] += change;
  }
}
static void plain(World *w, const Week *k, uint32_t *tally) {
  uint32_t flips = 0, sums[TALLIES] = {0};
  World v = *w; // a copy on the stack: no store of a byte can change its pointers, so they stay in registers
  Week c = *k;
  for (uint32_t i = 0; i < v.n; i++) {
    uint8_t code = v.code[i];
    float p = 1.0f / (1.0f + portableExp(-logit(&v, i, v.count[i], baseOf(code))));
    uint8_t next = plainMember(&v, &c, i, p, sums);
    if ((next & 3) == ACTIVE) sums[ACTIVES]++;
    if (((next & 3) == ACTIVE) != ((code & 3) == ACTIVE)) v.flip[flips++] = i;
    v.code[i] = next;
  }
  memcpy(tally, sums, sizeof sums);
  push(w, flips);
}

// ---- no branch: integer thresholds, tables by code, a table of next codes
enum { LOW = 16, VISITED = 32 }; // bits of a row of NEXT, above the code: habit is low, visited
static float BASES[LANES];
static uint32_t POSTINGS[LANES]; // threshold of a post by code
static uint32_t NEXT[64];        // next code by code | LOW | VISITED
static uint32_t STAGES;          // the same without manager and flag: two bits by stage | low << 2 | visited << 3
// Satisfaction moves by a rate to an aim, by the number of posts and answers; a visit as a number.
static const float RATES[3] = {0.0f, 0.2f, 0.3f}, AIMS[3] = {0.0f, 0.0f, 1.0f}, SEEN[2] = {0.0f, 1.0f};
static void tabulate(void) {
  for (uint32_t code = 0; code < LANES; code++) {
    BASES[code] = baseOf((uint8_t)code);
    POSTINGS[code] = threshold(POSTING[code & 3]);
  }
  STAGES = 0;
  for (uint32_t row = 0; row < 64; row++) {
    uint32_t next = stageAfter(row & 3, (row & VISITED) > 0, row & LOW ? 0.0f : 1.0f);
    NEXT[row] = next | (row & MANAGER) | (next == ACTIVE ? FLAG : 0);
    if (!(row & (MANAGER | FLAG))) STAGES |= next << 2 * ((row & 3) | row >> 4 << 2);
  }
}
typedef struct { uint32_t code, visits, posts, answers; } Outcome;
static inline Outcome member(World *w, const Week *k, uint32_t i) {
  uint32_t code = w->code[i];
  float p = 1.0f / (1.0f + portableExp(-logit(w, i, w->count[i], BASES[code])));
  uint32_t visits = draw(i, k->key[VISIT]) < threshold(p);
  uint32_t posts = visits & (draw(i, k->key[POST]) < POSTINGS[code]);
  uint32_t answers = posts & (draw(i, k->key[ANSWER]) < k->answers);
  float s = w->satisfaction[i], h = w->habit[i];
  w->satisfaction[i] = s + RATES[posts + answers] * (AIMS[posts + answers] - s);
  w->habit[i] = h = h + HABIT_RATE * (SEEN[visits] - h);
  return (Outcome){NEXT[code | (uint32_t)(h < LOW_HABIT) << 4 | visits << 5], visits, posts, answers};
}
static inline void settle(World *w, uint32_t i, Outcome o, uint32_t *tally, uint32_t *flips) {
  w->flip[*flips] = i;
  *flips += (o.code ^ w->code[i]) >> 3;
  w->code[i] = (uint8_t)o.code;
  tally[VISITS] += o.visits; tally[POSTS] += o.posts; tally[ANSWERS] += o.answers; tally[ACTIVES] += o.code >> 3;
}
static void branchFree(World *w, const Week *k, uint32_t *tally) {
  uint32_t flips = 0, sums[TALLIES] = {0};
  World v = *w;
  Week c = *k;
  for (uint32_t i = 0; i < v.n; i++) settle(&v, i, member(&v, &c, i), sums, &flips);
  memcpy(tally, sums, sizeof sums);
  push(w, flips);
}

// ---- the same in 16 lanes
#ifdef __AVX512F__
#define ALL(x) _mm512_set1_ps(x)
#define ALLI(x) _mm512_set1_epi32((int)(x))
static inline __m512i draws(__m512i members, uint32_t key) {
  __m512i x = _mm512_add_epi32(members, ALLI(key));
  x = _mm512_mullo_epi32(_mm512_xor_si512(x, _mm512_srli_epi32(x, 16)), ALLI(0x7feb352du));
  x = _mm512_mullo_epi32(_mm512_xor_si512(x, _mm512_srli_epi32(x, 15)), ALLI(0x846ca68bu));
  return _mm512_srli_epi32(_mm512_xor_si512(x, _mm512_srli_epi32(x, 16)), 8);
}
static inline __m512 sum(__m512 x, __m512 y, __m512 z) { return _mm512_add_ps(_mm512_mul_ps(x, y), z); }
static inline __m512 exps(__m512 x) {
  __m512 t = _mm512_add_ps(_mm512_mul_ps(x, ALL(LOG2E)), ALL(ROUND)), k = _mm512_sub_ps(t, ALL(ROUND));
  __m512 r = _mm512_sub_ps(_mm512_sub_ps(x, _mm512_mul_ps(k, ALL(LN2_HIGH))), _mm512_mul_ps(k, ALL(LN2_LOW)));
  __m512 q = _mm512_mul_ps(r, r), a = sum(ALL(P0), r, ALL(P1));
  __m512 b = sum(ALL(P2), r, ALL(P3)), c = sum(ALL(P4), r, ALL(P5));
  __m512 y = sum(sum(sum(a, q, b), q, c), q, _mm512_add_ps(r, ALL(1.0f)));
  return _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(y), _mm512_slli_epi32(_mm512_castps_si512(t), 23)));
}
static inline __m512i bytes(const uint8_t *at) { return _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)at)); }
static inline void lanes(World *w, const Week *k, uint32_t first, uint32_t *tally, uint32_t *flips) {
  __m512i ids = _mm512_add_epi32(ALLI(first), _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
  __m512i code = bytes(w->code + first), stage = _mm512_and_si512(code, ALLI(3));
  __m512 h = _mm512_loadu_ps(w->habit + first), s = _mm512_loadu_ps(w->satisfaction + first);
  __m512 x = _mm512_permutexvar_ps(code, _mm512_loadu_ps(BASES));
  x = sum(ALL(TIE_WEIGHT), _mm512_cvtepi32_ps(bytes(w->count + first)), x);
  __m512 own = _mm512_mul_ps(ALL(HABIT_WEIGHT), h);
  x = _mm512_add_ps(x, sum(ALL(SATISFACTION_WEIGHT), _mm512_sub_ps(s, ALL(0.5f)), own));
  __m512 p = _mm512_div_ps(ALL(1.0f), _mm512_add_ps(ALL(1.0f), exps(_mm512_sub_ps(ALL(0.0f), x))));
  __m512i visiting = _mm512_cvttps_epi32(_mm512_mul_ps(p, ALL(DRAWS)));
  __mmask16 visits = _mm512_cmplt_epu32_mask(draws(ids, k->key[VISIT]), visiting);
  __m512i posting = _mm512_permutexvar_epi32(code, _mm512_loadu_si512(POSTINGS));
  __mmask16 posts = _mm512_mask_cmplt_epu32_mask(visits, draws(ids, k->key[POST]), posting);
  __mmask16 answers = _mm512_mask_cmplt_epu32_mask(posts, draws(ids, k->key[ANSWER]), ALLI(k->answers));
  __m512 rate = _mm512_mask_mov_ps(_mm512_maskz_mov_ps(posts, ALL(RATES[1])), answers, ALL(RATES[2]));
  s = _mm512_add_ps(s, _mm512_mul_ps(rate, _mm512_sub_ps(_mm512_maskz_mov_ps(answers, ALL(1.0f)), s)));
  h = _mm512_add_ps(h, _mm512_mul_ps(ALL(HABIT_RATE), _mm512_sub_ps(_mm512_maskz_mov_ps(visits, ALL(1.0f)), h)));
  _mm512_storeu_ps(w->satisfaction + first, s);
  _mm512_storeu_ps(w->habit + first, h);
  __m512i row = _mm512_mask_or_epi32(stage, _mm512_cmp_ps_mask(h, ALL(LOW_HABIT), _CMP_LT_OQ), stage, ALLI(4));
  row = _mm512_mask_or_epi32(row, visits, row, ALLI(8));
  __m512i next = _mm512_and_si512(_mm512_srlv_epi32(ALLI(STAGES), _mm512_add_epi32(row, row)), ALLI(3));
  __mmask16 is = _mm512_cmpeq_epi32_mask(next, ALLI(ACTIVE));
  __mmask16 flipped = is ^ _mm512_cmpeq_epi32_mask(stage, ALLI(ACTIVE));
  next = _mm512_or_si512(next, _mm512_and_si512(code, ALLI(MANAGER)));
  next = _mm512_mask_or_epi32(next, is, next, ALLI(FLAG));
  _mm_storeu_si128((__m128i *)(w->code + first), _mm512_cvtepi32_epi8(next));
  _mm512_storeu_si512(w->flip + *flips, _mm512_maskz_compress_epi32(flipped, ids));
  *flips += (uint32_t)__builtin_popcount(flipped);
  tally[VISITS] += (uint32_t)__builtin_popcount(visits); tally[POSTS] += (uint32_t)__builtin_popcount(posts);
  tally[ANSWERS] += (uint32_t)__builtin_popcount(answers); tally[ACTIVES] += (uint32_t)__builtin_popcount(is);
}
#else // right anywhere; gcc 12 leaves it scalar on machines without AVX-512
static inline void lanes(World *w, const Week *k, uint32_t first, uint32_t *tally, uint32_t *flips) {
  Outcome outcome[LANES];
#pragma omp simd
  for (uint32_t lane = 0; lane < LANES; lane++) outcome[lane] = member(w, k, first + lane);
  for (uint32_t lane = 0; lane < LANES; lane++) settle(w, first + lane, outcome[lane], tally, flips);
}
#endif
static uint32_t lanesWeek(World *w, const Week *k, uint32_t *tally) {
  uint32_t flips = 0, i = 0, sums[TALLIES] = {0};
  World v = *w;
  Week c = *k;
  for (; i + LANES <= v.n; i += LANES) lanes(&v, &c, i, sums, &flips);
  for (; i < v.n; i++) settle(&v, i, member(&v, &c, i), sums, &flips);
  memcpy(tally, sums, sizeof sums);
  return flips;
}
static void simd(World *w, const Week *k, uint32_t *tally) { push(w, lanesWeek(w, k, tally)); }
static void gatherSimd(World *w, const Week *k, uint32_t *tally) {
  for (uint32_t i = 0; i < w->n; i++) {
    uint32_t ties = 0;
    for (uint32_t t = w->from[i]; t < w->from[i + 1]; t++) ties += w->code[w->tie[t]] >> 3;
    w->count[i] = (uint8_t)ties;
  }
  lanesWeek(w, k, tally);
}
#endif
