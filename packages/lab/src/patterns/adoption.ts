import { type History, valueAt } from '@fishbowl/core'
import { arm, bestInClass, claimed, incidental, integrated, mandated, team, technologyLed } from './arms.ts'
import {
  active,
  column,
  difference,
  each,
  holds,
  just,
  levels,
  over,
  type Pattern,
  type Reading,
  reproduces,
  within,
} from './pattern.ts'

const two = integrated(2)
const alone = integrated(0)
const around = 'weekly active share, mean of weeks t-2 to t+2'

const weekly = (history: History, week: number): number =>
  valueAt(history, 'visitors', week) / history.members
/** Highest week of the first six. */
const spike: Reading = {
  scenario: two,
  of: (history) => Math.max(...[0, 1, 2, 3, 4, 5].map((week) => weekly(history, week))),
}
const trough = over(two, 'weeklyActive', 7, 11)

/** P1 and V1: launch spike, let-down, slow build-up. */
const launch: readonly Pattern[] = [
  reproduces(
    'P1.spike',
    { says: 'a launch makes a spike', how: 'highest week of 0 to 5; integrated, 2 professionals' },
    0.371,
    just(spike),
  ),
  reproduces(
    'P1.trough',
    { says: 'after the spike comes a let-down', how: 'weeks 7 to 11; integrated, 2 professionals' },
    0.173,
    just(trough),
  ),
  reproduces(
    'P1.year',
    { says: 'with facilitation it builds up slowly: after a year', how: `week 52, ${around}` },
    0.281,
    just(active(two, 52)),
  ),
  reproduces(
    'P1.end',
    { says: 'with facilitation it builds up slowly: after three years', how: `week 153, ${around}` },
    0.373,
    just(active(two, 153)),
  ),
  reproduces(
    'P1.build-up',
    {
      says: 'every run builds up after the let-down',
      how: 'share of runs with week 52 above the trough',
      digits: 2,
    },
    1,
    each([active(two, 52), trough], (later, low) => (later > low ? 1 : 0)),
  ),
  holds(
    'P1.let-down',
    { says: 'the let-down is deep: the spike is higher than the trough', how: 'spike less trough' },
    difference(spike, trough),
  ),
  holds(
    'P1.above-spike',
    { says: 'three years of facilitation reach further than the trough', how: 'week 153 less trough' },
    difference(active(two, 153), trough),
  ),
  within(
    'V1.spike-first',
    {
      says: 'without a CM the highest weeks are the first and week 26 lies lower in nearly all runs',
      how: 'share of runs of a claimed community without CM',
      source: 'Li 2015 and two cases (D); nearly all taken as .9 to 1 (tolerance)',
      digits: 2,
    },
    [0.9, 1],
    each(
      [
        { scenario: claimed(0), of: (h) => Math.max(...[0, 1, 2, 3].map((w) => weekly(h, w))) },
        {
          scenario: claimed(0),
          of: (h) => Math.max(...Array.from({ length: h.weeks - 4 }, (_, w) => weekly(h, w + 4))),
        },
        active(claimed(0), 26),
      ],
      (first, later, half) => (first > later && half < first ? 1 : 0),
    ),
  ),
]

/** Lowest and last quarter of a run, and whether the last is twice the lowest and at least one per cent. */
const revived = (history: History): number => {
  const quarters = Array.from({ length: Math.floor(history.weeks / 13) }, (_, q) =>
    Array.from({ length: 13 }, (_week, w) => weekly(history, 13 * q + w) / 13).reduce((sum, x) => sum + x, 0),
  )
  const last = quarters.at(-1) ?? Number.NaN
  return last >= 2 * Math.min(...quarters) && last >= 0.01 ? 1 : 0
}

