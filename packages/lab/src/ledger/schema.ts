import type { DatabaseSync } from 'node:sqlite'
import { safe } from '@fishbowl/core'
import { LedgerError } from './fault.ts'

/** Marks a file as ours (`PRAGMA application_id`): the letters FBLG. */
const applicationId = 0x46424c47
/** Version of the tables (`PRAGMA user_version`). */
export const schemaVersion = 2

const meta = 'CREATE TABLE meta (k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT ROWID;'

// The columns before `body` stand in the row itself, so that counting and comparing never reads a body.
const tables = `
CREATE TABLE point (number INTEGER PRIMARY KEY, scenario TEXT NOT NULL, base TEXT NOT NULL, factors TEXT NOT NULL) STRICT;
CREATE INDEX point_scenario ON point (scenario);
CREATE TABLE result (
  key TEXT PRIMARY KEY, scenario TEXT NOT NULL, replicate INTEGER NOT NULL,
  sha256 TEXT NOT NULL, by TEXT NOT NULL, summary BLOB NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE INDEX result_run ON result (scenario, replicate, key, sha256);
CREATE TABLE fault (
  key TEXT PRIMARY KEY, scenario TEXT NOT NULL, replicate INTEGER NOT NULL,
  attempts INTEGER NOT NULL, final INTEGER NOT NULL, error TEXT NOT NULL, by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX fault_run ON fault (scenario, replicate, final);
`

/** Makes the tables in a new file. */
export function createTables(db: DatabaseSync): void {
  db.exec(`${meta}${tables}PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion};`)
}

/** What brings a file of each older version to the next one. */
const migrations: Readonly<Record<number, (db: DatabaseSync) => void>> = {
  /** Version 1 kept a row for each planned run, with its point and state; a run is now known by its scenario. */
  1(db) {
    db.exec(`
ALTER TABLE task RENAME TO old_task; ALTER TABLE result RENAME TO old_result; ALTER TABLE point RENAME TO old_point;
${tables}
INSERT INTO point SELECT number, scenario, base, factors FROM old_point;
INSERT INTO result SELECT r.key, p.scenario, t.replicate, r.sha256, r.by, r.summary, r.body
  FROM old_result r JOIN old_task t ON t.key = r.key JOIN old_point p ON p.number = t.point WHERE true
  ON CONFLICT (key) DO NOTHING;
INSERT INTO fault SELECT t.key, p.scenario, t.replicate, t.attempts, t.status = 'failed', coalesce(t.error, ''), ''
  FROM old_task t JOIN old_point p ON p.number = t.point WHERE t.attempts > 0 AND t.status <> 'done'
  ON CONFLICT (key) DO NOTHING;
DROP TABLE old_result; DROP TABLE old_task; DROP TABLE old_point;`)
  },
}

/** Tables of version 1, as that version made them. */
const tablesBefore = `
CREATE TABLE point (number INTEGER PRIMARY KEY, scenario TEXT NOT NULL, base TEXT NOT NULL, factors TEXT NOT NULL) STRICT;
CREATE TABLE task (key TEXT PRIMARY KEY, point INTEGER NOT NULL, replicate INTEGER NOT NULL, status TEXT NOT NULL, attempts INTEGER NOT NULL, error TEXT) STRICT;
CREATE TABLE result (key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, by TEXT NOT NULL, summary BLOB NOT NULL, body BLOB NOT NULL) STRICT;
`

/** Statements as SQLite keeps them, but for spaces and line ends. */
const statementsOf = (sql: string): readonly string[] =>
  sql
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim())
    .filter((statement) => statement !== '')

const known: Readonly<Record<number, ReadonlySet<string>>> = {
  1: new Set(statementsOf(meta + tablesBefore)),
  2: new Set(statementsOf(meta + tables)),
}

/**
 * Refuses a file with other tables than ours: a view that never ends, a trigger or a computed column would run what somebody else wrote.
 * What SQLite itself keeps (`sqlite_`) is its own.
 */
function checkTables(db: DatabaseSync, file: string, version: number): void {
  const wanted = new Set(known[version])
  const rows = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    .all()
  const stray = rows.find((row) => !wanted.delete(String(row['sql']).replace(/\s+/g, ' ').trim()))
  if (stray === undefined && wanted.size === 0) return
  const what =
    stray === undefined
      ? 'it lacks tables of one'
      : `"${safe(String(stray['name'])).slice(0, 60)}" is none of its tables`
  throw new LedgerError('foreign', `"${file}": it is no ledger as fishbowl makes them: ${what}`)
}

/** A number that a PRAGMA gives. */
const pragma = (db: DatabaseSync, name: 'application_id' | 'user_version'): number =>
  Number(db.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0)

/** Refuses what is no ledger, and ledgers of a newer version; gives the version of the tables. */
export function checkedVersion(db: DatabaseSync, file: string): number {
  if (pragma(db, 'application_id') !== applicationId)
    throw new LedgerError('foreign', `"${file}": it is a database, but no ledger of fishbowl`)
  const version = pragma(db, 'user_version')
  if (version <= schemaVersion && version >= 1) {
    checkTables(db, file, version)
    return version
  }
  throw new LedgerError(
    'newer',
    `"${file}": its tables have version ${version}, this fishbowl knows ${schemaVersion}`,
    'use the fishbowl that made it, or a newer one',
  )
}

/** Brings a file of an older version to this one, in one transaction. */
export function migrate(db: DatabaseSync, from: number): void {
  if (from === schemaVersion) return
  db.exec('BEGIN IMMEDIATE')
  try {
    for (let version = from; version < schemaVersion; version++) migrations[version]?.(db)
    db.exec(`PRAGMA user_version = ${schemaVersion}; COMMIT`)
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}
