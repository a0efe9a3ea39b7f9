import type { Expectation, MeasureId, Scenario, Side } from '@fishbowl/core'
import type { Estimate } from './stats/interval.ts'

/** An expectation and the id of the scenario it stands in. */
export type Claim = { readonly own: string; readonly expectation: Expectation }

/** Scenarios by id: the own ones and every arm that claims compare with. */
export type Scenarios = ReadonlyMap<string, Scenario>

/** What a measured claim comes to. `missed` and `miss-now-holds` and `miss-moved` fail a check; `held` and `known-miss` do not. */
export type ClaimOutcome = 'held' | 'missed' | 'known-miss' | 'miss-now-holds' | 'miss-moved'

/** The measured answer to a claim. */
export type Verdict = Claim & {
  /**
   * Left minus `times` times right with the look-adjusted interval that the verdict uses, in units of the measure; for a share of
   * variance the share itself with its bootstrap interval, n being the talent draws.
   */
  readonly estimate: Estimate
  readonly held: boolean
  /** True when the interval leaves no doubt about the bound; false when the runs were used up first. */
  readonly clear: boolean
  /** Replicates that count: `estimate.n`. */
  readonly n: number
  readonly outcome: ClaimOutcome
}

/** True for the outcomes that fail a check. */
export const fails = (outcome: ClaimOutcome): boolean => outcome !== 'held' && outcome !== 'known-miss'

/** An arm over a window: one number per replicate. */
export type Reading = {
  readonly arm: string
  readonly measure: MeasureId
  readonly weeks: readonly [number, number]
  readonly space: string | undefined
}

/** The two sides of a claim; right is a benchmark or a reading and what it is multiplied by. */
export type Sides = {
  readonly left: Reading
  readonly right: number | (Reading & { readonly times: number })
}

/** Fills in the defaults of a claim: the other side's scenario, measure and weeks are those of the claim, times is 1. */
export function sidesOf({ own, expectation: { measure, weeks, than, space } }: Claim): Sides {
  const right = (side: Side): Reading & { times: number } => ({
    arm: side.scenario ?? own,
    measure: side.measure ?? measure,
    weeks: side.weeks ?? weeks,
    space: side.space ?? (side.scenario === undefined ? space : undefined),
    times: side.times ?? 1,
  })
  return { left: { arm: own, measure, weeks, space }, right: typeof than === 'number' ? than : right(than) }
}

/** Bounds that decide a claim, on the scale of the estimate, and how the interval must lie to them. */
function judge({ is, by }: Expectation, low: number, high: number): { held: boolean; clear: boolean } {
  switch (is) {
    case 'more':
      return { held: low > by, clear: low > by || high < by }
    case 'less':
      return { held: high < -by, clear: high < -by || low > -by }
    case 'same': {
      const held = low > -by && high < by
      return { held, clear: held || low > by || high < -by }
    }
  }
}

/** True when a point lies beyond the effect that matters in the claimed direction; for `same`, when it lies within. */
export const pointHolds = ({ expectation }: Claim, offset: number): boolean =>
  judge(expectation, offset, offset).held

function outcomeOf({ miss }: Expectation, held: boolean, { low, high }: Estimate): ClaimOutcome {
  if (miss === undefined) return held ? 'held' : 'missed'
  if (held) return 'miss-now-holds'
  return low <= miss.interval[1] && high >= miss.interval[0] ? 'known-miss' : 'miss-moved'
}

/** The verdict on an estimate. `zero` is what a share is compared with; a difference is compared with 0. */
export function verdictOf(claim: Claim, estimate: Estimate, zero = 0): Verdict {
  const { held, clear } = judge(claim.expectation, estimate.low - zero, estimate.high - zero)
  return {
    ...claim,
    estimate,
    held,
    clear,
    n: estimate.n,
    outcome: outcomeOf(claim.expectation, held, estimate),
  }
}