/** P2 and V2: what nobody looks after stalls. */
const stall: readonly Pattern[] = [
  ...levels(
    'P2.technology-led',
    { says: 'a technology-led rollout stalls', how: `${around}; technology-led` },
    [
      [26, 0.046],
      [52, 0.031],
      [104, 0.013],
    ],
    (week) => active(technologyLed, week),
  ),
  reproduces(
    'P2.no-build-up',
    {
      says: 'a technology-led rollout never builds up later',
      how: 'share of runs with week 104 above weeks 7 to 11',
    },
    0,
    each([active(technologyLed, 104), over(technologyLed, 'weeklyActive', 7, 11)], (later, low) =>
      later > low ? 1 : 0,
    ),
  ),
  ...levels(
    'P2.aligned',
    { says: 'alignment alone holds a small community', how: `${around}; integrated, no CM` },
    [
      [26, 0.098],
      [52, 0.103],
      [104, 0.106],
      [153, 0.114],
    ],
    (week) => active(alone, week),
  ),
  holds(
    'P2.alignment-keeps',
    {
      says: 'an aligned community without CM stays alive where a technology-led one dies',
      how: 'week 104, integrated without CM less technology-led',
    },
    difference(active(alone, 104), active(technologyLed, 104)),
  ),
  within(
    'V2.revival',
    {
      says: 'some communities that nobody looks after revive later',
      how: 'share of technology-led runs whose last quarter is twice their lowest and at least 1 %',
      source: 'one enterprise, 2011 (D); some runs taken as .01 to .5 (tolerance)',
      digits: 2,
      miss: {
        low: 0,
        high: 0.005,
        why: 'without support the model has one way, down: nothing recruits the few regular posters who revived the case',
      },
    },
    [0.01, 0.5],
    each([{ scenario: technologyLed, of: revived }], (yes) => yes),
  ),
]

/** P14 and V12: levels of communities that are looked after. */
const managed: readonly Pattern[] = [
  reproduces(
    'P14.average',
    { says: 'an average managed community', how: `week 52, ${around}; claimed, 1 professional` },
    0.128,
    just(active(claimed(1), 52)),
  ),
  reproduces(
    'P14.best',
    { says: 'a best-in-class community', how: `week 52, ${around}` },
    0.376,
    just(active(bestInClass, 52)),
  ),
  reproduces(
    'P14.average-month',
    { says: 'an average managed community, active in four weeks', how: 'week 52, mean of 50 to 54' },
    0.227,
    just(over(claimed(1), 'fourWeekActive', 50, 54)),
  ),
  reproduces(
    'P14.best-month',
    { says: 'a best-in-class community, active in four weeks', how: 'week 52, mean of 50 to 54' },
    0.531,
    just(over(bestInClass, 'fourWeekActive', 50, 54)),
  ),
  within(
    'P14.voluntary',
    {
      says: 'an average managed community settles where voluntary workspaces do',
      how: 'second year; claimed, 1 professional',
      source: 'NHS-R Slack and R4DS Slack: 6 to 13 % weekly active in the long run',
    },
    [0.06, 0.13],
    just(over(claimed(1), 'weeklyActive', 52, 103)),
  ),
  within(
    'V12.year',
    {
      says: 'a success ends its first year at 20 to 50 % active',
      how: `week 52, ${around}; best-in-class`,
      source: 'two cases, 2008-16 (D): 25.7 % and 50 %',
    },
    [0.2, 0.5],
    just(active(bestInClass, 52)),
  ),
]

const unmandated = incidental(0)
/** P18: an order brings visits while it lasts. */
const mandates: readonly Pattern[] = [
  ...levels(
    'P18.mandated',
    {
      says: 'an order of half a year fills the space and leaves little',
      how: `${around}; incidental, no CM, mandate in weeks 0 to 25`,
    },
    [
      [20, 0.418],
      [36, 0.1],
      [52, 0.078],
    ],
    (week) => active(mandated, week),
  ),
  reproduces(
    'P18.never',
    { says: 'the same community without an order', how: `week 52, ${around}` },
    0.046,
    just(active(unmandated, 52)),
  ),
  holds(
    'P18.works',
    { says: 'an order works while it lasts', how: 'week 20, with order less without' },
    difference(active(mandated, 20), active(unmandated, 20)),
  ),
  holds(
    'P18.passes',
    {
      says: 'most of what an order brought is gone ten weeks after its end',
      how: 'share of the gain at week 20 that is lost at week 36, above one half',
      above: 0.5,
    },
    each(
      [active(mandated, 20), active(mandated, 36), active(unmandated, 20), active(unmandated, 36)],
      (m20, m36, u20, u36) => 1 - (m36 - u36) / (m20 - u20),
    ),
  ),
]

const cumulative = (week: number): Reading => ({
  scenario: technologyLed,
  of: (history) => valueAt(history, 'everRegistered', week) / history.members,
})

