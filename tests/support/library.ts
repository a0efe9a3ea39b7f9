import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type LibraryId,
  type Load,
  type LoadedScenario,
  libraryIds,
  loadScenario,
  type Scenario,
  type Sources,
  wordIssues,
} from '@fishbowl/core'

/** The folder of the library files. */
export const libraryFolder = fileURLToPath(new URL('../../packages/core/library/', import.meta.url))

/** The text of a library file. */
export const libraryText = (id: string): string => readFileSync(`${libraryFolder}${id}.yaml`, 'utf8')

const sourceOf = (id: string) => ({ file: `${id}.yaml`, text: libraryText(id) })
const sources: Sources = {
  ids: libraryIds,
  read: (name) => (libraryIds.some((id) => id === name) ? sourceOf(name) : undefined),
}

/** Loads an entry of the library as a user's file that extends it would. */
export const loadEntry = (id: LibraryId): Load => loadScenario(sourceOf(id), sources)

/** An entry of the library; throws its issues. */
export function entry(id: LibraryId): LoadedScenario {
  const load = loadEntry(id)
  if (load.ok) return load.loaded
  throw new Error(wordIssues(load.issues))
}

/** All scenarios of the library by id, in the order of the list. */
export const libraryScenarios = (): ReadonlyMap<string, Scenario> =>
  new Map(libraryIds.map((id) => [id, entry(id).scenario]))
