// The engine's algorithm in plain scalar C: same passes, columns, lists and order of every sum.
#include "scalar-talk.h"
#include "run.h"

static void pushOne(World *w, int i, int change) {
  w->groupActive[w->group[i]] += change;
  w->circleActive[w->circle[i]] += change;
  for (int t = w->farStart[i]; t < w->farStart[i + 1]; t++) w->farActive[w->far[t]] += change;
}
static void turnover(World *w) {
  if (w->space.week == 0) return;
  const Key key = keyNow(w, D_employee_turnover, 0);
  const double hazard = w->set.hazard;
  int32_t *restrict leavers = w->flips;
  int count = 0;
  for (int i = 0; i < w->n.members; i++)
    if (uniform(key, (uint32_t)i) < hazard) leavers[count++] = i;
  for (int l = 0; l < count; l++) {
    int i = leavers[l];
    leaveRecord(w, i);
    TraitKeys keys = traitKeys(w, (uint32_t)++w->person_generation[i]);
    arrive(w, i, &keys);
    startMembership(w, i, &keys);
    if (!w->member_active[i]) continue;
    w->member_active[i] = 0;
    pushOne(w, i, -1);
  }
  w->tally.joiners = count;
}
static void awareness(World *w) {
  const int32_t *restrict group = w->group, *restrict circle = w->circle, *restrict farActive = w->farActive;
  const int32_t *restrict groupActive = w->groupActive, *restrict circleActive = w->circleActive;
  const uint8_t *restrict active = w->member_active;
  const float *restrict degree = w->degree;
  const double *restrict stance = w->groups_stance;
  float *restrict activeTies = w->activeTies;
  int16_t *restrict awareSince = w->member_awareSince;
  const Key key = keyNow(w, D_awareness, 0);
  const double launch = 1 - least(1, w->a.reach * launchIntensity(w));
  const double wom = w->a.wom, casc = w->a.casc, animate = w->now.animate;
  const int16_t week = (int16_t)w->space.week;
  const int members = w->n.members;
  for (int i = 0; i < members; i++) {
    int ties = groupActive[group[i]] + circleActive[circle[i]] + farActive[i] - 2 * active[i];
    float share = (float)ties / degree[i];
    activeTies[i] = share;
    if (awareSince[i] != -1) continue;
    double cascade = casc * (1 + stance[group[i]] + animate);
    double missed = launch * (1 - wom * share) * (1 - cascade);
    if (uniform(key, (uint32_t)i) >= missed) awareSince[i] = week;
  }
}
static void visits(World *w) {
  for (int v = 0; v < w->count; v++) w->contributed[w->visitors[v]] = 0;
  const Assumptions a = w->a;
  const Key needs = keyNow(w, D_need, 0), visit = keyNow(w, D_visit, 0);
  w->now.shock = drawShock(w);
  for (int p = 0; p < w->n.pools; p++)
    w->perPool[p] = saturate(most(0, w->pool_noise[p] - a.items), w->pool_visitors[p] + a.items);
  const double needRate = a.need * w->now.tied;
  const double common =
      a.b0 + a.wx * w->now.animate + (w->set.mandate ? a.wd : 0) + a.wd * w->now.groupHelp + w->now.shock;
  const double wm = w->n.inGroups ? 2 * a.wm : a.wm, misfit = a.wf * (1 - w->set.fit);
  const int16_t *restrict awareSince = w->member_awareSince;
  const float *restrict openness = w->person_openness, *restrict habit = w->member_habit;
  const float *restrict expected = w->member_expected, *restrict interest = w->member_interest;
  const float *restrict skill = w->person_skill, *restrict activeTies = w->activeTies;
  const int32_t *restrict group = w->group;
  const double *restrict stance = w->groups_stance, *restrict overload = w->perPool;
  uint8_t *restrict active = w->member_active, *restrict need = w->need;
  int32_t *restrict visitors = w->visitors, *restrict flips = w->flips;
  const int week = w->space.week, poolMask = w->poolMask, members = w->n.members;
  const float tau = (float)a.tauN;
  int visiting = 0, flipping = 0;
  for (int i = 0; i < members; i++) {
    int since = awareSince[i];
    if (since < 0) continue;
    double h = habit[i], v = expected[i];
    int g = group[i];
    int wants = uniform(needs, (uint32_t)i) < needRate * interest[i];
    double start = wm * stance[g];
    float novelty = tau / (tau + (float)(week - since));
    double traits = common - a.wv - misfit + openness[i] + misfit * skill[i];
    double others = a.ws * sqrtf(activeTies[i]) - a.wo * overload[g & poolMask];
    double z = traits + a.wn * novelty + (start + (a.wh - start) * h) + others + (wants ? 2 * a.wv + a.wq : 2 * a.wv) * v;
    int visits = happens(uniform(visit, (uint32_t)i), z);
    if (visits != active[i]) flips[flipping++] = i;
    if (visits) visitors[visiting++] = i;
    active[i] = (uint8_t)visits;
    need[i] = (uint8_t)wants;
  }
  w->count = visiting;
  w->flipping = flipping;
}
static void push(World *w) {
  for (int f = 0; f < w->flipping; f++) pushOne(w, w->flips[f], 2 * w->member_active[w->flips[f]] - 1);
}

