import type { Estimate } from '@fishbowl/lab'
import type { Brush, Piece } from '../../brush.ts'

/** What a row of bars goes from and to; 0 lies in it. */
export type Scale = { readonly low: number; readonly high: number }

type Bounds = Pick<Estimate, 'mean' | 'low' | 'high'>

const finite = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise)

/** The scale on which all of these have room; an interval that is endless counts as its mean. */
export function scaleOf(estimates: readonly Bounds[]): Scale {
  const ends = estimates.flatMap(({ mean, low, high }) => [finite(low, mean), finite(high, mean)])
  const known = ends.filter(Number.isFinite)
  return { low: Math.min(0, ...known), high: Math.max(0, ...known) }
}

/** A bar from 0 as far as is sure, then the interval with its mean; `cells` wide. */
export function barPieces(
  { mean, low, high }: Bounds,
  scale: Scale,
  cells: number,
  { chrome }: Brush,
): readonly Piece[] {
  const span = scale.high - scale.low
  if (span <= 0 || !Number.isFinite(mean)) return [[' '.repeat(cells)]]
  const cellOf = (value: number): number => Math.round(((value - scale.low) / span) * (cells - 1))
  const [zero, from, middle, to] = [0, finite(low, mean), mean, finite(high, mean)].map(cellOf) as [
    number,
    number,
    number,
    number,
  ]
  const isUp = mean >= 0
  const inner = isUp ? from : to
  const isSolid = (cell: number): boolean =>
    isUp ? cell >= zero && cell < inner : cell <= zero && cell > inner
  const glyphAt = (cell: number): Piece => {
    if (cell === middle) return [chrome.mean, isUp ? 0 : 1]
    if (cell === from) return [chrome.from]
    if (cell === to) return [chrome.to]
    if (cell > from && cell < to) return [chrome.rest]
    if (isSolid(cell)) return [chrome.full, isUp ? 0 : 1]
    return cell === zero ? [chrome.zero, 'muted'] : [' ']
  }
  return Array.from({ length: cells }, (_, cell) => glyphAt(cell))
}
