/** A rectangle in pixels, y downwards. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A point that wants a label of a size beside it, `reach` pixels from its middle. */
export type Spot = {
  readonly x: number
  readonly y: number
  readonly reach: number
  readonly width: number
  readonly height: number
}

/** Pixels that a label keeps free around it where it can; less than from a label to its own point. */
const clearance = 6

/** Where a label may stand around its point, the best first: right, left, above, below, then the corners. */
const sides = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const

/** Two boxes keep `by` pixels between them. */
export const isApart = (a: Box, b: Box, by: number): boolean =>
  a.right + by <= b.left || b.right + by <= a.left || a.bottom + by <= b.top || b.bottom + by <= a.top

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom

/** A box of a size that touches the point at `reach` on one side. */
function boxAt({ x, y, width, height }: Spot, [across, down]: readonly [number, number], reach: number): Box {
  const isCorner = across !== 0 && down !== 0
  const away = isCorner ? reach * 0.7 : reach
  const left = x + across * away + (width * (across - 1)) / 2
  const top = y + down * away + (height * (down - 1)) / 2
  return { left, top, right: left + width, bottom: top + height }
}

/** Small boxes along the way from a point to its label, where a thin line leads there. */
function wayTo({ x, y, reach }: Spot, { left, right, top, bottom }: Box): readonly Box[] {
  const [across, down] = [Math.min(right, Math.max(left, x)) - x, Math.min(bottom, Math.max(top, y)) - y]
  const length = Math.sqrt(across * across + down * down)
  const steps = length <= reach + 1 ? 0 : 8
  return Array.from({ length: steps }, (_, i) => {
    const part = (reach + ((length - reach) * i) / steps) / length
    const [column, row] = [x + part * across, y + part * down]
    return { left: column - 1, right: column + 1, top: row - 1, bottom: row + 1 }
  })
}

/**
 * Boxes for labels beside their points that touch neither each other nor what is in `taken`, within `bounds`. Points with the most
 * neighbours choose first; undefined = no place. `reaches` are distances to try beyond that of the point.
 */
export function placeLabels(
  spots: readonly Spot[],
  taken: readonly Box[],
  bounds: Box,
  reaches: readonly number[] = [0],
): readonly (Box | undefined)[] {
  const boxes: Box[] = [...taken]
  const labels: Box[] = []
  const placed: (Box | undefined)[] = spots.map(() => undefined)
  for (const [i, spot] of crowdedFirst(spots)) {
    const wishes = reaches
      .flatMap((more) => sides.map((side) => boxAt(spot, side, spot.reach + more)))
      .filter((wish) => isWithin(wish, bounds))
      .filter((wish) => wayTo(spot, wish).every((step) => labels.every((label) => isApart(step, label, 0))))
    const free = (by: number): Box | undefined =>
      wishes.find((wish) => boxes.every((other) => isApart(wish, other, by)))
    // Beside another point a label would seem to be that one's.
    const box = free(clearance) ?? free(0)
    if (box === undefined) continue
    placed[i] = box
    labels.push(box)
    boxes.push(box, ...wayTo(spot, box))
  }
  return placed
}

function crowdedFirst(spots: readonly Spot[]): readonly (readonly [index: number, spot: Spot])[] {
  const crowd = spots.map(
    (spot) =>
      spots.filter(({ x, y }) => Math.abs(x - spot.x) < spot.width && Math.abs(y - spot.y) < 2 * spot.height)
        .length,
  )
  return spots
    .map((spot, i) => [i, spot] as const)
    .toSorted(([a], [b]) => (crowd[b] ?? 0) - (crowd[a] ?? 0) || a - b)
}
