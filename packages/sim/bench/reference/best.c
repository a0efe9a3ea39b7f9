// The fastest C known to us with the engine's histories: sixteen rows at a time, flags as bits, visits, shares and credits
// screened in single precision, and what follows from a visit learned and forgotten in one pass. Needs AVX-512; elsewhere it
// is scalar.c.
#if !(defined __AVX512F__ && defined __AVX512BW__ && defined __AVX512VL__ && defined __AVX512DQ__)
#include "scalar.c"
#else
#ifdef __linux__
#include <sys/mman.h>
#define PAGE (2u << 20)
#endif
#include "best-talk.h"

#define DMUL _mm512_mul_pd
#define DADD _mm512_add_pd
#define DSUB _mm512_sub_pd

/** Outcomes of visits: sums in row order, and the time of so many visitors of a group. */
typedef struct { double outcomes, browsed, spentBy[128]; } Account;

/** Whole runs of rows by group: who is not there, or does not browse, adds 0. */
static inline void accountBlock(World *w, Account *to, int b, Bits visit, Bits browsing, const double *outcome) {
  double gained[16] __attribute__((aligned(64))), viewed[16] __attribute__((aligned(64)));
  double outcomes = to->outcomes, browsed = to->browsed;
  for (int half = 0; half < 16; half += 8) {
    D8 o = _mm512_maskz_mov_pd((__mmask8)(browsing >> half), _mm512_load_pd(outcome + half));
    _mm512_store_pd(viewed + half, o);
    _mm512_store_pd(gained + half, DMUL(DMUL(one8(w->a.Tbr), o), one8(w->now.tied)));
  }
  for (int lane = 0, end; lane < 16 && visit >> lane; lane = end) {
    int g = w->group[16 * b + lane];
    end = endOf(b, g);
    int people = __builtin_popcount(visit >> lane & ((1u << (end - lane)) - 1));
    if (people == 0) continue;
    double saved = w->groupSaved[g], spent = w->groupSpent[g], own = w->n.inGroups ? w->pool_outcomes[g] : 0;
    if (spent == 0) spent = to->spentBy[people];
    else for (int k = 0; k < people; k++) spent += w->a.tVisit;
    for (int k = lane; k < end; k++) {
      outcomes += outcome[k];
      browsed += viewed[k];
      own += outcome[k];
      saved += gained[k];
    }
    w->groupVisitors[g] += people;
    w->groupSaved[g] = saved;
    w->groupSpent[g] = spent;
    if (w->n.inGroups) w->pool_outcomes[g] = own;
  }
  to->outcomes = outcomes;
  to->browsed = browsed;
}
/** The same row by row, where few are there. */
static inline void accountRows(World *w, Account *to, int b, Bits visit, Bits browsing, const double *outcome) {
  EACH(i, b, visit) {
    int g = w->group[i];
    double o = outcome[i & 15];
    to->outcomes += o;
    if (w->n.inGroups) w->pool_outcomes[g] += o;
    w->groupVisitors[g]++;
    w->groupSpent[g] += w->a.tVisit;
    if (!(browsing >> (i & 15) & 1)) continue;
    to->browsed += o;
    w->groupSaved[g] += w->a.Tbr * o * w->now.tied;
  }
}
static void yields(World *w) {
  for (int p = 0; p < w->n.pools; p++) {
    double all = w->pool_signal[p] + w->pool_noise[p], signal = all > 0 ? w->pool_signal[p] / all : 0;
    double relevant = signal + (1 - signal) * w->a.curMax * w->now.curation * w->space.alignment;
    w->perPool[p] = w->a.kBr * 2 * relevant * least(w->a.items, all);
  }
}
/** Rows seen in the last four weeks, or contributing in them. */
static inline Bits lately(Bits *const *of, int b) { return of[0][b] | of[1][b] | of[2][b] | of[3][b]; }

