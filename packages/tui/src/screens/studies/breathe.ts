/** Lets keys be heard between two pieces of work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Milliseconds of work after which keys are heard: a key is answered within a tenth of a second. */
const longest = 15

/** Tells whether a piece of work has lasted long enough to let keys be heard. */
export function breather(now: () => number): () => Promise<void> | undefined {
  let began = now()
  return () => {
    if (now() - began < longest) return undefined
    return breathe().then(() => {
      began = now()
    })
  }
}
