import type { QueueAddress } from './address.ts'
import { isLasting } from './connect.ts'

/** The clock and the voice of whoever is outside. */
export type Outer = {
  /** Waits some milliseconds, less when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Says a sentence to the user. */
  readonly tell: (sentence: string) => void
}

/** Thrown where work ends because it was stopped. */
export class Stopped extends Error {}

/** Milliseconds before the first and between later tries to reach a server. */
const waits = { first: 250, most: 5000 } as const

/** What an error says, without a password and on one line. */
export function wordsOf(error: unknown, { hide }: QueueAddress): string {
  const parts = error instanceof AggregateError ? error.errors.map(String) : []
  const said = error instanceof Error ? error.message || parts.join('; ') : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return hide(said === '' ? code || 'no reason given' : said)
    .replaceAll(/\s+/g, ' ')
    .slice(0, 200)
}

/** An error of a queue that waiting does not mend. */
export const lastingFault = (error: unknown, address: QueueAddress): RangeError =>
  new RangeError(`the queue at ${address.shown} turns us away: ${wordsOf(error, address)}`)

/**
 * Does a piece of work on a server, again and again until the server is there: says once that it is lost and why, and once that it is
 * back. Throws Stopped when the signal is aborted, and a RangeError where waiting does not help.
 */
export function steadily(address: QueueAddress, { sleep, tell }: Outer, signal: AbortSignal) {
  let trouble = ''
  return async <T>(work: () => Promise<T>): Promise<T> => {
    for (let wait: number = waits.first; ; wait = Math.min(2 * wait, waits.most)) {
      if (signal.aborted) throw new Stopped()
      try {
        // oxlint-disable-next-line no-await-in-loop -- tried again only when it has failed
        const result = await work()
        if (trouble !== '') tell(`the queue at ${address.shown} is back`)
        trouble = ''
        return result
      } catch (error) {
        if (isLasting(error)) throw lastingFault(error, address)
        const words = wordsOf(error, address)
        if (trouble === '')
          tell(`the queue at ${address.shown} does not answer (${words}); waiting for it, nothing is lost`)
        trouble = words
        // oxlint-disable-next-line no-await-in-loop -- the wait between two tries
        await sleep(wait, signal)
      }
    }
  }
}
