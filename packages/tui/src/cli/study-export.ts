import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { canonicalJson } from '@fishbowl/core'
import { decodeHistory, type KeptResult, type StudyReader } from '@fishbowl/lab/ledger'
import { type ExportFormat, type ExportTable, runsTable, weeksTable, writerOf } from '@fishbowl/report/export'
import type { Outside } from '../outside.ts'
import { Failure } from './failure.ts'
import { checkFree, createFile, createFolder, openFile } from './files.ts'
import type { Progress } from './progress.ts'
import { type ExportedFile, type Manifest, manifestText } from './study-manifest.ts'

/** What an export is asked for. */
export type ExportPlan = {
  readonly format: ExportFormat
  readonly series: 'measures' | 'columns' | 'none'
  /** A folder, or the file of the runs alone where it ends like one of the tables. */
  readonly output: string
}

/** True for a name that can only be one table. */
const isFile = ({ output, format }: ExportPlan): boolean => output.toLowerCase().endsWith(`.${format}`)

type Named = { readonly path: string; readonly name: string; readonly table: ExportTable }

function tablesOf(reader: StudyReader, plan: ExportPlan): readonly Named[] {
  const { factors, measures } = reader.meta()
  const facts = { points: [...reader.points()], factors, measures }
  const runs = runsTable(facts)
  if (isFile(plan)) return [{ path: plan.output, name: plan.output, table: runs }]
  const { format, output, series } = plan
  const named = (name: string, table: ExportTable): Named => ({
    path: join(output, `${name}.${format}`),
    name: `${name}.${format}`,
    table,
  })
  if (series === 'none') return [named('runs', runs)]
  return [
    named('runs', runs),
    named('weeks', weeksTable(facts, { raw: series === 'columns', decode: decodeHistory })),
  ]
}

/** Lets Ctrl-C be heard. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The runs that every table gets: those of the first one, though more may arrive in the ledger meanwhile. */
function sameRuns(reader: StudyReader): (isFirst: boolean, tell: () => void) => Generator<KeptResult> {
  const seen = new Set<string>()
  return function* results(isFirst, tell) {
    for (const result of reader.results()) {
      const name = `${result.point} ${result.replicate}`
      if (isFirst) seen.add(name)
      else if (!seen.has(name)) continue
      yield result
      tell()
    }
  }
}

/** Writes one table, piece by piece. */
async function writeTable(
  { path, name, table }: Named,
  results: Iterable<KeptResult>,
  {
    format,
    manifest,
    outside,
    signal,
  }: Pick<ExportPlan, 'format'> & {
    readonly manifest: Manifest
    readonly outside: Outside
    readonly signal: AbortSignal
  },
): Promise<ExportedFile> {
  const writer = writerOf(format, table.columns, { fishbowl: canonicalJson(manifest) })
  const file = openFile(path, outside)
  const hash = createHash('sha256')
  let rows = 0
  const write = (piece: Uint8Array): void => {
    hash.update(piece)
    file.write(piece)
  }
  try {
    write(writer.start())
    for (const block of table.blocks(results)) {
      write(writer.add(block))
      rows += block.rows
      // oxlint-disable-next-line no-await-in-loop -- pieces go to the end of one file
      await breathe()
      if (signal.aborted)
        throw new Failure('interrupted', `interrupted; ${name} is not whole`, {
          hint: 'delete it and export again',
        })
    }
    write(writer.end())
  } finally {
    file.close()
  }
  return { file: name, rows, sha256: hash.digest('hex'), columns: table.columns }
}

/** Paths that an export writes; refused before anything is written when one of them is there. */
function manifestPath(plan: ExportPlan): string {
  return isFile(plan) ? `${plan.output}.manifest.json` : join(plan.output, 'manifest.json')
}

/**
 * Writes the tables of a ledger and, last, the manifest beside them: an export without it is not whole. Throws a Failure when a name is
 * taken, nothing can be written or somebody interrupts.
 */
export async function writeExport(
  reader: StudyReader,
  plan: ExportPlan,
  {
    manifest,
    outside,
    progress,
  }: { readonly manifest: Manifest; readonly outside: Outside; readonly progress: Progress },
): Promise<readonly ExportedFile[]> {
  const tables = tablesOf(reader, plan)
  checkFree(plan.output, outside)
  if (isFile(plan)) checkFree(manifestPath(plan), outside)
  else createFolder(plan.output, outside)
  // Asking for the signal is what catches Ctrl-C.
  const { interrupted: signal } = outside
  const results = sameRuns(reader)
  const total = reader.counts().done * tables.length
  let done = 0
  const files: ExportedFile[] = []
  for (const table of tables) {
    const runs = results(files.length === 0, () => progress.at(++done, total))
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    files.push(await writeTable(table, runs, { format: plan.format, manifest, outside, signal }))
  }
  createFile(manifestPath(plan), new TextEncoder().encode(manifestText(manifest, files)), outside)
  return files
}
