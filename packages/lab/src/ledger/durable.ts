import type { After } from '../engine/engine.ts'

/** Rows after which, and milliseconds within which, what was written is made durable. */
const commitEvery = 64
const commitWithin = 100

const nothing = (): void => undefined

/** Makes rows durable in groups, so that short runs do not wait for the disk one by one. A failure of the timer comes up with the next row. */
export function durable(commit: () => void, after: After) {
  let pending = 0
  let cancel = nothing
  let failure: { readonly error: unknown } | undefined
  const flush = (): void => {
    cancel()
    if (pending === 0) return
    pending = 0
    commit()
  }
  const late = (): void => {
    try {
      flush()
    } catch (error) {
      failure = { error }
    }
  }
  return {
    /** Makes everything durable now. */
    flush,
    /** The same at the end of something that failed already: a second failure is not told. */
    rescue: late,
    /** Throws what the timer met. */
    check(): void {
      if (failure !== undefined) throw failure.error
    },
    /** Notes that a row was written. */
    wrote(): void {
      pending++
      if (pending >= commitEvery) flush()
      else if (pending === 1) cancel = after(commitWithin, late)
    },
  }
}
