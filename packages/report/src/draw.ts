import { cellWidth, clip } from './cells.ts'
import { eventColumn } from './flags.ts'
import { columnOf, rowOf } from './frame.ts'
import { type Grid, noStyle, put, type Style } from './grid.ts'
import { formatNumber } from './number.ts'
import type { Paint } from './palette.ts'
import { drawPlot, type Plot } from './plot.ts'
import type { Sheet } from './sheet.ts'
import { glyphOf } from './symbols.ts'

/** A sheet, the screen it is drawn on, and its colours. */
export type Drawing = { readonly sheet: Sheet; readonly grid: Grid; readonly paint: Paint }

const inked = (ink: string): Style => ({ ink, ground: '' })

/** The ink of a series; the focused one of several is bold. */
function seriesInk({ sheet, paint }: Drawing, index: number): string {
  const bold = index === sheet.focus && sheet.figure.series.length > 1 ? paint.bold : ''
  return [bold, paint.series(index)].filter((part) => part !== '').join(';')
}

/** Title, value axis and the meaning of the band. */
export function drawHeader({ sheet, grid, paint }: Drawing): void {
  const [owner] = sheet.banded
  const styles: Readonly<Record<'title' | 'muted' | 'band', Style>> = {
    title: inked(paint.bold),
    muted: inked(paint.muted),
    band: { ink: '', ground: sheet.banded.length === 1 && owner !== undefined ? paint.tint([owner]) : '' },
  }
  sheet.header.lines.forEach((pieces, row) => {
    let column = 0
    for (const { text, role } of pieces) column = put(grid, { row, column }, text, styles[role])
  })
}

/** Marks above the plot, each with a pointer at its week. */
export function drawFlags(drawing: Drawing): void {
  const { sheet, grid, paint } = drawing
  const { symbols } = sheet.frame
  const styleOf = (index: number): Style => inked(index === -1 ? '' : paint.series(index))
  for (const { line, pointer, index } of sheet.flags) {
    for (let row = sheet.top - line; row < sheet.top; row++) {
      put(grid, { row, column: sheet.left + pointer }, symbols.stem, styleOf(index))
    }
  }
  for (const { line, start, pointer, text, index } of sheet.flags) {
    const row = sheet.top - 1 - line
    put(grid, { row, column: sheet.left + pointer }, symbols.pointer, styleOf(index))
    put(grid, { row, column: sheet.left + start }, text, styleOf(index))
  }
}

/** The cells of the plot: glyphs over lines over band edges over upright lines over single runs over the zero line. */
export function drawCells(drawing: Drawing): void {
  const { sheet, grid, paint } = drawing
  const { frame, options, banded, runs, focus } = sheet
  const tinted = paint.tint([0]) !== ''
  const glyphs = options.color === 'none'
  const plot = drawPlot(sheet.figure, frame, { banded, tinted, glyphs, focus, runs })
  const behind = backgroundOf(sheet, plot)
  for (let row = 0; row < frame.height; row++) {
    for (let column = 0; column < frame.width; column++) {
      const cell = row * frame.width + column
      const [text, owner] = front(plot, cell, sheet) ?? [behind(row, column), -1]
      const bands = plot.tints[cell] ?? []
      const ground = bands.length === 0 ? '' : paint.tint(bands)
      const ink = owner >= 0 ? seriesInk(drawing, owner) : text === ' ' ? '' : paint.muted
      put(grid, { row: sheet.top + row, column: sheet.left + column }, text, { ink, ground })
    }
  }
}

function front(plot: Plot, cell: number, { frame }: Sheet): readonly [string, number] | undefined {
  const { symbols } = frame
  const glyph = plot.glyph[cell] ?? -1
  if (glyph >= 0) return [glyphOf(symbols, glyph), glyph]
  const bits = plot.lines.bits[cell] ?? 0
  if (bits > 0) return [symbols.character(bits), plot.lines.owner[cell] ?? -1]
  const edge = plot.edges.bits[cell] ?? 0
  if (edge === 0) return undefined
  return [symbols.edge === '' ? symbols.character(edge) : symbols.edge, plot.edges.owner[cell] ?? -1]
}

