import { DatabaseSync } from 'node:sqlite'

/** What somebody can do to a ledger with SQLite alone; what each says must not reach a user as words of the engine, and none may take long. */
export const ledgerAttacks: Readonly<Record<string, string>> = {
  'a view that never ends': `DROP TABLE fault; CREATE VIEW fault AS WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)
    SELECT 'k' AS key, 's' AS scenario, 0 AS replicate, n AS attempts, 1 AS final, 'e' AS error, 'b' AS by FROM t`,
  'a view in the place of the runs': `ALTER TABLE result RENAME TO other; CREATE VIEW result AS SELECT * FROM other`,
  'a trigger': `CREATE TRIGGER t AFTER INSERT ON result BEGIN DELETE FROM meta; END`,
  'a virtual table': `CREATE VIRTUAL TABLE docs USING fts5(x)`,
  'a column that is computed': `DROP TABLE fault; CREATE TABLE fault (key TEXT PRIMARY KEY, scenario TEXT, replicate INTEGER, attempts INTEGER, final INTEGER,
    by TEXT, error TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000))))`,
  'an index over an expression': `CREATE INDEX i ON result (hex(zeroblob(100000)))`,
  'no table of runs': `DROP TABLE result`,
  'tables without types': `DROP TABLE point; CREATE TABLE point (number, scenario, base, factors)`,
  'no study': `DELETE FROM meta`,
  'a study that is no JSON': `UPDATE meta SET v = '{'`,
  'a study that is null': `UPDATE meta SET v = 'null'`,
  'a study of another shape': `UPDATE meta SET v = '{"id":1,"measures":"x"}'`,
  'replicates without end': `UPDATE meta SET v = json_set(v, '$.replicates', 1e300, '$.planned', 1e300, '$.points', 1e300)`,
  'measures that nobody knows': `UPDATE meta SET v = json_set(v, '$.measures', json('["__proto__","constructor"]'))`,
  'a tool that writes to the terminal': `UPDATE meta SET v = json_set(v, '$.tool', char(27) || '[2J' || char(0x202e), '$.title', char(27) || ']0;x' || char(7))`,
  'a study file that is none': `UPDATE meta SET v = json_set(v, '$.file', json('{"study":{"__proto__":1},"scenarios":[1,null]}'))`,
  'a study file that is a number': `UPDATE meta SET v = json_set(v, '$.file', 7)`,
  'factors that are no JSON': `UPDATE point SET factors = '['`,
  'factors that are null': `UPDATE point SET factors = 'null'`,
  'a number of a point below none': `UPDATE point SET number = -1 WHERE number = 0`,
  'a number of a point beyond 2^53': `UPDATE point SET number = 9223372036854775807 WHERE number = 0`,
  'replicates of a run below none': `UPDATE result SET replicate = -1 WHERE replicate = 0`,
  'a summary of three bytes': `UPDATE result SET summary = X'010203'`,
  'a summary of nothing': `UPDATE result SET summary = X''`,
  'a body of nothing': `UPDATE result SET body = X''`,
  'a body of zeros': `UPDATE result SET body = zeroblob(1000)`,
  'a body that says it is packed': `UPDATE result SET body = X'28b52ffd00'`,
  'a maker that writes to the terminal': `UPDATE result SET by = char(27) || '[31m' || char(0x9b) || '2J' || char(10) || 'forged line'`,
  'a failure that writes to the terminal': `INSERT INTO fault SELECT 'k' || number, scenario, 1, 2, 1, char(27) || ']0;x' || char(7) || char(0x202e), char(27) || '[2J' FROM point`,
  'a hash of a run that is none': `UPDATE result SET sha256 = 'x'`,
  'a key of a run that is none': `UPDATE result SET key = 'x' || rowid`,
}

/** Does something to a database file with SQL. */
export function spoil(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  try {
    db.exec(sql)
  } finally {
    db.close()
  }
}
