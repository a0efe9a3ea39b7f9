import { type Block, type Report, reportOf } from '@fishbowl/report/document'
import { onTestFinished } from 'vitest'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { readSources } from '../../packages/tui/src/report/read-sources.ts'
import { openFolder } from '../cli/folder.ts'

const outside = openOutside()

/** Writes documents into a folder of the test; gives their paths. */
export function keptFiles(...documents: readonly unknown[]): readonly string[] {
  const { write, clean } = openFolder()
  onTestFinished(clean)
  return documents.map((document, i) =>
    write(`${i}.json`, typeof document === 'string' ? document : JSON.stringify(document)),
  )
}

/** The report of files. */
export async function reportOfFiles(paths: readonly string[]): Promise<Report> {
  const { sources } = await readSources(paths, outside)
  return reportOf(sources, 'c0ffee')
}

/** The report of documents. */
export const made = (...documents: readonly unknown[]): Promise<Report> =>
  reportOfFiles(keptFiles(...documents))

/** Names under which files are kept beside their report. */
export const namesOf = async (paths: readonly string[]): Promise<readonly string[]> =>
  (await readSources(paths, outside)).files.map(({ name }) => name)

/** What is wrong with documents, in the words of the refusal; '' where nothing is. */
export const refused = (...documents: readonly unknown[]): Promise<string> =>
  readSources(keptFiles(...documents), outside).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

/** The blocks of a section. */
export const blocksOf = (report: Report, id: string): readonly Block[] =>
  report.sections.find((section) => section.id === id)?.blocks ?? []

/** The texts of a section, its lists among them. */
export const textsOf = (report: Report, id: string): readonly string[] =>
  blocksOf(report, id).flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : [],
  )

/** The bars with an id. */
export function chartOf(report: Report, id: string) {
  const charts = report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'chart' ? block.choices.map(({ chart }) => chart) : []))
  const chart = charts.find((one) => one.id === id)
  if (chart?.kind !== 'bars') throw new Error(`no bars ${id} among ${charts.map((one) => one.id).join(', ')}`)
  return chart
}

/** The rows of an exported table by column. */
export const rowsOf = (report: Report, name: string): readonly Readonly<Record<string, unknown>>[] => {
  const table = report.tables.find((one) => one.name === name)
  if (table === undefined) throw new Error(`no table ${name}`)
  return table.rows.map((row) => Object.fromEntries(table.columns.map((column, i) => [column.name, row[i]])))
}

/** The rows of the first table in the page that shows an exported one. */
export const shownOf = (report: Report, from: string): readonly (readonly string[])[] =>
  report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'chart' ? block.tables : block.kind === 'table' ? [block.table] : []))
    .find((table) => table.from === from)?.rows ?? []
