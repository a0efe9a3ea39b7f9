import { basename } from 'node:path'
import {
  type Issue,
  type LoadedScenario,
  libraryIds,
  loadScenario,
  nearest,
  quote,
  type SourceText,
  safe,
  wordDifferences,
  wordIssues,
} from '@fishbowl/core'
import { Failure } from './cli/failure.ts'
import { isInline, onOneLine } from './inline.ts'
import {
  type FileSources,
  type Files,
  isLibraryId,
  librarySource,
  librarySources,
  looksLikePath,
  readText,
  sourcesFor,
} from './sources.ts'

/** A scenario that was read, under the names it goes by. */
export type Opened = LoadedScenario & {
  /** Name of its arm: the id of its file, or one made from the file's name. */
  readonly id: string
  /** As the user named it, for the command that re-creates a result. */
  readonly name: string
  /** The text of its own file. */
  readonly text: string
}

const notFound = (name: string): Failure => {
  const near = nearest(name, libraryIds)
  const way = near === undefined ? 'fishbowl scenarios list shows the library' : `did you mean ${near}?`
  const what = looksLikePath(name) ? 'no file' : 'no scenario of the library and no file is called'
  return new Failure('not-found', `${what} ${quote(name, 200)}; ${way}`)
}

/** What messages call a scenario that is written on the command line; `place` counts the operands from 1 where there are several. */
const inlineFile = (place: number | undefined): string =>
  `${place === undefined ? 'the scenario' : `scenario ${place}`} on the command line`

/** A scenario on the command line as a text. A command that is printed again holds it, so it must be one line by now. */
function inlineSource(text: string, place: number | undefined): SourceText {
  const file = inlineFile(place)
  if (!/[\t\r\n]/.test(text)) return { file, text }
  throw new Failure(
    'usage',
    `${file} has lines and a #, and what follows a # would be lost on one line: leave it out, or write a file`,
  )
}

/** Finds the text of a library id or a path. Throws a Failure: not found, or unreadable. */
function sourceOf(name: string, files: Files): SourceText {
  if (isLibraryId(name)) {
    const source = librarySource(name, files)
    if (source === undefined)
      throw new Failure('not-found', `the library file of ${name} is missing from this installation`)
    return source
  }
  const read = readText(name, files)
  if ('text' in read) return { file: name, text: read.text }
  if (read.missing) throw notFound(name)
  throw new Failure('usage', `cannot read ${quote(name, 200)}: ${read.why}`)
}

/** Issues with the reason why a path was refused in place of "not found". */
function explained(issues: readonly Issue[], refused: ReadonlyMap<string, string>): readonly Issue[] {
  return issues.map((issue) => {
    const why =
      issue.code === 'not-found'
        ? [...refused].find(([name]) => issue.message.includes(`("${name}")`))
        : undefined
    if (why === undefined) return issue
    const { hint: _hint, ...rest } = issue
    return { ...rest, code: 'refused', message: `extends ${quote(why[0])}: ${why[1]}` }
  })
}

/** The file's own id, else its name without folder and ending, or its place on the command line. */
function armId({ raw, scenario }: LoadedScenario, name: string, place: number | undefined): string {
  if (typeof raw === 'object' && raw !== null && 'id' in raw) return scenario.id
  if (isInline(name)) return place === undefined ? scenario.id : `scenario-${place}`
  const slug = basename(name)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return slug === '' ? scenario.id : slug.slice(0, 60)
}

/**
 * A scenario by library id or path, or written out in the place of its name, or what is wrong with it; `library` serves its entries,
 * `place` counts the operands from 1. Throws a Failure when there is no file to read.
 */
export function readScenario(
  operand: string,
  files: Files,
  library: FileSources = librarySources(files),
  place?: number,
): Opened | readonly Issue[] {
  const name = onOneLine(operand)
  const source = isInline(name) ? inlineSource(name, place) : sourceOf(name, files)
  const sources = isLibraryId(name) ? library : sourcesFor(source.file, files)
  const load = loadScenario(source, sources)
  if (!load.ok) return explained(load.issues, sources.refused)
  const id = armId(load.loaded, name, place)
  return { ...load.loaded, scenario: { ...load.loaded.scenario, id }, id, name, text: source.text }
}

/** The failure that tells what is wrong in files. */
export const issuesFailure = (issues: readonly Issue[]): Failure =>
  new Failure('usage', wordIssues(issues), { issues, whole: true })

/** True for what is wrong with a file. */
export const isIssues = (result: Opened | readonly Issue[]): result is readonly Issue[] =>
  Array.isArray(result)

/** What messages call a scenario: as its user named it. */
export const wordName = ({ name, chain }: Pick<Opened, 'name' | 'chain'>): string =>
  isInline(name) ? (chain.at(-1) ?? name) : name

/** Opens scenarios by library id, by path or written out, in order. Throws one Failure with the mistakes of all of them. */
export function openScenarios(names: readonly string[], files: Files): readonly Opened[] {
  const library = librarySources(files)
  const results = names.map((name, i) =>
    readScenario(name, files, library, names.length > 1 ? i + 1 : undefined),
  )
  const issues = results.filter(isIssues).flat()
  if (issues.length > 0) throw issuesFailure(issues)
  return results.flatMap((result) => (isIssues(result) ? [] : [result]))
}

/** Opens one scenario by library id, by path or written out. */
export function openScenario(name: string, files: Files): Opened {
  const [opened] = openScenarios([name], files)
  if (opened === undefined) throw notFound(name)
  return opened
}

/** The library entries whose files are there, in the order of the list. */
export const presentIds = (files: Files): readonly string[] =>
  libraryIds.filter((id) => librarySource(id, files) !== undefined)

/** What a scenario is about, as lists and documents tell it. */
export function aboutOf({ id, scenario, base, differences }: Opened) {
  const lines = wordDifferences(differences.filter(({ path }) => path !== 'fishbowl'))
  return {
    id,
    title: scenario.title,
    question: scenario.question ?? '',
    watch: scenario.watch,
    source: scenario.source ?? '',
    base,
    differences: lines === '' ? [] : lines.split('\n').map(safe),
  }
}
