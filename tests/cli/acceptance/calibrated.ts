import { type AssumptionId, ledger } from '@fishbowl/core'
import type { Open } from './ask.ts'

/** True values of assumptions; all others are those of the ledger. */
export type Truth = Readonly<Partial<Record<AssumptionId, number>>>

/** Every fitted assumption: is its true value in the 90 % range, and does the command say that the data tell it? */
export const ranges = (fit: Open, truth: Truth): readonly Open[] =>
  fit.posterior.marginals.map(({ id, low, high, identified }: Open) => {
    const value = truth[id as AssumptionId] ?? ledger[id as AssumptionId].default
    return { id, value, low, high, identified, covered: low <= value && value <= high }
  })

/** What was told and is wrong: identified, and the truth lies outside the range. */
export const missed = (fit: Open, truth: Truth): readonly Open[] =>
  ranges(fit, truth).filter(({ covered, identified }) => identified && !covered)
