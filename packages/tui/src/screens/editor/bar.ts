import type { Lever, LeverValue } from '@fishbowl/core'
import type { Brush } from '../../brush.ts'

/** A range of more than this many times its start is told by orders of size. */
const wide = 100

/** Where a number stands in the plausible range of its lever, 0 to 1. */
function shareOf({ low, high }: Lever, value: number): number {
  const at = Math.max(low, Math.min(high, value))
  const isWide = low >= 0 && high > wide * Math.max(1, low)
  return isWide ? Math.log1p(at - low) / Math.log1p(high - low) : (at - low) / (high - low)
}

/** The range of a number as a line with a tick at its default and the glyph of the first arm at its value. */
export function barOf(
  lever: Lever,
  { value, standard }: { readonly value: LeverValue; readonly standard: LeverValue },
  columns: number,
  brush: Brush,
): string {
  const cells = Array.from({ length: columns }, () => brush.chrome.rest)
  const mark = (number: LeverValue, glyph: string): void => {
    if (typeof number === 'number') cells[Math.round(shareOf(lever, number) * (columns - 1))] = glyph
  }
  mark(standard, brush.symbols.axis.floorTick)
  mark(value, brush.glyph(0))
  return cells.join('')
}
