import type { Report, ShownTable } from '../document/document.ts'
import { markdownOf } from './markdown.ts'

const columns = ['column', 'kind', 'unit', 'what it is'].map((header) => ({ header, align: 'left' }) as const)

/** What is in each table of a report, column by column, as Markdown beside them. */
export function tablesMarkdown(report: Report): string {
  const { tables, digest, modelVersion } = report
  const sections = tables.map(({ name, says, columns: own, rows }) => {
    const table: ShownTable = {
      caption: '',
      columns,
      rows: own.map(({ name: column, kind, unit, says: what }) => [column, kind, unit, what]),
      from: 'dictionary',
    }
    const sentence = `${says[0]?.toUpperCase() ?? ''}${says.slice(1)}. ${rows.length} rows.`
    return {
      id: name,
      title: name,
      blocks: [
        { kind: 'text', text: sentence, from: [] },
        { kind: 'table', table },
      ],
    } as const
  })
  return markdownOf(
    { title: 'Tables of the report', question: undefined, sections, tables: [], digest, modelVersion },
    { figure: () => undefined, table: () => undefined },
  )
}
