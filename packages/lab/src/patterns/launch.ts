import { type History, valueAt } from '@fishbowl/core'
import { claimed, integrated, technologyLed } from './arms.ts'
import {
  active,
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
    },
    [0.01, 0.5],
    each([{ scenario: technologyLed, of: revived }], (yes) => yes),
  ),
]

export const launches: readonly Pattern[] = [...launch, ...stall]
