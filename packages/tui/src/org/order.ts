import { createHash } from 'node:crypto'

/**
 * All rows in an order that tells nothing about their ids or their places in the file, and that nobody can find again without the whole
 * file: the key is a hash of all its text, so the same file gives the same order. A key that can be guessed would give away short ids.
 */
export function keyedOrder(text: string, ids: readonly string[]): readonly number[] {
  const key = createHash('sha256').update(text).digest()
  // 48 bits: two of 2,000,000 ids meet once in a hundred times, and then they stand in the order of the file.
  const keys = Float64Array.from(ids, (id) =>
    createHash('sha256').update(key).update(id).digest().readUIntBE(0, 6),
  )
  return Array.from(keys.keys()).toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
}
