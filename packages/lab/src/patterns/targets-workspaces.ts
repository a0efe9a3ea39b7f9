import { type History, valueAt } from '@fishbowl/core'
import { logarithm, slope } from './logarithm.ts'
import { just, type NotComputed, type Pattern, type Reading } from './pattern.ts'
import { nhsrWorkspace, r4dsCohort } from './regimes.ts'
import { fact, quarter } from './target.ts'

type People = 'visitors' | 'posters'
const columnOf = { active: 'visitors', posters: 'posters' } as const

// the first week of the data is week 0 of a run
const overFirst = (id: People, week: number): Reading => ({
  scenario: r4dsCohort,
  of: (history) => valueAt(history, id, week - 1) / valueAt(history, id, 0),
})
const exponent = (id: People): Reading => ({
  scenario: r4dsCohort,
  of: (history) =>
    slope(
      // a week without anybody counts as half a person, the logarithm of nobody being none
      Array.from({ length: 17 }, (_, i) => [
        logarithm(i + 1),
        logarithm(Math.max(0.5, valueAt(history, id, i))),
      ]),
    ),
})

/** Share of week 1, and people counted in that week. */
const decay = {
  active: [
    [2, 0.7628, 312],
    [4, 0.4939, 202],
    [8, 0.3545, 145],
    [12, 0.1931, 79],
    [17, 0.2518, 103],
  ],
  posters: [
    [2, 0.4784, 133],
    [4, 0.2194, 61],
    [8, 0.0791, 22],
    [12, 0.0791, 22],
    [17, 0.0432, 12],
  ],
} as const
const cohortHow = '430 people who all know it in week 0, nobody joins or leaves; voluntary workspace'

const weeksOf = (kind: 'active' | 'posters'): readonly Pattern[] =>
  decay[kind].map(([week, seen, people]) =>
    fact(
      `r4ds.${kind}.wk${week}`,
      { says: `${kind} of a closed cohort, week ${week} over week 1`, how: cohortHow },
      quarter(seen, people),
      just(overFirst(columnOf[kind], week)),
    ),
  )
const powerOf = (kind: 'active' | 'posters', seen: number): Pattern =>
  fact(
    `r4ds.${kind}.exponent`,
    {
      says: `${kind} of a closed cohort fall as a power of time`,
      how: `slope of the logarithms, weeks 1 to 17; ${cohortHow}`,
      unit: 'exponent',
    },
    quarter(seen),
    just(exponent(columnOf[kind])),
  )
const cohort: readonly Pattern[] = [
  ...weeksOf('active'),
  powerOf('active', -0.546),
  ...weeksOf('posters'),
  powerOf('posters', -1.0301),
]

const periods = [
  ['weeks1-4', 1, 4],
  ['weeks5-26', 5, 26],
  ['weeks27-52', 27, 52],
  ['year2', 53, 104],
] as const

/** Mean over weeks of a ratio, as the data have it: not the ratio of sums. Weeks count from 1. */
const meanOf = (from: number, to: number, of: (history: History, week: number) => number): Reading => ({
  scenario: nhsrWorkspace,
  of(history) {
    let sum = 0
    for (let week = from - 1; week < to; week++) sum += of(history, week)
    return sum / (to - from + 1)
  },
})
// accounts of people who have left stay in the count of a workspace
const perMember = (id: People) => (history: History, week: number) =>
  valueAt(history, id, week) / valueAt(history, 'everRegistered', week)
const postersPerActive = (history: History, week: number) =>
  valueAt(history, 'posters', week) / valueAt(history, 'visitors', week)

/** Means of the weeks of a period, and the people counted in it where they are few. */
const growth = {
  active: { of: perMember('visitors'), means: [0.828, 0.4345, 0.186, 0.1296], few: 59 },
  posters: { of: perMember('posters'), means: [0.574, 0.1623, 0.0545, 0.0404], few: 40 },
  'posters-per-active': { of: postersPerActive, means: [0.689, 0.3571, 0.2981, 0.3099], few: 40 },
} as const
const words = {
  active: 'weekly active over members',
  posters: 'weekly posters over members',
  'posters-per-active': 'posters over weekly active',
} as const
const workspaceHow =
  'mean of the weeks; voluntary workspace of 1,700 people that starts with 1 % of them and is announced in weeks 15, 21, 53; members are all who ever registered'

const workspace: readonly Pattern[] = (Object.keys(growth) as (keyof typeof growth)[]).flatMap((kind) =>
  periods.map(([period, from, to], i) =>
    fact(
      `nhsr.${kind}.${period}`,
      { says: `${words[kind]} of a workspace that grows, weeks ${from} to ${to}`, how: workspaceHow },
      quarter(growth[kind].means[i] ?? Number.NaN, i === 0 ? growth[kind].few : undefined),
      just(meanOf(from, to, growth[kind].of)),
    ),
  ),
)

/** Standard deviation of the weekly change of the logarithm of weekly active, weeks 1 to 104. */
const restless: Reading = {
  scenario: nhsrWorkspace,
  of(history) {
    const changes = Array.from({ length: history.weeks - 1 }, (_, i) =>
      logarithm(valueAt(history, 'visitors', i + 1) / valueAt(history, 'visitors', i)),
    )
    const mean = changes.reduce((sum, x) => sum + x, 0) / changes.length
    return Math.sqrt(changes.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (changes.length - 1))
  },
}
const noise = fact(
  'nhsr.restless',
  {
    says: 'weekly active moves from week to week',
    how: `standard deviation of the weekly change of its logarithm, weeks 1 to 104; ${workspaceHow}`,
  },
  quarter(0.2344),
  just(restless),
)

/** Facts of the two Slack workspaces. */
export const workspaceTargets: readonly Pattern[] = [...cohort, ...workspace, noise]

export const workspaceHoles: readonly NotComputed[] = [
  ...periods.map(
    ([period, from, to]): NotComputed => ({
      id: `T.nhsr.daily.${period}`,
      dataset: 'nhsr',
      says: `daily over weekly active, weeks ${from} to ${to}: about .4`,
      why: 'a week is one step of the model; there are no days',
    }),
  ),
  {
    id: 'T.nhsr.christmas',
    dataset: 'nhsr',
    says: 'Christmas week has .56 of the activity of the four weeks before',
    why: 'the model has no calendar',
  },
]
