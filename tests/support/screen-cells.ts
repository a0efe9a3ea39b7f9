import type { Terminal } from '@xterm/headless'

/** One cell of a screen; a wide character fills its cell and the one behind it, which is not listed. */
export type Cell = {
  readonly text: string
  /** Column of its left edge. */
  readonly at: number
  readonly width: number
  /** `#rrggbb`, or `ansi0` to `ansi255`, or '' for what the terminal has by itself. */
  readonly ink: string
  readonly paper: string
  readonly bold: boolean
  readonly dim: boolean
  readonly inverse: boolean
}

type BufferCell = NonNullable<
  ReturnType<NonNullable<ReturnType<Terminal['buffer']['active']['getLine']>>['getCell']>
>

const hex = (value: number): string => `#${value.toString(16).padStart(6, '0')}`

const colourOf = (value: number, isRgb: boolean, isIndexed: boolean): string =>
  isRgb ? hex(value) : isIndexed ? `ansi${value}` : ''

const cellOf = (cell: BufferCell, at: number): Cell => ({
  text: cell.getChars() || ' ',
  at,
  width: cell.getWidth(),
  ink: colourOf(cell.getFgColor(), cell.isFgRGB(), cell.isFgPalette()),
  paper: colourOf(cell.getBgColor(), cell.isBgRGB(), cell.isBgPalette()),
  bold: cell.isBold() !== 0,
  dim: cell.isDim() !== 0,
  inverse: cell.isInverse() !== 0,
})

/** The cells of the visible screen, row by row. */
export function cellsOf({ buffer: { active }, rows, cols }: Terminal): readonly (readonly Cell[])[] {
  return Array.from({ length: rows }, (_, row) => {
    const line = active.getLine(active.viewportY + row)
    return Array.from({ length: cols }, (_unused, at) => line?.getCell(at)).flatMap((cell, at) =>
      cell === undefined || cell.getWidth() === 0 ? [] : [cellOf(cell, at)],
    )
  })
}
