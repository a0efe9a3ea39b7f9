import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchesOf, runsTogether, twice } from '../../packages/lab/src/engine/queue/batch.ts'
import { jobsOf, tiny } from '../support/queue-runs.ts'

const jobs = jobsOf(1000)

const doubled = () => [...twice(batchesOf(jobsOf(6000).values(), 'study'), 4)]

describe('batches of a study', () => {
  test('hold every run once, in order, and no more than a worker makes in seconds', () => {
    const batches = [...batchesOf(jobs.values(), 'study')]
    expect(batches.flatMap((batch) => batch.jobs)).toEqual(jobs)
    expect(new Set(batches.map(({ id }) => id)).size).toBe(batches.length)
    const most = Math.max(...batches.map((batch) => batch.jobs.length))
    expect(most).toBeLessThanOrEqual(2 * runsTogether(tiny()))
    expect(batches.length).toBeGreaterThan(5)
  })

  test('of one run where a run takes seconds', () => {
    const large = { ...tiny(), horizon: 156, organisation: { ...tiny().organisation, members: 500_000 } }
    const batches = [...batchesOf(jobsOf(5, large).values(), 'study')]
    expect(batches.map((batch) => batch.jobs.length)).toEqual([1, 1, 1, 1, 1])
  })

  test('are mostly those that the queue has already when a study goes on after a crash', () => {
    const before = [...batchesOf(jobs.values(), 'study')]
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(before.length - 1), { maxLength: 5 }), (ended) => {
        const left = before.filter((_, i) => !ended.includes(i)).flatMap((batch) => batch.jobs)
        const known = new Set(before.map(({ id }) => id))
        const fresh = [...batchesOf(left.values(), 'study')].filter(({ id }) => !known.has(id))
        // A batch that ended because it was full, not by its last key, may grow together with the next ones.
        expect(fresh.length).toBeLessThanOrEqual(2 * ended.length)
      }),
    )
  })

  test('of another study have other ids, though their runs are the same', () => {
    const [one, other] = ['one', 'other'].map((study) => [...batchesOf(jobs.values(), study)][0]?.id)
    expect(one).not.toBe(other)
  })

  test('come twice where machines are to check each other: the same ones each time, one in so many', () => {
    const all = doubled()
    const again = all.filter(({ id }) => id.endsWith('-again'))
    expect(all.length / again.length).toBeGreaterThan(3)
    expect(all.length / again.length).toBeLessThan(9)
    expect(doubled().map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    expect([...twice(batchesOf(jobs.values(), 'study'), 0)]).toHaveLength(
      [...batchesOf(jobs.values(), 'study')].length,
    )
  })
})
