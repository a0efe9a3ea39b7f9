const longest = 64

const letters = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, '')

const at = (row: readonly number[], j: number): number => row[j] ?? 0

/** Edits (insert, delete, replace, swap of neighbours) between two words: optimal string alignment. */
function edits(a: string, b: string): number {
  // Rows of the table for the prefixes of a that end at i - 2, i - 1 and i.
  let before: readonly number[] = []
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const least = Math.min(at(above, j) + 1, at(row, j - 1) + 1, replaced)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(isSwap ? Math.min(least, at(before, j - 2) + 1) : least)
    }
    before = above
    above = row
  }
  return at(above, b.length)
}

/**
 * The candidate that somebody who wrote `word` most likely meant, or undefined. Case, hyphens and underscores do
 * not count; at most one edit for every three letters; the first candidate wins a tie.
 * @workspace
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = letters(word.slice(0, longest + 1))
  if (wanted.length > longest || wanted.length === 0) return undefined
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    const other = letters(candidate)
    if (Math.abs(other.length - wanted.length) >= least) continue
    const distance = edits(wanted, other)
    // A one-letter word is one edit away from every other one, so it has no near neighbour.
    if (distance < least && distance < Math.max(wanted.length, other.length)) {
      best = candidate
      least = distance
    }
  }
  return best
}
