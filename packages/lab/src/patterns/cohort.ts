import { type History, type TotalId, totalOf, valueAt } from '@fishbowl/core'
import { claimed, closedCohort } from './arms.ts'
import { logarithm, slope } from './logarithm.ts'
import { just, ofMeans, type Pattern, type Reading, reproduces } from './pattern.ts'

const average = claimed(1)
const total = (id: TotalId): Reading => ({ scenario: average, of: (history) => totalOf(history, id) })
const how = 'claimed, 1 professional, 156 weeks'
const visitorsAt = (history: History, week: number): number => valueAt(history, 'visitors', week)

// the first week of the data is week 0 of a run
const overFirst = (id: 'visitors' | 'posters', week: number): Reading => ({
  scenario: closedCohort,
  of: (history) => valueAt(history, id, week - 1) / valueAt(history, id, 0),
})
const exponent: Reading = {
  scenario: closedCohort,
  of: (history) =>
    slope(Array.from({ length: 17 }, (_, i) => [logarithm(i + 1), logarithm(visitorsAt(history, i))])),
}

/** P13: the decay of a closed cohort. */
const cohort: readonly Pattern[] = [
  ...(
    [
      [2, 0.69],
      [4, 0.392],
      [8, 0.276],
      [17, 0.207],
    ] as const
  ).map(([week, value]) =>
    reproduces(
      `P13.active.wk${week}`,
      {
        says: `active of a closed cohort, week ${week} over week 1`,
        how: 'everyone aware at once, nobody joins',
      },
      value,
      just(overFirst('visitors', week)),
    ),
  ),
  ...(
    [
      [2, 0.612],
      [4, 0.287],
      [8, 0.163],
      [17, 0.099],
    ] as const
  ).map(([week, value]) =>
    reproduces(
      `P13.posters.wk${week}`,
      {
        says: `posters of a closed cohort, week ${week} over week 1`,
        how: 'everyone aware at once, nobody joins',
      },
      value,
      just(overFirst('posters', week)),
    ),
  ),
  reproduces(
    'P13.exponent',
    {
      says: 'active of a closed cohort decays as a power',
      how: 'least squares on logarithms, weeks 1 to 17',
    },
    -0.561,
    just(exponent),
  ),
]

const again = (id: TotalId) =>
  ofMeans([total(id), total('newContributors')], (seen = 0, people = 0) => seen / people)
/** P15: newcomers who contribute once and are seen again. */
const retention: readonly Pattern[] = (
  [
    ['seenAgain1', 1, 0.563],
    ['seenAgain4', 4, 0.521],
    ['seenAgain12', 12, 0.466],
  ] as const
).map(([id, week, value]) =>
  reproduces(
    `P15.wk${week}`,
    {
      says: `seen again at or after ${week} weeks from the first contribution`,
      how: `people whose first contribution falls in weeks 13 to 90; ${how}`,
    },
    value,
    again(id),
  ),
)

export const cohorts: readonly Pattern[] = [...cohort, ...retention]
