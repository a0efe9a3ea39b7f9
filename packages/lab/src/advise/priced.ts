import type { MeasureId, Scenario } from '@fishbowl/core'
import { defaultInFlight } from '../runner.ts'
import { type Need, scalars } from '../scalars.ts'
import { mean } from '../stats/mean.ts'
import type { Candidate } from './candidates.ts'
import { type Cost, weeksOfYear, yearsOf } from './cost.ts'
import { type Means, numbers } from './trials.ts'

/** Runs that show what a policy costs. */
const replicates = numbers(0, 2)
/** Years are looked at from every quarter of a year on. */
const quarter = 13

const paidMeasures = ['cmCost', 'managerCost'] as const satisfies readonly MeasureId[]

type Weeks = readonly [number, number]

const needsOf = (scenario: Scenario, weeks: Weeks): readonly Need[] =>
  paidMeasures.map((measure) => ({ scenario, measure, weeks }))

const runOf = ({ horizon }: Scenario): Weeks => [0, horizon - 1]

/** All years that start with a quarter, and the last; the run where it is shorter. */
function yearsIn({ horizon }: Scenario): readonly Weeks[] {
  const last = Math.max(0, horizon - weeksOfYear)
  const starts = numbers(0, Math.ceil(last / quarter)).map((i) => i * quarter)
  return [...starts, last].map((from) => [from, Math.min(horizon, from + weeksOfYear) - 1])
}

/** Candidates whose cost nobody knows before they run, with the cost that a few runs show; left out where the runs do not last. */
export async function priced(
  candidates: readonly Candidate[],
  { run, purse, inFlight = defaultInFlight }: Means,
): Promise<readonly Candidate[]> {
  const unknown = candidates.filter(({ cost }) => Number.isNaN(cost)).map(({ scenario }) => scenario)
  if (unknown.length === 0) return candidates
  if (!purse.take(unknown.length * replicates.length))
    return candidates.filter(({ cost }) => !Number.isNaN(cost))
  const needs = unknown.flatMap((scenario) =>
    [runOf(scenario), ...yearsIn(scenario)].flatMap((weeks) => needsOf(scenario, weeks)),
  )
  const store = scalars(needs, run, inFlight)
  await store.ensure(replicates.flatMap((replicate) => unknown.map((scenario) => ({ scenario, replicate }))))
  const paid = (scenario: Scenario, weeks: Weeks): number =>
    mean(
      replicates.map((replicate) =>
        needsOf(scenario, weeks).reduce((sum, need) => sum + store.read(need, replicate), 0),
      ),
    )
  const costOf = (scenario: Scenario): Cost => {
    const scale = Math.max(1, 1 / yearsOf(scenario))
    return {
      average: paid(scenario, runOf(scenario)) / yearsOf(scenario),
      dearest: scale * Math.max(...yearsIn(scenario).map((weeks) => paid(scenario, weeks))),
    }
  }
  return candidates.map((candidate) => {
    if (!Number.isNaN(candidate.cost)) return candidate
    const { average, dearest } = costOf(candidate.scenario)
    return { ...candidate, cost: average, dearest }
  })
}
