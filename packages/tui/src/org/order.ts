import { createHash } from 'node:crypto'
import type { Csv } from './csv.ts'

/**
 * All rows in an order that tells nothing about their ids or their places in the file, and that nobody can find again without the whole
 * file: the key is a hash of all its values, so the same rows give the same order, whatever the separators, quotes and line ends. A key
 * that can be guessed would give away short ids.
 */
export function keyedOrder({ rows }: Pick<Csv, 'rows'>, ids: readonly string[]): readonly number[] {
  const hash = createHash('sha256')
  // Row by row: the values of a large file are too long for one string.
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`)
  const key = hash.digest()
  // 48 bits: two of 2,000,000 ids meet once in a hundred times, and then they stand in the order of the file.
  const keys = Float64Array.from(ids, (id) =>
    createHash('sha256').update(key).update(id).digest().readUIntBE(0, 6),
  )
  return Array.from(keys.keys()).toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
}
