// The conversation of the week, visitor by visitor: conversation.ts and answers.ts.
#ifndef SCALAR_TALK_H
#define SCALAR_TALK_H
#include "office.h"
#include "people.h"

static void gather(World *w) {
  const double w0 = w->a.w0;
  const size_t bytes = (size_t)w->n.pools * sizeof(double);
  memset(w->groupSaved, 0, (size_t)w->n.groupRows * sizeof(double));
  memset(w->groupSpent, 0, (size_t)w->n.groupRows * sizeof(double));
  double *const cleared[] = {w->pool_visitors, w->pool_experts, w->pool_questions, w->pool_signal,
                             w->pool_noise, w->pool_outcomes, w->pool_answers};
  for (int c = 0; c < 7; c++) memset(cleared[c], 0, bytes);
  for (int v = 0; v < w->count; v++) {
    int i = w->visitors[v], p = w->group[i] & w->poolMask;
    double willing = w0 + (1 - w0) * w->member_belonging[i];
    w->willing[v] = willing;
    w->outcome[v] = -1;
    w->pool_visitors[p]++;
    w->pool_experts[p] += w->person_expertise[i] * willing;
  }
}
static void ask(World *w) {
  const Assumptions *a = &w->a;
  const Key served = keyNow(w, D_self_service, 0), asks = keyNow(w, D_ask, 0), answers = keyNow(w, D_answer, 0);
  const double half = a->kK * sqrt(w->n.inGroups ? (double)w->n.members / w->n.groups : w->n.members);
  const double saved = 0.5 * a->Tans * w->now.tied;
  int questions = 0, selfServed = 0, givenUp = 0, needs = 0;
  for (int v = 0; v < w->count; v++) {
    int i = w->visitors[v];
    if (!w->need[i]) continue;
    int g = w->group[i], p = g & w->poolMask;
    needs++;
    w->outcome[v] = a->oFail;
    if (uniform(served, (uint32_t)i) < saturate(w->pool_knowledge[p], half)) {
      selfServed++;
      w->outcome[v] = 0.8;
      w->groupSaved[g] += saved;
      continue;
    }
    double audience = saturate(w->pool_visitors[p] - 1, a->kAud);
    double chance = w->n.inGroups ? 0.6 : saturate(a->ask * w->willing[v] * w->person_asking[i] * audience, 1);
    if (uniform(asks, (uint32_t)i) >= chance) { givenUp++; continue; }
    w->pool_questions[p]++;
    w->askers[questions] = v;
    w->askerDraw[questions++] = uniform(answers, (uint32_t)i);
    contribute(w, i, 1);
  }
  w->tally.needs = needs;
  w->tally.selfServed = selfServed;
  w->tally.givenUp = givenUp;
  w->tally.asked = w->questions = questions;
  w->tally.hoursSaved += saved * selfServed;
}
static void shareItems(World *w) {
  const Assumptions *a = &w->a;
  const Key shares = keyNow(w, D_share, 0), tied = keyNow(w, D_tied_to_work, 0);
  const double company = w->n.inGroups ? 7 : -1;
  for (int v = 0; v < w->count; v++) {
    int i = w->visitors[v], p = w->group[i] & w->poolMask;
    double novelty = a->tauN / (a->tauN + (w->space.week - w->member_awareSince[i]));
    double audience = saturate(w->pool_visitors[p] + company, a->kAud);
    double chance =
        least(0.9, a->voice * w->person_voice[i] * w->willing[v] * (1 + a->nIntro * novelty) * audience);
    if (uniform(shares, (uint32_t)i) >= chance) continue;
    if (uniform(tied, (uint32_t)i) < w->now.tied) {
      w->pool_signal[p]++;
      w->pool_knowledge[p] += 0.5;
    } else w->pool_noise[p]++;
    contribute(w, i, 1);
  }
}

