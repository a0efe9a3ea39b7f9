import { type Canvas, type Pen, setDot } from './canvas.ts'
import type { Series } from './figure.ts'
import { dotDown, type Frame } from './frame.ts'

/** Where a band goes: a background per cell, or dotted edges on a canvas of their own. */
export type BandTarget = { readonly tints: readonly number[][] } | { readonly edges: Canvas }

/** Draws the band of a series; a series without low and high draws nothing. */
export function drawBand(target: BandTarget, series: Series, frame: Frame, pen: Pen): void {
  const { symbols, width } = frame
  const every = symbols.dotsAcross === 1 ? 2 : 3
  for (let across = 0; across < width * symbols.dotsAcross; across++) {
    const span = bandAt(series, frame, across)
    if (span === undefined) continue
    if ('tints' in target) {
      if (across % symbols.dotsAcross !== 0) continue
      for (const row of tintedRows(span, symbols.dotsDown)) {
        target.tints[row * width + across / symbols.dotsAcross]?.push(pen.owner)
      }
    } else if (across % every === 0) {
      for (const down of span) setDot(target.edges, { across, down }, pen)
    }
  }
}

/** The band at a column of dots as rows of dots [upper, lower]; undefined outside it and in its gaps. */
function bandAt(
  { x, low = [], high = [] }: Series,
  frame: Frame,
  across: number,
): readonly [number, number] | undefined {
  const dots = frame.width * frame.symbols.dotsAcross
  const week = frame.x.low + (across / Math.max(1, dots - 1)) * (frame.x.high - frame.x.low)
  const after = x.findIndex((known) => known >= week - 1e-9)
  if (after === -1) return undefined
  const exact = (x[after] ?? week) <= week + 1e-9
  const before = exact ? after : after - 1
  const from = x[before] ?? Number.NaN
  const part = exact ? 0 : (week - from) / ((x[after] ?? Number.NaN) - from)
  const at = (edge: readonly number[]): number => {
    const start = edge[before] ?? Number.NaN
    return start + part * ((edge[after] ?? Number.NaN) - start)
  }
  const [one, other] = [at(low), at(high)]
  if (!Number.isFinite(one) || !Number.isFinite(other)) return undefined
  return [dotDown(frame, Math.max(one, other)), dotDown(frame, Math.min(one, other))]
}

/** Rows of cells that a band covers at least by half; the nearest one if it is thinner than that everywhere. */
function tintedRows([upper, lower]: readonly [number, number], dotsDown: number): readonly number[] {
  const first = Math.round(upper / dotsDown)
  const last = Math.round((lower + 1) / dotsDown) - 1
  if (last < first) return [Math.floor((upper + lower) / 2 / dotsDown)]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
