// The phases that cost a fixed time a week: posts, work of the team, the launch, and the row of the history.
#ifndef OFFICE_H
#define OFFICE_H
#include "model.h"

static void fillPost(World *w, int j) {
  Post *post = &w->posts[j];
  Key key = keyOf(w->talentRoot, D_talent, (uint32_t)post->holders, 0);
  post->talent = 1 + w->a.talentSd * sqrt(12) * (uniform(key, (uint32_t)j) - 0.5);
  post->tenure = 0;
  post->burn = 0;
  post->vacant = 0;
  post->holders++;
}
/** Without interventions only week 0 changes anything: the team comes. */
static void timeline(World *w) {
  if (w->space.week > 0) return;
  for (int j = 0; j < w->team; j++) {
    w->posts[j].open = 1;
    w->posts[j].seniority = w->teamSeniority[j];
    w->posts[j].fte = w->teamFte[j];
    fillPost(w, j);
  }
}
static double roundHalfUp(double x) { return floor(x + 0.5); }
static int stays(World *w, int j) {
  Post *post = &w->posts[j];
  double contract = w->contractWeeks[post->seniority], hire = roundHalfUp(w->a.hire);
  int ended = contract > 0 && post->tenure >= contract;
  if (!ended && uniform(keyNow(w, D_cm_turnover, 0), (uint32_t)j) >= w->a.cmTurn * (1 + 3 * post->burn)) return 1;
  double usual = contract > 0 ? least(w->gapWeeks[post->seniority], hire) : hire;
  post->vacant = (int)(isnan(w->set.replaceAfter) ? usual : w->set.replaceAfter);
  if (post->vacant != 0) return 0;
  fillPost(w, j);
  return 1;
}
static int filled(World *w, int j) {
  Post *post = &w->posts[j];
  if (post->vacant < 0) {
    double weeks = isnan(w->set.replaceAfter) ? roundHalfUp(w->a.hire) : w->set.replaceAfter;
    if (weeks < 0) return 0;
    if (weeks == 0) fillPost(w, j);
    else post->vacant = (int)weeks + 1;
  }
  if (post->vacant > 0) {
    if (--post->vacant > 0) return 0;
    fillPost(w, j);
  }
  return 1;
}
static void workforce(World *w) {
  const Assumptions *a = &w->a;
  const double effect[4] = {a->etaIntern, a->etaJunior, a->etaProfessional, a->etaSenior};
  const double ability[4] = {a->abilityIntern, a->abilityJunior, a->abilityProfessional, a->abilitySenior};
  Key absence = keyNow(w, D_cm_absence, 0);
  double able = 0;
  w->now.hours = w->now.effective = w->now.present = 0;
  for (int j = 0; j < w->team; j++) {
    Post *post = &w->posts[j];
    if (!post->open) continue;
    w->tally.posts++;
    if (!filled(w, j)) { w->tally.vacant++; continue; }
    w->tally.cmCost += (w->costPerYear[post->seniority] / 52) * post->fte;
    if (!stays(w, j)) { w->tally.vacant++; continue; }
    post->burn = clamp(post->burn + a->burnUp * (least(w->space.load, 2) - 1), 0, 1);
    w->tally.burn += post->burn;
    if (uniform(absence, (uint32_t)j) >= a->absent) {
      double hours = a->H * post->fte, ramp = 0.4 + 0.6 * saturate(post->tenure, a->ramp);
      w->now.hours += hours;
      w->now.effective += hours * effect[post->seniority] * post->talent * ramp * (1 - 0.3 * post->burn);
      able += hours * ability[post->seniority];
      w->now.present++;
    }
    post->tenure++;
  }
  w->now.strategic = w->now.hours > 0 ? able / w->now.hours : 0;
}

