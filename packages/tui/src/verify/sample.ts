import { createHash } from 'node:crypto'
import type { History } from '@fishbowl/core'
import { inOrder, type Task } from '@fishbowl/lab'
import type { Request } from '../cli/answer.ts'
import { openProgress } from '../cli/progress.ts'
import { withThreads } from '../cli/threads.ts'

/** Replicates of each arm that are run again where nobody says otherwise. */
export const usualSample = 3

const rankOf = (digest: string, i: number): string =>
  createHash('sha256').update(`${digest} ${i}`).digest('hex')

/**
 * Which of `count` things are looked at, from 0 and in order: `most` of them, picked by a digest, so that another result is looked at in
 * other places and the same one always in the same.
 */
export function sampleOf(count: number, most: number, digest: string): readonly number[] {
  const all = Array.from({ length: count }, (_, i) => i)
  if (most >= count) return all
  return all
    .map((i) => ({ i, rank: rankOf(digest, i) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, most)
    .map(({ i }) => i)
    .toSorted((a, b) => a - b)
}

/** Makes runs on worker threads and hands them over in their order. Gives the milliseconds between two runs that end here; undefined where there were too few to tell. */
export function rerun(
  tasks: readonly Task[],
  take: (history: History, i: number) => void,
  { outside, settings, telling }: Request,
): Promise<number | undefined> {
  return withThreads(outside, settings.threads, async ({ run, inFlight }) => {
    const progress = openProgress(outside, telling)
    let done = 0
    let first = 0
    try {
      for await (const history of inOrder(tasks, inFlight, run)) {
        take(history, done)
        if (done === 0) first = outside.now()
        progress.at(++done, tasks.length)
      }
      return done < 3 ? undefined : (outside.now() - first) / (done - 1)
    } finally {
      progress.end()
    }
  })
}

/** A time in words, such as "9 s" or "3 min". */
export function wordTime(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}

/** Numbers in words: "3", "3 and 11", "3, 11 and 17"; of many the first ones. */
export function wordNumbers(numbers: readonly number[]): string {
  const shown = numbers.length <= 12 ? numbers : numbers.slice(0, 10)
  const hidden = numbers.length - shown.length
  const words = [...shown.map(String), ...(hidden === 0 ? [] : [`${hidden} more`])]
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
