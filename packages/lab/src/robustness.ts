import type { Claim, Scenarios } from './claim.ts'
import { needsOf, questionOf } from './claim-question.ts'
import { meanHolds } from './measure-claim.ts'
import { defaultInFlight, type Runner } from './runner.ts'
import { scalars } from './scalars.ts'
import { type Share, wilson } from './stats/wilson.ts'

export type RobustnessOptions = {
  /** Sets of assumptions. @default 64 */
  readonly draws?: number
  /** Replicates per set. @default 4 */
  readonly replicates?: number
  /** Runs started and not yet taken. @default 16 */
  readonly inFlight?: number
}

/** In which share of assumption sets a claim keeps its sign and size. */
export type Robustness = Claim &
  Share & { /** Per draw: true where the claim holds on the mean. */ readonly holds: readonly boolean[] }

/**
 * Share of assumption sets in which the mean of each claim lies beyond its bound in the claimed direction, with Wilson's interval.
 * Draw d is the same set for all claims (see `assumptionDraw`), so they share their runs; it has replicates of its own, so that draws are
 * independent. A claim about variance uses one world per draw and as many talents as there are replicates, at least 2.
 */
export async function robustness(
  claims: readonly Claim[],
  scenarios: Scenarios,
  run: Runner,
  { draws = 64, replicates = 4, inFlight = defaultInFlight }: RobustnessOptions = {},
): Promise<readonly Robustness[]> {
  const holds: boolean[][] = claims.map(() => [])
  for (let draw = 0; draw < draws; draw++) {
    const questions = claims.map((claim) => questionOf(claim, scenarios, { draw }))
    const store = scalars(questions.flatMap(needsOf), run, inFlight)
    const own = Array.from({ length: replicates }, (_, i) => draw * replicates + i)
    for (const [i, question] of questions.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- the next claim finds the runs of this one made
      holds[i]?.push(await meanHolds(question, store, own))
    }
  }
  return claims.map((claim, i) => {
    const ofClaim = holds[i] ?? []
    return { ...claim, ...wilson(ofClaim.filter(Boolean).length, ofClaim.length), holds: ofClaim }
  })
}
