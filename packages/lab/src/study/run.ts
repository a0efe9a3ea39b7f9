import type { After, Delivery, Engine } from '../engine/engine.ts'
import { durable } from '../ledger/durable.ts'
import type { Handed, StudyLedger } from '../ledger/write.ts'
import type { StudyPlan } from './plan.ts'

/** Rounds in a row that may bring nothing: each hands out again whatever was lost on the way. */
const mostIdle = 50

/** How far a study is, counted in runs of the ledger. */
export type StudyProgress = {
  readonly planned: number
  readonly done: number
  readonly failed: number
  /** Made since the start, others were there. */
  readonly made: number
}

export type StudyOptions = {
  /** Ends the study; the ledger keeps what was delivered. */
  readonly signal: AbortSignal
  readonly after: After
}

/**
 * Makes every run of the plan that the ledger misses, and yields how far it is after each delivery. Whatever does not arrive is handed out
 * again; a run that arrives twice must be equal. Ends when nothing is missing that can be made, or when the signal is aborted. Throws a
 * LedgerError when a run cannot be kept or differs, and what the engine throws when it can make none.
 */
export async function* runStudy(
  plan: StudyPlan,
  ledger: StudyLedger,
  engine: Engine,
  { signal, after }: StudyOptions,
): AsyncGenerator<StudyProgress, void, undefined> {
  const out = new Map<string, Handed>()
  const writing = durable(ledger.commit, after)
  const { planned, ...before } = ledger.counts()
  let { done, failed } = before
  let made = 0
  let news = 0

  function* handOut(): Generator<Handed, void, undefined> {
    for (const job of ledger.missing(plan)) {
      out.set(job.key, job)
      yield job
    }
  }

  const settle = (job: Handed): number => {
    out.delete(job.key)
    return job.points
  }

  function take(delivery: Delivery): void {
    const job = out.get(delivery.key)
    // A late copy of what is settled, or of a run that nobody asked for.
    if (job === undefined) return delivery.kind === 'done' ? ledger.compare(delivery) : undefined
    if (delivery.kind === 'done') {
      if (!ledger.store(delivery, job)) return
      made++
      done += settle(job)
    } else {
      const verdict = ledger.fail(delivery, job)
      if (verdict === 'known') return
      if (verdict === 'given-up') failed += settle(job)
    }
    news++
    writing.wrote()
  }

  let isBroken = false
  try {
    for (let idle = 0; !signal.aborted && idle < mostIdle; idle++) {
      const jobs = handOut()
      const first = jobs.next()
      if (first.done === true) return
      news = 0
      // oxlint-disable-next-line no-await-in-loop -- a round follows from the one before
      for await (const delivery of engine.run(resumed(first.value, jobs), signal)) {
        writing.check()
        take(delivery)
        yield { planned, done, failed, made }
      }
      writing.check()
      writing.flush()
      if (news > 0) idle = -1
    }
    if (!signal.aborted)
      throw new Error(
        `the ${engine.name} engine delivered nothing in ${mostIdle} rounds; ${out.size} runs are out`,
      )
  } catch (error) {
    isBroken = true
    throw error
  } finally {
    // What came before a failure is kept if it can be; the failure itself is what counts.
    if (isBroken) writing.rescue()
    else writing.flush()
  }
}

/** An iterator whose first item was taken from it already. */
function* resumed<T>(first: T, rest: Iterator<T>): Generator<T, void, undefined> {
  yield first
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value
}
