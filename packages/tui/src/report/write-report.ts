import { dirname, join } from 'node:path'
import { canonicalJson } from '@fishbowl/core'
import type { Block, Chart, Report } from '@fishbowl/report/document'
import {
  frameOf,
  htmlOf,
  markdownOf,
  type PageAssets,
  pngOf,
  svgOf,
  tableBytes,
  tablesMarkdown,
} from '@fishbowl/report/render'
import { Failure } from '../cli/failure.ts'
import { checkFree, createFile, createFolder } from '../cli/files.ts'
import type { Progress } from '../cli/progress.ts'
import type { Outside } from '../outside.ts'
import { manifestName, type ReportFile, type ReportFormat } from './manifest.ts'

const encoder = new TextEncoder()
const file = (path: string, content: string | Uint8Array): ReportFile => ({
  path,
  bytes: typeof content === 'string' ? encoder.encode(content) : content,
})

const blocksOf = (report: Report): readonly Block[] => report.sections.flatMap(({ blocks }) => blocks)

/** Lets Ctrl-C be heard. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** What files are made with. */
export type Making = {
  /** The brief of one page, where it is asked for. */
  readonly brief?: Report | undefined
  readonly formats: readonly ReportFormat[]
  readonly assets: PageAssets
  readonly progress: Progress
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

const chartsOf = (report: Report): readonly Chart[] =>
  blocksOf(report).flatMap((block) => (block.kind === 'chart' ? block.choices.map(({ chart }) => chart) : []))

/** Paths of the figures and tables that pages name. */
function besideOf(formats: readonly ReportFormat[]): {
  readonly figure: (id: string) => string | undefined
  readonly table: (name: string) => string | undefined
} {
  const drawing = (['svg', 'png'] as const).find((format) => formats.includes(format))
  const numbers = (['csv', 'parquet'] as const).find((format) => formats.includes(format))
  return {
    figure: (id) => (drawing === undefined ? undefined : `figures/${id}.${drawing}`),
    table: (name) => (numbers === undefined ? undefined : `tables/${name}.${numbers}`),
  }
}

function* tableFiles(report: Report, formats: readonly ReportFormat[]): Generator<ReportFile> {
  const numbers = (['csv', 'parquet'] as const).filter((format) => formats.includes(format))
  const { digest, modelVersion, tables } = report
  const { columns = [], rows = [] } = tables.find(({ name }) => name === 'sources') ?? {}
  const sources = rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null])))
  const metadata = { fishbowl: canonicalJson({ digest, modelVersion, sources }) }
  for (const format of numbers)
    for (const table of report.tables)
      yield file(`tables/${table.name}.${format}`, tableBytes(table, format, metadata))
  if (numbers.length > 0) yield file('tables/README.md', tablesMarkdown(report))
}

function* figureFiles(report: Report, { formats, progress }: Making): Generator<ReportFile> {
  const charts = formats.includes('svg') || formats.includes('png') ? chartsOf(report) : []
  for (const [i, chart] of charts.entries()) {
    const svg = svgOf(chart, frameOf(chart, report.digest))
    if (formats.includes('svg')) yield file(`figures/${chart.id}.svg`, svg)
    if (formats.includes('png')) yield file(`figures/${chart.id}.png`, pngOf(svg))
    progress.at(i + 1, charts.length)
  }
}

/** A report, or its brief, as pages to read. */
function* pageFiles(report: Report, { formats, assets }: Making, isBrief: boolean): Generator<ReportFile> {
  const beside = besideOf(formats)
  const files = report.tables
    .map(({ name }) => beside.table(name))
    .concat(chartsOf(report).map(({ id }) => beside.figure(id)))
    .filter((path) => path !== undefined)
  if (formats.includes('md')) yield file(isBrief ? 'brief.md' : 'report.md', markdownOf(report, beside))
  if (formats.includes('html'))
    yield file(isBrief ? 'brief.html' : 'index.html', htmlOf(report, assets, { files, isBrief }))
}

/** Every file of a report but its sources and its manifest, one after the other: the same report gives the same bytes. */
function* filesOf(report: Report, making: Making): Generator<ReportFile> {
  yield* tableFiles(report, making.formats)
  yield* figureFiles(report, making)
  yield* pageFiles(report, making, false)
  if (making.brief !== undefined) yield* pageFiles(making.brief, making, true)
}

/** The same as a list. Throws a Failure when it is interrupted. */
export async function renderedFiles(report: Report, making: Making): Promise<readonly ReportFile[]> {
  const files: ReportFile[] = []
  for (const one of filesOf(report, making)) {
    files.push(one)
    // oxlint-disable-next-line no-await-in-loop -- between two files
    await breathe()
    if (making.signal.aborted) throw new Failure('interrupted', 'interrupted: nothing was written')
  }
  return files
}

/** Takes away what was written of a report that cannot be finished, the last first; what is not ours stays. */
function takeBack(paths: readonly string[], outside: Outside): void {
  for (const path of paths.toReversed()) outside.remove(path)
}

/** Writes a report into a new folder, the manifest last: a folder without it is not whole. On an error nothing of it stays. */
export function writeReport(
  files: readonly ReportFile[],
  manifest: string,
  { output, outside }: { readonly output: string; readonly outside: Outside },
): void {
  checkFree(output, outside)
  const made: string[] = []
  const folder = (path: string): void => {
    createFolder(path, outside)
    made.push(path)
  }
  const write = ({ path, bytes }: ReportFile): void => {
    const place = join(output, path)
    createFile(place, bytes, outside)
    made.push(place)
  }
  try {
    folder(output)
    const folders = new Set(files.map(({ path }) => dirname(path)).filter((name) => name !== '.'))
    for (const name of folders) folder(join(output, name))
    for (const one of files) write(one)
    write(file(manifestName, manifest))
  } catch (error) {
    takeBack(made, outside)
    throw error
  }
}
