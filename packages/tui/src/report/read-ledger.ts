import type { MeasureId } from '@fishbowl/core'
import type { StudyMeta, StudyReader } from '@fishbowl/lab/ledger'
import { modelVersion } from '@fishbowl/sim/version'
import { Failure } from '../cli/failure.ts'
import { ledgerBeside } from '../cli/study-file.ts'
import { withKept } from '../cli/study-kept.ts'
import { modelOf, studyResultsOf } from '../cli/study-results.ts'
import type { Outside } from '../outside.ts'
import { comparisonOf } from './ledger-comparison.ts'

/** What the user of a report asked for that its sources depend on. */
export type Asked = { readonly measure?: MeasureId | undefined }

/** First bytes of a database of SQLite 3 (sqlite.org/fileformat.html). */
const sqlite = 'SQLite format 3\0'
const startsAs = (path: string, text: string, outside: Outside): boolean => {
  const read = outside.read(path, text.length)
  return read.ok && new TextDecoder('latin1').decode(read.bytes) === text
}

/** The ledger that a file stands for: itself, or the one beside a study file; undefined for a file of another kind. */
export function ledgerOf(path: string, outside: Outside): string | undefined {
  if (/\.sqlite$/i.test(path) || startsAs(path, sqlite, outside)) return path
  if (!/\.ya?ml$/i.test(path)) return undefined
  if (outside.realPath(path) === undefined)
    throw new Failure('not-found', `there is no study file "${path}"`, {
      hint: 'fishbowl report takes documents of --json, and ledgers or files of studies',
    })
  return ledgerBeside(path)
}

/** Refuses runs of another model: their numbers differ on purpose, and their scenarios would be put together otherwise. */
function checkModel(path: string, meta: StudyMeta): void {
  const made = modelOf(meta)
  if (made === modelVersion) return
  const by = made === undefined ? `"${meta.tool}"` : `model "${made}"`
  throw new Failure('failed', `"${path}" was made by ${by}, and this is model "${modelVersion}"`, {
    hint: 'make its report with the version that made it, or run the study again into another ledger',
  })
}

function checkRuns(path: string, reader: StudyReader): void {
  const { done, planned } = reader.counts()
  if (done > 0) return
  throw new Failure(
    'usage',
    `"${path}" holds none of its ${planned} runs yet, so there is nothing to report`,
    {
      hint: 'fishbowl study run makes them',
    },
  )
}

/**
 * The documents of a ledger: what `study results --json` writes and, for a list or a grid, a comparison of its points as `compare --json`
 * writes it. Nothing is run. Throws a Failure that names the ledger where it cannot be read, holds no run, or was made by another model.
 */
export function readLedger(
  path: string,
  { measure }: Asked,
  outside: Outside,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return withKept(path, outside, async (reader) => {
    const meta = reader.meta()
    checkModel(path, meta)
    checkRuns(path, reader)
    const { document } = studyResultsOf(reader, path, undefined, { withTeams: true, first: measure })
    const compared = await comparisonOf(
      reader,
      { path, measure: measure ?? meta.measures[0] ?? 'weeklyActive' },
      outside,
    )
    return compared === undefined ? [document] : [compared, document]
  })
}
