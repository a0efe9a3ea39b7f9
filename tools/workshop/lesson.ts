import { readdirSync, readFileSync } from 'node:fs'
import { libraryIds, loadScenario, readText, type Scenario, type Sources, wordIssues } from '@fishbowl/core'
import { SessionFile, type SessionFormat, type SessionText, type Step } from '@fishbowl/lab/workshop'
import type { Language } from '@fishbowl/report/words'

/** A session file of `docs/workshop` with the scenarios of its arms. */
export type Lesson = {
  /** Name of its folder. */
  readonly id: string
  readonly file: SessionFile
  /** The scenarios of the arms as their own files have them, by arm. */
  readonly scenarios: ReadonlyMap<string, Scenario>
}

export const lessonsFolder = new URL('../../docs/workshop/', import.meta.url)
const libraryFolder = new URL('../../packages/core/library/', import.meta.url)

/** Folders of the lessons in the order of the table in `docs/workshop/README.md`. */
export const lessonIds = [
  'launch-spike',
  'two-cholesterols',
  'one-or-two',
  'interns',
  'whose-home',
  'a-manager-is-enough',
  'budget-cut',
  'toolbox',
  'system-or-individual',
] as const

const isLibrary = (id: string): boolean => libraryIds.some((one) => one === id)

function scenarioOf(folder: URL, name: string): Scenario {
  const own = new Set(readdirSync(folder))
  const at = (id: string) =>
    own.has(`${id}.yaml`) ? new URL(`${id}.yaml`, folder) : new URL(`${id}.yaml`, libraryFolder)
  const read = (id: string) => ({ file: `${id}.yaml`, text: readFileSync(at(id), 'utf8') })
  const sources: Sources = {
    ids: libraryIds,
    read: (id) => (own.has(`${id}.yaml`) || isLibrary(id) ? read(id) : undefined),
  }
  const load = loadScenario(read(name.replace(/\.yaml$/, '')), sources)
  if (!load.ok) throw new Error(wordIssues(load.issues))
  return load.loaded.scenario
}

/** Reads a lesson. Throws with the place of the first mistake of a file. */
export function lessonOf(id: string): Lesson {
  const folder = new URL(`${id}/`, lessonsFolder)
  const text = readFileSync(new URL('session.yaml', folder), 'utf8')
  const read = readText(text, `docs/workshop/${id}/session.yaml`, SessionFile)
  if (!read.ok) throw new Error(wordIssues(read.issues))
  const file = read.located.value
  const arms = Object.entries(file.scenarios)
  return {
    id,
    file,
    scenarios: new Map(arms.map(([arm, { scenario }]) => [arm, scenarioOf(folder, scenario)])),
  }
}

/** A text of a lesson. Throws where a language is missing. */
export function inLanguage(text: SessionText, language: Language): string {
  const own = typeof text === 'string' ? text : text[language]
  if (own === undefined) throw new RangeError(`no ${language} text beside "${Object.values(text)[0] ?? ''}"`)
  return own.trim()
}

/** Minutes of a step in a format; undefined where it is left out. */
export const minutesIn = ({ minutes }: Step, format: SessionFormat): number | undefined =>
  typeof minutes === 'number' ? minutes : minutes[format]

/** Whole minutes from the start of a session at which a step begins and ends; undefined where it is left out. */
export function spanOf(
  { steps }: SessionFile,
  step: Step,
  format: SessionFormat,
): readonly [from: number, to: number] | undefined {
  const own = minutesIn(step, format)
  if (own === undefined) return undefined
  const from = steps
    .slice(0, steps.indexOf(step))
    .reduce((sum, one) => sum + (minutesIn(one, format) ?? 0), 0)
  return [from, from + own]
}

/** Minutes of a whole session. */
export const lengthOf = ({ steps }: SessionFile, format: SessionFormat): number =>
  steps.reduce((sum, step) => sum + (minutesIn(step, format) ?? 0), 0)
