import { dirname, join } from 'node:path'
import {
  type Issue,
  type Located,
  libraryIds,
  nearest,
  quote,
  readText as readData,
  type Scenario,
} from '@fishbowl/core'
import {
  type Session,
  SessionFile,
  type SessionFormat,
  sessionFaults,
  sessionOf,
} from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import type { Outside } from '../outside.ts'
import { isIssues, issuesFailure, readScenario } from '../scenarios.ts'
import { type Files, isLibraryId, librarySources, looksLikePath, readText, sourcesFor } from '../sources.ts'
import { Failure } from './failure.ts'
import { lessonsOf } from './session-lessons.ts'

/** What reading sessions needs of the world outside. */
export type SessionFiles = Files & Pick<Outside, 'list'>

/** What the command line says in the place of the file. */
export type SessionChoice = {
  readonly minutes?: SessionFormat | undefined
  readonly teams?: number | undefined
  readonly seed?: string | undefined
  readonly replicates?: number | undefined
}

/** A session that was read with its scenarios. */
export type OpenedSession = {
  /** As the user named it. */
  readonly name: string
  /** Path of its file. */
  readonly file: string
  /** True for a lesson that was named by its id: its folder belongs to the installation. */
  readonly isLesson: boolean
  readonly session: Session
  readonly located: Located<SessionFile>
}

/** The path of a session file: that of a lesson by its id, a file, or the session.yaml of a folder. */
function pathOf(name: string, files: SessionFiles): { readonly file: string; readonly isLesson: boolean } {
  if (!looksLikePath(name)) {
    const lessons = lessonsOf(files)
    const lesson = lessons.find(({ id }) => id === name)
    if (lesson !== undefined) return { file: lesson.file, isLesson: true }
    if (files.realPath(name) === undefined) {
      const near = nearest(
        name,
        lessons.map(({ id }) => id),
      )
      const hint =
        near === undefined ? say('workshop.cli.none.list') : say('workshop.cli.none.near', { near })
      throw new Failure('not-found', say('workshop.cli.none', { name: quote(name, 200) }), { hint })
    }
  }
  const inside = join(name, 'session.yaml')
  return { file: files.realPath(inside) === undefined ? name : inside, isLesson: false }
}

function textOf(file: string, files: Files): string {
  const read = readText(file, files)
  if ('text' in read) return read.text
  const named = quote(file, 200)
  if (read.missing) throw new Failure('not-found', say('workshop.cli.missing', { file: named }))
  throw new Failure('usage', say('workshop.cli.unreadable', { file: named, why: read.why }))
}

/** A session file by itself, its scenarios unread. Throws a Failure with everything that is wrong with it. */
export function readSession(file: string, files: Files): Located<SessionFile> {
  const read = readData(textOf(file, files), file, SessionFile)
  if (!read.ok) throw issuesFailure(read.issues)
  return read.located
}

type Read = { readonly scenarios: ReadonlyMap<string, Scenario>; readonly issues: readonly Issue[] }

/** The scenarios of the arms, and the mistakes of those that cannot be read. */
function scenariosOf(file: string, { value, issueAt }: Located<SessionFile>, files: Files): Read {
  const library = librarySources(files)
  const sources = sourcesFor(file, files)
  const issues: Issue[] = []
  const scenarios = new Map<string, Scenario>()
  for (const [arm, { scenario: name }] of Object.entries(value.scenarios)) {
    if (!isLibraryId(name) && sources.read(name, file) === undefined) {
      const why = sources.refused.get(name)
      const near = nearest(name, libraryIds)
      const way =
        near === undefined
          ? 'fishbowl scenarios list shows the ids of the library'
          : `did you mean "${near}"?`
      const message = `scenarios.${arm}.scenario names no scenario and no file (${quote(name)})`
      const path = ['scenarios', arm, 'scenario']
      issues.push(
        issueAt(
          path,
          'not-found',
          why === undefined ? message : `${message}: ${why}`,
          why === undefined ? way : undefined,
        ),
      )
      continue
    }
    const opened = readScenario(isLibraryId(name) ? name : join(dirname(file), name), files, library)
    if (isIssues(opened)) issues.push(...opened)
    else scenarios.set(arm, opened.scenario)
  }
  return { scenarios, issues }
}

function overruled(located: Located<SessionFile>, { seed, replicates }: SessionChoice): Located<SessionFile> {
  const { value } = located
  // A result of fewer runs could not be read again, and the room would learn that at the end.
  if (replicates !== undefined && (replicates < 20 || replicates > 1000))
    throw new Failure('usage', `--replicates ${replicates}: a session has 20 to 1000 runs behind each curve`)
  return {
    ...located,
    value: { ...value, seed: seed ?? value.seed, replicates: replicates ?? value.replicates },
  }
}

/** Opens a session: a lesson by its id, or a file with its scenarios. Throws a Failure with everything that is wrong with any of them. */
export function openSession(name: string, choice: SessionChoice, files: SessionFiles): OpenedSession {
  const { file, isLesson } = pathOf(name, files)
  const located = overruled(readSession(file, files), choice)
  const { scenarios, issues } = scenariosOf(file, located, files)
  const faults = sessionFaults(located.value, scenarios).map(({ path, message, hint }) =>
    located.issueAt(path, 'cross-check', message, hint),
  )
  if (issues.length + faults.length > 0) throw issuesFailure([...issues, ...faults])
  const { minutes, teams } = choice
  const { formats } = located.value
  if (minutes !== undefined && !formats.includes(minutes))
    throw new Failure('usage', say('workshop.cli.format', { minutes, formats: formats.join(', ') }))
  const session = sessionOf({ file: located.value, scenarios, modelVersion, format: minutes, teams })
  return { name, file, isLesson, session, located }
}
