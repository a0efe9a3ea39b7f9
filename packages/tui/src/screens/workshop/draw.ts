import { cellWidth, fit, table, toText } from '@fishbowl/report'
import type { Brush } from '../../brush.ts'
import type { Size } from '../../terminal.ts'
import { wrapped } from '../../wrap.ts'
import { bigNumber } from '../play/big.ts'
import type { Block } from './block.ts'

/** Lines of text are no longer than this: a room reads short ones. */
const widest = 84
/** Curves lower than this show no course. */
const leastChart = 8

type Choice = Extract<Block, { kind: 'choice' }>
/** How large choices are written: three rows and one between, three rows, one and one between, one. */
type Largeness = 3 | 2 | 1 | 0

type Paper = {
  readonly columns: number
  readonly left: number
  readonly width: number
  readonly brush: Brush
}

const paperOf = ({ columns }: Size, brush: Brush): Paper => {
  const width = Math.min(columns - 4, widest)
  return { columns, left: Math.max(2, Math.floor((columns - width) / 2)), width, brush }
}

/** A text made printable; spaces that hold words together still do. */
const printed = (words: string, { symbols }: Brush): string =>
  words.split('\u00A0').map(symbols.text).join('\u00A0')

const indented = (
  paper: Paper,
  words: string,
  style: 'plain' | 'bold' | 'muted' = 'plain',
): readonly string[] =>
  wrapped(printed(words, paper.brush), paper.width).map((line) =>
    paper.brush.line([[' '.repeat(paper.left)], [line, style]], paper.columns),
  )

function smallChoice({ digit, text, note, isMarked }: Choice, paper: Paper): readonly string[] {
  const { brush, columns, left, width } = paper
  const mark = isMarked === true ? `${brush.symbols.focus} ` : '  '
  const room = width - 6 - (note === undefined ? 0 : cellWidth(brush.symbols.text(note)) + 2)
  const [first = '', ...rest] = wrapped(printed(text, brush), Math.max(12, room))
  return [
    brush.line(
      [
        [' '.repeat(left)],
        [digit.padStart(2), 'bold'],
        [`  ${mark}`],
        [first, isMarked === true ? 'bold' : 'plain'],
        [note === undefined ? '' : `  ${note}`, 'muted'],
      ],
      columns,
    ),
    ...rest.map((line) => brush.line([[`${' '.repeat(left + 6)}${line}`]], columns)),
  ]
}

function largeChoice({ digit, text, note, isMarked }: Choice, paper: Paper): readonly string[] {
  const { brush, columns, left, width } = paper
  const figures = bigNumber(digit, brush.look.symbols)
  const room = width - cellWidth(figures[0]) - 4
  const words = wrapped(printed(note === undefined ? text : `${text} (${note})`, brush), room)
  const top = words.length >= 3 ? 0 : 1
  const height = Math.max(3, words.length)
  return Array.from({ length: height }, (_, row) =>
    brush.line(
      [
        [' '.repeat(left)],
        [figures[row] ?? ' '.repeat(cellWidth(figures[0])), 'bold'],
        [isMarked === true && row === top ? ` ${brush.symbols.focus} ` : '   '],
        [words[row - top] ?? '', isMarked === true ? 'bold' : 'plain'],
      ],
      columns,
    ),
  )
}

function choiceLines(block: Choice, large: Largeness, paper: Paper): readonly string[] {
  const lines = large >= 2 ? largeChoice(block, paper) : smallChoice(block, paper)
  return large === 3 || large === 1 ? [...lines, ''] : lines
}

function numberLines({ text, isTyped }: Extract<Block, { kind: 'number' }>, paper: Paper): readonly string[] {
  const { brush, columns, left, width } = paper
  const chunks: string[] = []
  for (const word of text.split(' ')) {
    // Groups are told apart from afar.
    const longer = chunks.length === 0 ? word : `${chunks.at(-1)}  ${word}`
    const isFitting = cellWidth(bigNumber(longer, brush.look.symbols)[0]) <= width - 2
    if (chunks.length > 0 && isFitting) chunks[chunks.length - 1] = longer
    else chunks.push(word)
  }
  return chunks.flatMap((chunk, i) =>
    bigNumber(chunk, brush.look.symbols).map((line, row) => {
      const caret = isTyped === true && row === 2 && i === chunks.length - 1 ? brush.chrome.caret : ''
      return brush.line([[' '.repeat(left)], [line + caret, 'bold']], columns)
    }),
  )
}

/** Tables are as wide as what stands in them. */
function tableLines({ columns, rows }: Extract<Block, { kind: 'table' }>, paper: Paper): readonly string[] {
  const heads = columns.map(({ head, align }) => ({ header: head, align }))
  const { brush } = paper
  const lines = table(heads, rows, { columns: paper.width, symbols: brush.look.symbols })
  return lines.map((line, i) =>
    brush.line([[' '.repeat(paper.left)], [line, i < 2 ? 'muted' : 'plain']], paper.columns),
  )
}

