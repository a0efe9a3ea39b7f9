// oxlint-disable-next-line no-restricted-imports -- SQLite would wait for ever at a pipe with a name
import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { LedgerError, tried } from './fault.ts'
import { checkedVersion, createTables, migrate, schemaVersion } from './schema.ts'

/** Versions of SQLite before this one can damage a file in WAL mode (sqlite.org/wal.html, the WAL-reset bug). */
const leastSqlite = [3, 51, 3] as const

/**
 * Refuses a version of SQLite that may lose data.
 * @internal
 */
export function checkSqlite(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [i, least] of leastSqlite.entries()) {
    const part = parts[i] ?? 0
    if (part > least) return
    if (part < least)
      throw new LedgerError(
        'failed',
        `a ledger needs SQLite ${leastSqlite.join('.')} or newer, and this node brings ${version}`,
        'take node 24.15 or newer as node.org builds it; in the repository, npx does',
      )
  }
}

const sqliteOf = (db: DatabaseSync): string => String(db.prepare('SELECT sqlite_version() AS v').get()?.['v'])

/** How a ledger is opened. */
export type Opening = {
  /** `create` takes no file that holds anything; `write` wants a ledger, or a file that was left empty. */
  readonly mode: 'create' | 'write'
  /** Pages of 8 kB after which the file is full, as if the disk were: for tests. @internal */
  readonly mostPages?: number
}

/** True for what is there and is no file; what cannot be told, SQLite will say. */
function isNoFile(file: string): boolean {
  try {
    return !statSync(file).isFile()
  } catch {
    return false
  }
}

/** Refuses what is there and is no file. */
function checkFile(file: string): void {
  if (isNoFile(file))
    throw new LedgerError('foreign', `"${file}": it is a folder, a pipe or a device, and no ledger`)
}

const open = (file: string, readOnly: boolean): DatabaseSync => {
  checkFile(file)
  // 5 s: a reader waits for a checkpoint, never for a run
  const db = new DatabaseSync(file, { readOnly, timeout: readOnly ? 5000 : 0 })
  try {
    checkSqlite(sqliteOf(db))
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Takes the file for writing: at most one process has it, until it ends in whatever way. */
function take(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE')
}

const isEmpty = (db: DatabaseSync): boolean =>
  Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n']) === 0

function prepare(db: DatabaseSync, file: string, create: boolean): void {
  const empty = isEmpty(db)
  if (create && !empty) throw new LedgerError('taken', `"${file}" exists already`, 'choose another name')
  const version = empty ? schemaVersion : checkedVersion(db, file)
  // A run of three years takes 10 to 20 kB: larger pages are fewer, but leave more of them empty.
  if (empty) db.exec('PRAGMA page_size = 8192')
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000')
  migrate(db, version)
  take(db)
  if (empty) createTables(db)
}

/** Opens a file for writing and holds it: the transaction that is open when this returns keeps every other writer out. */
export function openToWrite(file: string, { mode, mostPages }: Opening): DatabaseSync {
  return tried(file, () => {
    const db = open(file, false)
    try {
      prepare(db, file, mode === 'create')
      db.exec('PRAGMA busy_timeout = 5000')
      if (mostPages !== undefined) db.exec(`PRAGMA max_page_count = ${mostPages}`)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/** Whether a process writes to the file now; undefined where this cannot be told, as the file may not be written. */
export function isHeld(file: string): boolean | undefined {
  let db: DatabaseSync | undefined
  try {
    db = open(file, false)
    db.exec('BEGIN IMMEDIATE; ROLLBACK')
    return false
  } catch (error) {
    return error instanceof Error && 'errcode' in error && error.errcode === 5 ? true : undefined
  } finally {
    db?.close()
  }
}

/** Brings an older file up to date, so that it can be read. */
function update(file: string, version: number): void {
  const db = open(file, false)
  try {
    migrate(db, version)
  } finally {
    db.close()
  }
}

/** Opens a file for reading, while another process writes to it or not. */
export function openToRead(file: string): DatabaseSync {
  return tried(file, () => {
    const db = open(file, true)
    try {
      const version = checkedVersion(db, file)
      if (version < schemaVersion) update(file, version)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/** Commits what is written and holds the file further. */
export function commit(db: DatabaseSync): void {
  db.exec('COMMIT')
  take(db)
}

/** Commits, and leaves one plain file where nobody else reads it: then it may be copied, and read where nothing can be written. */
export function leave(db: DatabaseSync): void {
  try {
    db.exec('COMMIT; PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE')
  } catch (error) {
    // Readers keep it as it is.
    if (db.isTransaction) throw error
  } finally {
    db.close()
  }
}
