// The row that a week leaves in the history; the order of the columns is that of core/src/column.ts.
#ifndef MEASURE_H
#define MEASURE_H
#include "load.h"

static double sumOf(const double *parts) { return parts[0] + parts[1] + (parts[2] + parts[3]); }
static double per(double hours, double minutes) { return minutes > 0 ? (60 * hours) / minutes : 0; }

#define ROW(X) X(aware, w->counts[0]) X(registered, w->counts[1]) X(everRegistered, s->everRegistered) \
  X(visitors, t->visitors) X(fourWeekActive, w->counts[2]) X(posters, t->posters) X(contributors, w->counts[3]) \
  X(core, w->counts[4]) X(newcomers, t->newcomers) X(joiners, t->joiners) X(needs, t->needs) X(selfServed, t->selfServed) \
  X(asked, t->asked) X(givenUp, t->givenUp) X(answeredByPeers, t->answeredByPeers) X(answeredByCms, t->answeredByCms) \
  X(unanswered, t->unanswered) X(replyHours, t->medianReply * (t->answeredByPeers + t->answeredByCms)) X(signal, signal) \
  X(noise, noise) X(knowledge, knowledge) X(alignment, s->alignment) X(stance, t->stance) \
  X(expectedValue, sumOf(w->expectedSum)) X(belonging, sumOf(w->belongingSum)) X(experiencedValue, t->outcomes) \
  X(cmPosts, t->posts) X(cmVacant, t->vacant) X(cmPresent, now->present) X(covered, present) X(cmHours, now->hours) \
  X(overheadHours, now->overhead) X(strategyHours, now->strategy) X(load, now->present > 0 ? s->load : 0) \
  X(burnOut, t->burn) X(volunteerHours, s->volunteerHours) X(managerHours, now->managerHours) X(demandHours, now->demand) \
  X(actAnswers, present * per(t->actAnswers + 0.25 * shared, a->minAnswer)) \
  X(actWelcomes, present * per(t->actWelcomes, a->minWelcome)) X(actCurated, present * per(t->actCurated, a->minCurate)) \
  X(actContent, present * per(0.4 * shared, a->minContent)) X(actConnections, present * per(0.35 * shared, a->minConnect)) \
  X(actCoaching, present * per(0.25 * shared, a->minCoach)) X(actStrategy, per(now->strategy, a->minStrategy)) \
  X(hoursSaved, t->hoursSaved) X(memberHours, t->memberHours) X(value, t->hoursSaved * a->wage) \
  X(memberCost, t->memberHours * a->wage * a->oppShare) X(cmCost, t->cmCost) X(licenceCost, a->licence * w->n.members) \
  X(managerCost, now->managerHours * (1.5 * 75)) X(spaces, 1) X(livingSpaces, w->counts[3] > 0 ? 1 : 0)
#define ONE(name, value) +1
enum { WIDTH = 0 ROW(ONE) };

static void checkColumns(File file) {
#define TITLE(name, value) #name " "
  static const char titles[] = ROW(TITLE);
  size_t count;
  const char *columns = record(file, "columns", 1, &count);
  if (count != sizeof titles - 2 || memcmp(columns, titles, count)) fail("differ from those of measure.h", "columns of the history");
}
/** Phase 8. What only a review reads is left out: reviews are refused. */
static void measurement(World *w) {
  Space *s = &w->space;
  const Tally *t = &w->tally;
  const Plan *now = &w->now;
  const Assumptions *a = &w->a;
  double signal = 0, noise = 0, knowledge = 0, shared = now->content / 0.4, present = now->present > 0 ? 1 : 0;
  for (int p = 0; p < w->n.pools; p++) {
    signal += w->pool_signal[p];
    noise += w->pool_noise[p];
    knowledge += w->pool_knowledge[p];
  }
  s->everRegistered += t->newcomers;
#define VALUE(name, value) value,
  const double row[WIDTH] = {ROW(VALUE)};
  memcpy(w->values + (size_t)s->week * WIDTH, row, sizeof row);
  s->open = t->asked - t->answeredByPeers;
  s->newcomers = t->newcomers;
  s->items = signal + noise;
  s->volunteerHours = a->volH * sumOf(w->coreSkillSum);
}
#endif
