import { describe, expect, test } from 'vitest'
import { batchesOf, twice } from '../../packages/lab/src/engine/queue/batch.ts'
import { checkFaultyStudies, faultyJobs, faultyRuns, faultyStudy } from '../support/faulty-queue.ts'
import { digestOfRuns } from '../support/queue-runs.ts'

describe('a coordinator whose queue does everything that may go wrong', () => {
  test('delivers what the plain loop makes, from 20 seeds', () => checkFaultyStudies(20))

  test('delivers everything exactly as often as it was put in where nothing goes wrong', async () => {
    const deliveries = await faultyStudy(1, 0)
    const batches = [...twice(batchesOf(faultyJobs.values(), 'study'), 5)]
    expect(deliveries).toHaveLength(batches.flatMap((batch) => batch.jobs).length)
    expect(digestOfRuns(deliveries)).toBe(digestOfRuns(faultyRuns.values()))
  })
})
