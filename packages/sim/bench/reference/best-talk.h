// Questions, shares, answers and their credit.
#ifndef BEST_TALK_H
#define BEST_TALK_H
#include "best-visits.h"

static inline double willingOf(const World *w, uint32_t i) { return w->a.w0 + (1 - w->a.w0) * w->member_belonging[i]; }

typedef struct {
  Key served, asks, answers, shares, tied;
  double company, audience, saved;
  int servedRows, mayShare;
} Talk;

/** Those of `open` who ask; in a community by a chance of their own. */
static Bits askersOf(const World *w, const Talk *talk, int b, Bits open) {
  if (w->n.inGroups) return under(open, hash16(talk->asks, rowsOf(b)), below(0.6));
  Bits asking = 0;
  EACH(i, b, open) {
    double chance = saturate(w->a.ask * willingOf(w, i) * w->person_asking[i] * talk->audience, 1);
    if (uniform(talk->asks, i) < chance) asking |= (Bits)(1u << (i & 15));
  }
  return asking;
}
static inline void needsOf(World *w, Talk *talk, int b, Bits needs) {
  I16 limit = w->n.inGroups ? _mm512_permutexvar_epi32(placesOf(b), _mm512_loadu_si512(x.serve + w->group[16 * b]))
                            : _mm512_set1_epi32((int)x.serve[0]);
  Bits served = _mm512_mask_cmplt_epu32_mask(needs, hash16(talk->served, rowsOf(b)), limit);
  Bits open = needs & (Bits)~served, asking = askersOf(w, talk, b, open);
  __m128i codes = _mm_maskz_set1_epi8(served, SERVED);
  _mm_storeu_si128((__m128i *)(x.outcome + 16 * b), _mm_mask_set1_epi8(codes, open, FAILED));
  w->tally.needs += __builtin_popcount(needs);
  w->tally.selfServed += __builtin_popcount(served);
  w->tally.givenUp += __builtin_popcount(open ^ asking);
  talk->servedRows += append(w->contributed + talk->servedRows, served, rowsOf(b));
  w->questions += append(w->askers + w->questions, asking, rowsOf(b));
}
static void shareExactly(World *w, const Talk *talk, uint32_t i) {
  const Assumptions *a = &w->a;
  int p = w->group[i] & w->poolMask;
  double novelty = a->tauN / (a->tauN + (w->space.week - w->member_awareSince[i]));
  double audience = saturate(w->pool_visitors[p] + talk->company, a->kAud);
  double chance = least(0.9, a->voice * w->person_voice[i] * willingOf(w, i) * (1 + a->nIntro * novelty) * audience);
  if (uniform(talk->shares, i) >= chance) return;
  if (uniform(talk->tied, i) < w->now.tied) {
    w->pool_signal[p]++;
    w->pool_knowledge[p] += 0.5;
  } else w->pool_noise[p]++;
  contributeBit(w, (int)i, 1);
}
/** Needs and shares of all visitors in one pass; what is shared is not read before the next week. */
static void talk(World *w) {
  const Assumptions *a = &w->a;
  const int inGroups = w->n.inGroups;
  const double half = a->kK * sqrt(inGroups ? (double)w->n.members / w->n.groups : w->n.members);
  Talk of = {keyNow(w, D_self_service, 0), keyNow(w, D_ask, 0), keyNow(w, D_answer, 0), keyNow(w, D_share, 0),
                   keyNow(w, D_tied_to_work, 0), inGroups ? 7 : -1, saturate(w->pool_visitors[0] - 1, a->kAud),
                   0.5 * a->Tans * w->now.tied, 0, 0};
  const Bits *now = x.visit[w->space.week & 3];
  memset(w->groupSaved, 0, (size_t)w->n.groupRows * sizeof(double));
  memset(w->groupSpent, 0, (size_t)w->n.groupRows * sizeof(double));
  for (int p = 0; p < w->n.pools; p++) {
    x.serve[p] = below(saturate(w->pool_knowledge[p], half));
    x.rate[p] = (float)(a->voice * saturate(w->pool_visitors[p] + of.company, a->kAud));
  }
  w->questions = 0;
  const F16 w0 = one16(a->w0), w1 = one16(1 - a->w0), tau = one16(a->tauN), intro = one16(a->nIntro * a->tauN);
  for (int b = 0; b < x.blocks; b++) {
    const Bits visit = now[b], needs = visit & x.wants[b];
    if (visit == 0) continue;
    _mm_storeu_si128((__m128i *)(x.outcome + 16 * b), _mm_setzero_si128());
    F16 rate = inGroups ? _mm512_permutexvar_ps(placesOf(b), _mm512_loadu_ps(x.rate + w->group[16 * b])) : _mm512_set1_ps(x.rate[0]);
    F16 willing = MULADD(w1, _mm512_load_ps(w->member_belonging + 16 * b), w0);
    F16 chance = MUL(MUL(rate, _mm512_load_ps(w->person_voice + 16 * b)), willing);
    chance = MUL(chance, ADD(one16(1), _mm512_div_ps(intro, ADD(tau, agesOf(w, b)))));
    chance = MULADD(_mm512_min_ps(chance, one16(0.9)), one16(1.00001), one16(1e-6));
    Bits may = _mm512_mask_cmp_ps_mask(visit, uniform16(hash16(of.shares, rowsOf(b))), chance, _CMP_LT_OQ);
    if (needs) needsOf(w, &of, b, needs);
    of.mayShare += append(w->visitors + of.mayShare, may, rowsOf(b));
  }
  for (int l = 0; l < of.servedRows; l++) w->groupSaved[w->group[w->contributed[l]]] += of.saved;
  for (int q = 0; q < w->questions; q++) {
    int i = w->askers[q];
    w->pool_questions[w->group[i] & w->poolMask]++;
    w->askerDraw[q] = uniform(of.answers, (uint32_t)i);
    contributeBit(w, i, 1);
  }
  for (int l = 0; l < of.mayShare; l++) shareExactly(w, &of, (uint32_t)w->visitors[l]);
  w->tally.asked = w->questions;
  w->tally.hoursSaved += of.saved * w->tally.selfServed;
}

