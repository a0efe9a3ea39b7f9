import type { History } from '@fishbowl/core'
import { type Continued, runUntil, simulateFrom } from './fork.ts'

/** Entry of a worker thread: simulates a task and posts its history. @internal */
export function run(task: Continued): History {
  return simulateFrom(task)
}

/** Entry of a worker thread: simulates a task up to a week and posts its snapshot. @internal */
export function save({ task, week }: { readonly task: Continued; readonly week: number }): Uint8Array {
  return runUntil(task, week)
}
