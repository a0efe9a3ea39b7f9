// The world of the C references: what dump.mjs wrote, chance, arithmetic. Names are those of ../../src.
#ifndef MODEL_H
#define MODEL_H
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ASSUMPTIONS(X) X(absent) X(cmTurn) X(hire) X(H) X(coordination) X(etaIntern) X(etaJunior) X(etaProfessional) \
  X(etaSenior) X(abilityIntern) X(abilityJunior) X(abilityProfessional) X(abilitySenior) X(sdA) X(expShare) X(v0) X(b0) \
  X(wh) X(wv) X(ws) X(wm) X(wq) X(wn) X(tauN) X(wx) X(wf) X(wo) X(sdW) X(wom) X(casc) X(need) X(u0) X(u1) X(ask) X(voice) \
  X(w0) X(nIntro) X(kAud) X(kap) X(kK) X(dK) X(items) X(kBr) X(oFail) X(alpha) X(rep) X(up) X(down) X(dB) X(bDec) X(lc) \
  X(oh) X(sig) X(kX) X(hCase) X(hCur) X(rRoute) X(curMax) X(qCM) X(ramp) X(burnUp) X(talentSd) X(volH) X(kA) X(dA) X(lamM) \
  X(coach) X(mgrSkill) X(reach) X(wd) X(Tans) X(Tbr) X(tVisit) X(wage) X(licence) X(oppShare) X(minAnswer) X(minWelcome) \
  X(minCurate) X(minContent) X(minConnect) X(minCoach) X(minStrategy)
#define SETTINGS(X) X(hazard) X(alignmentMax) X(alignmentFloor) X(alignment) X(load) X(push) X(proximity) X(fit) X(mandate) \
  X(managerHours) X(groupHours) X(replaceAfter)
#define SIZES(X) X(horizon) X(members) X(pools) X(groups) X(circles) X(groupRows) X(inGroups) X(known) X(membership)
// Columns of the state: table, type, name.
#define COLUMNS(X) X(person, int16_t, generation) X(person, float, openness) X(person, float, voice) \
  X(person, float, asking) X(person, float, expertise) X(person, float, skill) X(member, float, interest) \
  X(member, int16_t, awareSince) X(member, float, habit) X(member, float, expected) X(member, float, belonging) \
  X(member, uint8_t, active) X(member, int16_t, lastVisit) X(member, int16_t, lastContribution) \
  X(member, int16_t, firstContribution) X(member, int32_t, contributions) X(member, uint8_t, seen) \
  X(groups, double, stance) X(groups, double, pushed) X(groups, double, managerSkill) \
  X(pool, double, knowledge) X(pool, double, signal) X(pool, double, noise) X(pool, double, visitors) \
  X(pool, double, experts) X(pool, double, questions) X(pool, double, answers) X(pool, double, outcomes) \
  X(pool, double, reputation)
#define NETWORK(X) X(int32_t, group) X(int32_t, groupSize) X(int32_t, circle) X(int32_t, farStart) X(int32_t, far) \
  X(float, degree)
// Arrays that each week overwrites before reading, or that start at 0: type, name, rows.
#define SCRATCH(X) X(float, activeTies, members) X(int32_t, farActive, members) X(uint8_t, need, members) \
  X(int32_t, contributed, members) X(int32_t, visitors, members) X(int32_t, flips, members) X(double, willing, members) \
  X(double, outcome, members) X(int32_t, askers, members) X(double, askerDraw, members) X(double, order, members) \
  X(double, delays, members) X(int32_t, groupActive, groupRows) X(int32_t, groupVisitors, groupRows) \
  X(double, groupSaved, groupRows) X(double, groupSpent, groupRows) X(int32_t, circleActive, circles) \
  X(double, perPool, pools)
#define DECISIONS(X) X(trait_openness, "trait-openness") X(trait_voice, "trait-voice") X(trait_interest, "trait-interest") \
  X(trait_expertise, "trait-expertise") X(talent, "talent") X(employee_turnover, "employee-turnover") \
  X(cm_turnover, "cm-turnover") X(cm_absence, "cm-absence") X(awareness, "awareness") X(shock, "shock") X(need, "need") \
  X(visit, "visit") X(self_service, "self-service") X(ask, "ask") X(answer, "answer") X(cm_answer, "cm-answer") \
  X(share, "share") X(tied_to_work, "tied-to-work") X(credit, "credit") X(welcome, "welcome") X(recognition, "recognition")

