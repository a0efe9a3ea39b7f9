import { createHash } from 'node:crypto'
import { historyWidth, memberWeeksOf, type Scenario } from '@fishbowl/core'
import type { Job } from '../engine.ts'

/** Runs that travel together. */
export type Batch = { readonly id: string; readonly jobs: readonly Job[] }

/** Member-weeks that one core makes in about two seconds: long beside the way to the queue, short beside a lock. */
const batchWork = 18_000_000
/** Bytes of numbers, which pack to a third or less: results stay below 1 MB. */
const batchBytes = 2_400_000
const mostRuns = 64

/** How many runs of a scenario travel together, at least 1. @internal */
export function runsTogether(scenario: Scenario): number {
  const { horizon, spaces } = scenario
  const parts = 1 + Object.keys(spaces).length
  const byWork = Math.floor(batchWork / memberWeeksOf(scenario))
  const several = parts === 1 ? 1 : 1 + parts
  const byBytes = Math.floor(batchBytes / (horizon * historyWidth * 8 * several))
  return Math.max(1, Math.min(mostRuns, byWork, byBytes))
}

/** Keys are hashes, so this is true of one key in `n`, whatever else is in the study. */
const closes = (key: string, n: number): boolean => Number.parseInt(key.slice(8, 16), 16) % n === 0

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The name of a batch in the queue: of its study and its runs, so that the same runs are never in the queue twice. */
function batchId(study: string, jobs: readonly Job[]): string {
  return `${hash(study).slice(0, 8)}-${hash(jobs.map(({ key }) => key).join()).slice(0, 24)}`
}

/**
 * Jobs in batches, in their order. A batch ends by what is in it, not by where it is: when a study goes on after a crash, with some runs
 * done, most batches are the ones that the queue already has.
 */
export function* batchesOf(jobs: Iterator<Job>, study: string): Generator<Batch, void, undefined> {
  let open: Job[] = []
  for (let next = jobs.next(); next.done !== true; next = jobs.next()) {
    const job = next.value
    open.push(job)
    const n = runsTogether(job.scenario)
    if (!closes(job.key, n) && open.length < 2 * n) continue
    yield { id: batchId(study, open), jobs: open }
    open = []
  }
  if (open.length > 0) yield { id: batchId(study, open), jobs: open }
}

/**
 * The same batches, and after one in `every` of them, chosen by what is in it, the same runs once more under another id: whoever runs them
 * must come to the same numbers. With 0 never.
 */
export function* twice(batches: Iterable<Batch>, every: number): Generator<Batch, void, undefined> {
  for (const batch of batches) {
    yield batch
    if (every > 0 && closes(batch.id.slice(9), every)) yield { id: `${batch.id}-again`, jobs: batch.jobs }
  }
}
