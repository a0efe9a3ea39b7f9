import { LedgerError, type LedgerFault } from '@fishbowl/lab/ledger'
import { type ExitName, Failure } from './failure.ts'

const exits: Readonly<Record<LedgerFault, ExitName>> = {
  missing: 'not-found',
  taken: 'usage',
  foreign: 'usage',
  newer: 'usage',
  busy: 'failed',
  closed: 'failed',
  full: 'failed',
  damaged: 'failed',
  conflict: 'failed',
  failed: 'failed',
}

/** What a ledger has against a command as a failure of it; other errors as they are. */
export const ledgerFailure = (error: unknown): unknown =>
  error instanceof LedgerError ? new Failure(exits[error.why], error.message, { hint: error.hint }) : error
