// Turnover, awareness, visits and the push of what changed.
#ifndef BEST_VISITS_H
#define BEST_VISITS_H
#include "lanes.h"

static inline void pushRow(World *w, int i, int change) {
  w->groupActive[w->group[i]] += change;
  x.circle[w->circle[i]] += (uint8_t)change;
  for (int k = 0; k < NEAR; k++) x.far[x.near[NEAR * i + k]] += (uint8_t)change;
  for (int t = w->farStart[i] + NEAR; t < w->farStart[i + 1]; t++) x.far[w->far[t]] += (uint8_t)change;
}
/** Keys of the traits of a generation; the first ones are kept. */
static TraitKeys traitsOf(const World *w, int generation) {
  if (generation >= MOST_GENERATIONS) return traitKeys(w, (uint32_t)generation);
  for (; x.traitsKnown <= generation; x.traitsKnown++) x.traits[x.traitsKnown] = traitKeys(w, (uint32_t)x.traitsKnown);
  return x.traits[generation];
}
static void newcomer(World *w, int i) {
  leaveRecord(w, i);
  const TraitKeys keys = traitsOf(w, ++w->person_generation[i]);
  arrive(w, i, &keys);
  startMembership(w, i, &keys);
  Bits *last = x.visit[(w->space.week + 3) & 3];
  if (has(last, i)) pushRow(w, i, -1);
  for (int k = 0; k < 4; k++) clear(x.visit[k], i), clear(x.gave[k], i);
  clear(x.known, i);
  set(x.aware, i, w->member_awareSince[i] >= 0);
  set(x.expert, i, w->person_expertise[i] != 0);
}
static void turnover(World *w) {
  if (w->space.week == 0) return;
  const Key key = keyNow(w, D_employee_turnover, 0);
  const uint32_t limit = below(w->set.hazard);
  int32_t *leavers = w->flips;
  int count = 0;
  for (int b = 0; b < x.blocks; b++) {
    I16 row = rowsOf(b);
    Bits leave = under(x.valid[b], hash16(key, row), limit);
    if (leave == 0) continue;
    count += append(leavers + count, leave, row);
  }
  for (int l = 0; l < count; l++) newcomer(w, leavers[l]);
  w->tally.joiners = count;
}

/** What the decisions of a week have in common, in double and for the screening. */
typedef struct {
  Key hear, needs, visit;
  double launch, needRate, common, wm, misfit;
  float unsure;
} Ways;

