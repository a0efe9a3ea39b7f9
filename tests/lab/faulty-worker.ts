import { serving } from '../../packages/lab/src/engine/local-worker.ts'
import { work } from '../../packages/lab/src/engine/work.ts'

/** What becomes of a thread that makes this replicate. */
const fates: Readonly<Record<number, () => void>> = {
  3: () => {
    throw new RangeError('a bad number')
  },
  5: () => process.exit(3),
  7: () => {
    for (let i = 0; i < Number.POSITIVE_INFINITY; i++) i %= 1000
  },
  9: () => {
    const hoard: unknown[] = []
    while (hoard.length >= 0) hoard.push(Array.from({ length: 1000 }, (_, i) => ({ i })))
  },
}

/** A worker in which some replicates throw, end their thread, never end, or take all memory; the others are made. */
export const run = serving((job, measures) => {
  fates[job.replicate]?.()
  return work(job, measures)
})
