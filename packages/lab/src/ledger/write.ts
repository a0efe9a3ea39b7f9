import type { DatabaseSync } from 'node:sqlite'
import type { Delivery, Done, Job } from '../engine/engine.ts'
import { summaryOf } from '../engine/summary.ts'
import { scenarioHash } from '../scenario-hash.ts'
import type { StudyPlan } from '../study/plan.ts'
import { commit, leave, type Opening, openToWrite } from './database.ts'
import { decodeHistory, encodeNumbers } from './encode.ts'
import { LedgerError, tried } from './fault.ts'
import { decoding, readRunsMeta, readStudyMeta } from './meta.ts'
import { type Counts, countsOf, keyIn, readerOf, type StudyReader } from './read.ts'
import { inShard, metaOf, type Planner, type StudyMeta } from './study-meta.ts'

/** Crashes after which a run is given up. */
const mostCrashes = 2

type Failed = Extract<Delivery, { readonly kind: 'failed' }>

/** A job with what the ledger knows it by, and the number of points that share it. */
export type Handed = Job & { readonly hash: string; readonly points: number }

/** What a failure means: nothing, as it is known; one more try; the end of the run. */
export type Verdict = 'known' | 'again' | 'given-up'

/** What a plan found in a ledger that was there before. */
export type Adoption = Counts & {
  /** True where the ledger knew another plan of the study. */
  readonly changed: boolean
}

/** The ledger of a study in the hands of its one writer. */
export type StudyLedger = StudyReader & {
  readonly adopted: Adoption
  /** Runs that are to be made, in the order of points and replicates; what is stored meanwhile further on is left out. */
  readonly missing: (plan: StudyPlan) => Generator<Handed, void, undefined>
  /** Keeps a run; false when it was there. Throws a LedgerError (`conflict`) when it was there and differs. */
  readonly store: (done: Done, run: Pick<Handed, 'hash' | 'replicate'>) => boolean
  /** Compares a run that was not asked for with the one that is there, if any. Throws as `store` does. */
  readonly compare: (done: Done) => void
  /** Notes that a run failed. A crash may be tried once more. */
  readonly fail: (failed: Failed, run: Pick<Handed, 'hash' | 'replicate'>) => Verdict
  /** Forgets failures, so that those runs are made again; the number of them. */
  readonly forgive: () => number
  /** Makes everything that was stored durable. */
  readonly commit: () => void
}

const clash = (
  key: string,
  a: { sha256: string; by: string },
  b: { sha256: string; by: string },
): LedgerError =>
  new LedgerError(
    'conflict',
    `run ${key.slice(0, 16)} came out differently: ${a.sha256.slice(0, 12)} on ${a.by}, ${b.sha256.slice(0, 12)} on ${b.by}`,
    'one of these machines computes wrongly, or with other code: run fishbowl doctor on both',
  )

/** The results of an open file. */
export type Results = {
  /** Keeps a run; false when an equal one was there. Throws a LedgerError when it differs. */
  readonly insert: (done: Done, run: Pick<Handed, 'hash' | 'replicate'>) => boolean
  /** Refuses a run that is there and differs. */
  readonly compare: (done: Pick<Done, 'key' | 'sha256' | 'by'>) => void
}

/** Writes results to an open file; statements are prepared once. */
export function resultsIn(db: DatabaseSync): Results {
  const add = db.prepare('INSERT INTO result VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING')
  const find = db.prepare('SELECT sha256, by FROM result WHERE key = ?')
  const compare: Results['compare'] = ({ key, sha256, by }) => {
    const kept = find.get(key)
    if (kept === undefined || kept['sha256'] === sha256) return
    throw clash(key, { sha256: String(kept['sha256']), by: String(kept['by']) }, { sha256, by })
  }
  return {
    compare,
    insert({ key, sha256, by, summary, body }, { hash, replicate }) {
      const { changes } = add.run(key, hash, replicate, sha256, by, encodeNumbers(summary), body)
      if (changes === 1) return true
      compare({ key, sha256, by })
      return false
    },
  }
}

const wordPart = (shard: Planner['shard']): string =>
  shard === undefined ? 'the whole study' : `shard ${shard.part}/${shard.of}`

/** Refuses a ledger that belongs to something else. */
function checkSame(file: string, kept: StudyMeta, plan: StudyPlan, { code, shard }: Planner): void {
  const refuse = (message: string, hint: string): never => {
    throw new LedgerError('foreign', `"${file}": ${message}`, hint)
  }
  const another = 'name another ledger with --output'
  if (kept.id !== plan.id) refuse(`it belongs to study ${kept.id}, not to ${plan.id}`, another)
  if (kept.code !== code)
    refuse(
      `its runs were made by other code (${kept.tool}, ${kept.code.slice(0, 12)}; this is ${code.slice(0, 12)}), and may differ`,
      `go on with that version, or ${another}; status and export still read it`,
    )
  if (wordPart(kept.shard) !== wordPart(shard))
    refuse(`it is the ledger of ${wordPart(kept.shard)}, not of ${wordPart(shard)}`, another)
}

/** Measures every kept run anew, where the study asks for other measures than before. */
function summarise(db: DatabaseSync, measures: StudyPlan['measures']): void {
  const update = db.prepare('UPDATE result SET summary = ? WHERE rowid = ?')
  const next = db.prepare('SELECT rowid AS id, body FROM result WHERE rowid > ? ORDER BY rowid LIMIT 1')
  for (let row = next.get(0); row !== undefined; row = next.get(Number(row['id'])))
    update.run(
      encodeNumbers(summaryOf(decodeHistory(row['body'] as Uint8Array), measures)),
      Number(row['id']),
    )
}

