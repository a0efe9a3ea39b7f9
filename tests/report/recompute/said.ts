import type { Block, Report, ShownTable } from '@fishbowl/report/document'

/** Something that a report says, the tables that hold its numbers, and what stands about it. */
export type Said = {
  readonly text: string
  readonly from: readonly string[]
  readonly around: string
  /** Where it stands, for the message of a test. */
  readonly place: string
}

function cellsOf(table: ShownTable, place: string): readonly Said[] {
  const { columns, rows, caption, from } = table
  return rows.flatMap((row) => {
    const label = row.filter((_, i) => columns[i]?.align === 'left').join(' ')
    return row.map((text, i) => ({
      text,
      from: [from],
      around: `${label} ${columns[i]?.header ?? ''} ${columns[i]?.unit ?? ''} ${caption}`,
      place: `${place}, table "${caption}"`,
    }))
  })
}

function saidBy(block: Block, place: string): readonly Said[] {
  switch (block.kind) {
    case 'text':
      return [{ text: block.text, from: block.from, around: '', place }]
    case 'list':
      return block.items.map((text) => ({ text, from: block.from, around: '', place }))
    case 'facts':
      return block.facts.map(([name, text]) => ({ text, from: block.from, around: name, place }))
    case 'table':
      return [
        ...cellsOf(block.table, place),
        { text: block.table.caption, from: [block.table.from], around: '', place },
      ]
    case 'chart':
      return [
        ...block.choices.flatMap(({ chart, label }) =>
          [chart.title, chart.alt.replace(/ Marked: .*$/, '')].map((text) => ({
            text,
            from: [chart.table],
            around: `${label} ${chart.title}`,
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
  report.sections.flatMap(({ id, title, blocks, brief = [] }) =>
    [...blocks, ...brief.filter((block) => !blocks.includes(block))].flatMap((block) =>
      saidBy(block, `section ${id} (${title})`),
    ),
  )