/** P19 and V14: cumulative adopters rise while active ones fall. */
const adopters: readonly Pattern[] = [
  reproduces(
    'P19.cumulative.wk10',
    {
      says: 'cumulative visitors of a technology-led rollout, week 10',
      how: 'first visits so far over employees',
    },
    0.462,
    just(cumulative(10)),
  ),
  reproduces(
    'P19.cumulative.wk100',
    {
      says: 'cumulative visitors of a technology-led rollout, week 100',
      how: 'first visits so far over employees',
    },
    0.586,
    just(cumulative(100)),
  ),
  ...levels(
    'P19.active',
    { says: 'weekly active of a technology-led rollout', how: around },
    [
      [10, 0.066],
      [100, 0.015],
    ],
    (week) => active(technologyLed, week),
  ),
  holds(
    'V14.scissors',
    {
      says: 'cumulative adopters rise while active ones decline',
      how: 'smaller of the rise of cumulative and the fall of weekly active from week 10 to 100',
      source: 'Fisher, Kim, Cummings 2018 (B)',
    },
    each(
      [cumulative(10), cumulative(100), active(technologyLed, 10), active(technologyLed, 100)],
      (c10, c100, a10, a100) => Math.min(c100 - c10, a10 - a100),
    ),
  ),
]

const voluntary = arm('voluntary, 1', { membership: 'voluntary', ...team(1) })
const registered = (from: number, to: number): Reading => over(voluntary, 'activePerRegistered', from, to)

/** P23: weekly active over registered; the data divide by members who joined, a denominator that grows by joining. */
const members: readonly Pattern[] = [
  reproduces(
    'P23.first-half',
    {
      says: 'weekly active of registered, voluntary members, weeks 5 to 26 (NHS-R .43)',
      how: 'weekly active over present employees who ever visited',
    },
    0.253,
    just(registered(5, 26)),
  ),
  reproduces(
    'P23.second-half',
    {
      says: 'weekly active of registered, voluntary members, weeks 27 to 52 (NHS-R .19)',
      how: 'weekly active over present employees who ever visited',
    },
    0.275,
    just(registered(27, 52)),
  ),
  reproduces(
    'P23.second-year',
    {
      says: 'weekly active of registered, voluntary members, second year (NHS-R .13)',
      how: 'weekly active over present employees who ever visited',
    },
    0.285,
    just(registered(53, 104)),
  ),
  reproduces(
    'P23.average',
    { says: 'weekly active of registered in an average managed community', how: 'weeks 26 to 78' },
    0.207,
    just(over(claimed(1), 'activePerRegistered', 26, 78)),
  ),
]

const encouraged = arm('stance .5', { managers: { stance: 0.5 }, ...team(1) })
const discouraged = arm('stance -.5', { managers: { stance: -0.5 }, ...team(1) })
const known = (of: typeof encouraged): Reading => column(of, 'everRegistered', 26)

/** V18: line managers raise starting, and less what follows. */
const stance: readonly Pattern[] = [
  holds(
    'V18.starting',
    {
      says: 'line managers in favour raise starting',
      how: 'first visits by week 26, stance +.5 less -.5; claimed, 1 professional',
      source: 'Brzozowski 2009 (B)',
      unit: 'people',
      digits: 0,
    },
    difference(known(encouraged), known(discouraged)),
  ),
  holds(
    'V18.fades',
    {
      says: 'what line managers are worth fades as habits form',
      how: 'weekly active with stance +.5 over -.5, weeks 4 to 12 less weeks 144 to 155',
      source: 'Wang, Meister, Gray 2013 (A): no top-down influence on continued use',
      unit: 'ratio',
      digits: 2,
    },
    each(
      [
        over(encouraged, 'weeklyActive', 4, 12),
        over(discouraged, 'weeklyActive', 4, 12),
        over(encouraged, 'weeklyActive', 144, 155),
        over(discouraged, 'weeklyActive', 144, 155),
      ],
      (e1, d1, e2, d2) => e1 / d1 - e2 / d2,
    ),
  ),
]

export const adoption: readonly Pattern[] = [
  ...launch,
  ...stall,
  ...managed,
  ...mandates,
  ...adopters,
  ...members,
  ...stance,
]
