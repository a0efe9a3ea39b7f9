import type { Block, Report, ShownTable } from '@fishbowl/report/document'
import type { Chart } from '../../../packages/report/src/chart/chart.ts'
import type { Series } from '../../../packages/report/src/figure.ts'
import { pointId } from './points.ts'

/** Something that a report says, and the tables that hold its numbers. */
export type Said = {
  readonly text: string
  /** The same as it is printed, where that differs: "3" of "week 3". */
  readonly printed?: string
  readonly from: readonly string[]
  /** Tables of what stands in the same section, which a text may lean on. */
  readonly beside?: readonly string[]
  /** What stands about it, the nearest first: a label, a header, a caption. */
  readonly around: readonly string[]
  /** Cells are about what stands at their row and column, whatever they name. */
  readonly isCell?: boolean
  /** The row of a shown table that it is a cell of. */
  readonly row?: readonly string[]
  /** Of a row of a table by week. */
  readonly week?: number
  /** Where it stands, for the message of a test. */
  readonly place: string
}

/** A bare number as its header reads: "week 3", "20 runs". */
function withHeader(text: string, header: string): string {
  if (header === 'week') return `week ${text}`
  if (header === 'point') return pointId(text)
  if (header === 'sd') return `sd ${text}`
  return ['runs', 'pairs', 'weeks'].includes(header) ? `${text} ${header}` : text
}

function cellsOf(table: ShownTable, place: string, title = ''): readonly Said[] {
  const { columns, rows, caption, from, also = [] } = table
  const weeks = columns.findIndex(({ header }) => header === 'week')
  return rows.flatMap((row) => {
    const week = Number.parseInt(row[weeks] ?? '', 10)
    const label = withHeader(row[0] ?? '', columns[0]?.header ?? '')
    const lefts = row.filter((_, j) => columns[j]?.align === 'left').join(' ')
    return row.map((text, i) => {
      const header = columns[i]?.header ?? ''
      return {
        text: withHeader(text, header),
        printed: text,
        from: [from, ...also],
        around: [label, header, lefts, caption, title],
        isCell: true,
        row,
        ...(Number.isNaN(week) || i === weeks ? {} : { week }),
        place: `${place}, table "${caption}"`,
      }
    })
  })
}

/** "the 20 largest of 62": how many are shown is counted in what is shown. */
const uncounted = (text: string, shown: readonly unknown[]): string =>
  text.replace(new RegExp(`\\b[Tt]he ${shown.length} largest`), 'the largest')

const countOf = (series: readonly Series[], more: number): string => {
  const count = series.filter(({ x }) => x.length > 0).length + more
  return count === 1 ? '1 line.' : `${count} lines.`
}

/** Words of a chart; how many lines it has is counted in the chart itself, and its marks are looked at one by one. */
function wordsOf(chart: Chart): readonly (readonly [text: string, printed: string])[] {
  const figures = chart.kind === 'panels' ? chart.panels.map(({ figure }) => figure) : []
  const all = chart.kind === 'curves' ? [chart.figure] : figures
  const more = chart.kind === 'curves' && chart.observed !== undefined ? 1 : 0
  const counts = new Set(all.flatMap(({ series }) => [countOf(series, 0), countOf(series, more)]))
  const alt = uncounted(chart.alt, chart.kind === 'bars' ? chart.bars : [])
    .replace(/ Marked: .*$/, '')
    .replaceAll(/\d+ lines?\./g, (found) => (counts.has(found) ? 'lines.' : found))
  return [
    [chart.title, chart.title],
    [alt, chart.alt],
  ]
}

const captionOf = ({ caption, rows, from, also = [] }: ShownTable, place: string): Said => ({
  text: uncounted(caption, rows),
  printed: caption,
  from: [from, ...also],
  around: [],
  place,
})

function saidBy(block: Block, place: string): readonly Said[] {
  switch (block.kind) {
    case 'text':
      return [{ text: block.text, from: block.from, around: [], place }]
    case 'list':
      return block.items.map((text) => ({ text, from: block.from, around: [], place }))
    case 'facts':
      return block.facts.map(([name, text]) => ({
        text: withHeader(text, /\bruns\b/.exec(name)?.[0] ?? name),
        printed: text,
        from: block.from,
        around: [name],
        place,
      }))
    case 'table':
      return [...cellsOf(block.table, place), captionOf(block.table, place)]
    case 'chart':
      return [
        ...block.choices.flatMap(({ chart, label }) =>
          wordsOf(chart).map(([text, printed]) => ({
            text,
            printed,
            from: [chart.table],
            beside: ['levels', 'scenarios'],
            around: [label, chart.title],
            place: `${place}, figure ${chart.id}`,
          })),
        ),
        ...block.tables.flatMap((table, i) => [
          ...cellsOf(table, place, block.choices[i]?.chart.title),
          captionOf(table, place),
        ]),
      ]
    case 'command':
    case 'notes':
      return []
  }
}

/** What a report says, the whole and the brief, but for the marks of its figures, which are looked at one by one; commands are repeated and say no
 * results. */
export const saidOf = (report: Report): readonly Said[] =>
  report.sections.flatMap(({ id, title, blocks, brief = [] }) => {
    const all = [...blocks, ...brief.filter((block) => !blocks.includes(block))]
    const said = all.flatMap((block) => saidBy(block, `section ${id} (${title})`))
    const own = said.flatMap((one) => one.from)
    // Words of a chart alone lean on what stands beside it: its title names no table.
    return said.map((one): Said => {
      const { beside } = one
      return beside === undefined
        ? one
        : Object.assign({}, one, { beside: [...new Set([...own, ...beside])] })
    })
  })

/** What a medium prints of a report, word by word; of figures to choose from the first alone. */
export function printedOf(report: Report, medium: 'page' | 'markdown'): readonly string[] {
  // The page switches between tables, Markdown has the first figure with its own.
  const some = (block: Block): Block => {
    if (block.kind !== 'chart') return block
    const { choices, tables } = block
    const isWhole = medium === 'page' || choices.length === 1
    return { ...block, choices: choices.slice(0, 1), tables: isWhole ? tables : tables.slice(0, 1) }
  }
  const sections = report.sections.map(({ id, title, blocks }) => ({ id, title, blocks: blocks.map(some) }))
  return saidOf({ ...report, sections }).map(({ text, printed = text }) => printed)
}
