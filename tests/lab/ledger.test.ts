import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { measured } from '@fishbowl/core'
import { windowOf } from '@fishbowl/lab'
import { decodeHistory, isHeld, type LedgerError, openLedger, openStudyLedger } from '@fishbowl/lab/ledger'
import { simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { checkSqlite } from '../../packages/lab/src/ledger/database.ts'
import {
  finish,
  inThread,
  madeLedger,
  plainDigest,
  plainly,
  planner,
  scratch,
  tiny,
  toyPlan,
} from './study-toy.ts'

const plan = toyPlan([30, 40, 50])
const write = { mode: 'write' } as const
const create = { mode: 'create' } as const

/** What a ledger has against something. */
function complaint(act: () => unknown): Pick<LedgerError, 'why' | 'message' | 'hint'> {
  try {
    act()
  } catch (error) {
    return error as LedgerError
  }
  throw new Error('nothing was refused')
}

const failed = (key: string, crash: boolean) =>
  ({ kind: 'failed', key, error: 'boom', crash, by: 'here' }) as const

describe('a ledger', () => {
  test('gives back every run as it was made, in the order of points and replicates', async () => {
    const file = scratch()('a.sqlite')
    await madeLedger(file, plan)
    const reader = openLedger(file)
    const results = [...reader.results()]
    expect(results.map(({ point, replicate }) => [point, replicate])).toEqual(
      [0, 1, 2].flatMap((point) => [0, 1, 2, 3].map((replicate) => [point, replicate])),
    )
    for (const { point, replicate, summary, body } of results) {
      const history = simulate({ scenario: plan.at(point).scenario, replicate })
      expect(decodeHistory(body)).toEqual(history)
      expect([...summary]).toEqual(plan.measures.map((id) => measured(history, id, windowOf(id, 8))))
    }
    expect([...reader.points()].map(({ factors }) => factors)).toEqual([
      { members: 30 },
      { members: 40 },
      { members: 50 },
    ])
    expect([...reader.results(2)].map(({ point }) => point)).toEqual([2, 2, 2, 2])
    reader.close()
  })

  test('has the digest of its runs in whatever order they came, and that of a plain loop', async () => {
    const path = scratch()
    const digest = await madeLedger(path('a.sqlite'), plan)
    const backwards = openStudyLedger(path('b.sqlite'), create, plan, planner)
    const jobs = [...backwards.missing(plan)]
    for (const done of [...plainly(plan)].toReversed()) {
      const job = jobs.find(({ key }) => key === done.key)
      if (job !== undefined) backwards.store(done, job)
    }
    expect(backwards.digest()).toBe(digest)
    expect(digest).toBe(plainDigest(plainly(plan)))
    backwards.close()
  })

  test('makes nothing twice: opened again, nothing is missing', async () => {
    const file = scratch()('a.sqlite')
    await madeLedger(file, plan)
    const ledger = openStudyLedger(file, write, plan, planner)
    const engine = inThread()
    await finish(plan, ledger, engine)
    expect(engine.keys).toEqual([])
    expect(ledger.adopted).toMatchObject({ planned: 12, done: 12, missing: 0, changed: false })
    ledger.close()
  })

  test('lets anyone read and nobody else write while it is written, and is one plain file afterwards', () => {
    const file = scratch()('a.sqlite')
    const ledger = openStudyLedger(file, create, plan, planner)
    const jobs = ledger.missing(plan)
    const runs = [...plainly(plan)]
    const store = (): void => {
      const { value } = jobs.next()
      const done = runs.shift()
      if (value && done) ledger.store(done, value)
    }
    store()
    ledger.commit()
    store()
    const reader = openLedger(file)
    // The second is not durable yet.
    expect(reader.counts()).toMatchObject({ done: 1, missing: 11 })
    const second = complaint(() => openStudyLedger(file, write, plan, planner))
    expect(second.why).toBe('busy')
    expect(second.message).toContain('another process writes to it')
    expect(isHeld(file)).toBe(true)
    store()
    ledger.commit()
    expect(reader.counts()).toMatchObject({ done: 3 })
    reader.close()
    ledger.close()
    expect(isHeld(file)).toBe(false)
    expect(readdirSync(dirname(file))).toEqual(['a.sqlite'])
    openStudyLedger(file, write, plan, planner).close()
  })

  test('starts from a file that a process left empty when it was killed', () => {
    const file = scratch()('a.sqlite')
    writeFileSync(file, '')
    const ledger = openStudyLedger(file, write, plan, planner)
    expect(ledger.counts()).toMatchObject({ done: 0, missing: 12 })
    ledger.close()
  })

  test('stops at a run that comes out differently, and names it and both machines', () => {
    const file = scratch()('a.sqlite')
    const ledger = openStudyLedger(file, create, plan, planner)
    const [done] = plainly(plan)
    const [job] = ledger.missing(plan)
    if (done === undefined || job === undefined) throw new Error('nothing is planned')
    expect(ledger.store({ ...done, by: 'ada' }, job)).toBe(true)
    expect(ledger.store({ ...done, by: 'bob' }, job)).toBe(false)
    const other = { ...done, sha256: '0'.repeat(64), by: 'bob' }
    for (const act of [() => ledger.store(other, job), () => ledger.compare(other)]) {
      const { why, message } = complaint(act)
      expect(why).toBe('conflict')
      for (const part of [done.key.slice(0, 16), 'ada', 'bob', done.sha256.slice(0, 12)])
        expect(message).toContain(part)
    }
    ledger.close()
  })

  test('gives a crashed run a second chance and a thrown error none, until it is forgiven', () => {
    const ledger = openStudyLedger(scratch()('a.sqlite'), create, plan, planner)
    const [first, second] = ledger.missing(plan)
    if (first === undefined || second === undefined) throw new Error('nothing is planned')
    expect(ledger.fail(failed(first.key, true), first)).toBe('again')
    expect(ledger.fail(failed(second.key, false), second)).toBe('given-up')
    expect([...ledger.missing(plan)]).toHaveLength(11)
    expect(ledger.fail(failed(first.key, true), first)).toBe('given-up')
    expect(ledger.counts()).toMatchObject({ failed: 2, missing: 10 })
    expect([...ledger.failures()]).toMatchObject([
      { point: 0, replicate: 0, attempts: 2, error: 'boom' },
      { point: 0, replicate: 1, attempts: 1 },
    ])
    expect(ledger.forgive()).toBe(2)
    expect(ledger.counts()).toMatchObject({ failed: 0, missing: 12 })
    ledger.close()
  })
})

describe('a study that changes', () => {
  test('runs again only what has changed, and keeps the rest', async () => {
    const file = scratch()('a.sqlite')
    await madeLedger(file, plan)
    const changed = toyPlan([30, 45, 50], { replicates: 3 })
    const ledger = openStudyLedger(file, write, changed, planner)
    // 40 members, and the fourth replicate of the others
    expect(ledger.adopted).toEqual({
      planned: 9,
      done: 6,
      failed: 0,
      missing: 3,
      unplanned: 6,
      changed: true,
    })
    const engine = inThread()
    await finish(changed, ledger, engine)
    expect(engine.keys).toHaveLength(3)
    expect(ledger.digest()).toBe(plainDigest(plainly(changed)))
    ledger.close()
  })

  test('measures kept runs anew when it asks for other measures', async () => {
    const file = scratch()('a.sqlite')
    await madeLedger(file, plan)
    const other = toyPlan([30, 40, 50], { measures: ['posters', 'gini', 'weeklyActive'] })
    const ledger = openStudyLedger(file, write, other, planner)
    expect(ledger.counts().missing).toBe(0)
    for (const { body, summary } of ledger.results()) {
      const history = decodeHistory(body)
      expect([...summary]).toEqual(other.measures.map((id) => measured(history, id, windowOf(id, 8))))
    }
    ledger.close()
  })

  test('shares the runs of points that are the same scenario in other words', async () => {
    const file = scratch()('a.sqlite')
    const scenarios = [tiny(30), tiny(30, { id: 'other-words', title: 'Other words' })]
    const twins = toyPlan([30, 30], {
      at: (number) => ({ number, base: 'toy', factors: {}, scenario: scenarios[number] ?? tiny(1) }),
    })
    const ledger = openStudyLedger(file, create, twins, planner)
    const engine = inThread()
    const last = await finish(twins, ledger, engine)
    expect(engine.keys).toHaveLength(4)
    expect(last).toEqual({ planned: 8, done: 8, failed: 0, made: 4 })
    expect(ledger.counts()).toMatchObject({ done: 8, missing: 0 })
    expect([...ledger.results()].map(({ point }) => point)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
    ledger.close()
  })
})

describe('a ledger is refused with the reason', () => {
  const refusals = {
    'of another study': [
      () => toyPlan([30], { id: 'other' }),
      planner,
      'it belongs to study sizes, not to other',
    ],
    'made by other code': [
      () => plan,
      { ...planner, code: 'beef'.repeat(16) },
      'other code (toy 1, c0dec0dec0de; this is beefbeefbeef)',
    ],
    'of a shard': [
      () => plan,
      { ...planner, shard: { part: 1, of: 2 } },
      'the ledger of the whole study, not of shard 1/2',
    ],
  } as const
  test.each(Object.entries(refusals))('%s', async (_, [asked, by, says]) => {
    const file = scratch()('a.sqlite')
    await madeLedger(file, plan)
    const { why, message, hint } = complaint(() => openStudyLedger(file, write, asked(), by))
    expect(why).toBe('foreign')
    expect(message).toContain(says)
    expect(hint).toContain('--output')
    // It is as it was.
    expect(openLedger(file).counts().done).toBe(12)
  })

  const files: Readonly<Record<string, readonly [make: (file: string) => void, why: string, says: string]>> =
    {
      'no database': [
        (file) => writeFileSync(file, 'some text that is long enough to be no database at all'),
        'foreign',
        'it is no ledger',
      ],
      'a database of somebody else': [
        (file) => {
          const db = new DatabaseSync(file)
          db.exec('CREATE TABLE t (x)')
          db.close()
        },
        'foreign',
        'no ledger of fishbowl',
      ],
      'of a newer version': [
        (file) => {
          openStudyLedger(file, create, plan, planner).close()
          const db = new DatabaseSync(file)
          db.exec('PRAGMA user_version = 99')
          db.close()
        },
        'newer',
        'its tables have version 99, this fishbowl knows 2',
      ],
    }
  test.each(Object.entries(files))('%s', (_, [make, why, says]) => {
    const file = scratch()('a.sqlite')
    make(file)
    for (const act of [() => openLedger(file), () => openStudyLedger(file, write, plan, planner)]) {
      const found = complaint(act)
      expect(found.why).toBe(why)
      expect(found.message).toContain(says)
      expect(found.message).toContain(file)
    }
  })

  test('when it exists and a new one is asked for, or its folder does not exist', () => {
    const path = scratch()
    openStudyLedger(path('a.sqlite'), create, plan, planner).close()
    expect(complaint(() => openStudyLedger(path('a.sqlite'), create, plan, planner)).why).toBe('taken')
    const file = path('no/such/folder/a.sqlite')
    expect(complaint(() => openStudyLedger(file, create, plan, planner)).message).toContain(
      'the folder is missing',
    )
    expect(existsSync(file)).toBe(false)
  })
})

test('a SQLite that may damage a file is refused', () => {
  for (const version of ['3.51.3', '3.52.0', '4.0.0']) expect(() => checkSqlite(version)).not.toThrow()
  for (const version of ['3.51.2', '3.7.17', '2.9.9'])
    expect(complaint(() => checkSqlite(version)).message).toContain('3.51.3')
})

test('a full disk is told, what was durable is intact, and the study goes on when there is room', async () => {
  const file = scratch()('a.sqlite')
  const large = toyPlan([30, 40, 50], { replicates: 60 })
  // A limit of the file in place of one of the disk: SQLite reports both as SQLITE_FULL.
  const ledger = openStudyLedger(file, { ...create, mostPages: 30 }, large, planner)
  await expect(finish(large, ledger, inThread())).rejects.toMatchObject({
    why: 'full',
    message: expect.stringContaining('the disk is full'),
  })
  ledger.close()
  const before = openLedger(file)
  const { done } = before.counts()
  expect(done).toBeGreaterThan(0)
  before.close()
  const again = openStudyLedger(file, write, large, planner)
  const engine = inThread()
  await finish(large, again, engine)
  expect(engine.keys).toHaveLength(180 - done)
  expect(again.digest()).toBe(plainDigest(plainly(large)))
  again.close()
})
