import { variantOf } from '@fishbowl/core'
import type { Entry } from './entry.ts'
import { aboutOf, type Opened } from './scenarios.ts'
import { isLibraryId } from './sources.ts'

/** A scenario that was read as an entry of the screens; with a seed, as if its file had that one. */
export function entryOfOpened(opened: Opened, seed?: string): Entry {
  const { id, name, scenario, raw } = opened
  const seeded = seed === undefined ? undefined : variantOf(opened, { seed }, name)
  return {
    ...aboutOf(opened),
    kind: isLibraryId(name) ? 'library' : 'file',
    loaded: {
      raw: seeded?.ok === true ? seeded.loaded.raw : raw,
      // What the variant lost on the way, its base and its claims, a command has: a digest counts it.
      scenario: { ...scenario, id, seed: seed ?? scenario.seed },
    },
    operand: name,
  }
}