static double rivalWork(World *w, double supply) {
  const Space *s = &w->space;
  Plan *now = &w->now;
  double hCase = w->a.hCase, hCur = w->a.hCur;
  double answer = least(supply, hCase * s->open);
  double welcome = least(supply - answer, hCase * s->newcomers);
  double curate = least(supply - answer - welcome, hCur * s->items);
  double rest = supply - answer - welcome - curate, idle = rest > 0 ? 1 : 0;
  now->welcomeShare = s->newcomers > 0 && hCase > 0 ? welcome / (hCase * s->newcomers) : idle;
  now->curation = s->items > 0 && hCur > 0 ? curate / (hCur * s->items) : idle;
  now->cmAnswers = hCase > 0 ? (answer + 0.2 * rest) / hCase : rest > 0 ? s->open : 0;
  w->tally.actAnswers = answer;
  w->tally.actWelcomes = welcome;
  w->tally.actCurated = curate;
  return 0.8 * rest;
}
static void sharedWork(World *w, double rest) {
  double half = w->a.kX * w->sizeRoot;
  w->now.animate = saturate(0.4 * rest, 0.4 * half);
  w->now.connect = saturate(0.35 * rest, 0.35 * half);
  w->now.coach = saturate(0.25 * rest, 0.25 * half);
  w->now.content = 0.4 * rest;
}
static void groupWork(World *w, double available) {
  Plan *now = &w->now;
  int size = w->n.groups;
  double skill = 0;
  for (int g = 0; g < size; g++) skill += w->groups_managerSkill[g];
  double hours = (w->set.groupHours + available / size) * (skill / size) * 5;
  double help = saturate(hours, w->a.kX * sqrt((double)w->n.members / size / 1000));
  now->animate = now->connect = now->coach = now->curation = now->groupHelp = help;
  now->welcomeShare = 1;
  now->content = now->cmAnswers = 0;
  now->managerHours += w->set.groupHours * size;
}
static void facilitation(World *w) {
  Space *s = &w->space;
  Plan *now = &w->now;
  const Assumptions *a = &w->a;
  double ability = now->strategic;
  double standing = a->oh * least(1, w->sizeRoot) + a->coordination * most(0, now->present - 1);
  now->overhead = least(now->hours / 2, standing);
  double available = now->hours > 0 ? now->effective * (1 - now->overhead / now->hours) : 0;
  double posts = now->hours / a->H;
  now->strategy = posts > 1 ? (available * ability * a->sig * (posts - 1)) / posts : 0;
  now->strategic = saturate(now->strategy, (a->kX / 4) * w->sizeRoot) * w->set.proximity;
  now->demand = a->hCase * (s->open + s->newcomers) + a->hCur * s->items;
  if (now->hours > 0) s->load = (now->overhead + now->demand + a->kX * w->sizeRoot) / now->hours;
  now->managerHours = w->set.managerHours * w->n.groups;
  double given = 0;
  if (w->set.managerHours > 0)
    for (int g = 0; g < w->n.groups; g++) given += w->set.managerHours * w->groups_managerSkill[g];
  double supply = available - now->strategy + s->volunteerHours + given;
  now->groupHelp = 0;
  if (w->n.inGroups) groupWork(w, available);
  else sharedWork(w, rivalWork(w, supply));
  double gain = a->kA * now->strategic * (w->set.alignmentMax - s->alignment);
  double loss = a->dA * most(0, s->alignment - w->set.alignmentFloor);
  s->alignment = clamp(s->alignment + gain - loss, 0, 1);
  double scope = w->n.inGroups ? most(s->alignment, 0.85) : s->alignment;
  now->tied = a->u0 + (a->u1 - a->u0) * scope;
}
static double launchIntensity(const World *w) {
  double strongest = 0;
  for (int l = 0; l < w->waves; l++) {
    double intensity = w->waveSize[l];
    for (int week = (int)w->waveWeek[l]; week < w->space.week; week++) intensity *= 0.5;
    if (w->waveWeek[l] <= w->space.week && intensity > strongest) strongest = intensity;
  }
  return strongest;
}
static double drawShock(const World *w) {
  Key key = keyNow(w, D_shock, 0);
  double sum = 0;
  for (uint32_t k = 0; k < 4; k++) sum += uniform(key, k);
  return w->a.sdW * sqrt(3) * (sum - 2);
}
#endif
