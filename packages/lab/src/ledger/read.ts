import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { openToRead } from './database.ts'
import { decodeNumbers } from './encode.ts'
import { LedgerError, tried, triedEach } from './fault.ts'
import { keyOfHash } from './key.ts'
import { countIn, decoding, jsonIn, readStudyMeta } from './meta.ts'
import type { StudyMeta } from './study-meta.ts'

/** How far a study is, in runs. */
export type Counts = {
  readonly planned: number
  readonly done: number
  /** Given up, with a reason. */
  readonly failed: number
  /** Still to be made. */
  readonly missing: number
  /** Kept runs that the plan does not ask for any more. */
  readonly unplanned: number
}

/** A point as it is kept; its scenario by hash. */
export type KeptPoint = {
  readonly number: number
  readonly base: string
  readonly factors: Readonly<Record<string, unknown>>
}

/** A run that was made. `decodeHistory(body)` gives its weeks back. */
export type KeptResult = {
  readonly point: number
  readonly replicate: number
  readonly key: string
  readonly sha256: string
  /** Who made it. */
  readonly by: string
  /** The measures of the study in their order, NaN where one has no value. */
  readonly summary: Float64Array
  readonly body: Uint8Array
}

/** What a run is summed up by, without the run itself. */
export type KeptSummary = Pick<KeptResult, 'point' | 'replicate' | 'summary'>

/** A run that could not be made. */
export type KeptFailure = {
  readonly point: number
  readonly replicate: number
  readonly key: string
  readonly attempts: number
  readonly error: string
  readonly by: string
}

/** What can be read of the ledger of a study, also while it runs. */
export type StudyReader = {
  readonly meta: () => StudyMeta
  readonly counts: () => Counts
  readonly points: () => Iterable<KeptPoint>
  /** Runs in the order of points and replicates, one at a time; of all points or of one. */
  readonly results: (point?: number) => Iterable<KeptResult>
  /** The same runs in the same order; their bodies are not read, which is most of a ledger. */
  readonly summaries: () => Iterable<KeptSummary>
  readonly failures: () => Iterable<KeptFailure>
  /** Runs by whoever made them, most first. */
  readonly makers: () => readonly { readonly by: string; readonly runs: number }[]
  /** SHA-256 of key and print of every planned run that is there, in the order of keys, 12 hex digits: how the runs were made does not count. */
  readonly digest: () => string
  readonly close: () => void
}

type Row = Readonly<Record<string, unknown>>

const count = (db: DatabaseSync, sql: string, ...values: number[]): number =>
  Number(db.prepare(sql).get(...values)?.['n'] ?? 0)

const donePlanned =
  'SELECT count(*) AS n FROM point JOIN result ON result.scenario = point.scenario WHERE result.replicate < ?'
const failedPlanned =
  'SELECT count(*) AS n FROM point JOIN fault ON fault.scenario = point.scenario WHERE fault.replicate < ? AND final = 1'
const unplanned =
  'SELECT count(*) AS n FROM result WHERE replicate >= ? OR scenario NOT IN (SELECT scenario FROM point)'

/** Counts of a study; a run that several points share counts for each of them. */
export function countsOf(db: DatabaseSync, { replicates, planned }: StudyMeta): Counts {
  const done = count(db, donePlanned, replicates)
  const failed = count(db, failedPlanned, replicates)
  return {
    planned,
    done,
    failed,
    missing: planned - done - failed,
    unplanned: count(db, unplanned, replicates),
  }
}

/** What the rows of a study have to fit. */
type Asked = Pick<StudyMeta, 'points' | 'replicates' | 'measures'>

/** Point, replicate and measures of a row. Throws RangeError where they are not those of a study. */
function summaryOf(row: Row, { points, replicates, measures }: Asked): KeptSummary {
  const summary = decodeNumbers(row['summary'] as Uint8Array)
  if (summary.length !== measures.length) throw new RangeError(`it has ${summary.length} measures`)
  return {
    point: countIn(row['point'], points),
    replicate: countIn(row['replicate'], replicates),
    summary,
  }
}

const resultOf = (row: Row, asked: Asked): KeptResult => ({
  ...summaryOf(row, asked),
  key: String(row['key']),
  sha256: String(row['sha256']),
  by: String(row['by']),
  body: row['body'] as Uint8Array,
})

const failureOf = (row: Row): KeptFailure => ({
  point: Number(row['point']),
  replicate: Number(row['replicate']),
  key: String(row['key']),
  attempts: Number(row['attempts']),
  error: String(row['error']),
  by: String(row['by']),
})

