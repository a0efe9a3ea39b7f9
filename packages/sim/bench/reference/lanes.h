// Sixteen rows at a time: flags are bits of a word per block, decisions are screened in single precision and the few that
// rounding could turn are taken again in double, so that every decision is that of the engine.
#ifndef LANES_H
#define LANES_H
#include <immintrin.h>
#include "office.h"
#include "people.h"
#include "run.h"

typedef __m512 F16; // 16 rows in single precision
typedef __m512i I16;
typedef __m512d D8; // 8 rows in double precision
typedef __mmask16 Bits;

enum { NEAR = 4, MOST_GENERATIONS = 64 };
/** State in another form than the columns: a bit per row, a byte per row, thresholds and rates per pool. */
static struct {
  int blocks, groupSize;
  Bits *valid, *aware, *known, *expert, *wants, *visit[4], *gave[4];
  uint8_t *far, *circle, *degree, *place, *outcome;
  uint32_t *serve;
  float *rate;
  int32_t *near; // the first NEAR far ties of a row, those that it lacks pointing to places of nobody
  int traitsKnown;
  TraitKeys traits[MOST_GENERATIONS];
} x;
/** What a visit was worth, as a code by row. */
enum { BROWSED, SERVED, FAILED, ANSWERED, ANSWERED_BY_CM };

static inline I16 hash16(Key key, I16 row) {
#define TIMES(h, c) _mm512_mullo_epi32(h, _mm512_set1_epi32((int)(c)))
#define FOLD(h, s) _mm512_xor_si512(h, _mm512_srli_epi32(h, s))
  I16 p = TIMES(_mm512_add_epi32(row, _mm512_set1_epi32((int)key.a)), 0x9e3779b1u);
  I16 q = TIMES(_mm512_xor_si512(row, _mm512_set1_epi32((int)key.b)), 0x85ebca6bu);
  I16 h = _mm512_add_epi32(TIMES(FOLD(p, 15), 0x21f0aaadu), FOLD(q, 16));
  h = TIMES(FOLD(h, 16), 0x735a2d97u);
  h = TIMES(FOLD(h, 15), 0x21f0aaadu);
  return FOLD(h, 15);
}
static inline I16 rowsOf(int b) {
  return _mm512_add_epi32(_mm512_set1_epi32(16 * b), _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
}
static inline F16 one16(double v) { return _mm512_set1_ps((float)v); }
static inline F16 uniform16(I16 h) { return _mm512_mul_ps(_mm512_cvtepu32_ps(h), one16(1.0 / 4294967296.0)); }
static inline F16 bytes16(const uint8_t *from) { return _mm512_cvtepi32_ps(_mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)from))); }
static inline I16 placesOf(int b) { return _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)(x.place + 16 * b))); }
static inline F16 narrow(const double *from) {
  __m256 low = _mm512_cvtpd_ps(_mm512_loadu_pd(from)), high = _mm512_cvtpd_ps(_mm512_loadu_pd(from + 8));
  return _mm512_insertf32x8(_mm512_castps256_ps512(low), high, 1);
}
/** Weeks since rows became aware. */
static inline F16 agesOf(const World *w, int b) {
  I16 since = _mm512_cvtepi16_epi32(_mm256_loadu_si256((const __m256i *)(w->member_awareSince + 16 * b)));
  return _mm512_cvtepi32_ps(_mm512_sub_epi32(_mm512_set1_epi32(w->space.week), since));
}
/** `uniform < chance` as `bits < below(chance)`; for chances under 1. */
static inline uint32_t below(double chance) { return (uint32_t)ceil(chance * 4294967296.0); }
/** Appends the rows of a block that are in `bits`; returns how many. Compressing into memory is slow on some processors. */
static inline int append(int32_t *to, Bits bits, I16 rows) {
  _mm512_storeu_si512(to, _mm512_maskz_compress_epi32(bits, rows));
  return __builtin_popcount(bits);
}
static inline Bits under(Bits among, I16 h, uint32_t limit) {
  return _mm512_mask_cmplt_epu32_mask(among, h, _mm512_set1_epi32((int)limit));
}
/** Lane of block b behind the last row of group g. */
static inline int endOf(int b, int g) {
  int end = (g + 1) * x.groupSize - 16 * b;
  return end < 16 ? end : 16;
}
static inline D8 one8(double v) { return _mm512_set1_pd(v); }
static inline D8 widen(const float *from) { return _mm512_cvtps_pd(_mm256_load_ps(from)); }
#define EACH(row, b, bits) \
  for (uint32_t left_ = (bits), row; left_ && (row = 16 * (uint32_t)(b) + (uint32_t)__builtin_ctz(left_), 1); left_ &= left_ - 1)
