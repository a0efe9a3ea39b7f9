// A newcomer in the row of a leaver, and what a contribution leaves: people.ts, ties.ts and record.ts.
#ifndef PEOPLE_H
#define PEOPLE_H
#include "model.h"

typedef struct { Key openness[4], voice, expertise, interest; } TraitKeys;

static TraitKeys traitKeys(const World *w, uint32_t generation) {
  TraitKeys keys;
  for (uint32_t k = 0; k < 4; k++) keys.openness[k] = keyOf(w->root, D_trait_openness, generation, k);
  keys.voice = keyOf(w->root, D_trait_voice, generation, 0);
  keys.expertise = keyOf(w->root, D_trait_expertise, generation, 0);
  keys.interest = keyOf(w->root, D_trait_interest, generation, 0);
  return keys;
}
static double interestOf(int rule, double u) {
  if (rule == 1) return 0.4 + 0.6 * sqrt(u);
  return rule == 2 ? 0.03 + 0.3 * u * u : 0.1 + 0.9 * u;
}
static void arrive(World *w, int i, const TraitKeys *keys) {
  uint32_t row = (uint32_t)i;
  double sum = 0;
  for (int k = 0; k < 4; k++) sum += uniform(keys->openness[k], row);
  w->person_openness[i] = (float)(w->a.sdA * sqrt(3) * (sum - 2));
  double u = clamp(uniform(keys->voice, row), 0.01, 0.99), q = u / (1 - u), root4 = sqrt(sqrt(q));
  w->person_voice[i] = (float)(q * root4);
  w->person_asking[i] = (float)(root4 * root4);
  double e = uniform(keys->expertise, row);
  w->person_expertise[i] = (float)(e < w->a.expShare ? e / w->a.expShare : 0);
  w->person_skill[i] = 0;
}
static void startMembership(World *w, int i, const TraitKeys *keys) {
  w->member_interest[i] = (float)interestOf(w->n.membership, uniform(keys->interest, (uint32_t)i));
  w->member_awareSince[i] = w->space.week == 0 ? (int16_t)w->n.known : -1;
  w->member_habit[i] = 0;
  w->member_expected[i] = (float)w->a.v0;
  w->member_belonging[i] = 0;
  w->member_lastVisit[i] = -1;
  w->member_contributions[i] = 0;
  w->member_firstContribution[i] = -1;
  w->member_lastContribution[i] = -1;
  w->member_seen[i] = 0;
}
static void leaveRecord(World *w, int i) {
  int first = w->member_firstContribution[i], seen = w->member_seen[i];
  if (first < 13 || first > w->n.horizon - 66) return;
  w->space.newContributors++;
  w->space.seen1 += seen & 1;
  w->space.seen4 += seen >> 1 & 1;
  w->space.seen12 += seen >> 2 & 1;
}
static inline void contribute(World *w, int i, int count) {
  int week = w->space.week;
  if (w->contributed[i] == 0) w->tally.posters++;
  w->contributed[i] += count;
  w->member_contributions[i] += count;
  w->member_lastContribution[i] = (int16_t)week;
  int first = w->member_firstContribution[i], later = week - first;
  if (first < 0) w->member_firstContribution[i] = (int16_t)week;
  else if (later <= 64) w->member_seen[i] |= (uint8_t)((later >= 1) | (later >= 4) << 1 | (later >= 12) << 2);
}
#endif
