// oxlint-disable-next-line no-restricted-imports -- SQLite makes the file, so only the ledger knows what to take away
import { existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { commit, leave, openToRead, openToWrite } from './database.ts'
import { sha256Of, unpack } from './encode.ts'
import { LedgerError, tried } from './fault.ts'
import { decoding } from './meta.ts'
import { type Counts, countsOf, readerOf } from './read.ts'
import type { Shard, StudyMeta } from './study-meta.ts'

/** A ledger that went into another one. */
export type MergedPart = {
  readonly file: string
  readonly shard?: Shard
  readonly done: number
  /** Runs of it that an earlier file held too, equal. */
  readonly twice: number
}

/** What came of putting ledgers together. */
export type Merged = {
  readonly meta: StudyMeta
  readonly counts: Counts
  readonly parts: readonly MergedPart[]
  /** Shards of which no file was given. */
  readonly absent: readonly Shard[]
}

type Source = { readonly file: string; readonly db: DatabaseSync; readonly meta: StudyMeta }

const wordShard = ({ part, of }: Shard): string => `${part}/${of}`

function checkWhole(file: string, db: DatabaseSync): void {
  const [row] = db.prepare('PRAGMA quick_check(1)').all()
  const says = String(row?.['quick_check'])
  if (says !== 'ok')
    throw new LedgerError(
      'damaged',
      `"${file}": it is damaged or was cut off (${says.split('\n')[0]})`,
      'copy it again, or run that shard again',
    )
}

function openSource(file: string): Source {
  const db = openToRead(file)
  try {
    tried(file, () => checkWhole(file, db))
    return { file, db, meta: readerOf(db, file).meta() }
  } catch (error) {
    db.close()
    throw error
  }
}

/** Refuses files that do not belong together. */
function checkTogether(first: Source, other: Source): void {
  const refuse = (message: string, hint: string): never => {
    throw new LedgerError('foreign', `"${other.file}": ${message}`, hint)
  }
  const [a, b] = [first.meta, other.meta]
  if (a.id !== b.id)
    refuse(`it belongs to study ${b.id}; "${first.file}" to ${a.id}`, 'merge the ledgers of one study')
  if (a.code !== b.code)
    refuse(
      `its runs were made by other code (${b.tool}, ${b.code.slice(0, 12)}) than those of "${first.file}" (${a.tool}, ${a.code.slice(0, 12)})`,
      'run that shard again with the version of the others',
    )
  if (a.plan !== b.plan || a.measures.join() !== b.measures.join())
    refuse(
      `its plan of ${b.id} is another one than that of "${first.file}": the study file or a scenario changed in between`,
      'run that shard again with the study file of the others: what is the same is kept',
    )
}

/** Reads every run once: each must be whole, and equal wherever it is there twice. Gives the number of repeated ones by file. */
function checkRuns(sources: readonly Source[]): readonly number[] {
  // A database of its own on disk, so that memory does not grow with the number of runs; gone when it is closed.
  const seen = new DatabaseSync('')
  try {
    seen.exec(
      'CREATE TABLE seen (key TEXT PRIMARY KEY, sha256 TEXT, by TEXT, source INTEGER) STRICT, WITHOUT ROWID; BEGIN',
    )
    const insert = seen.prepare('INSERT INTO seen VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING')
    const find = seen.prepare('SELECT sha256, by, source FROM seen WHERE key = ?')
    return sources.map(({ file, db }, at) =>
      tried(file, () => {
        let twice = 0
        for (const row of db.prepare('SELECT key, sha256, by, body FROM result').iterate()) {
          const [key, sha256, by] = [String(row['key']), String(row['sha256']), String(row['by'])]
          checkBody(file, key, sha256, row['body'] as Uint8Array)
          if (insert.run(key, sha256, by, at).changes === 1) continue
          const kept = find.get(key)
          if (kept?.['sha256'] !== sha256)
            throw new LedgerError(
              'conflict',
              `run ${key.slice(0, 16)} differs: ${String(kept?.['sha256']).slice(0, 12)} in "${sources[Number(kept?.['source'])]?.file}" by ${String(kept?.['by'])}, ${sha256.slice(0, 12)} in "${file}" by ${by}`,
              'one of these machines computes wrongly, or with other code: run fishbowl doctor on both',
            )
          twice++
        }
        return twice
      }),
    )
  } finally {
    seen.close()
  }
}

function checkBody(file: string, key: string, sha256: string, body: Uint8Array): void {
  let found = ''
  try {
    found = sha256Of(unpack(body))
  } catch {
    // told below
  }
  if (found !== sha256)
    throw new LedgerError(
      'damaged',
      `"${file}": run ${key.slice(0, 16)} is damaged`,
      'copy the file again, or run that shard again',
    )
}

/** The shards that are named by none of the files, where any file is a shard. */
function absentOf(sources: readonly Source[]): readonly Shard[] {
  const shards = sources.flatMap(({ meta }) => (meta.shard === undefined ? [] : [meta.shard]))
  const of = shards[0]?.of
  if (of === undefined || shards.length < sources.length || shards.some((shard) => shard.of !== of)) return []
  const there = new Set(shards.map(({ part }) => part))
  return Array.from({ length: of }, (_, i) => ({ part: i + 1, of })).filter(({ part }) => !there.has(part))
}

const columns = {
  point: 'number, scenario, base, factors',
  result: 'key, scenario, replicate, sha256, by, summary, body',
  fault: 'key, scenario, replicate, attempts, final, error, by',
} as const

/** Copies the rows of a table, in groups that are made durable one by one. */
function copy(from: DatabaseSync, to: DatabaseSync, table: keyof typeof columns): void {
  const names = columns[table].split(', ')
  const insert = to.prepare(
    `INSERT INTO ${table} VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
  )
  let rows = 0
  for (const row of from.prepare(`SELECT ${columns[table]} FROM ${table}`).iterate()) {
    insert.run(...names.map((name) => row[name] ?? null))
    if (++rows % 256 === 0) commit(to)
  }
}

/** Makes a ledger whole, or leaves no file: half of one would only stand in the way of the next try. */
function made<T>(output: string, fill: (db: DatabaseSync) => T): T {
  const isNew = !existsSync(output)
  let db: DatabaseSync | undefined
  try {
    return tried(output, () => {
      db = openToWrite(output, { mode: 'create' })
      const result = fill(db)
      leave(db)
      return result
    })
  } catch (error) {
    if (db?.isOpen === true) db.close()
    if (isNew) for (const ending of ['', '-wal', '-shm']) rmSync(`${output}${ending}`, { force: true })
    throw error
  }
}

/**
 * Puts the ledgers of the parts of a study together in a new file. Every run is read and checked before anything is written. Throws a
 * LedgerError that names the file: another study, plan or code, runs that differ, a damaged file, an output that exists.
 */
export function mergeLedgers(output: string, files: readonly string[]): Merged {
  const sources: Source[] = []
  try {
    for (const file of files) sources.push(openSource(file))
    const [first] = sources
    if (first === undefined) throw new LedgerError('missing', 'no ledger was named that could be merged')
    for (const other of sources) checkTogether(first, other)
    const twice = checkRuns(sources)
    const { shard: _shard, ...whole } = first.meta
    const meta: StudyMeta = { ...whole, planned: whole.points * whole.replicates }
    return made(output, (db) => {
      db.prepare('INSERT INTO meta VALUES (?, ?)').run('study', JSON.stringify(meta))
      decoding(first.file, () => copy(first.db, db, 'point'))
      for (const table of ['result', 'fault'] as const)
        for (const source of sources) decoding(source.file, () => copy(source.db, db, table))
      // What failed in one shard may have been made in another.
      db.exec('DELETE FROM fault WHERE key IN (SELECT key FROM result)')
      commit(db)
      return { meta, counts: countsOf(db, meta), parts: partsOf(sources, twice), absent: absentOf(sources) }
    })
  } finally {
    for (const { db } of sources) db.close()
  }
}

const partsOf = (sources: readonly Source[], twice: readonly number[]): readonly MergedPart[] =>
  sources.map(({ file, db, meta }, i) => ({
    file,
    ...(meta.shard === undefined ? {} : { shard: meta.shard }),
    done: countsOf(db, meta).done,
    twice: twice[i] ?? 0,
  }))

/** A shard as it is written on the command line. */
export { wordShard }