static void settleRow(World *w, int i, int code) {
  int g = w->group[i], p = g & w->poolMask;
  double belonging = w->member_belonging[i];
  x.outcome[i] = (uint8_t)code;
  w->pool_signal[p]++;
  w->pool_knowledge[p]++;
  w->member_belonging[i] = (float)(belonging + w->a.dB * (1 - belonging));
  w->groupSaved[g] += w->a.Tans * w->now.tied;
}
static int askPeers(World *w) {
  const Assumptions *a = &w->a;
  const double routed = 1 + a->rRoute * w->now.connect;
  int answered = 0, left = 0;
  for (int q = 0; q < w->questions; q++) {
    int i = w->askers[q], p = w->group[i] & w->poolMask;
    double u = w->askerDraw[q], own = w->person_expertise[i] * willingOf(w, (uint32_t)i);
    double experts = most(0, w->pool_experts[p] - own);
    double crowd = 1 + (w->pool_questions[p] - 1) / (experts + 0.01);
    double reached = w->n.inGroups ? 1 : a->kap * (0.5 + sqrt(w->activeTies[i])), mu = (reached * experts * routed) / crowd;
    if (u * (1 + mu) >= mu) {
      w->order[left++] = u * 4294967296.0 * 2097152.0 + i;
      continue;
    }
    double root = u / (mu * (1 - u));
    w->delays[answered++] = 168 * root * root;
    w->pool_answers[p]++;
    settleRow(w, i, ANSWERED);
  }
  w->tally.answeredByPeers = answered;
  return left;
}
static void askCms(World *w, int left) {
  const Key finds = keyNow(w, D_cm_answer, 0);
  double capacity = w->now.cmAnswers;
  // which questions come first matters, their order does not
  if (!w->n.inGroups && capacity > 0 && capacity < left) {
    int first = (int)ceil(capacity);
    selectRank(w->order, left, first - 1);
    if (first < left) selectRank(w->order, first, first - 1);
  }
  int answered = 0;
  for (int rank = 0; rank < left; rank++) {
    int i = (int)((uint64_t)w->order[rank] & 2097151);
    double taken = w->n.inGroups ? 1 : least(1, most(0, capacity));
    double chance = w->n.inGroups ? 0.8 * w->now.groupHelp : w->a.qCM * taken;
    capacity -= taken;
    if (uniform(finds, (uint32_t)i) < chance) {
      answered++;
      settleRow(w, i, ANSWERED_BY_CM);
    } else w->pool_noise[w->group[i] & w->poolMask] += 0.5;
  }
  w->tally.answeredByCms = answered;
  w->tally.unanswered = left - answered;
}
/** Rank k of a list of n: parts are moved eight at a time to two others; the list is lost. */
static double rankOf(double *list, double *lower, double *upper, int n, int k) {
  while (n > 64) {
    double first = list[0], mid = list[n / 2], last = list[n - 1];
    const D8 pivot = one8(most(least(first, mid), least(most(first, mid), last)));
    int low = 0, high = 0;
    for (int i = 0; i < n; i += 8) {
      __mmask8 in = (__mmask8)(n - i < 8 ? (1 << (n - i)) - 1 : 255);
      D8 values = _mm512_loadu_pd(list + i);
      __mmask8 less = _mm512_mask_cmp_pd_mask(in, values, pivot, _CMP_LT_OQ);
      __mmask8 more = _mm512_mask_cmp_pd_mask(in, values, pivot, _CMP_GT_OQ);
      _mm512_storeu_pd(lower + low, _mm512_maskz_compress_pd(less, values));
      _mm512_storeu_pd(upper + high, _mm512_maskz_compress_pd(more, values));
      low += __builtin_popcount(less);
      high += __builtin_popcount(more);
    }
    if (k >= low && k < n - high) return _mm512_cvtsd_f64(pivot);
    int under = k < low;
    if (!under) k -= n - high;
    n = under ? low : high;
    memcpy(list, under ? lower : upper, (size_t)n * sizeof(double));
  }
  return selectRank(list, n, k);
}
/** The same with `more` times `value` besides the list. */
static double rankWith(const World *w, int n, double value, int more, int k) {
  int low = 0, high = 0;
  for (int i = 0; i < n; i++) low += w->delays[i] < value, high += w->delays[i] > value;
  if (k >= low && k < n - high + more) return value;
  memcpy(w->order, w->delays, (size_t)n * sizeof(double));
  return rankOf(w->order, w->willing, w->outcome, n, k < low ? k : k - more);
}
static void answerQuestions(World *w) {
  askCms(w, askPeers(w));
  int peers = w->tally.answeredByPeers, cms = w->tally.answeredByCms, answered = peers + cms;
  double reply = 24 * (1 + w->space.load), median = 0;
  if (answered > 0) median = rankWith(w, peers, reply, cms, answered >> 1);
  if (answered > 0 && answered % 2 == 0) median = (rankWith(w, peers, reply, cms, (answered >> 1) - 1) + median) / 2;
  w->tally.hoursSaved += w->a.Tans * w->now.tied * answered;
  w->tally.medianReply = median;
}
static void creditExactly(World *w, Key credit, Key recognition, uint32_t i) {
  const Assumptions *a = &w->a;
  int g = w->group[i], p = g & w->poolMask;
  double answers = w->pool_answers[p], b = w->member_belonging[i];
  if (answers == 0) return;
  double weight = w->person_expertise[i] * (a->w0 + (1 - a->w0) * b);
  double written = floor((answers * weight) / w->pool_experts[p] + uniform(credit, i));
  if (written == 0) return;
  contributeBit(w, (int)i, (int)written);
  if (uniform(recognition, i) < w->now.connect) w->member_belonging[i] = (float)(b + a->dB * (1 - b));
  w->tally.memberHours += a->tVisit * written;
  w->groupSpent[g] += a->tVisit * written;
}
static void creditAnswers(World *w) {
  const Key credit = keyNow(w, D_credit, 0), recognition = keyNow(w, D_recognition, 1);
  const Bits *now = x.visit[w->space.week & 3];
  const F16 w0 = one16(w->a.w0), w1 = one16(1 - w->a.w0);
  int count = 0;
  for (int p = 0; p < w->n.pools; p++)
    x.rate[p] = w->pool_answers[p] > 0 ? (float)(w->pool_answers[p] / w->pool_experts[p]) : 0;
  for (int b = 0; b < x.blocks && w->tally.answeredByPeers > 0; b++) {
    const Bits experts = now[b] & x.expert[b];
    if (experts == 0) continue;
    F16 rate = w->n.inGroups ? _mm512_permutexvar_ps(placesOf(b), _mm512_loadu_ps(x.rate + w->group[16 * b])) : _mm512_set1_ps(x.rate[0]);
    F16 willing = MULADD(w1, _mm512_load_ps(w->member_belonging + 16 * b), w0);
    F16 written = MUL(MUL(rate, _mm512_load_ps(w->person_expertise + 16 * b)), willing);
    written = MULADD(written, one16(1.00001), uniform16(hash16(credit, rowsOf(b))));
    Bits may = _mm512_mask_cmp_ps_mask(experts, written, one16(0.99999), _CMP_GE_OQ);
    count += append(w->visitors + count, may, rowsOf(b));
  }
  for (int l = 0; l < count; l++) creditExactly(w, credit, recognition, (uint32_t)w->visitors[l]);
  double signal = w->now.content * w->now.tied; // made by CMs
  w->pool_signal[0] += signal;
  w->pool_noise[0] += w->now.content - signal;
  w->pool_knowledge[0] += 0.5 * signal;
}
#endif
