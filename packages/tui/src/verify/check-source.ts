import { join } from 'node:path'
import type { Request } from '../cli/answer.ts'
import { Failure } from '../cli/failure.ts'
import type { ReportManifest } from '../report/manifest.ts'
import type { SourceCheck } from './check.ts'
import { checkComparison } from './check-comparison.ts'
import { checkDebrief } from './check-debrief.ts'
import { checkDocument, openDocument } from './check-document.ts'
import { checkExplanation } from './check-explanation.ts'
import { checkStudy } from './check-study.ts'
import { besideOf, isOurs } from './remade.ts'
import { isDebriefKind, isDocumentKind } from './subject.ts'

type Source = ReportManifest['sources'][number]

const nothing = { runs: 0, compared: 0, misses: [], says: 'nothing run again' } as const
const wayAll = 'fishbowl verify with --all runs its command again'

async function check(
  { file, kind, sha256, again }: Source,
  folder: string,
  request: Request,
): Promise<SourceCheck> {
  const path = join(folder, file)
  const beside = besideOf(folder)
  if (kind === 'run' || kind === 'comparison') return checkComparison({ path, file, beside }, sha256, request)
  if (isDebriefKind(kind)) return checkDebrief({ path, file, beside }, request, true)
  if (!isDocumentKind(kind))
    return { ...nothing, file, kind, left: `it is a document of a kind that is not run again (${kind})` }
  const kept = openDocument(path, request.outside)
  if (kind === 'study-results') return checkStudy(kept, file, request)
  // A network is drawn in a moment, without a run.
  if (request.settings.all === true || kind === 'network') return checkDocument(kept, file, request)
  const sampled =
    kind === 'explanation'
      ? await checkExplanation(kept, { file, beside, digest: sha256 }, request)
      : undefined
  return sampled ?? { ...nothing, file, kind, left: `all of it; ${wayAll}: ${again}` }
}

/** Runs some of a source of a report again, or with --all everything. What cannot be run here is told as left, what the source itself forbids as a miss. */
export async function checkSource(source: Source, folder: string, request: Request): Promise<SourceCheck> {
  const { file, kind } = source
  try {
    return await check(source, folder, request)
  } catch (error) {
    if (!(error instanceof Failure) || isOurs(error)) throw error
    if (error.exit === 'not-found')
      return {
        ...nothing,
        file,
        kind,
        left: `all of it: ${error.message}; run verify where this works: ${source.again}`,
      }
    return {
      ...nothing,
      file,
      kind,
      misses: [{ file, place: '', says: `it cannot be run again: ${error.message}` }],
    }
  }
}
