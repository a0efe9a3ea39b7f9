import { cellWidth, fit } from '@fishbowl/report'
import type { Brush, Piece } from '../../brush.ts'
import { barPieces, scaleOf } from './bar.ts'
import { headsOf, type WhyRow } from './rows.ts'
import type { WhyPart } from './state.ts'

/** What rows are drawn on. */
export type Paper = { readonly columns: number; readonly brush: Brush }

/** The least cells of a bar that is worth drawing, and the most that are. */
const bar = { least: 8, most: 44 } as const
type Widths = { readonly title: number; readonly bar: number; readonly cells: readonly number[] }

function widthsWith(rows: readonly WhyRow[], wanted: readonly string[], columns: number): Widths {
  const cells = wanted.map((head, i) =>
    Math.max(cellWidth(head), ...rows.map((row) => cellWidth(row.cells[i] ?? ''))),
  )
  const used = 3 + cells.reduce((sum, cell) => sum + cell + 2, 0)
  const widest = Math.max(...rows.map(({ title }) => cellWidth(title)))
  const title = Math.max(8, Math.min(widest, Math.floor(columns * 0.34), columns - used))
  const room = columns - used - title - 2
  return { title, bar: room < bar.least ? 0 : Math.min(bar.most, room), cells }
}

/** As many columns as leave room for bars; the gain and its interval always. */
function widthsOf(rows: readonly WhyRow[], part: WhyPart, columns: number): Widths {
  const all = widthsWith(rows, headsOf(part), columns)
  return all.bar > 0 ? all : widthsWith(rows, headsOf(part).slice(0, 2), columns)
}

/** The rows of a part, the one at `at` selected: pointer, name, bar, numbers; each with the line above it, if it has one. */
export function rowLines(
  rows: readonly WhyRow[],
  part: WhyPart,
  at: number,
  paper: Paper,
): readonly (readonly string[])[] {
  const drawn = plainRows(rows, part, at, paper)
  const { columns, brush } = paper
  return rows.map(({ above }, i) => [
    ...(above === undefined ? [] : [brush.line([[`   ${above}`, 'muted']], columns)]),
    ...drawn.slice(i, i + 1),
  ])
}

function plainRows(
  rows: readonly WhyRow[],
  part: WhyPart,
  at: number,
  { columns, brush }: Paper,
): readonly string[] {
  const { ellipsis, focus, text } = brush.symbols
  const widths = widthsOf(rows, part, columns)
  const scale = scaleOf(rows.flatMap(({ estimate }) => estimate ?? []))
  return rows.map((row, i) => {
    const title = fit(text(row.title), widths.title, 'left', ellipsis)
    const start: readonly Piece[] = [
      [i === at ? ` ${focus} ` : '   ', 'bold'],
      [title, i === at ? 'selected' : 'plain'],
    ]
    // A story has words in the place of numbers.
    if (part === 'stories') return brush.line([...start, [`  ${row.cells.join('  ')}`]], columns)
    const { estimate } = row
    const drawn: readonly Piece[] =
      widths.bar === 0
        ? []
        : [
            ['  '],
            ...(estimate === undefined
              ? [[' '.repeat(widths.bar)] as const]
              : barPieces(estimate, scale, widths.bar, brush)),
          ]
    const cells = widths.cells.map((width, n): Piece => [`  ${fit(row.cells[n] ?? '', width, 'right')}`])
    return brush.line([...start, ...drawn, ...cells], columns)
  })
}

/** What the numbers are, and the heads of the columns; nothing where the rows have none. */
export function headLine(
  rows: readonly WhyRow[],
  part: WhyPart,
  [unit, short]: readonly [long: string, short: string],
  { columns, brush }: Paper,
): readonly string[] {
  if (headsOf(part).length === 0 || rows.every(({ cells }) => cells.length === 0)) return []
  const widths = widthsOf(rows, part, columns)
  const room = widths.title + (widths.bar === 0 ? 0 : widths.bar + 2)
  const start = `   ${fit(brush.symbols.text(cellWidth(unit) <= room ? unit : short), room, 'left', brush.symbols.ellipsis)}`
  const words = widths.cells.map((width, i) => `  ${fit(headsOf(part)[i] ?? '', width, 'right')}`)
  return [brush.line([[start + words.join(''), 'muted']], columns)]
}
