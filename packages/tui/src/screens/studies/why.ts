import { safe } from '@fishbowl/core'
import { Failure } from '../../cli/failure.ts'
import { ledgerFailure } from '../../cli/ledger-failure.ts'

/** What an error says to a reader, with the way out; mistakes of files keep their lines. */
export function whyOf(error: unknown): string {
  const failure = ledgerFailure(error)
  if (!(failure instanceof Failure)) return safe(failure instanceof Error ? failure.message : String(failure))
  const { hint } = failure.details
  return hint === undefined ? failure.message : `${failure.message}\nhint: ${hint}`
}