/** Writes the plan into the file in place of the one that was there. */
function adopt(db: DatabaseSync, file: string, plan: StudyPlan, planner: Planner): Adoption {
  const kept = readStudyMeta(db, file)
  if (kept !== undefined) checkSame(file, kept, plan, planner)
  else if (readRunsMeta(db, file) !== undefined)
    throw new LedgerError(
      'foreign',
      `"${file}": it holds the runs of an analysis, not those of a study`,
      'name another ledger with --output',
    )
  db.exec('DELETE FROM point')
  const insert = db.prepare('INSERT INTO point VALUES (?, ?, ?, ?)')
  const meta = metaOf(plan, planner, ({ number, base, factors }, hash) => {
    insert.run(number, hash, base, JSON.stringify(factors))
  })
  db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run('study', JSON.stringify(meta))
  if (kept !== undefined && kept.measures.join() !== meta.measures.join())
    decoding(file, () => summarise(db, meta.measures))
  commit(db)
  return { ...countsOf(db, meta), changed: kept !== undefined && kept.plan !== meta.plan }
}

/**
 * Tells the replicates of a scenario that need no run: made, or given up. One statement for all scenarios: the memory of a statement is
 * freed when its object is collected, and that is not soon.
 */
function settledIn(db: DatabaseSync): (hash: string) => ReadonlySet<number> {
  const select = db.prepare(
    'SELECT replicate FROM result WHERE scenario = ? UNION SELECT replicate FROM fault WHERE scenario = ? AND final = 1',
  )
  return (hash) => new Set(select.all(hash, hash).map((row) => Number(row['replicate'])))
}

function* missingOf(db: DatabaseSync, meta: StudyMeta, plan: StudyPlan): Generator<Handed, void, undefined> {
  const hashOf = db.prepare(
    `SELECT scenario, (SELECT count(*) FROM point AS twin WHERE twin.scenario = point.scenario) AS points FROM point
     WHERE number = ? AND number = (SELECT min(number) FROM point AS twin WHERE twin.scenario = point.scenario)`,
  )
  const settled = settledIn(db)
  for (let number = 0; number < meta.points; number++) {
    const row = hashOf.get(number)
    // A point that is the same scenario as an earlier one shares its runs.
    if (row === undefined) continue
    const hash = String(row['scenario'])
    const known = settled(hash)
    const open: (readonly [replicate: number, key: string])[] = []
    for (let r = 0; r < meta.replicates; r++) {
      const key = known.has(r) ? undefined : keyIn(meta, hash, r)
      if (key !== undefined && inShard(key, meta.shard)) open.push([r, key])
    }
    if (open.length === 0) continue
    const { scenario } = plan.at(number)
    if (scenarioHash(scenario) !== hash)
      throw new Error(`point ${number} of ${plan.id} is another one at each call`)
    for (const [replicate, key] of open)
      yield { key, scenario, replicate, hash, points: Number(row['points']) }
  }
}

/** Notes a failure. */
function insertFault(
  db: DatabaseSync,
  { key, error, crash, by }: Failed,
  { hash, replicate }: Pick<Handed, 'hash' | 'replicate'>,
): Verdict {
  if (db.prepare('SELECT 1 FROM result WHERE key = ?').get(key) !== undefined) return 'known'
  const kept = db.prepare('SELECT attempts, final FROM fault WHERE key = ?').get(key)
  if (kept?.['final'] === 1) return 'known'
  const attempts = Number(kept?.['attempts'] ?? 0) + 1
  const final = !crash || attempts >= mostCrashes ? 1 : 0
  db.prepare('INSERT OR REPLACE INTO fault VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    key,
    hash,
    replicate,
    attempts,
    final,
    error,
    by,
  )
  return final === 1 ? 'given-up' : 'again'
}

/**
 * Opens the ledger of a study for its one writer and registers the plan. Runs that are there and still planned are kept; others stay in the
 * file and do not count. Throws a LedgerError: taken or missing file, another study, other code, another writer, a disk that is full.
 */
export function openStudyLedger(
  file: string,
  opening: Opening,
  plan: StudyPlan,
  planner: Planner,
): StudyLedger {
  const db = openToWrite(file, opening)
  let hasFaults = true
  let broken = false
  const guarded = <T>(act: () => T): T => {
    try {
      return tried(file, act)
    } catch (error) {
      broken = !(error instanceof LedgerError) || error.why !== 'conflict'
      throw error
    }
  }
  const close = (): void => {
    if (broken) db.close()
    else tried(file, () => leave(db))
  }
  try {
    const adopted = guarded(() => adopt(db, file, plan, planner))
    const reader = readerOf(db, file)
    const meta = reader.meta()
    const results = resultsIn(db)
    const pardon = db.prepare('DELETE FROM fault WHERE key = ?')
    return {
      ...reader,
      adopted,
      close,
      missing: (asked) => missingOf(db, meta, asked),
      store: (done, run) =>
        guarded(() => {
          if (hasFaults) pardon.run(done.key)
          return results.insert(done, run)
        }),
      compare: (done) => guarded(() => results.compare(done)),
      fail: (failed, run) =>
        guarded(() => {
          hasFaults = true
          return insertFault(db, failed, run)
        }),
      forgive: () => guarded(() => Number(db.prepare('DELETE FROM fault').run().changes)),
      commit: () => guarded(() => commit(db)),
    }
  } catch (error) {
    broken = true
    close()
    throw error
  }
}
