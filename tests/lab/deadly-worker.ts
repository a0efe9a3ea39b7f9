import { serving } from '../../packages/lab/src/engine/local-worker.ts'
import { work } from '../../packages/lab/src/engine/work.ts'

/** What becomes of a thread that makes this replicate. */
const fates: Readonly<Record<number, () => void>> = {
  3: () => {
    throw new RangeError('a bad number')
  },
  5: () => process.exit(3),
  9: () => {
    const hoard: unknown[] = []
    while (hoard.length >= 0) hoard.push(Array.from({ length: 2_000_000 }, () => hoard))
  },
}

/** A worker in which one replicate throws, one ends its thread and one takes all memory; the others are made. */
export const run = serving((job, measures) => {
  fates[job.replicate]?.()
  return work(job, measures)
})