static Bits hearExactly(const World *w, const Ways *ways, int b, Bits rows) {
  Bits heard = 0;
  EACH(i, b, rows) {
    int ties = w->groupActive[w->group[i]] + x.circle[w->circle[i]] + x.far[i];
    float share = (float)ties / (float)x.degree[i];
    double cascade = w->a.casc * (1 + w->groups_stance[w->group[i]] + w->now.animate);
    double missed = ways->launch * (1 - w->a.wom * share) * (1 - cascade);
    if (uniform(ways->hear, i) >= missed) heard |= (Bits)(1u << (i & 15));
  }
  return heard;
}
static void visitExactly(const World *w, const Ways *ways, int b, Bits rows, Bits *visit, Bits *wants) {
  const Assumptions *a = &w->a;
  EACH(i, b, rows) {
    double h = w->member_habit[i], v = w->member_expected[i];
    int g = w->group[i], need = uniform(ways->needs, i) < ways->needRate * w->member_interest[i];
    double start = ways->wm * w->groups_stance[g];
    float novelty = (float)a->tauN / ((float)a->tauN + (float)(w->space.week - w->member_awareSince[i]));
    double traits = ways->common - a->wv - ways->misfit + w->person_openness[i] + ways->misfit * w->person_skill[i];
    double others = a->ws * sqrtf(w->activeTies[i]) - a->wo * w->perPool[g & w->poolMask];
    double z = traits + a->wn * novelty + (start + (a->wh - start) * h) + others + (need ? 2 * a->wv + a->wq : 2 * a->wv) * v;
    Bits bit = (Bits)(1u << (i & 15));
    *wants = (Bits)(need ? *wants | bit : *wants & ~bit);
    *visit = (Bits)(happens(uniform(ways->visit, i), z) ? *visit | bit : *visit & ~bit);
  }
}
#define MUL _mm512_mul_ps
#define ADD _mm512_add_ps
#define SUB _mm512_sub_ps
#define MULADD _mm512_fmadd_ps
static inline F16 power16(F16 v) {
  for (int k = 0; k < 6; k++) v = MUL(v, v);
  return v;
}
/** Rows of a block where the two sides of a comparison are too near for single precision. */
static inline Bits near(Bits among, F16 difference, F16 by) {
  return _mm512_mask_cmp_ps_mask(among, _mm512_abs_ps(difference), by, _CMP_LE_OQ);
}
/** Adds the willing expertise of visiting experts to the sum of a community, in row order. */
static inline double expertsOf(const World *w, int b, Bits bits, double sum) {
  EACH(i, b, bits) sum += w->person_expertise[i] * (w->a.w0 + (1 - w->a.w0) * w->member_belonging[i]);
  return sum;
}
/** The same for groups: whole runs of rows, where who is no expert or not there adds 0. */
static inline void countGroups(World *w, int b, Bits visit) {
  double willing[16] __attribute__((aligned(64)));
  for (int half = 0; half < 16; half += 8) {
    D8 bel = widen(w->member_belonging + 16 * b + half), rate = one8(1 - w->a.w0);
    D8 each = _mm512_mul_pd(widen(w->person_expertise + 16 * b + half), _mm512_add_pd(one8(w->a.w0), _mm512_mul_pd(rate, bel)));
    _mm512_store_pd(willing + half, _mm512_maskz_mov_pd((__mmask8)(visit >> half), each));
  }
  for (int lane = 0, end; lane < 16 && 16 * b + lane < w->n.members; lane = end) {
    int g = w->group[16 * b + lane];
    end = endOf(b, g);
    double sum = w->pool_experts[g];
    for (int k = lane; k < end; k++) sum += willing[k];
    w->pool_experts[g] = sum;
    w->pool_visitors[g] += __builtin_popcount(visit >> lane & ((1u << (end - lane)) - 1));
  }
}
/** Awareness, visits and who is there, in one pass. */
static void visits(World *w) {
  const Assumptions a = w->a;
  const int week = w->space.week, inGroups = w->n.inGroups;
  w->now.shock = drawShock(w);
  for (int p = 0; p < w->n.pools; p++)
    w->perPool[p] = saturate(most(0, w->pool_noise[p] - a.items), w->pool_visitors[p] + a.items);
  const size_t bytes = (size_t)w->n.pools * sizeof(double);
  double *const cleared[] = {w->pool_visitors, w->pool_experts, w->pool_questions, w->pool_signal,
                             w->pool_noise, w->pool_outcomes, w->pool_answers};
  for (int c = 0; c < 7; c++) memset(cleared[c], 0, bytes);
  Ways ways = {keyNow(w, D_awareness, 0), keyNow(w, D_need, 0), keyNow(w, D_visit, 0),
               1 - least(1, a.reach * launchIntensity(w)), a.need * w->now.tied,
               a.b0 + a.wx * w->now.animate + (w->set.mandate ? a.wd : 0) + a.wd * w->now.groupHelp + w->now.shock,
               inGroups ? 2 * a.wm : a.wm, a.wf * (1 - w->set.fit), 0};
  // rounding of some 20 steps, each at most the sum of all weights; six squarings make 64 times that of 1 + y
  double weights = fabs(ways.common) + 3.5 * a.sdA + a.wh + fabs(a.wv) + a.ws + ways.wm + a.wq + a.wn + ways.misfit + a.wo;
  ways.unsure = (float)(4e-6 * (16 + weights));
  const Bits *last = x.visit[(week + 3) & 3];
  Bits *now = x.visit[week & 3];
  memset(x.gave[week & 3], 0, (size_t)x.blocks * sizeof(Bits));
  const F16 unit = one16(1), zero = _mm512_setzero_ps(), wntau = one16(a.wn * a.tauN);
  const F16 constant = one16(ways.common - a.wv - ways.misfit), single = one16(a.wo * w->perPool[0]);
  int visiting = 0, flipping = 0;
  double experts = 0;
  for (int b = 0; b < x.blocks; b++) {
    const int base = 16 * b, g0 = w->group[base];
    const I16 row = rowsOf(b), place = placesOf(b);
    I16 ties = _mm512_permutexvar_epi32(place, _mm512_loadu_si512(w->groupActive + g0));
    I16 circles = _mm512_i32gather_epi32(_mm512_load_si512(w->circle + base), x.circle, 1);
    ties = _mm512_add_epi32(ties, _mm512_and_si512(circles, _mm512_set1_epi32(255)));
    ties = _mm512_add_epi32(ties, _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)(x.far + base))));
    ties = _mm512_sub_epi32(ties, _mm512_maskz_set1_epi32(last[b], 2));
    const F16 share = _mm512_div_ps(_mm512_cvtepi32_ps(ties), bytes16(x.degree + base));
    const F16 stance = _mm512_permutexvar_ps(place, narrow(w->groups_stance + g0));
    _mm512_storeu_ps(w->activeTies + base, share);
    Bits unaware = x.valid[b] & (Bits)~x.aware[b];
    if (unaware) {
      F16 cascade = MUL(one16(a.casc), ADD(stance, one16(1 + w->now.animate)));
      F16 missed = MUL(MUL(one16(ways.launch), SUB(unit, MUL(one16(a.wom), share))), SUB(unit, cascade));
      F16 difference = SUB(uniform16(hash16(ways.hear, row)), missed);
      Bits heard = _mm512_mask_cmp_ps_mask(unaware, difference, zero, _CMP_GE_OQ);
      Bits unsure = near(unaware, difference, one16(1e-5));
      if (unsure) heard = (Bits)((heard & ~unsure) | hearExactly(w, &ways, b, unsure));
      x.aware[b] |= heard;
      _mm256_mask_storeu_epi16(w->member_awareSince + base, heard, _mm256_set1_epi16((int16_t)week));
    }
    const Bits aware = x.aware[b];
    const F16 h = _mm512_load_ps(w->member_habit + base), v = _mm512_load_ps(w->member_expected + base);
    F16 difference = SUB(uniform16(hash16(ways.needs, row)), MUL(one16(ways.needRate), _mm512_load_ps(w->member_interest + base)));
    Bits wants = _mm512_mask_cmp_ps_mask(aware, difference, zero, _CMP_LT_OQ);
    Bits unsure = near(aware, difference, one16(2e-6));
    F16 z = ADD(_mm512_load_ps(w->person_openness + base), constant);
    z = MULADD(one16(a.wh), h, z);
    z = MULADD(one16(2 * a.wv), v, z);
    z = MULADD(one16(a.ws), _mm512_sqrt_ps(share), z);
    z = MULADD(MUL(one16(ways.wm), stance), SUB(unit, h), z);
    z = _mm512_mask3_fmadd_ps(one16(a.wq), v, z, wants);
    z = ADD(z, _mm512_div_ps(wntau, ADD(one16(a.tauN), agesOf(w, b))));
    z = MULADD(one16(ways.misfit), _mm512_load_ps(w->person_skill + base), z);
    z = inGroups ? SUB(z, MUL(one16(a.wo), _mm512_permutexvar_ps(place, narrow(w->perPool + g0)))) : SUB(z, single);
    F16 y = MUL(_mm512_min_ps(_mm512_max_ps(z, one16(-8)), one16(8)), one16(0.0078125));
    F16 up = power16(ADD(unit, y)), all = ADD(up, power16(SUB(unit, y)));
    difference = SUB(MUL(uniform16(hash16(ways.visit, row)), all), up);
    Bits visit = _mm512_mask_cmp_ps_mask(aware, difference, zero, _CMP_LT_OQ);
    unsure |= near(aware, difference, MUL(all, _mm512_set1_ps(ways.unsure)));
    if (__builtin_expect(unsure, 0)) visitExactly(w, &ways, b, unsure, &visit, &wants);
    // who falls silent stands below 0
    flipping += append(w->flips + flipping, visit ^ last[b], _mm512_mask_xor_epi32(row, last[b], row, _mm512_set1_epi32(-1)));
    visiting += __builtin_popcount(visit);
    now[b] = visit;
    x.wants[b] = wants;
    if (!inGroups) experts = expertsOf(w, b, visit & x.expert[b], experts);
    else if (visit) countGroups(w, b, visit);
  }
  w->count = visiting;
  w->flipping = flipping;
  if (inGroups) return;
  w->pool_visitors[0] = visiting;
  w->pool_experts[0] = experts;
}
static void push(World *w) {
  for (int f = 0; f < w->flipping; f++) {
    int silent = w->flips[f] >> 31; // -1 or 0
    pushRow(w, w->flips[f] ^ silent, 2 * silent + 1);
  }
}
#endif