/** What a cell without a line shows: the time cursor, the line of an event, single runs, the zero line, or nothing. */
function backgroundOf(
  { figure, frame, options, flags }: Sheet,
  { runs }: Plot,
): (row: number, column: number) => string {
  const { symbols } = frame
  const cursor = options.cursor === undefined ? undefined : eventColumn(frame, options.cursor)
  const events = new Set(flags.filter(({ index }) => index === -1).map(({ pointer }) => pointer))
  const hasZero = (figure.y.zeroLine === true || frame.y.low < 0) && frame.y.high > 0
  const zero = hasZero ? rowOf(frame, 0) : -1
  return (row, column) => {
    if (column === cursor) return symbols.cursor
    if (events.has(column)) return symbols.event
    const run = runs.bits[row * frame.width + column] ?? 0
    if (run > 0) return symbols.thin === '' ? symbols.character(run) : symbols.thin
    return row === zero ? symbols.zero : ' '
  }
}

/** Both axes with their ticks; ticks that would touch another label are left out. */
export function drawAxes(drawing: Drawing): void {
  const { sheet, grid } = drawing
  const { frame, top, left } = sheet
  const { axis } = frame.symbols
  for (let row = 0; row < frame.height; row++) put(grid, { row: top + row, column: left - 1 }, axis.line)
  for (const { row, text } of tickRows(sheet)) {
    put(grid, { row: top + row, column: left - 1 - cellWidth(text) }, text + axis.tick)
  }
  const floor = top + frame.height
  put(grid, { row: floor, column: left - 1 }, axis.corner + axis.floor.repeat(frame.width))
  drawWeeks(drawing, floor)
}

/** The ticks of the value axis that have room: both ends, and between them those two rows away from any other. */
function tickRows({ frame, tickLabels }: Sheet): readonly { readonly row: number; readonly text: string }[] {
  const ticks = frame.y.ticks.map((tick, i) => ({ row: rowOf(frame, tick), text: tickLabels[i] ?? '' }))
  const chosen = ticks.slice(0, 1)
  for (const tick of [...ticks.slice(-1), ...ticks.slice(1, -1)]) {
    const least = chosen.length === 1 ? 1 : 2
    if (chosen.every(({ row }) => Math.abs(row - tick.row) >= least)) chosen.push(tick)
  }
  return chosen
}

/** The labels under the week axis, most important first: the cursor, what the axis counts, the ticks. */
function drawWeeks({ sheet, grid, paint }: Drawing, floor: number): void {
  const { frame, left, options, figure } = sheet
  const taken: (readonly [number, number])[] = []
  const columns = options.columns
  const write = (text: string, wish: number, style: Style): boolean => {
    const width = cellWidth(text)
    const start = Math.min(columns - width, Math.max(0, wish))
    if (start < 0 || taken.some(([from, to]) => start < to + 1 && from < start + width + 1)) return false
    taken.push([start, start + width])
    put(grid, { row: floor + 1, column: start }, text, style)
    return true
  }
  const name = clip(frame.symbols.text(figure.x.label), Math.floor(columns / 3), frame.symbols.ellipsis)
  const cursor = options.cursor === undefined ? undefined : eventColumn(frame, options.cursor)
  if (cursor !== undefined && options.cursor !== undefined) {
    const text = `${name} ${weekText(options.cursor)}`
    const written = write(text, left + cursor - Math.floor(cellWidth(text) / 2), inked(paint.bold))
    if (written) put(grid, { row: floor, column: left + cursor }, frame.symbols.axis.floorTick)
  }
  const end = left + frame.width
  write(name, end + 1 + cellWidth(name) <= columns ? end + 1 : columns - cellWidth(name), noStyle)
  for (const tick of frame.x.ticks) {
    const column = left + columnOf(frame, tick)
    const text = weekText(tick)
    if (!write(text, column - Math.floor((cellWidth(text) - 1) / 2), noStyle)) continue
    put(grid, { row: floor, column }, frame.symbols.axis.floorTick)
  }
}

// A week is not grouped: week 1040, not 1,040.
const weekText = (week: number): string =>
  Number.isInteger(week) && Math.abs(week) < 1e6
    ? `${week}`
    : formatNumber(week, { kind: 'plain', digits: 1 })

/** The names at the ends of the lines. */
export function drawLabels(drawing: Drawing): void {
  const { sheet, grid } = drawing
  const column = sheet.left + sheet.frame.width + 1
  for (const { row, text, index } of sheet.labels) {
    if (row >= 0) put(grid, { row: sheet.top + row, column }, text, inked(seriesInk(drawing, index)))
  }
}