static void settle(World *w, int v, double outcome) {
  int i = w->visitors[v], g = w->group[i], p = g & w->poolMask;
  double belonging = w->member_belonging[i];
  w->outcome[v] = outcome;
  w->pool_signal[p]++;
  w->pool_knowledge[p]++;
  w->member_belonging[i] = (float)(belonging + w->a.dB * (1 - belonging));
  w->groupSaved[g] += w->a.Tans * w->now.tied;
}
static double odds(const World *w, int v) {
  int i = w->visitors[v], p = w->group[i] & w->poolMask;
  double own = w->person_expertise[i] * w->willing[v], experts = most(0, w->pool_experts[p] - own);
  double crowd = 1 + (w->pool_questions[p] - 1) / (experts + 0.01);
  double reached = w->n.inGroups ? 1 : w->a.kap * (0.5 + sqrt(w->activeTies[i]));
  return (reached * experts * (1 + w->a.rRoute * w->now.connect)) / crowd;
}
static int askPeers(World *w) {
  int answered = 0, left = 0;
  for (int q = 0; q < w->questions; q++) {
    int v = w->askers[q];
    double u = w->askerDraw[q], mu = odds(w, v);
    if (u * (1 + mu) >= mu) {
      w->order[left++] = u * 4294967296.0 * 2097152.0 + v;
      continue;
    }
    double root = u / (mu * (1 - u));
    w->delays[answered++] = 168 * root * root;
    w->pool_answers[w->group[w->visitors[v]] & w->poolMask]++;
    settle(w, v, 1);
  }
  w->tally.answeredByPeers = answered;
  return left;
}
static void sortUp(double *list, int n) {
  while (n > 24) {
    double x = list[0], y = list[n / 2], z = list[n - 1];
    double pivot = most(least(x, y), least(most(x, y), z));
    int i = 0, j = n - 1;
    for (;;) {
      while (list[i] < pivot) i++;
      while (list[j] > pivot) j--;
      if (i >= j) break;
      double kept = list[i];
      list[i++] = list[j];
      list[j--] = kept;
    }
    sortUp(list, i);
    list += i;
    n -= i;
  }
  for (int i = 1; i < n; i++) {
    double kept = list[i];
    int j = i;
    for (; j > 0 && list[j - 1] > kept; j--) list[j] = list[j - 1];
    list[j] = kept;
  }
}
static void askCms(World *w, int left) {
  const Key finds = keyNow(w, D_cm_answer, 0);
  double capacity = w->now.cmAnswers;
  if (!w->n.inGroups && capacity > 0 && capacity < left) sortUp(w->order, left);
  int answered = 0, byPeers = w->tally.answeredByPeers;
  for (int rank = 0; rank < left; rank++) {
    int v = (int)((uint64_t)w->order[rank] & 2097151), i = w->visitors[v];
    double taken = w->n.inGroups ? 1 : least(1, most(0, capacity));
    double chance = w->n.inGroups ? 0.8 * w->now.groupHelp : w->a.qCM * taken;
    capacity -= taken;
    if (uniform(finds, (uint32_t)i) < chance) {
      answered++;
      settle(w, v, 0.9);
      continue;
    }
    w->outcome[v] = w->a.oFail;
    w->pool_noise[w->group[i] & w->poolMask] += 0.5;
  }
  for (int q = byPeers; q < byPeers + answered; q++) w->delays[q] = 24 * (1 + w->space.load);
  w->tally.answeredByCms = answered;
  w->tally.unanswered = left - answered;
}
static double middle(double *list, int n) {
  if (n == 0) return 0;
  double upper = selectRank(list, n, n >> 1);
  if (n % 2 == 1) return upper;
  double lower = list[0];
  for (int i = 1; i < n >> 1; i++) if (list[i] > lower) lower = list[i];
  return (lower + upper) / 2;
}
static void answerQuestions(World *w) {
  askCms(w, askPeers(w));
  int answered = w->tally.answeredByPeers + w->tally.answeredByCms;
  w->tally.hoursSaved += w->a.Tans * w->now.tied * answered;
  w->tally.medianReply = middle(w->delays, answered);
}
static void creditAnswers(World *w) {
  const Assumptions *a = &w->a;
  const Key credit = keyNow(w, D_credit, 0), recognition = keyNow(w, D_recognition, 1);
  for (int v = 0; v < w->count && w->tally.answeredByPeers > 0; v++) {
    int i = w->visitors[v], g = w->group[i], p = g & w->poolMask;
    double e = w->person_expertise[i], answers = w->pool_answers[p];
    if (e == 0 || answers == 0) continue;
    double weight = e * (a->w0 + (1 - a->w0) * w->member_belonging[i]);
    double written = floor((answers * weight) / w->pool_experts[p] + uniform(credit, (uint32_t)i));
    if (written == 0) continue;
    contribute(w, i, (int)written);
    double b = w->member_belonging[i];
    if (uniform(recognition, (uint32_t)i) < w->now.connect) w->member_belonging[i] = (float)(b + a->dB * (1 - b));
    w->tally.memberHours += a->tVisit * written;
    w->groupSpent[g] += a->tVisit * written;
  }
  double signal = w->now.content * w->now.tied; // made by CMs
  w->pool_signal[0] += signal;
  w->pool_noise[0] += w->now.content - signal;
  w->pool_knowledge[0] += 0.5 * signal;
}
#endif
