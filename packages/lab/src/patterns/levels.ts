import { valueAt } from '@fishbowl/core'
import { arm, bestInClass, claimed, team, technologyLed } from './arms.ts'
import {
  active,
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

const around = 'weekly active share, mean of weeks t-2 to t+2'

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

export const managedLevels: readonly Pattern[] = [...managed, ...adopters, ...members]
