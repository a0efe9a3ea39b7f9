import { windowNameOf } from '@fishbowl/lab'
import {
  cellWidth,
  differenceFormatOf,
  fit,
  formatBrief,
  formatNumber,
  formatOf,
  type TableColumn,
  table,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush, Piece } from '../../brush.ts'
import type { State } from '../../state.ts'
import type { Size } from '../../terminal.ts'
import { interval } from '../../views/arm-table.ts'
import { firstShown } from '../../views/layout.ts'
import { knownOf } from './known.ts'
import { shownIds, wordChange } from './shown.ts'
import type { BranchesScreen } from './state.ts'
import { type Leaf, shortName, treeOf } from './tree.ts'

/** From here on a row of the tree has room for the change, and for the interval. */
const withChange = 56
const withInterval = 76

/** A name keeps this much, whatever stands beside it. */
const leastName = 10

type Column = { readonly column: TableColumn; readonly cell: (leaf: Leaf) => string }

const right = (header: string): TableColumn => ({ header, align: 'right' })

/** What stands beside the names: week, change, level at the end, difference to what it branched off. */
function columnsOf(state: State, columns: number): readonly Column[] {
  const { measure } = state.view
  const window = say(windowNameOf(measure) === 'end' ? 'screen.table.end' : 'screen.table.whole')
  const difference = differenceFormatOf(measure)
  const isWide = columns >= withInterval
  const deltaOf = ({ entry, depth }: Leaf): string => {
    const delta = depth === 0 ? undefined : knownOf(state, entry.id, measure).delta
    if (delta === undefined) return ''
    if (isWide) return interval(delta, difference)
    const isSure = delta.low > 0 || delta.high < 0 || (delta.low === 0 && delta.high === 0)
    return `${formatBrief(delta.mean, difference)}${isSure ? '' : ' ?'}`
  }
  const endOf = ({ entry }: Leaf): string => {
    const end = knownOf(state, entry.id, measure).end
    return end === undefined ? '' : formatNumber(end.mean, formatOf(measure))
  }
  const change: readonly Column[] =
    columns < withChange
      ? []
      : [
          {
            column: { header: say('editor.branch.head.change'), align: 'left' },
            cell: ({ entry, depth }) => (depth === 0 ? '' : wordChange(entry)),
          },
        ]
  return [
    {
      column: right(say('editor.branch.head.week')),
      cell: ({ entry, depth }) => (depth === 0 ? '' : `${entry.week ?? ''}`),
    },
    ...change,
    { column: right(window), cell: endOf },
    {
      column: right(say(isWide ? 'editor.branch.head.base' : 'editor.branch.head.baseShort')),
      cell: deltaOf,
    },
  ]
}

/** Columns of the names: as wide as the longest, but no number beside them is lost for it, and the change keeps room for a word. */
function nameColumns(
  wished: number,
  columns: number,
  beside: { readonly wanted: readonly Column[]; readonly visible: readonly Leaf[] },
): number {
  const { wanted, visible } = beside
  const widths = wanted.map(({ column: { header, align }, cell }) =>
    align === 'left' ? 6 : Math.max(cellWidth(header), ...visible.map((leaf) => cellWidth(cell(leaf)))),
  )
  const room = columns - 4 - widths.reduce((sum, width) => sum + width + 2, 0)
  const most = columns < withChange ? room : Math.min(room, Math.floor(columns * 0.35))
  return Math.max(leastName, Math.min(wished, most))
}

/** The tree: a heading, then each entry under what it branched off, with the glyph of its curve where it has one. */
export function treeLines(
  state: State,
  screen: BranchesScreen,
  { size, brush }: { readonly size: Size; readonly brush: Brush },
): readonly string[] {
  const { columns, rows } = size
  const { symbols } = brush
  const leaves = treeOf(state.entries, screen.root)
  const at = leaves.findIndex(({ entry }) => entry.id === screen.id)
  const top = firstShown(at, leaves.length, rows)
  const visible = leaves.slice(top, top + rows)
  const shown = shownIds(state, screen)
  const nameOf = ({ entry, depth }: Leaf): string =>
    depth === 0
      ? symbols.text(entry.id)
      : `${'  '.repeat(depth - 1)}${symbols.axis.corner} ${symbols.text(shortName(entry.id, screen.root))}`
  const wanted = columnsOf(state, columns)
  const wished = Math.max(...leaves.map((leaf) => cellWidth(nameOf(leaf))))
  const width = nameColumns(wished, columns, { wanted, visible })
  const [head = '', _rule, ...cells] = table(
    wanted.map(({ column }) => column),
    visible.map((leaf) => wanted.map(({ cell }) => cell(leaf))),
    { columns: columns - width - 6, symbols: brush.look.symbols },
  )
  const rest = leaves.length - visible.length
  const heading = fit(
    rest > 0 ? say('editor.branch.head.all', { n: leaves.length }) : say('editor.branch.head.branch'),
    width,
    'left',
  )
  return [
    brush.paint(`    ${heading}  ${head}`, 'muted'),
    ...visible.map((leaf, i) => {
      const { id } = leaf.entry
      const place = shown.indexOf(id)
      const isHere = id === screen.id
      const isMarked = screen.marked.includes(id)
      const pieces: readonly Piece[] = [
        [isHere ? symbols.focus : ' ', 'bold'],
        [isMarked ? '*' : ' ', 'bold'],
        place === -1 ? [' '] : [brush.glyph(place), place],
        [' '],
        [fit(nameOf(leaf), width, 'left', symbols.ellipsis), isHere ? 'selected' : 'plain'],
        [`  ${cells[i] ?? ''}`, isHere ? 'bold' : 'plain'],
      ]
      return brush.line(pieces, columns)
    }),
  ]
}
