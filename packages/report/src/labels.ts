/** A label that would like to stand at `position` (any unit of rows, fractions allowed). */
export type Wish = { readonly position: number; readonly rank: number }

/**
 * Rows for labels at the ends of lines: one label a row, in the order of their positions, moved as little as possible.
 * Returns a row of 0 to rows - 1 for each wish, -1 for the lowest ranks where there are more wishes than rows.
 */
export function spreadRows(wishes: readonly Wish[], rows: number): readonly number[] {
  const kept = wishes
    .map((wish, index) => ({ ...wish, index }))
    .toSorted((a, b) => b.rank - a.rank || a.index - b.index)
    .slice(0, Math.max(0, rows))
    .toSorted((a, b) => a.position - b.position || b.rank - a.rank)
  const clusters: Cluster[] = []
  for (const { position } of kept) {
    let cluster = startOf({ sum: position, size: 1, start: 0 }, rows)
    let previous = clusters.at(-1)
    while (previous !== undefined && previous.start + previous.size > cluster.start) {
      clusters.pop()
      // A member wishes its cluster to start at its own position minus its place in it.
      const sum = previous.sum + cluster.sum - previous.size * cluster.size
      cluster = startOf({ sum, size: previous.size + cluster.size, start: 0 }, rows)
      previous = clusters.at(-1)
    }
    clusters.push(cluster)
  }
  const placed = clusters.flatMap(({ start, size }) => Array.from({ length: size }, (_, i) => start + i))
  const result = wishes.map(() => -1)
  kept.forEach(({ index }, i) => {
    result[index] = placed[i] ?? -1
  })
  return result
}

/** Labels that touch and therefore move together: `sum` of the starts its members wish for. */
type Cluster = { readonly sum: number; readonly size: number; readonly start: number }

const startOf = ({ sum, size }: Cluster, rows: number): Cluster => ({
  sum,
  size,
  start: Math.min(rows - size, Math.max(0, Math.round(sum / size))),
})

/** A word that wants to stand near a column, and the columns it must leave free on the way down to the plot. */
export type Flag = { readonly column: number; readonly width: number }
export type Stand = { readonly line: number; readonly start: number; readonly pointer: number }

/**
 * Places flags above a plot on up to `lines` lines, line 0 next to the plot: the pointer stands in the flag's column, its
 * text right of it or, where no line has room for that, left of it. A flag on a higher line keeps a free column below
 * its pointer. Earlier flags win; undefined = no place. `start` is where the text begins, a space apart from the pointer.
 * Flags take the lowest line with room, with `from` the highest.
 */
export function placeFlags(
  flags: readonly Flag[],
  columns: number,
  lines: number,
  from: 'lowest' | 'highest' = 'lowest',
): readonly (Stand | undefined)[] {
  const taken = Array.from({ length: lines }, (): Taken => new Map())
  const upwards = Array.from({ length: lines }, (_, line) => line)
  const order = from === 'lowest' ? upwards : upwards.toReversed()
  return flags.map((flag) => {
    const starts = [flag.column + 2, flag.column - 1 - flag.width]
    const stands = starts.flatMap((start) => order.map((line) => ({ line, start, pointer: flag.column })))
    const stand = stands.find((one) => hasRoom(taken, one, flag, columns))
    if (stand === undefined) return undefined
    const [first, end] = extentOf(stand, flag)
    // A space on both sides keeps neighbours readable.
    for (let column = first - 1; column <= end; column++) taken[stand.line]?.set(column, 'text')
    for (const line of taken.slice(0, stand.line + 1)) line.set(flag.column, 'pointer')
    return stand
  })
}

/** The columns of a line that are in use; marks of one week may stand on each other's pointer. */
type Taken = Map<number, 'text' | 'pointer'>

/** First column of a flag and the one behind its last. */
const extentOf = ({ start, pointer }: Stand, { width }: Flag): readonly [number, number] => [
  Math.min(start, pointer),
  Math.max(start + width, pointer + 1),
]

function hasRoom(taken: readonly Taken[], stand: Stand, flag: Flag, columns: number): boolean {
  const { line, pointer } = stand
  const [from, to] = extentOf(stand, flag)
  if (from < 0 || to > columns) return false
  if (taken.slice(0, line + 1).some((one) => one.get(pointer) === 'text')) return false
  for (let column = from; column < to; column++)
    if (column !== pointer && taken[line]?.has(column) === true) return false
  return true
}
