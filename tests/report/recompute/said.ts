import type { Block, Report, ShownTable } from '@fishbowl/report/document'
import type { Chart } from '../../../packages/report/src/chart/chart.ts'
import type { Series } from '../../../packages/report/src/figure.ts'

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
  /** Of a row of a table by week. */
  readonly week?: number
  /** Where it stands, for the message of a test. */
  readonly place: string
}

/** A bare number as its header reads: "week 3", "20 runs". */
function withHeader(text: string, header: string): string {
  if (header === 'week') return `week ${text}`
  return ['runs', 'pairs', 'weeks'].includes(header) ? `${text} ${header}` : text
}

function cellsOf(table: ShownTable, place: string): readonly Said[] {
  const { columns, rows, caption, from } = table
  const weeks = columns.findIndex(({ header }) => header === 'week')
  return rows.flatMap((row) => {
    const week = Number.parseInt(row[weeks] ?? '', 10)
    return row.map((text, i) => {
      const header = columns[i]?.header ?? ''
      return {
        text: withHeader(text, header),
        printed: text,
        from: [from],
        around: [row[0] ?? '', header, row.filter((_, j) => columns[j]?.align === 'left').join(' '), caption],
        isCell: true,
        ...(Number.isNaN(week) || i === weeks ? {} : { week }),
        place: `${place}, table "${caption}"`,
      }
    })
  })
}

const countOf = (series: readonly Series[]): string => {
  const count = series.filter(({ x }) => x.length > 0).length
  return count === 1 ? '1 line.' : `${count} lines.`
}

/** Words of a chart; how many lines it has is counted in the chart itself, and its marks are looked at one by one. */
function wordsOf(chart: Chart): readonly (readonly [text: string, printed: string])[] {
  const figures = chart.kind === 'panels' ? chart.panels.map(({ figure }) => figure) : []
  const all = chart.kind === 'curves' ? [chart.figure] : figures
  const counts = new Set(all.map(({ series }) => countOf(series)))
  const alt = chart.alt
    .replace(/ Marked: .*$/, '')
    .replaceAll(/\d+ lines?\./g, (found) => (counts.has(found) ? 'lines.' : found))
  return [
    [chart.title, chart.title],
    [alt, chart.alt],
  ]
}

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
      return [
        ...cellsOf(block.table, place),
        { text: block.table.caption, from: [block.table.from], around: [], place },
      ]
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
        ...block.tables.flatMap((table) => cellsOf(table, place)),
      ]
    case 'command':
      return []
  }
}

/** What a report says, the whole and the brief, but for the marks of its figures, which are looked at one by one; commands are repeated and say no
 * results. */
export const saidOf = (report: Report): readonly Said[] =>
  report.sections.flatMap(({ id, title, blocks, brief = [] }) => {
    const all = [...blocks, ...brief.filter((block) => !blocks.includes(block))]
    const said = all.flatMap((block) => saidBy(block, `section ${id} (${title})`))
    const beside = [...new Set(said.flatMap((one) => [...one.from, ...(one.beside ?? [])]))]
    return said.map((one): Said => Object.assign({}, one, { beside }))
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
