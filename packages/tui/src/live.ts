import type { Arm } from '@fishbowl/lab'
import { remembered } from './remember.ts'
import type { Progress, Services } from './services.ts'
import { chartMeasures, type Live } from './state.ts'

/**
 * Milliseconds between two states that screens hear of: four a second are as many as a reader follows. Bands sort all runs, so
 * that a state of many costs more, and one run among many changes less: then fewer will do.
 */
const tickAfter = (done: number): number => Math.min(1000, Math.max(250, done))

/** Runs that stream to the screens; one stream at a time. */
export type LiveRuns = {
  /** Starts anew; what ran before is left. */
  readonly start: (arms: readonly Arm[], replicates: number) => void
  /** Leaves the stream; what is finished is published once more. `isCutOff` where other runs take its place. */
  readonly stop: (isCutOff?: boolean) => void
}

const nothing = (_isCutOff?: boolean): void => undefined

/**
 * Follows `services.compare` and publishes its state: the first whole replicate at once, then one a tick at most, then the last.
 * With `quietly` nothing between the first and the last.
 */
export function liveRuns(
  services: Pick<Services, 'compare' | 'now'>,
  publish: (live: Live) => void,
  quietly = false,
): LiveRuns {
  let stopCurrent = nothing

  const follow = async (arms: readonly Arm[], replicates: number): Promise<void> => {
    const ids = arms.map(({ id }) => id)
    let live: Live = {
      ids,
      arms,
      target: replicates,
      phase: 'running',
      done: 0,
      comparison: undefined,
      elapsed: 0,
    }
    let left = false
    const controller = new AbortController()
    const options = { replicates, measures: chartMeasures, signal: controller.signal }
    let first: number | undefined
    let published = 0
    const show = (change: Partial<Live>): void => {
      live = { ...live, ...change }
      publish(live)
    }
    stopCurrent = (isCutOff = false) => {
      left = true
      controller.abort()
      stopCurrent = nothing
      show({ phase: 'stopped', ...(isCutOff ? { isCutOff } : {}) })
    }
    const take = ({ done, comparison }: Progress): void => {
      const now = services.now()
      const isFirst = first === undefined
      first ??= now
      live = { ...live, done, comparison: remembered(comparison), elapsed: now - first }
      const due = isFirst || (!quietly && now - published >= tickAfter(done))
      if (done >= replicates || !due) return
      published = now
      publish(live)
    }
    publish(live)
    const end = (change: Partial<Live>): void => {
      if (left) return
      stopCurrent = nothing
      show(change)
    }
    try {
      for await (const progress of services.compare(arms, options)) {
        if (left) return
        take(progress)
      }
      end({ phase: 'done' })
    } catch (error) {
      end({ phase: 'failed', error: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    start(arms, replicates) {
      stopCurrent()
      void follow(arms, replicates)
    },
    stop: (isCutOff) => stopCurrent(isCutOff),
  }
}
