import { dirname, join } from 'node:path'
import { type Issue, type Located, libraryIds, nearest, quote, readText as readData } from '@fishbowl/core'
import { type NamedScenario, type PlannedStudy, planOf, type Study, StudyFile } from '@fishbowl/lab/study'
import { isIssues, issuesFailure, readScenario } from '../scenarios.ts'
import { type Files, isLibraryId, librarySources, readText, sourcesFor } from '../sources.ts'
import { Failure } from './failure.ts'
import type { Settings } from './settings.ts'

/** A study that was read and planned. */
export type OpenedStudy = {
  /** As the user named it. */
  readonly file: string
  readonly plan: PlannedStudy
  /** Where its ledger is unless somebody says otherwise: beside the study file. */
  readonly ledger: string
}

/** The ledger that belongs to a study file: the same name with another ending. */
export const ledgerBeside = (file: string): string => `${file.replace(/\.(ya?ml|json)$/i, '')}.sqlite`

function textOf(file: string, files: Files): string {
  const read = readText(file, files)
  if ('text' in read) return read.text
  if (read.missing) throw new Failure('not-found', `there is no study file ${quote(file, 200)}`)
  throw new Failure('usage', `cannot read ${quote(file, 200)}: ${read.why}`)
}

/** The scenarios of a study file, or the mistakes of the study file and of theirs. */
function scenariosOf(
  file: string,
  { value, issueAt }: Located<Study>,
  files: Files,
): readonly NamedScenario[] | { readonly issues: readonly Issue[] } {
  const library = librarySources(files)
  const sources = sourcesFor(file, files)
  const issues: Issue[] = []
  const found: NamedScenario[] = []
  value.scenarios.forEach((name, at) => {
    if (!isLibraryId(name) && sources.read(name, file) === undefined) {
      const why = sources.refused.get(name)
      const near = nearest(name, libraryIds)
      const way =
        near === undefined
          ? 'fishbowl scenarios list shows the ids of the library'
          : `did you mean "${near}"?`
      const message = `scenarios[${at}] names no scenario and no file (${quote(name)})`
      issues.push(
        issueAt(
          ['scenarios', at],
          'not-found',
          why === undefined ? message : `${message}: ${why}`,
          why === undefined ? way : undefined,
        ),
      )
      return
    }
    const opened = readScenario(isLibraryId(name) ? name : join(dirname(file), name), files, library)
    if (isIssues(opened)) issues.push(...opened)
    else found.push({ id: opened.id, loaded: opened, at })
  })
  return issues.length > 0 ? { issues } : found
}

/** What the command line says in place of the file. */
function overruled(located: Located<Study>, { seed, replicates, weeks }: Settings): Located<Study> {
  const { value } = located
  const said = { seed: seed ?? value.seed, replicates: replicates ?? value.replicates }
  return { ...located, value: { ...value, ...said, ...(weeks === undefined ? {} : { weeks }) } }
}

/** A study file by itself, its scenarios unread. Throws a Failure with everything that is wrong with it. */
export function readStudy(file: string, files: Files): Located<Study> {
  const read = readData(textOf(file, files), file, StudyFile)
  if (!read.ok) throw issuesFailure(read.issues)
  return read.located
}

/** Reads a study file with its scenarios and plans it. Throws a Failure with everything that is wrong with any of them. */
export function openStudy(file: string, settings: Settings, files: Files): OpenedStudy {
  const located = overruled(readStudy(file, files), settings)
  const scenarios = scenariosOf(file, located, files)
  if ('issues' in scenarios) throw issuesFailure(scenarios.issues)
  const planned = planOf(located, scenarios)
  if (!planned.ok) throw issuesFailure(planned.issues)
  return { file, plan: planned.plan, ledger: ledgerBeside(file) }
}
