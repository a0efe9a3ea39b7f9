import type { MeasureId } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { encodeHistory, pack, sha256Of } from '../ledger/encode.ts'
import type { Done, Job } from './engine.ts'
import { summaryOf } from './summary.ts'

/** What a machine makes of a job, before it signs it. */
export type Made = Pick<Done, 'sha256' | 'body' | 'summary'>

/** Simulates a job in this thread: its history encoded and packed, the print of it, its measures. */
export function work(
  { scenario, replicate }: Pick<Job, 'scenario' | 'replicate'>,
  measures: readonly MeasureId[],
): Made {
  const history = simulate({ scenario, replicate })
  const encoded = encodeHistory(history)
  return { sha256: sha256Of(encoded), body: pack(encoded), summary: summaryOf(history, measures) }
}
