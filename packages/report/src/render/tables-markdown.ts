import type { Report, ShownTable } from '../document/document.ts'
import { markdownOf } from './markdown.ts'

const columns = ['column', 'kind', 'unit', 'what it is'].map((header) => ({ header, align: 'left' }) as const)

/** Which tables there are, so that a reader finds the one that is wanted. */
const contentsOf = ({ tables }: Report) =>
  ({
    id: 'contents',
    title: 'Contents',
    blocks: [
      {
        kind: 'table',
        table: {
          caption: '',
          columns: [
            { header: 'table', align: 'left' },
            { header: 'rows', align: 'right' },
            { header: 'what it holds', align: 'left' },
          ],
          rows: tables.map(({ name, says, rows }) => [name, String(rows.length), says]),
          from: 'dictionary',
        },
      },
    ],
  }) as const

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
    {
      title: 'Tables of the report',
      question: undefined,
      sections: [contentsOf(report), ...sections],
      tables: [],
      digest,
      modelVersion,
    },
    { figure: () => undefined, table: () => undefined },
  )
}
