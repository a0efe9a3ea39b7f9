import { type Scenario, withAssumptions } from '@fishbowl/core'
import { varianceShare } from '../stats/variance-share.ts'
import { arm, team } from './arms.ts'
import { active, type Pattern, type Reading, type Sample, thousands, within } from './pattern.ts'

const talents = [0, 1, 2, 3] as const
const staff = [
  ['none', team(0)],
  ['2 interns', team(2, 'intern')],
  ['1 professional', team(1)],
  ['3 professionals', team(3)],
] as const
const small = { members: 1000, horizon: 104 } as const

/** Every combination of staff, alignment and membership: 24 policies. */
const policies: readonly Scenario[] = staff.flatMap(([name, of]) =>
  (['incidental', 'claimed', 'integrated'] as const).flatMap((alignment) =>
    (['voluntary', 'assigned'] as const).map((membership) =>
      arm(`${name}, ${alignment}, ${membership}`, { ...of, alignment, membership }, small),
    ),
  ),
)

/** Well-run programmes only: staffed, integrated, self-chosen; talent differs as much as its range allows. */
const wellRun: readonly Scenario[] = staff
  .slice(1)
  .flatMap(([name, of]) =>
    ([0, 0.5] as const).map((training) =>
      withAssumptions(
        arm(
          `${name}, training ${training}`,
          { ...of, alignment: 'integrated', membership: 'voluntary', training },
          small,
        ),
        { talentSd: 0.4 },
      ),
    ),
  )

/** Share of the variance that policies explain in one world, talent being drawn anew for each talent seed. */
function share(arms: readonly Scenario[], read: (scenario: Scenario) => Reading): Sample {
  const reads = arms.flatMap((scenario) => talents.map((talent) => ({ ...read(scenario), talent })))
  return {
    reads,
    each: (numbers) =>
      varianceShare([
        arms.map((_, a) => Float64Array.from(numbers.slice(a * talents.length, (a + 1) * talents.length))),
      ]),
  }
}

const source =
  'Deming 1986, p. 315, as the essays use it: nine tenths belong to the system (a test, never an input)'
const how =
  '24 policies (staff x alignment x membership), 4 talent draws in the same world, 1,000 people, 104 weeks'

/** P9: what the system explains and what the individual. */
export const variance: readonly Pattern[] = [
  within(
    'P9.active',
    {
      says: 'policies explain nine tenths of the differences in activity between programmes, the talent of CMs the rest',
      how: `weekly active around week 100; ${how}`,
      source,
    },
    [0.9, 1],
    share(policies, (scenario) => active(scenario, 100)),
  ),
  within(
    'P9.value',
    {
      says: 'policies explain nine tenths of the differences in value between programmes',
      how: `gross value; ${how}`,
      source,
    },
    [0.9, 1],
    share(policies, (scenario) => thousands(scenario, 'value')),
  ),
  within(
    'P9.chance',
    {
      says: 'policies explain nine tenths of the differences in activity even when luck differs too',
      how: 'weekly active around week 100; the same policies, talent and world drawn anew',
      source,
    },
    [0.9, 1],
    {
      reads: policies.map((scenario) => active(scenario, 100)),
      all: (columns) => varianceShare([columns]),
    },
  ),
  {
    id: 'P9.well-run',
    says: 'among well-run programmes talent explains more',
    how: 'share of policies in weekly active around week 100; 6 staffed, integrated, voluntary policies, talent sd .4',
    source: 'prototype of the model: talent .074 among 41 other policies, reported only',
    unit: 'share',
    digits: 3,
    target: { kind: 'report', value: 0.926 },
    sample: share(wellRun, (scenario) => active(scenario, 100)),
  },
]