/** Outcomes, learning of the visitors, forgetting of the absent, and the count of people, in one pass. */
static void experience(World *w) {
  const Assumptions a = w->a;
  const int week = w->space.week, inGroups = w->n.inGroups;
  const Key welcome = keyNow(w, D_welcome, 0), recognition = keyNow(w, D_recognition, 0);
  const uint32_t welcomed = below(0.9 * w->now.welcomeShare), recognised = below(w->now.connect);
  // what the absent keep is f32
  const D8 keptAway = one8((float)(1 - a.bDec)), keptHabit = one8((float)(1 - a.down));
  const D8 kept = one8(1 - a.bDec), up = one8(a.up), dB = one8(a.dB), unit = one8(1);
  const D8 growth = one8(a.lc * (1 + 2 * w->now.coach)), rep = one8(a.rep), alpha = one8(a.alpha), level = one8(0.4);
  const D8 table = _mm512_setr_pd(0.6, 0.8, a.oFail, 1, 0.9, 0, 0, 0);
  const Bits *now = x.visit[week & 3], *gave = x.gave[week & 3];
  Account account = {0};
  for (int k = 1; k < 128; k++) account.spentBy[k] = account.spentBy[k - 1] + a.tVisit;
  yields(w);
  memset(w->groupVisitors, 0, (size_t)w->n.groupRows * sizeof(int32_t));
  int aware = 0, registered = 0, seen = 0, contributing = 0, core = 0, newcomers = 0, posters = 0;
  __m256d expectedSum = _mm256_setzero_pd(), belongingSum = expectedSum, coreSkillSum = expectedSum;
  for (int b = 0; b < x.blocks; b++) {
    const Bits here = x.aware[b], visit = now[b], recent = lately(x.visit, b);
    if (here == 0) continue;
    const I16 row = rowsOf(b);
    const __m128i codes = _mm_loadu_si128((const __m128i *)(x.outcome + 16 * b));
    const Bits browsing = visit & _mm_testn_epi8_mask(codes, codes);
    Bits praised = visit & gave[b], greeted = 0;
    greeted = visit & _mm512_cmp_ps_mask(_mm512_load_ps(w->member_habit + 16 * b), one16(0.2), _CMP_LE_OQ);
    if (greeted) greeted = under(greeted, hash16(welcome, row), welcomed);
    if (praised) praised = under(praised, hash16(recognition, row), recognised);
    double outcome[16] __attribute__((aligned(64)));
    for (int half = 0; half < 2; half++) {
      const int at = 16 * b + 8 * half, shift = 8 * half;
      const __mmask8 in = (__mmask8)(here >> shift), active = (__mmask8)(visit >> shift);
      float *habit = w->member_habit + at, *belonging = w->member_belonging + at, *expected = w->member_expected + at;
      D8 h = widen(habit), e = widen(expected), s = widen(w->person_skill + at), target, rate = rep;
      D8 bel = DMUL(widen(belonging), _mm512_mask_mov_pd(keptAway, active, kept));
      __m128i places = _mm_loadl_epi64((const __m128i *)(x.place + at));
      if (inGroups) target = _mm512_i64gather_pd(_mm512_cvtepu8_epi64(places), w->pool_reputation + w->group[16 * b], 8);
      else target = one8(w->pool_reputation[0]);
      D8 newHabit = DMUL(h, keptHabit);
      if (active == 0) _mm512_store_pd(outcome + 8 * half, _mm512_setzero_pd());
      else {
        D8 o = _mm512_permutexvar_pd(_mm512_cvtepu8_epi64(half ? _mm_srli_si128(codes, 8) : codes), table);
        if (!inGroups) {
          D8 found = DMUL(one8(w->perPool[0]), widen(w->member_interest + at));
          __mmask8 some = (__mmask8)(browsing >> shift);
          o = _mm512_mask_mov_pd(o, some, _mm512_setzero_pd());
          o = _mm512_mask_div_pd(o, some & _mm512_cmp_pd_mask(found, _mm512_setzero_pd(), _CMP_GT_OQ), found, DADD(found, unit));
        }
        o = _mm512_maskz_mov_pd(active, o);
        _mm512_store_pd(outcome + 8 * half, o);
        target = _mm512_mask_mov_pd(target, active, o);
        rate = _mm512_mask_mov_pd(rate, active, alpha);
        newHabit = _mm512_mask_mov_pd(newHabit, active, DADD(h, DMUL(up, DSUB(unit, h))));
        bel = _mm512_mask_add_pd(bel, (__mmask8)(greeted >> shift) & _mm512_cmp_pd_mask(h, one8(0.2), _CMP_LT_OQ), bel,
                                 DMUL(dB, DSUB(unit, bel)));
        bel = _mm512_mask_add_pd(bel, (__mmask8)(praised >> shift), bel, DMUL(dB, DSUB(unit, bel)));
        __m256 learned = _mm512_cvtpd_ps(DADD(s, DMUL(growth, DSUB(unit, s))));
        _mm256_mask_storeu_ps(w->person_skill + at, active, learned);
        s = _mm512_mask_mov_pd(s, active, _mm512_cvtps_pd(learned));
      }
      __m256 bStored = _mm512_cvtpd_ps(bel), eStored = _mm512_cvtpd_ps(DADD(e, DMUL(rate, DSUB(target, e))));
      _mm256_mask_storeu_ps(habit, in, _mm512_cvtpd_ps(newHabit));
      _mm256_mask_storeu_ps(belonging, in, bStored);
      _mm256_mask_storeu_ps(expected, in, eStored);
      D8 es = _mm512_maskz_cvtps_pd(in, eStored), bs = _mm512_maskz_cvtps_pd(in, bStored);
      expectedSum = _mm256_add_pd(expectedSum, _mm512_castpd512_pd256(es));
      expectedSum = _mm256_add_pd(expectedSum, _mm512_extractf64x4_pd(es, 1));
      belongingSum = _mm256_add_pd(belongingSum, _mm512_castpd512_pd256(bs));
      belongingSum = _mm256_add_pd(belongingSum, _mm512_extractf64x4_pd(bs, 1));
      __mmask8 strong = _mm512_mask_cmp_pd_mask((__mmask8)(recent >> shift), bs, level, _CMP_GT_OQ);
      strong = _mm512_mask_cmp_pd_mask(strong, s, level, _CMP_GT_OQ);
      if (strong == 0) continue;
      core += __builtin_popcount(strong);
      D8 ss = _mm512_maskz_mov_pd(strong, s);
      coreSkillSum = _mm256_add_pd(coreSkillSum, _mm512_castpd512_pd256(ss));
      coreSkillSum = _mm256_add_pd(coreSkillSum, _mm512_extractf64x4_pd(ss, 1));
    }
    if (__builtin_popcount(visit) > 5) accountBlock(w, &account, b, visit, browsing, outcome);
    else accountRows(w, &account, b, visit, browsing, outcome);
    newcomers += __builtin_popcount(visit & (Bits)~x.known[b]);
    x.known[b] |= visit;
    aware += __builtin_popcount(here);
    registered += __builtin_popcount(x.known[b]);
    seen += __builtin_popcount(recent);
    contributing += __builtin_popcount(lately(x.gave, b));
    posters += __builtin_popcount(gave[b]);
  }
  const int32_t counts[5] = {aware, registered, seen, contributing, core};
  memcpy(w->counts, counts, sizeof counts);
  _mm256_storeu_pd(w->expectedSum, expectedSum);
  _mm256_storeu_pd(w->belongingSum, belongingSum);
  _mm256_storeu_pd(w->coreSkillSum, coreSkillSum);
  if (!inGroups) w->pool_outcomes[0] = account.outcomes;
  Tally *t = &w->tally;
  t->visitors = w->count;
  t->newcomers = newcomers;
  t->posters = posters;
  t->outcomes = account.outcomes;
  t->hoursSaved += a.Tbr * w->now.tied * account.browsed;
  t->memberHours += a.tVisit * w->count;
}
static void pools(World *w) {
  const double kept = 1 - w->a.dK * (1 - 0.6 * w->now.curation);
  for (int p = 0; p < w->n.pools; p++) {
    if (w->pool_visitors[p] > 0)
      w->pool_reputation[p] = 0.8 * w->pool_reputation[p] + (0.2 * w->pool_outcomes[p]) / w->pool_visitors[p];
    w->pool_knowledge[p] *= kept;
  }
}
static inline D8 clamp8(D8 v) { return _mm512_min_pd(_mm512_max_pd(v, one8(-1)), one8(1)); }
/** Line managers, eight at a time; their mean is summed in order. */
static void managers(World *w) {
  const double coached = w->now.coach, hours = w->n.inGroups ? w->set.groupHours : w->set.managerHours;
  const D8 skillGain = one8(0.003 * (coached + (hours > 0 ? 1 : 0))), coaching = one8(w->a.coach * coached), unit = one8(1);
  const D8 lamM = one8(w->a.lamM), oppShare = one8(w->a.oppShare), pushed = one8(w->set.push);
  double sum = 0;
  for (int g = 0; g < w->n.groups; g += 8) {
    D8 saved = _mm512_loadu_pd(w->groupSaved + g), spent = DMUL(_mm512_loadu_pd(w->groupSpent + g), oppShare);
    D8 own = DSUB(_mm512_loadu_pd(w->groups_stance + g), _mm512_loadu_pd(w->groups_pushed + g)), both = DADD(saved, spent);
    __mmask8 moved = _mm512_cmp_pd_mask(both, _mm512_setzero_pd(), _CMP_GT_OQ);
    D8 people = _mm512_cvtepi32_pd(_mm256_loadu_si256((const __m256i *)(w->groupVisitors + g)));
    D8 size = _mm512_cvtepi32_pd(_mm256_loadu_si256((const __m256i *)(w->groupSize + g)));
    D8 active = _mm512_min_pd(unit, _mm512_maskz_div_pd(moved, people, size));
    D8 pull = DSUB(_mm512_maskz_div_pd(moved, DSUB(saved, spent), both), own);
    own = _mm512_mask_add_pd(own, moved, own, DMUL(DMUL(lamM, active), pull));
    own = clamp8(DADD(own, DMUL(coaching, DSUB(unit, own))));
    D8 shown = clamp8(DADD(own, pushed)), skill = _mm512_loadu_pd(w->groups_managerSkill + g);
    double stance[8];
    _mm512_storeu_pd(stance, shown);
    _mm512_storeu_pd(w->groups_stance + g, shown);
    _mm512_storeu_pd(w->groups_pushed + g, DSUB(shown, own));
    _mm512_storeu_pd(w->groups_managerSkill + g, DADD(skill, DMUL(skillGain, DSUB(unit, skill))));
    for (int k = 0; k < 8 && g + k < w->n.groups; k++) sum += stance[k];
  }
  w->tally.stance = w->n.groups > 0 ? sum / w->n.groups : 0;
}

int main(int count, char **word) {
  static const Phase week[] = {
      {"timeline", timeline}, {"turnover", turnover}, {"workforce", workforce}, {"facilitation", facilitation},
      {"visits", visits}, {"push", push}, {"talk", talk}, {"answers", answerQuestions}, {"credit", creditAnswers},
      {"experience", experience}, {"pools", pools}, {"managers", managers}, {"measurement", measurement}, {NULL, NULL}};
  return runAll(count, word, week, prepare);
}
#endif