static inline int has(const Bits *of, int i) { return of[i >> 4] >> (i & 15) & 1; }
static inline void clear(Bits *of, int i) { of[i >> 4] &= (Bits)~(1u << (i & 15)); }
static inline void set(Bits *of, int i, int on) { clear(of, i); of[i >> 4] |= (Bits)(on << (i & 15)); }

static void contributeBit(World *w, int i, int count) {
  int week = w->space.week;
  x.gave[week & 3][i >> 4] |= (Bits)(1u << (i & 15));
  w->member_contributions[i] += count;
  int first = w->member_firstContribution[i], later = week - first;
  if (first < 0) w->member_firstContribution[i] = (int16_t)week;
  else if (later <= 64) w->member_seen[i] |= (uint8_t)((later >= 1) | (later >= 4) << 1 | (later >= 12) << 2);
}

/** Week 0 in that form. */
static void prepare(World *w) {
  if (!x.blocks) {
    size_t blocks = (size_t)(w->n.members + 15) / 16, rows = 16 * blocks;
    x.blocks = (int)blocks;
    x.groupSize = w->groupSize[0];
    Bits **words[] = {&x.valid, &x.aware, &x.known, &x.expert, &x.wants, &x.visit[0], &x.visit[1], &x.visit[2],
                      &x.visit[3], &x.gave[0], &x.gave[1], &x.gave[2], &x.gave[3]};
    for (int k = 0; k < 13; k++) *words[k] = room(blocks, sizeof(Bits));
    uint8_t **bytes[] = {&x.far, &x.degree, &x.place, &x.outcome};
    for (int k = 0; k < 4; k++) *bytes[k] = room(rows, 1);
    x.serve = room((size_t)w->n.pools, sizeof(uint32_t));
    x.rate = room((size_t)w->n.pools, sizeof(float));
    memset(x.degree, 1, rows);
    x.circle = room((size_t)w->n.circles, 1);
    x.near = room(NEAR * rows, sizeof(int32_t));
    for (int i = 0; i < w->n.members; i++)
      for (int k = 0; k < NEAR; k++)
        x.near[NEAR * i + k] = w->farStart[i] + k < w->farStart[i + 1] ? w->far[w->farStart[i] + k] : (int32_t)rows + (i & 7) * NEAR + k;
  }
  for (int k = 0; k < 4; k++) {
    memset(x.visit[k], 0, (size_t)x.blocks * sizeof(Bits));
    memset(x.gave[k], 0, (size_t)x.blocks * sizeof(Bits));
  }
  memset(x.circle, 0, (size_t)w->n.circles);
  memset(x.known, 0, (size_t)x.blocks * sizeof(Bits));
  for (int i = 0; i < w->n.members; i++) {
    if (w->degree[i] > 255) fail("more than 255 ties of one row", "best.c");
    set(x.valid, i, 1);
    set(x.aware, i, w->member_awareSince[i] >= 0);
    set(x.expert, i, w->person_expertise[i] != 0);
    x.far[i] = 0;
    x.degree[i] = (uint8_t)w->degree[i];
    x.place[i] = (uint8_t)(w->group[i] - w->group[i & ~15]);
  }
}
#endif
