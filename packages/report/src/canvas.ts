import type { Symbols } from './symbols.ts'

/** One layer of dots. bits[row * width + column] is the set of dots of a cell, owner its series, rank who wins it. */
export type Canvas = {
  readonly width: number
  readonly height: number
  readonly symbols: Symbols
  readonly bits: Uint8Array
  readonly owner: Int16Array
  readonly rank: Int16Array
}

/** A series that draws: the higher rank keeps its colour in a shared cell, the dots of both stay. */
export type Pen = {
  readonly owner: number
  readonly rank: number
  /** Lengths in dots, drawn and skipped in turn; empty = solid. */
  readonly dashes: readonly number[]
}

export type Dot = { readonly across: number; readonly down: number }

/** An empty layer of `width` x `height` cells. */
export const createCanvas = (width: number, height: number, symbols: Symbols): Canvas => ({
  width,
  height,
  symbols,
  bits: new Uint8Array(width * height),
  owner: new Int16Array(width * height).fill(-1),
  rank: new Int16Array(width * height).fill(-1),
})

/** Sets one dot; dots outside are ignored. */
export function setDot(canvas: Canvas, { across, down }: Dot, pen: Pen): void {
  const { symbols, width, height } = canvas
  const column = Math.floor(across / symbols.dotsAcross)
  const row = Math.floor(down / symbols.dotsDown)
  if (column < 0 || column >= width || row < 0 || row >= height) return
  const cell = row * width + column
  canvas.bits[cell] =
    (canvas.bits[cell] ?? 0) | symbols.bit(across % symbols.dotsAcross, down % symbols.dotsDown)
  if (pen.rank <= (canvas.rank[cell] ?? -1)) return
  canvas.rank[cell] = pen.rank
  canvas.owner[cell] = pen.owner
}

/** Draws a straight run of dots (Bresenham 1965). `travelled` is the length drawn before, so that dashes continue; returns the new length. */
export function drawRun(canvas: Canvas, ends: readonly [Dot, Dot], pen: Pen, travelled: number): number {
  const [from, to] = ends
  const across = Math.abs(to.across - from.across)
  const down = Math.abs(to.down - from.down)
  const right = Math.sign(to.across - from.across)
  const below = Math.sign(to.down - from.down)
  let error = across - down
  let dot = from
  let length = travelled
  for (;;) {
    if (isInked(pen.dashes, length)) setDot(canvas, dot, pen)
    if (dot.across === to.across && dot.down === to.down) return length
    const twice = 2 * error
    const stepAcross = twice >= -down
    const stepDown = twice <= across
    error += (stepAcross ? -down : 0) + (stepDown ? across : 0)
    dot = { across: dot.across + (stepAcross ? right : 0), down: dot.down + (stepDown ? below : 0) }
    length++
  }
}

function isInked(dashes: readonly number[], length: number): boolean {
  const period = dashes.reduce((sum, dash) => sum + dash, 0)
  if (period === 0) return true
  let rest = length % period
  for (const [i, dash] of dashes.entries()) {
    if (rest < dash) return i % 2 === 0
    rest -= dash
  }
  return true
}
