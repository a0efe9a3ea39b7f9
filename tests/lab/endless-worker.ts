import { serving } from '../../packages/lab/src/engine/local-worker.ts'
import { work } from '../../packages/lab/src/engine/work.ts'

/** A worker in which replicate 7 never ends. */
export const run = serving((job, measures) => {
  if (job.replicate === 7) for (let i = 0; i < Number.POSITIVE_INFINITY; i++) i %= 1000
  return work(job, measures)
})
