import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { canonicalJson } from '@fishbowl/core'
import type { Block, Report } from '@fishbowl/report/document'
import {
  htmlOf,
  markdownOf,
  type PageAssets,
  pageFrame,
  pngOf,
  svgOf,
  tableBytes,
} from '@fishbowl/report/render'
import { createFile, createFolder } from '../cli/files.ts'
import type { Outside } from '../outside.ts'
import type { SourceFile } from './read-sources.ts'

export const reportFormats = ['html', 'md', 'svg', 'png', 'csv', 'parquet'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** A file of a report by its path inside the folder. */
export type ReportFile = { readonly path: string; readonly bytes: Uint8Array }

const encoder = new TextEncoder()
const file = (path: string, content: string | Uint8Array): ReportFile => ({
  path,
  bytes: typeof content === 'string' ? encoder.encode(content) : content,
})

const blocksOf = (report: Report): readonly Block[] => report.sections.flatMap(({ blocks }) => blocks)

/** Every file of a report but its manifest: the same report gives the same bytes. */
export function filesOf(
  report: Report,
  formats: readonly ReportFormat[],
  assets: PageAssets,
): readonly ReportFile[] {
  const has = (format: ReportFormat): boolean => formats.includes(format)
  const charts = blocksOf(report).flatMap((block) =>
    block.kind === 'chart' ? block.choices.map(({ chart }) => chart) : [],
  )
  const drawn =
    has('svg') || has('png') ? charts.map((chart) => ({ id: chart.id, svg: svgOf(chart, pageFrame) })) : []
  const metadata = { fishbowl: canonicalJson({ digest: report.digest, modelVersion: report.modelVersion }) }
  return [
    ...(has('html') ? [file('index.html', htmlOf(report, assets))] : []),
    ...(has('md')
      ? [
          file(
            'report.md',
            markdownOf(report, (id) => (has('svg') ? `figures/${id}.svg` : undefined)),
          ),
        ]
      : []),
    ...(has('svg') ? drawn.map(({ id, svg }) => file(`figures/${id}.svg`, svg)) : []),
    ...(has('png') ? drawn.map(({ id, svg }) => file(`figures/${id}.png`, pngOf(svg))) : []),
    ...(['csv', 'parquet'] as const)
      .filter(has)
      .flatMap((format) =>
        report.tables.map((table) =>
          file(`tables/${table.name}.${format}`, tableBytes(table, format, metadata)),
        ),
      ),
  ]
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Writes a report into a new folder, the manifest last: a folder without it is not whole. */
export function writeReport(
  files: readonly ReportFile[],
  {
    output,
    sources,
    manifest,
    outside,
  }: {
    readonly output: string
    readonly sources: readonly SourceFile[]
    readonly manifest: Readonly<Record<string, unknown>>
    readonly outside: Outside
  },
): void {
  createFolder(output, outside)
  const all = [...files, ...sources.map(({ name, bytes }) => ({ path: `sources/${name}`, bytes }))]
  const folders = new Set(all.map(({ path }) => dirname(path)).filter((folder) => folder !== '.'))
  for (const folder of folders) createFolder(join(output, folder), outside)
  for (const { path, bytes } of all) createFile(join(output, path), bytes, outside)
  const listed = all.map(({ path, bytes }) => ({ file: path, sha256: sha256(bytes) }))
  createFile(
    join(output, 'manifest.json'),
    encoder.encode(`${JSON.stringify({ ...manifest, files: listed }, undefined, 2)}\n`),
    outside,
  )
}
