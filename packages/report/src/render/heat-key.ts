import type { HeatChart } from '../chart/chart.ts'
import { formatNumber } from '../number.ts'
import { safe } from '../safe.ts'
import { textWidth } from './font.ts'
import { margin, sizesOf } from './head.ts'
import { type HeatLayout, keyHeight } from './heat-layout.ts'
import { type Piece, words } from './pieces.ts'
import { clipText } from './text-fit.ts'
import { type Colors, colorsOf, type Frame } from './theme.ts'

/** Which shade a number has: its place among those of its side of zero. */
export type Shade = { readonly isBelow: boolean; readonly at: number }

/** The colour of a shade. */
export const colorAt = ({ isBelow, at }: Shade, { shades, below, grid }: Colors): string =>
  (isBelow ? below : shades)[at] ?? grid

/** Shades in equal steps from the least to the most; from zero to both sides where there are numbers on both. */
export function shadesOf({ cells }: HeatChart, count: number): (value: number) => Shade {
  const values = cells.flat().filter(Number.isFinite)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const step = (part: number): number => Math.max(0, Math.min(count - 1, Math.floor(part * count)))
  if (low < 0 && high > 0) {
    const most = Math.max(-low, high)
    return (value) => ({ isBelow: value < 0, at: step(Math.abs(value) / most) })
  }
  return (value) => ({ isBelow: false, at: high > low ? step((value - low) / (high - low)) : 2 })
}

/** What the rows are, and at the other end the scale: the least, its shades, the most. */
export function keyPieces(chart: HeatChart, { plot }: HeatLayout, frame: Frame): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const values = chart.cells.flat().filter(Number.isFinite)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const y = plot.top - keyHeight / 2 - 2
  const face = { size: size - 1 }
  const label = (text: string, right: number): Piece =>
    words({ id: `key:${right}`, text, x: right, y, align: 'right', fill: colors.muted, ...face })
  const swatch = { width: 14, height: 10 }
  const shade = shadesOf(chart, colors.shades.length)
  const steps =
    values.length === 0 || low === high ? [] : between(shade(low), shade(high), colors.shades.length)
  const most = formatNumber(high, chart.value.format)
  const end = plot.right - textWidth(most, face) - 6
  const start = end - steps.length * swatch.width
  const least = formatNumber(low, chart.value.format)
  const room = steps.length === 0 ? plot.right : start - 6 - textWidth(least, face) - 12
  return [
    words({
      id: 'y-label',
      text: clipText(safe(chart.y.label), room - margin, { size }),
      x: margin,
      y,
      fill: colors.muted,
      size,
    }),
    ...(steps.length === 0 ? [] : [label(least, start - 6), label(most, plot.right)]),
    ...steps.map(
      (step, i): Piece => ({
        id: `shade:${i}`,
        type: 'rect',
        z: 1,
        silent: true,
        shape: { x: start + i * swatch.width, y: y - swatch.height / 2, ...swatch },
        style: { fill: colorAt(step, colors), stroke: colors.axis, lineWidth: 0.5 },
      }),
    ),
  ]
}

/** All shades from one to another. */
function between(from: Shade, to: Shade, count: number): readonly Shade[] {
  const both = [
    ...Array.from({ length: count }, (_, i) => ({ isBelow: true, at: count - 1 - i })),
    ...Array.from({ length: count }, (_, i) => ({ isBelow: false, at: i })),
  ]
  const place = ({ isBelow, at }: Shade): number => (isBelow ? count - 1 - at : count + at)
  return both.slice(place(from), place(to) + 1)
}
