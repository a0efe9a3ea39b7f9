import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { type LedgerError, mergeLedgers, openLedger, openStudyLedger } from '@fishbowl/lab/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish, inThread, madeLedger, plainDigest, plainly, planner, scratch, toyPlan } from './study-toy.ts'

const plan = toyPlan([20, 25, 30], { replicates: 6 })
const digest = plainDigest(plainly(plan))

/** Ledgers of all shards of a study in a folder of its own. */
async function shards(
  of: number,
  asked = plan,
): Promise<{ path: (name: string) => string; files: readonly string[] }> {
  const path = scratch()
  const files = Array.from({ length: of }, (_, i) => path(`shard-${i + 1}.sqlite`))
  for (const [i, file] of files.entries()) await madeLedger(file, asked, { part: i + 1, of })
  return { path, files }
}

function complaint(act: () => unknown): LedgerError {
  try {
    act()
  } catch (error) {
    return error as LedgerError
  }
  throw new Error('nothing was refused')
}

/** Changes a ledger behind its back. */
function meddle(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

describe('shards', () => {
  test('share out every run, each to one of them', async () => {
    const { files } = await shards(3)
    const readers = files.map((file) => openLedger(file))
    const keys = readers.flatMap((reader) => Array.from(reader.results(), ({ key }) => key))
    expect(keys).toHaveLength(18)
    expect(new Set(keys).size).toBe(18)
    for (const reader of readers) {
      const { planned, done, missing } = reader.counts()
      expect([done, missing]).toEqual([planned, 0])
      reader.close()
    }
  })

  test('give the digest of the whole study in whatever order they are merged', async () => {
    const { path, files } = await shards(3)
    let merges = 0
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...files], { minLength: 3 }), async (order) => {
        const output = path(`study-${merges++}.sqlite`)
        const { counts, absent } = mergeLedgers(output, order)
        expect(counts).toEqual({ planned: 18, done: 18, failed: 0, missing: 0, unplanned: 0 })
        expect(absent).toEqual([])
        const reader = openLedger(output)
        expect(reader.digest()).toBe(digest)
        expect(reader.meta().shard).toBeUndefined()
        reader.close()
      }),
      { numRuns: 6 },
    )
  })

  test('may be missing or be there twice: it is told, and the study makes the rest', async () => {
    const { path, files } = await shards(3)
    const [one = '', two = ''] = files
    copyFileSync(one, path('copy.sqlite'))
    const output = path('study.sqlite')
    const { counts, absent, parts } = mergeLedgers(output, [one, path('copy.sqlite'), two])
    expect(absent).toEqual([{ part: 3, of: 3 }])
    expect(parts.map(({ twice }) => twice)).toEqual([0, parts[0]?.done, 0])
    const ledger = openStudyLedger(output, { mode: 'write' }, plan, planner)
    const engine = inThread()
    await finish(plan, ledger, engine)
    expect(engine.keys).toHaveLength(counts.missing)
    expect(ledger.digest()).toBe(digest)
    ledger.close()
  })

  test('of which one was stopped in between are merged all the same, failures included', async () => {
    const { path, files } = await shards(2)
    const [one = '', two = ''] = files
    meddle(one, 'DELETE FROM result WHERE rowid % 2 = 0')
    meddle(
      two,
      "INSERT INTO fault SELECT key, scenario, replicate, 1, 1, 'a bad number', 'ada' FROM result WHERE rowid = 1; DELETE FROM result WHERE rowid = 1",
    )
    const { counts } = mergeLedgers(path('study.sqlite'), files)
    expect(counts.failed).toBe(1)
    expect(counts.done + counts.missing).toBe(17)
    expect(counts.missing).toBeGreaterThan(0)
  })
})

const again = async (file: string, other: typeof plan, by = planner): Promise<void> => {
  writeFileSync(file, '')
  const ledger = openStudyLedger(file, { mode: 'create' }, other, { ...by, shard: { part: 2, of: 2 } })
  await finish(other, ledger, inThread())
  ledger.close()
}

describe('a merge is refused, each time with its own reason and nothing written,', () => {
  type Case = readonly [
    why: string,
    says: readonly string[],
    spoil: (file: string, first: string) => Promise<void> | void,
  ]
  const cases: Readonly<Record<string, Case>> = {
    'for a shard of another study': [
      'foreign',
      ['shard-2', 'it belongs to study other', 'shard-1', 'to sizes'],
      (file) => again(file, { ...plan, id: 'other' }),
    ],
    'for a shard of another plan': [
      'foreign',
      ['shard-2', 'its plan of sizes is another one', 'shard-1'],
      (file) => again(file, toyPlan([20, 25, 31], { replicates: 6 })),
    ],
    'for a shard made by other code': [
      'foreign',
      ['shard-2', 'other code (toy 2, beef'],
      (file) => again(file, plan, { code: 'beef'.repeat(16), tool: 'toy 2' }),
    ],
    'for a run that differs': [
      'conflict',
      ['differs', 'shard-1', 'shard-2', 'by here', 'by bob'],
      (file, first) => {
        copyFileSync(first, file)
        const db = new DatabaseSync(file)
        // Another run's numbers under this run's name.
        db.exec(`CREATE TEMP TABLE odd AS SELECT sha256, body FROM result WHERE rowid = 2;
          UPDATE result SET sha256 = (SELECT sha256 FROM odd), body = (SELECT body FROM odd), by = 'bob' WHERE rowid = 1`)
        db.close()
      },
    ],
    'for a file that was cut off': [
      'damaged',
      ['shard-2'],
      (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2 / 4096) * 4096),
    ],
    'for a file with a flipped bit in a run': [
      'damaged',
      ['shard-2', 'is damaged'],
      (file) =>
        meddle(
          file,
          "UPDATE result SET body = CAST(substr(body, 1, 40) || x'00' || substr(body, 42) AS BLOB) WHERE rowid = 1",
        ),
    ],
    'for an empty file': ['foreign', ['shard-2', 'no ledger'], (file) => writeFileSync(file, '')],
    'for a file that is something else': [
      'foreign',
      ['shard-2', 'it is no ledger'],
      (file) => writeFileSync(file, 'x'.repeat(5000)),
    ],
  }
  test.each(Object.entries(cases))('%s', async (_, [why, says, spoil]) => {
    const { path, files } = await shards(2)
    const [first = '', second = ''] = files
    await spoil(second, first)
    const error = complaint(() => mergeLedgers(path('study.sqlite'), files))
    expect(error.why, error.message).toBe(why)
    for (const part of says) expect(error.message).toContain(part)
    expect(existsSync(path('study.sqlite'))).toBe(false)
  })

  test('for an output that exists', async () => {
    const { files } = await shards(2)
    const [first = ''] = files
    expect(complaint(() => mergeLedgers(first, files)).why).toBe('taken')
  })
})
