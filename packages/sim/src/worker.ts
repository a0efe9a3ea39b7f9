import type { History } from '@fishbowl/core'
import { simulate, type Task } from './simulate.ts'

/** Entry of a worker thread: simulates a task and posts its history. */
export function run(task: Task): History {
  return simulate(task)
}
