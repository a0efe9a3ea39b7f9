import { type MechanismId, type Scenario, withAssumptions, without } from '@fishbowl/core'
import { underDraw } from './assumption-draw.ts'
import { type Claim, type Reading, type Scenarios, sidesOf } from './claim.ts'
import type { Need } from './scalars.ts'

/** Changes made to every scenario of a claim before it is measured. */
export type Change = { readonly without?: MechanismId; readonly draw?: number }

/** A claim with its scenarios resolved: what has to be run and read. */
export type PairedQuestion = {
  readonly kind: 'paired'
  readonly claim: Claim
  readonly left: Need
  /** A number, or a need and what it is multiplied by. */
  readonly right: number | { readonly need: Need; readonly times: number }
}
export type VarianceQuestion = {
  readonly kind: 'variance'
  readonly claim: Claim
  readonly arms: readonly Need[]
  readonly than: number
}
export type ClaimQuestion = PairedQuestion | VarianceQuestion

/** The needs of a question, for the store of numbers. */
export function needsOf(question: ClaimQuestion): readonly Need[] {
  if (question.kind === 'variance') return question.arms
  return typeof question.right === 'number' ? [question.left] : [question.left, question.right.need]
}

const nameOf = ({ own, expectation }: Claim): string => `claim "${expectation.id}" of "${own}"`

function armOf(claim: Claim, arm: string, scenarios: Scenarios): Scenario {
  const scenario = scenarios.get(arm)
  if (scenario === undefined)
    throw new RangeError(`${nameOf(claim)} needs scenario "${arm}", which was not given`)
  return scenario
}

function checkWeeks(claim: Claim, { arm, weeks: [from, to] }: Reading, horizon: number): void {
  if (from > to)
    throw new RangeError(`${nameOf(claim)} has weeks ${from} to ${to}; the first must not lie after the last`)
  if (to >= horizon) {
    throw new RangeError(
      `${nameOf(claim)} reads week ${to} of "${arm}", which has weeks 0 to ${horizon - 1}; choose earlier weeks`,
    )
  }
}

// The claim's own talent spread goes over a draw, and a switched-off mechanism over both.
function changed(scenario: Scenario, { without: off, draw }: Change, talentSd: number | undefined): Scenario {
  const drawn = draw === undefined ? scenario : underDraw(scenario, draw)
  const spread = talentSd === undefined ? drawn : withAssumptions(drawn, { talentSd })
  return off === undefined ? spread : without(spread, off)
}

/**
 * Resolves a claim against the scenarios, with a change applied to every scenario involved.
 * Throws RangeError when a scenario is missing or a window leaves its run.
 */
export function questionOf(claim: Claim, scenarios: Scenarios, change: Change = {}): ClaimQuestion {
  const { expectation } = claim
  const talentSd = 'variance' in expectation ? expectation.variance.talentSd : undefined
  const needOf = (reading: Reading): Need => {
    const scenario = armOf(claim, reading.arm, scenarios)
    checkWeeks(claim, reading, scenario.horizon)
    const { measure, weeks, space } = reading
    return { scenario: changed(scenario, change, talentSd), measure, weeks, space }
  }
  if ('variance' in expectation) {
    const { measure, weeks, than, space } = expectation
    const arms = expectation.variance.arms.map((arm) => needOf({ arm, measure, weeks, space }))
    return { kind: 'variance', claim, arms, than }
  }
  const { left, right } = sidesOf(claim)
  return {
    kind: 'paired',
    claim,
    left: needOf(left),
    right: typeof right === 'number' ? right : { need: needOf(right), times: right.times },
  }
}
