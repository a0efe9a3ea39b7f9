import { copyFileSync, readdirSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { openLedger, openStudyLedger } from '@fishbowl/lab/ledger'
import { expect, test } from 'vitest'
import { planner, scratch, toyPlan } from './study-toy.ts'

/**
 * Ledgers as each version of the tables left them, of the same study: two points, three replicates; four runs are made, one failed, one
 * crashed once. None is ever written anew: whatever the code becomes, it has to read them.
 */
const folder = fileURLToPath(new URL('ledgers/', import.meta.url))
const kept = readdirSync(folder).filter((name) => name.endsWith('.sqlite'))
const plan = toyPlan([20, 25], { replicates: 3 })

/** The prints of four runs, as they were when the files were made. */
const digest = '409a082a2193'

function copyOf(name: string): string {
  const copy = scratch()(name)
  copyFileSync(folder + name, copy)
  return copy
}

test('there is a kept file of every version', () => {
  expect(kept).toEqual(['schema-1.sqlite', 'schema-2.sqlite'])
})

test.each(kept)('%s is read as it was left', (name) => {
  const file = copyOf(name)
  const reader = openLedger(file)
  expect(reader.meta()).toMatchObject({ id: 'sizes', points: 2, replicates: 3, planned: 6, tool: 'toy 1' })
  expect(reader.counts()).toEqual({ planned: 6, done: 4, failed: 1, missing: 1, unplanned: 0 })
  expect(reader.digest()).toBe(digest)
  expect([...reader.failures()]).toMatchObject([
    { point: 0, replicate: 2, attempts: 1, error: 'a bad number' },
  ])
  expect([...reader.results()].map(({ point, replicate, by }) => [point, replicate, by])).toEqual(
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ].map(([point, replicate]) => [point, replicate, 'ada']),
  )
  reader.close()
  // Once more, now that it is of this version.
  expect(openLedger(file).digest()).toBe(digest)
})

test.each(kept)(
  '%s goes on where it was: a crash stays counted, and nothing that is there is made again',
  (name) => {
    const ledger = openStudyLedger(copyOf(name), { mode: 'write' }, plan, planner)
    // The scenario of today has the hash of then only as long as no field is added to it; a run of then that is not planned stays in the file.
    const { done, unplanned } = ledger.adopted
    expect(done + unplanned).toBe(4)
    const job = Array.from(ledger.missing(plan)).find(
      ({ scenario, replicate }) => scenario === plan.at(1).scenario && replicate === 2,
    )
    if (job !== undefined && done === 4) {
      expect(ledger.fail({ kind: 'failed', key: job.key, error: 'again', crash: true, by: 'bob' }, job)).toBe(
        'given-up',
      )
    }
    ledger.close()
  },
)

test('a migration that does not come to its end leaves the file as it was', () => {
  const file = copyOf('schema-1.sqlite')
  const db = new DatabaseSync(file)
  // In the way of the new tables.
  db.exec('CREATE TABLE fault (x)')
  db.close()
  expect(() => openLedger(file)).toThrow('fault')
  const after = new DatabaseSync(file)
  expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
  expect(after.prepare('SELECT count(*) AS n FROM task').get()).toEqual({ n: 6 })
  after.close()
})
