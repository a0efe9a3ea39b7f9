import { variantOf } from '@fishbowl/core'
import type { Entry } from './entry.ts'
import { aboutOf, type Opened } from './scenarios.ts'
import { isLibraryId } from './sources.ts'

/** A scenario that was read as an entry of the screens; with a seed, as if its file had that one. */
export function entryOfOpened(opened: Opened, seed?: string): Entry {
  const { id, name, scenario, raw } = opened
  const seeded = seed === undefined ? undefined : variantOf(opened, { seed }, name)
  const loaded = seeded?.ok === true ? seeded.loaded : { raw, scenario }
  return {
    ...aboutOf(opened),
    kind: isLibraryId(name) ? 'library' : 'file',
    loaded: { raw: loaded.raw, scenario: { ...loaded.scenario, id } },
    operand: name,
  }
}
