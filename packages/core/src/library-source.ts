import { type LibraryId, libraryIds } from './library.ts'
import type { Sources } from './load.ts'

/**
 * Sources for scenarios that extend entries of the library, and nothing else. This package reads no file: `textOf` says what stands in
 * `@fishbowl/core/library/<id>.yaml`, undefined where it has no such text.
 * @returns sources for `loadScenario`; one for many scenarios, so that shared bases are read once
 * @example
 * import { readFileSync } from 'node:fs'
 * import { librarySources, loadScenario } from '@fishbowl/core'
 *
 * const sources = librarySources((id) =>
 *   readFileSync(new URL(import.meta.resolve(`@fishbowl/core/library/${id}.yaml`)), 'utf8'),
 * )
 * const load = loadScenario({ file: 'mine.yaml', text: '{ fishbowl: 1, extends: two-cms }' }, sources)
 * console.log(load.ok && load.loaded.base) // two-cms
 */
export function librarySources(textOf: (id: LibraryId) => string | undefined): Sources {
  return {
    ids: libraryIds,
    read(name) {
      const id = libraryIds.find((one) => one === name)
      const text = id === undefined ? undefined : textOf(id)
      return text === undefined ? undefined : { file: `library/${name}.yaml`, text }
    },
  }
}