static void accountVisits(World *w) {
  const Assumptions *a = &w->a;
  for (int p = 0; p < w->n.pools; p++) {
    double all = w->pool_signal[p] + w->pool_noise[p], signal = all > 0 ? w->pool_signal[p] / all : 0;
    double relevant = signal + (1 - signal) * a->curMax * w->now.curation * w->space.alignment;
    w->perPool[p] = a->kBr * 2 * relevant * least(a->items, all);
  }
  double browsed = 0, outcomes = 0;
  memset(w->groupVisitors, 0, (size_t)w->n.groupRows * sizeof(int32_t));
  for (int v = 0; v < w->count; v++) {
    int i = w->visitors[v], g = w->group[i], p = g & w->poolMask, browsing = w->outcome[v] == -1;
    if (browsing) w->outcome[v] = w->n.inGroups ? 0.6 : saturate(w->perPool[p] * w->member_interest[i], 1);
    double o = w->outcome[v];
    w->pool_outcomes[p] += o;
    outcomes += o;
    w->groupVisitors[g]++;
    w->groupSpent[g] += a->tVisit;
    if (!browsing) continue;
    browsed += o;
    w->groupSaved[g] += a->Tbr * o * w->now.tied;
  }
  w->tally.visitors = w->count;
  w->tally.outcomes += outcomes;
  w->tally.hoursSaved += a->Tbr * w->now.tied * browsed;
  w->tally.memberHours += a->tVisit * w->count;
}
static void learn(World *w) {
  const Assumptions *a = &w->a;
  const Key welcome = keyNow(w, D_welcome, 0), recognition = keyNow(w, D_recognition, 0);
  const double welcomed = 0.9 * w->now.welcomeShare, growth = a->lc * (1 + 2 * w->now.coach);
  for (int v = 0; v < w->count; v++) {
    int i = w->visitors[v];
    double h = w->member_habit[i], b = w->member_belonging[i] * (1 - a->bDec), e = w->member_expected[i];
    double s = w->person_skill[i];
    if (h < 0.2 && uniform(welcome, (uint32_t)i) < welcomed) b += a->dB * (1 - b);
    if (w->contributed[i] > 0 && uniform(recognition, (uint32_t)i) < w->now.connect) b += a->dB * (1 - b);
    w->member_belonging[i] = (float)b;
    w->member_expected[i] = (float)(e + a->alpha * (w->outcome[v] - e));
    w->member_habit[i] = (float)(h + a->up * (1 - h));
    w->person_skill[i] = (float)(s + growth * (1 - s));
    if (w->member_lastVisit[i] < 0) w->tally.newcomers++;
    w->member_lastVisit[i] = (int16_t)w->space.week;
  }
}
static void forget(World *w) {
  const int16_t *restrict awareSince = w->member_awareSince, *restrict lastVisit = w->member_lastVisit;
  const int16_t *restrict lastContribution = w->member_lastContribution;
  const uint8_t *restrict active = w->member_active;
  const float *restrict skill = w->person_skill;
  float *restrict habit = w->member_habit, *restrict belonging = w->member_belonging;
  float *restrict expected = w->member_expected;
  const int32_t *restrict group = w->group;
  const double *restrict reputation = w->pool_reputation;
  const float keptHabit = (float)(1 - w->a.down), keptBelonging = (float)(1 - w->a.bDec);
  const double rep = w->a.rep;
  const int recent = w->space.week > 3 ? w->space.week - 3 : 0, poolMask = w->poolMask, members = w->n.members;
  int aware = 0, registered = 0, seen = 0, contributing = 0, core = 0;
  double expectedSum[4] = {0}, belongingSum[4] = {0}, coreSkillSum[4] = {0};
  for (int i = 0; i < members; i++) {
    if (awareSince[i] < 0) continue;
    aware++;
    int gone = active[i] == 0;
    double v = expected[i];
    float b = belonging[i] * (gone ? keptBelonging : 1);
    float e = (float)(gone ? v + rep * (reputation[group[i] & poolMask] - v) : v), s = skill[i];
    habit[i] = habit[i] * (gone ? keptHabit : 1);
    belonging[i] = b;
    expected[i] = e;
    expectedSum[i & 3] += e;
    belongingSum[i & 3] += b;
    if (lastVisit[i] >= 0) registered++;
    if (lastVisit[i] < recent) continue;
    seen++;
    if (lastContribution[i] >= recent) contributing++;
    if ((double)b > 0.4 && (double)s > 0.4) {
      core++;
      coreSkillSum[i & 3] += s;
    }
  }
  const int32_t counts[5] = {aware, registered, seen, contributing, core};
  memcpy(w->counts, counts, sizeof counts);
  memcpy(w->expectedSum, expectedSum, sizeof expectedSum);
  memcpy(w->belongingSum, belongingSum, sizeof belongingSum);
  memcpy(w->coreSkillSum, coreSkillSum, sizeof coreSkillSum);
}
static void pools(World *w) {
  const double kept = 1 - w->a.dK * (1 - 0.6 * w->now.curation);
  for (int p = 0; p < w->n.pools; p++) {
    if (w->pool_visitors[p] > 0)
      w->pool_reputation[p] = 0.8 * w->pool_reputation[p] + (0.2 * w->pool_outcomes[p]) / w->pool_visitors[p];
    w->pool_knowledge[p] *= kept;
  }
}
static void managers(World *w) {
  const double lamM = w->a.lamM, oppShare = w->a.oppShare, pushed = w->set.push;
  const double coached = w->now.coach, hours = w->n.inGroups ? w->set.groupHours : w->set.managerHours;
  const double skillGain = 0.003 * (coached + (hours > 0 ? 1 : 0)), coaching = w->a.coach * coached;
  double sum = 0;
  for (int g = 0; g < w->n.groups; g++) {
    double saved = w->groupSaved[g], spent = w->groupSpent[g] * oppShare;
    double own = w->groups_stance[g] - w->groups_pushed[g];
    if (saved + spent > 0) {
      double active = least(1, (double)w->groupVisitors[g] / w->groupSize[g]);
      own += lamM * active * ((saved - spent) / (saved + spent) - own);
    }
    own = clamp(own + coaching * (1 - own), -1, 1);
    double shown = clamp(own + pushed, -1, 1);
    w->groups_stance[g] = shown;
    w->groups_pushed[g] = shown - own;
    w->groups_managerSkill[g] += skillGain * (1 - w->groups_managerSkill[g]);
    sum += shown;
  }
  w->tally.stance = w->n.groups > 0 ? sum / w->n.groups : 0;
}

int main(int count, char **word) {
  static const Phase week[] = {
      {"timeline", timeline}, {"turnover", turnover}, {"workforce", workforce}, {"facilitation", facilitation},
      {"awareness", awareness}, {"visits", visits}, {"push", push}, {"gather", gather}, {"ask", ask},
      {"share", shareItems}, {"answers", answerQuestions}, {"credit", creditAnswers}, {"account", accountVisits},
      {"learn", learn}, {"forget", forget}, {"pools", pools}, {"managers", managers}, {"measurement", measurement},
      {NULL, NULL}};
  return runAll(count, word, week, NULL);
}