/** Results point by point, so that no query is open for longer than one point and a writer's file does not grow meanwhile. */
function* resultsOf(db: DatabaseSync, asked: Asked, only: number | undefined): Generator<KeptResult> {
  const points =
    only === undefined ? db.prepare('SELECT number FROM point ORDER BY number').all() : [{ number: only }]
  const select = db.prepare(
    `SELECT point.number AS point, result.replicate, key, sha256, by, summary, body
     FROM point JOIN result ON result.scenario = point.scenario
     WHERE point.number = ? AND result.replicate < ? ORDER BY result.replicate`,
  )
  for (const point of points)
    for (const row of select.iterate(Number(point['number']), asked.replicates)) yield resultOf(row, asked)
}

/** As `resultsOf`, without the bodies: they stand behind the rows in pages of their own. */
function* summariesOf(db: DatabaseSync, asked: Asked): Generator<KeptSummary> {
  const points = db.prepare('SELECT number FROM point ORDER BY number').all()
  const select = db.prepare(
    `SELECT point.number AS point, result.replicate, summary
     FROM point JOIN result ON result.scenario = point.scenario
     WHERE point.number = ? AND result.replicate < ? ORDER BY result.replicate`,
  )
  for (const point of points)
    for (const row of select.iterate(Number(point['number']), asked.replicates)) yield summaryOf(row, asked)
}

function* failuresOf(db: DatabaseSync, replicates: number): Generator<KeptFailure> {
  const select = db.prepare(
    `SELECT point.number AS point, fault.replicate, key, attempts, error, by
     FROM point JOIN fault ON fault.scenario = point.scenario
     WHERE fault.replicate < ? AND final = 1 ORDER BY point.number, fault.replicate`,
  )
  for (const row of select.iterate(replicates)) yield failureOf(row)
}

function factorsOf(file: string, text: string): KeptPoint['factors'] {
  const data = jsonIn(file, text)
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as KeptPoint['factors']
  throw new RangeError('its factors are no block')
}

function* pointsOf(db: DatabaseSync, file: string, { points }: Asked): Generator<KeptPoint> {
  for (const row of db.prepare('SELECT number, base, factors FROM point ORDER BY number').iterate())
    yield {
      number: countIn(row['number'], points),
      base: String(row['base']),
      factors: factorsOf(file, String(row['factors'])),
    }
}

/** The same items; what SQLite or this package has against reading one becomes a LedgerError that names the file. */
const readEach = <T>(file: string, items: Iterable<T>): Iterable<T> =>
  triedEach(file, decodedEach(file, items))

function* decodedEach<T>(file: string, items: Iterable<T>): Generator<T, void, undefined> {
  const from = items[Symbol.iterator]()
  try {
    for (
      let next = decoding(file, () => from.next());
      next.done !== true;
      next = decoding(file, () => from.next())
    )
      yield next.value
  } finally {
    from.return?.()
  }
}

const makersOf = (db: DatabaseSync): ReturnType<StudyReader['makers']> =>
  db
    .prepare('SELECT by, count(*) AS runs FROM result GROUP BY by ORDER BY runs DESC, by')
    .all()
    .map((row) => ({ by: String(row['by']), runs: Number(row['runs']) }))

function digestOf(db: DatabaseSync, replicates: number): string {
  const hash = createHash('sha256')
  const select = db.prepare(
    'SELECT key, sha256 FROM result WHERE replicate < ? AND scenario IN (SELECT scenario FROM point) ORDER BY key',
  )
  for (const row of select.iterate(replicates))
    hash.update(`${String(row['key'])} ${String(row['sha256'])}\n`)
  return hash.digest('hex').slice(0, 12)
}

/** The reading side of an open file. */
export function readerOf(db: DatabaseSync, file: string): Omit<StudyReader, 'close'> {
  const meta = (): StudyMeta => {
    const found = tried(file, () => readStudyMeta(db, file))
    if (found !== undefined) return found
    throw new LedgerError('foreign', `"${file}": it holds the runs of an analysis, not those of a study`)
  }
  return {
    meta,
    counts: () => tried(file, () => countsOf(db, meta())),
    points: () => readEach(file, pointsOf(db, file, meta())),
    results: (point) => readEach(file, resultsOf(db, meta(), point)),
    summaries: () => readEach(file, summariesOf(db, meta())),
    failures: () => readEach(file, failuresOf(db, meta().replicates)),
    makers: () => tried(file, () => makersOf(db)),
    digest: () => tried(file, () => digestOf(db, meta().replicates)),
  }
}

/**
 * Opens the ledger of a study for reading, also while another process writes to it. Throws a LedgerError: no ledger, a newer one,
 * damaged, not readable.
 */
export function openLedger(file: string): StudyReader {
  const db = openToRead(file)
  const reader = readerOf(db, file)
  try {
    reader.meta()
  } catch (error) {
    db.close()
    throw error
  }
  return { ...reader, close: () => db.close() }
}

/** Key of a run by its scenario's hash, for what only the ledger knows. */
export const keyIn = ({ code }: StudyMeta, scenario: string, replicate: number): string =>
  keyOfHash(code, scenario, replicate)
