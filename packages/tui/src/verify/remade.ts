import { dirname, join, resolve } from 'node:path'
import { quote } from '@fishbowl/core'
import { Failure } from '../cli/failure.ts'
import type { Progress } from '../cli/progress.ts'
import type { Outside } from '../outside.ts'
import { type MadeReport, makeReport } from '../report/make-report.ts'
import { manifestName, sourcesFolder } from '../report/manifest.ts'
import { readSources } from '../report/read-sources.ts'
import type { Miss } from './check.ts'
import { firstDifference } from './first-difference.ts'
import type { ReportFolder } from './report-folder.ts'

/** A report made again from the sources in its own folder. */
export type Remade = {
  readonly misses: readonly Miss[]
  /** Files that were compared byte for byte, the manifest among them. */
  readonly files: number
  /** Numbers in the tables of the report: all that its text and figures say. */
  readonly numbers: number
  readonly tables: number
}

const isNumber = (cell: unknown): boolean => typeof cell === 'number' && Number.isFinite(cell)

function numbersIn({ report: { tables } }: MadeReport): number {
  return tables.reduce(
    (sum, { rows }) => sum + rows.reduce((inRows, row) => inRows + row.filter(isNumber).length, 0),
    0,
  )
}

/** Where organisation files are looked for: beside the folder, as what lies in it is the report. */
export const besideOf = (folder: string): string => dirname(resolve(folder))

function compared({ files, manifest }: ReportFolder, made: MadeReport): readonly Miss[] {
  const encoder = new TextEncoder()
  const all = [...made.files, { path: manifestName, bytes: encoder.encode(made.manifest) }]
  const listed = new Set([...manifest.sources, ...manifest.files].map(({ file }) => file))
  const paths = new Set(all.map(({ path }) => path))
  const differing = all.flatMap(({ path, bytes }): readonly Miss[] => {
    const kept = files.get(path)
    if (kept === undefined)
      return listed.has(path)
        ? []
        : [{ file: path, place: '', says: 'the report has such a file, and the manifest does not list it' }]
    const found = firstDifference(path, kept, bytes)
    return found === undefined ? [] : [{ file: path, ...found }]
  })
  const others = [...listed].filter((file) => !paths.has(file))
  return [
    ...differing,
    ...others.map((file): Miss => ({ file, place: '', says: 'its sources make no such file' })),
  ]
}

/** True for what says nothing against a report: somebody interrupts, or a file that is needed is elsewhere. */
export const isOurs = ({ exit, details }: Failure): boolean =>
  exit === 'interrupted' || details.elsewhere === true

/** The error with the folder in which such a file is looked for. */
function atFolder(error: unknown, folder: string): unknown {
  if (!(error instanceof Failure) || error.details.elsewhere !== true) return error
  return new Failure(error.exit, error.message, {
    hint: `what belongs beside the results of a report goes beside its folder, into ${quote(besideOf(folder), 200)}`,
  })
}

/** Makes a report again from what its folder keeps, and compares every file byte for byte. Throws a Failure when it is interrupted. */
export async function remade(
  folder: string,
  kept: ReportFolder,
  { outside, progress }: { readonly outside: Outside; readonly progress: Progress },
): Promise<Remade> {
  const { sources, formats, options } = kept.manifest
  const paths = sources.map(({ file }) => join(folder, file))
  try {
    const read = await readSources(paths, outside, {
      beside: besideOf(folder),
      measure: options.measure,
    })
    const made = await makeReport(read, { formats, options }, { outside, progress })
    return {
      misses: compared(kept, made),
      files: made.files.length + 1,
      numbers: numbersIn(made),
      tables: made.report.tables.length,
    }
  } catch (error) {
    if (!(error instanceof Failure) || isOurs(error)) throw atFolder(error, folder)
    const miss: Miss = { file: sourcesFolder, place: '', says: `it cannot be made again: ${error.message}` }
    return { misses: [miss], files: 0, numbers: 0, tables: 0 }
  }
}
