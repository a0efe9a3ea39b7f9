import type { DatabaseSync } from 'node:sqlite'
import type { History } from '@fishbowl/core'
import type { After } from '../engine/engine.ts'
import type { Runner, Task } from '../runner.ts'
import { scenarioHash } from '../scenario-hash.ts'
import { commit, leave, type Opening, openToWrite } from './database.ts'
import { durable } from './durable.ts'
import { decodeHistory, encodeHistory, pack, sha256Of } from './encode.ts'
import { LedgerError, tried } from './fault.ts'
import { taskKey } from './key.ts'
import { decoding, readRunsMeta, readStudyMeta } from './meta.ts'
import { resultsIn } from './write.ts'

/** Whose runs they are, and what makes them durable. */
export type Keeper = {
  readonly code: string
  readonly tool: string
  /** Who makes the runs. */
  readonly by: string
  readonly after: After
}

/** Runs of an analysis, kept so that it resumes. */
export type KeptRuns = {
  /** A runner that looks a run up before it makes it, and keeps what it made. */
  readonly keeping: (run: Runner) => Runner
  /** Runs that were made, and that were there. */
  readonly counts: () => { readonly made: number; readonly there: number }
  readonly close: () => void
}

function checkKind(db: DatabaseSync, file: string, { code, tool }: Keeper): void {
  if (readStudyMeta(db, file) !== undefined)
    throw new LedgerError(
      'foreign',
      `"${file}": it is the ledger of a study`,
      'choose another file for --keep',
    )
  const kept = readRunsMeta(db, file)
  if (kept !== undefined && kept.code !== code)
    throw new LedgerError(
      'foreign',
      `"${file}": its runs were made by other code (${kept.tool}, ${kept.code.slice(0, 12)}; this is ${code.slice(0, 12)})`,
      'choose another file for --keep, or delete this one',
    )
  db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run('runs', JSON.stringify({ code, tool }))
  commit(db)
}

/**
 * Opens a file that keeps the runs of analyses, whichever they are: a run that any of them made is not made again. Throws a LedgerError:
 * another kind of file, other code, another writer, a disk that is full.
 */
export function openKeptRuns(file: string, opening: Opening, keeper: Keeper): KeptRuns {
  const db = openToWrite(file, opening)
  try {
    tried(file, () => checkKind(db, file, keeper))
  } catch (error) {
    db.close()
    throw error
  }
  const { code, by, after } = keeper
  const results = resultsIn(db)
  const find = db.prepare('SELECT body FROM result WHERE key = ?')
  const writing = durable(() => tried(file, () => commit(db)), after)
  const making = new Map<string, Promise<History>>()
  let made = 0
  let there = 0

  async function make(key: string, task: Task, run: Runner): Promise<History> {
    try {
      const history = await run(task)
      const encoded = encodeHistory(history)
      const done = { key, sha256: sha256Of(encoded), body: pack(encoded), summary: new Float64Array(), by }
      writing.check()
      const { scenario, replicate } = task
      if (tried(file, () => results.insert(done, { hash: scenarioHash(scenario), replicate })))
        writing.wrote()
      made++
      return history
    } finally {
      making.delete(key)
    }
  }

  return {
    keeping: (run) => async (task) => {
      // A run that starts in its middle is known by more than its scenario.
      if ('from' in task && task.from !== undefined) return run(task)
      const key = taskKey({ code, ...task })
      const row = find.get(key)
      if (row !== undefined) {
        there++
        return decoding(file, () => decodeHistory(row['body'] as Uint8Array))
      }
      const shared = making.get(key) ?? make(key, task, run)
      making.set(key, shared)
      return shared
    },
    counts: () => ({ made, there }),
    close() {
      writing.rescue()
      if (db.isTransaction) tried(file, () => leave(db))
      else db.close()
    },
  }
}
