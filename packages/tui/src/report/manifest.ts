import { createHash } from 'node:crypto'
import { canonicalJson, type MeasureId, measureIds, quote } from '@fishbowl/core'
import { type Language, languageIds } from '@fishbowl/report/words'
import { z } from 'zod'
import { Failure } from '../cli/failure.ts'
import { fileBytes } from '../cli/files.ts'
import type { Outside } from '../outside.ts'
import type { SourceFile } from './read-sources.ts'

export const reportFormats = ['html', 'md', 'svg', 'png', 'csv', 'parquet'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** What the user of a report chose besides its sources. */
export type ReportOptions = {
  readonly title?: string | undefined
  readonly measure?: MeasureId | undefined
  /** The brief of one page besides the full report. */
  readonly brief: boolean
  /** The language it is told in; absent is English. */
  readonly language?: Language | undefined
}

/** A file of a report by its path inside the folder, with slashes. */
export type ReportFile = { readonly path: string; readonly bytes: Uint8Array }

/** Folder of the sources inside a report. */
export const sourcesFolder = 'sources'
export const manifestName = 'manifest.json'

/** Paths that stay inside the folder, on every system. */
const inside = z
  .string()
  .max(300)
  .refine(
    (path) => path.split('/').every((part) => /^[\w-][\w.-]*$/.test(part)),
    'it is no path inside the folder of the report',
  )
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'it is no SHA-256')
const Listed = z.strictObject({ file: inside, sha256, bytes: z.int().min(0) })

const ManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('report'),
  digest: z.string().regex(/^[0-9a-f]{12}$/),
  tool: z.string().max(100),
  modelVersion: z.string().max(100),
  formats: z.array(z.enum(reportFormats)).min(1),
  options: z.strictObject({
    title: z.string().max(200).optional(),
    measure: z.enum([...measureIds] as [MeasureId, ...MeasureId[]]).optional(),
    brief: z.boolean(),
    language: z.enum(languageIds as [Language, ...Language[]]).optional(),
  }),
  sources: z
    .array(z.strictObject({ ...Listed.shape, kind: z.string(), modelVersion: z.string(), again: z.string() }))
    .min(1),
  files: z.array(Listed),
})

/** What stands beside the files of a report: where they come from and what they are. It holds no time and no path of the machine. */
export type ReportManifest = z.infer<typeof ManifestSchema>

/** SHA-256 of bytes, 64 hex digits. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : 1

/** First 12 hex digits of the SHA-256 of what a report is made from: its sources, its title, its measure, and its language where it is not English. Which files are written does not count. */
export function digestOfSources(
  sources: readonly Pick<SourceFile, 'kind' | 'sha256'>[],
  {
    title = null,
    measure = null,
    language,
  }: { readonly [K in 'title' | 'measure' | 'language']?: string | null | undefined },
): string {
  const of = sources.map(({ kind, sha256: sum }) => `${kind} ${sum}`).toSorted()
  return createHash('sha256')
    .update(canonicalJson({ sources: of, title, measure, ...(language === undefined ? {} : { language }) }))
    .digest('hex')
    .slice(0, 12)
}

/** A source as a file of the report. */
export const keptSource = ({ name, bytes }: SourceFile): ReportFile => ({
  path: `${sourcesFolder}/${name}`,
  bytes,
})

/** The manifest of the files of a report. */
export function manifestOf(
  facts: Pick<ReportManifest, 'tool' | 'modelVersion' | 'formats' | 'digest'> & {
    readonly options: ReportOptions
  },
  sources: readonly SourceFile[],
  files: readonly ReportFile[],
): ReportManifest {
  const { tool, modelVersion, formats, digest } = facts
  const { title, measure, brief, language } = facts.options
  const listed = ({ path, bytes }: ReportFile) => ({
    file: path,
    sha256: sha256Of(bytes),
    bytes: bytes.byteLength,
  })
  const kept = sources.map((source) => Object.assign(keptSource(source), { source })).toSorted(byPath)
  return {
    schemaVersion: 1,
    kind: 'report',
    digest,
    tool,
    modelVersion,
    formats,
    options: {
      ...(title === undefined ? {} : { title }),
      ...(measure === undefined ? {} : { measure }),
      brief,
      ...(language === undefined ? {} : { language }),
    },
    sources: kept.map(({ source: { kind, modelVersion: by, again }, path, bytes }) =>
      Object.assign(listed({ path, bytes }), { kind, modelVersion: by, again }),
    ),
    files: files.toSorted(byPath).map(listed),
  }
}

/** The text of a manifest. */
export const manifestText = (manifest: ReportManifest): string =>
  `${JSON.stringify(manifest, undefined, 2)}\n`

/** Larger than the manifest of any report. */
const mostBytes = 4 * 1024 * 1024

const refusal = (file: string, why: string): Failure =>
  new Failure('usage', `${quote(file, 200)} is no manifest of a report: ${why}`, {
    hint: 'fishbowl report <result.json> -o <folder> makes a report with its manifest',
  })

function dataOf(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refusal(file, 'it is no JSON document, or a part of one')
  }
}

/** Reads a manifest. Throws a Failure that names the file and what is wrong with it. */
export function readManifest(file: string, outside: Outside): ReportManifest {
  const parsed = ManifestSchema.safeParse(dataOf(file, fileBytes(file, mostBytes, outside)))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue?.path.map(String).join('.') ?? ''
  throw refusal(file, `${place}: ${issue?.message ?? 'it has another form'}`)
}