/** Cells of the numbers before their words. */
const numberCells = 10

function pairLines({ number, text }: Extract<Block, { kind: 'pair' }>, paper: Paper): readonly string[] {
  const { brush, columns, left, width } = paper
  return wrapped(printed(text, brush), width - numberCells - 2).map((line, row) =>
    brush.line(
      [
        [' '.repeat(left)],
        [row === 0 ? fit(brush.symbols.text(number), numberCells, 'right') : ' '.repeat(numberCells), 'bold'],
        [`  ${line}`],
      ],
      columns,
    ),
  )
}

function barLines({ share, text }: Extract<Block, { kind: 'bar' }>, paper: Paper): readonly string[] {
  const { brush, columns, left, width } = paper
  const full = Math.round(Math.max(0, Math.min(1, share)) * width)
  const { chrome } = brush
  return [
    brush.line(
      [[' '.repeat(left)], [chrome.full.repeat(full), 0], [chrome.rest.repeat(width - full), 'muted']],
      columns,
    ),
    ...indented(paper, text, 'muted'),
  ]
}

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

const drawn: {
  readonly [K in Block['kind']]: (block: Of<K>, paper: Paper, large: Largeness) => readonly string[]
} = {
  title: (block, paper) => indented(paper, block.text, 'bold'),
  text: (block, paper) => indented(paper, block.text, block.style ?? 'plain'),
  veil: (block, paper) => wrapped(printed(block.text, paper.brush), paper.width).map(() => ' '),
  choice: (block, paper, large) => choiceLines(block, large, paper),
  number: numberLines,
  table: tableLines,
  pair: pairLines,
  bar: barLines,
  gap: () => [''],
  figure: () => [],
  lines: () => [],
}

const linesOf = (block: Block, large: Largeness, paper: Paper): readonly string[] =>
  drawn[block.kind](block as never, paper, large)

/** A line of nothing but spaces and colours is not there to be read. */
const isEmpty = (line: string): boolean => line === ''

/** Gaps go first where room is short, the last one first. */
function squeezed(lines: readonly string[], rows: number): readonly string[] {
  const kept = [...lines]
  while (kept.length > rows) {
    const at = kept.findLastIndex(isEmpty)
    if (at === -1) break
    kept.splice(at, 1)
  }
  return kept.slice(0, rows)
}

function chartLines(
  { figure, until, focus }: Extract<Block, { kind: 'figure' }>,
  size: Size,
  { look }: Brush,
): readonly string[] {
  const id = figure.series[focus]?.id
  return toText(figure, {
    ...size,
    ...look,
    bands: 'focused',
    ...(id === undefined ? {} : { focus: id }),
    ...(until === undefined ? {} : { until }),
  })
}

/** What takes the room that is left: curves, or lines that are drawn by somebody else. */
const isFilling = (block: Block): block is Extract<Block, { kind: 'figure' | 'lines' }> =>
  block.kind === 'figure' || block.kind === 'lines'

/** A page as exactly `size.rows` lines of at most `size.columns` cells. */
export function pageLines(blocks: readonly Block[], size: Size, brush: Brush): readonly string[] {
  const paper = paperOf(size, brush)
  const { rows, columns } = size
  const linesAt = (large: Largeness): readonly string[] =>
    blocks.flatMap((block) => linesOf(block, large, paper))
  const filling = blocks.findIndex(isFilling)
  if (filling === -1) {
    // Large digits are worth more than empty lines.
    const heightAt = (large: Largeness): number =>
      large === 2 ? linesAt(2).filter((line) => !isEmpty(line)).length : linesAt(large).length
    const sizes = [3, 2, 1, 0] as const
    const large = sizes.find((one) => heightAt(one) <= rows) ?? 0
    const lines = squeezed(linesAt(large), rows)
    const top = Math.floor((rows - lines.length) / 3)
    return filled([...Array.from({ length: top }, () => ''), ...lines], rows)
  }
  const part = (some: readonly Block[]): readonly string[] => some.flatMap((one) => linesOf(one, 0, paper))
  const above = part(blocks.slice(0, filling))
  const under = part(blocks.slice(filling + 1))
  const block = blocks[filling]
  const below = squeezed(under, Math.max(0, rows - above.length - leastChart))
  const room = { columns, rows: rows - above.length - below.length }
  const middle =
    block?.kind === 'figure'
      ? chartLines(block, room, brush)
      : block?.kind === 'lines'
        ? block.draw(columns, room.rows)
        : []
  return filled([...above, ...filled(middle, room.rows), ...below], rows)
}

const filled = (lines: readonly string[], rows: number): readonly string[] =>
  Array.from({ length: rows }, (_, row) => lines[row] ?? '')
