import { counter } from '../counter.ts'
import { logarithm } from '../patterns/logarithm.ts'

/**
 * Standard normal draws of a name, one after the other, by Marsaglia's polar method (Marsaglia and Bray 1964). The n-th draw depends on the
 * name and on n alone; take a new name for whatever must not depend on how many were drawn before.
 */
export function normalStream(name: string): () => number {
  const uniform = counter(name)
  let k = 0
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    for (;;) {
      const x = 2 * uniform(k) - 1
      const y = 2 * uniform(k + 1) - 1
      k += 2
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * logarithm(square)) / square)
      spare = y * scale
      return x * scale
    }
  }
}