#define DOUBLE(name) double name;
#define WHOLE(name) int name;
enum { MOST_POSTS = 64, MOST_WAVES = 64 };
typedef struct { ASSUMPTIONS(DOUBLE) } Assumptions;
typedef struct { SETTINGS(DOUBLE) } Settings;
typedef struct { SIZES(WHOLE) } Sizes;
typedef struct { uint32_t a, b; } Key;
typedef struct {
  int week, removed, newContributors, seen1, seen4, seen12;
  double alignment, load, open, newcomers, items, volunteerHours, everRegistered;
} Space;
typedef struct {
  double hours, overhead, strategy, present, welcomeShare, curation, cmAnswers, content, animate, connect, coach, strategic,
      groupHelp, tied, shock, effective, managerHours, demand;
} Plan;
typedef struct {
  int needs, selfServed, asked, givenUp, answeredByPeers, answeredByCms, unanswered, visitors, newcomers, joiners, posters,
      vacant, posts;
  double medianReply, stance, hoursSaved, memberHours, outcomes, cmCost, burn, actAnswers, actWelcomes, actCurated;
} Tally;
typedef struct { int open, seniority, holders, tenure, vacant; double fte, talent, burn; } Post;
typedef struct {
  Sizes n;
  Settings set;
  Assumptions a;
  uint32_t root[4], talentRoot[4];
  int waves, team, poolMask, count, flipping, questions;
  double waveWeek[MOST_WAVES], waveSize[MOST_WAVES], teamFte[MOST_POSTS];
  int teamSeniority[MOST_POSTS];
  double costPerYear[4], contractWeeks[4], gapWeeks[4], sizeRoot;
#define COLUMN(table, type, name) type *table##_##name;
  COLUMNS(COLUMN)
#define TIES(type, name) type *name;
  NETWORK(TIES)
#define SPARE(type, name, rows) type *name;
  SCRATCH(SPARE)
  Space space;
  Plan now;
  Tally tally;
  Post posts[MOST_POSTS];
  int32_t counts[5];
  double expectedSum[4], belongingSum[4], coreSkillSum[4];
  double *values;
} World;

static inline double saturate(double x, double k) { return x > 0 ? x / (x + k) : 0; }
static inline double clamp(double x, double low, double high) { return x < low ? low : x > high ? high : x; }
static inline double least(double x, double y) { return x < y ? x : y; }
static inline double most(double x, double y) { return x > y ? x : y; }
static inline double power64(double x) {
  double x2 = x * x, x4 = x2 * x2, x8 = x4 * x4, x16 = x8 * x8, x32 = x16 * x16;
  return x32 * x32;
}
/** True with probability logistic(x), rational, for u uniform in [0, 1). */
static inline int happens(double u, double x) {
  double cut = clamp(x, -8, 8), up = power64(128 + cut);
  return u * (up + power64(128 - cut)) < up;
}

static inline uint32_t mix(uint32_t h) {
  h = (h ^ h >> 16) * 0x21f0aaadu;
  h = (h ^ h >> 15) * 0x735a2d97u;
  return h ^ h >> 15;
}
static inline uint32_t bits(Key key, uint32_t entity) {
  uint32_t p = (entity + key.a) * 0x9e3779b1u, q = (entity ^ key.b) * 0x85ebca6bu;
  uint32_t h = (p ^ p >> 15) * 0x21f0aaadu + (q ^ q >> 16);
  h = (h ^ h >> 16) * 0x735a2d97u;
  h = (h ^ h >> 15) * 0x21f0aaadu;
  return h ^ h >> 15;
}
static inline double uniform(Key key, uint32_t entity) { return bits(key, entity) * (1.0 / 4294967296.0); }

#define NAME(id, text) D_##id,
enum { DECISIONS(NAME) MOST_DECISIONS };
static uint32_t decision[MOST_DECISIONS];
static void hashDecisions(void) {
#define TEXT(id, text) text,
  static const char *const names[] = {DECISIONS(TEXT)};
  for (int d = 0; d < MOST_DECISIONS; d++) {
    uint32_t h = 0x811c9dc5u;
    for (const char *c = names[d]; *c; c++) h = (h ^ (uint8_t)*c) * 0x01000193u;
    decision[d] = h;
  }
}
static Key keyOf(const uint32_t *words, int id, uint32_t week, uint32_t k) {
  uint32_t name = decision[id];
  Key key;
  key.a = mix(mix(mix(words[0] ^ name) + week) + (k + 1) * 0x9e3779b1u);
  key.b = mix(mix(mix(words[1] + name * 0x2c1b3c6du) ^ (week + 1) * 0x297a2d39u) ^ mix(mix(k + words[2]) + words[3]));
  return key;
}
static inline Key keyNow(const World *w, int id, uint32_t k) { return keyOf(w->root, id, (uint32_t)w->space.week, k); }

/** The element of ascending rank k of the first n; smaller ones stand before it. */
static double selectRank(double *list, int n, int k) {
  int low = 0, high = n - 1;
  while (low < high) {
    double pivot = list[(low + high) >> 1];
    int i = low, j = high;
    while (i <= j) {
      while (list[i] < pivot) i++;
      while (list[j] > pivot) j--;
      if (i > j) break;
      double kept = list[i];
      list[i++] = list[j];
      list[j--] = kept;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return list[k];
}
#endif
