import { dirname, relative, sep } from 'node:path'
import { toYaml } from '@fishbowl/core'
import { type Change, changeBetween, type Entry, fileOf, namedBase } from '../../entry.ts'
import { isInline } from '../../inline.ts'
import { looksLikePath } from '../../sources.ts'
import type { State } from '../../state.ts'
import { titleOf } from './build.ts'
import type { Target } from './target.ts'

/** What describes a scenario in a file, above and below what its runs are made of. */
const above = ['question', 'watch', 'source'] as const

const picked = (change: Change, keys: readonly string[]): Change =>
  Object.fromEntries(keys.flatMap((key) => (change[key] === undefined ? [] : [[key, change[key]]])))

/** The nearest scenario below an entry that a file can extend. */
export const rootOf = ({ entries }: Pick<State, 'entries'>, entry: Entry): Entry | undefined =>
  namedBase(entry, entries)

/** What a file at a path may say it extends; undefined where it has to say everything itself. */
function extended(root: Entry | undefined, path: string): string | undefined {
  // What is written out on a command line has no name.
  if (root === undefined || isInline(root.operand)) return undefined
  if (root.kind === 'library') return root.operand
  // A file that others extend may not extend a path itself.
  if (looksLikePath(root.base ?? '')) return undefined
  const way = relative(dirname(path), root.operand).split(sep).join('/')
  if (way.startsWith('..') || way.startsWith('/')) return undefined
  return looksLikePath(way) ? way : `./${way}`
}

/** A draft or branch as a scenario file that stands at `path`; one that is not made yet as the file it would begin with. */
export function fileText(
  state: Pick<State, 'entries'>,
  { entry, base, change, week, isMade }: Target,
  path: string,
): string {
  const root = rootOf(state, base) ?? base
  const made = fileOf({ id: entry.id, title: entry.title }, entry.loaded, base, state.entries)
  const { fishbowl, id, title, extends: _extends, ...difference } = made
  const from = extended(root, path)
  const naming = isMade
    ? { id, title }
    : { id: `${entry.id}-draft`.slice(0, 60), title: titleOf({ base, week }, change) }
  const rest = from === undefined ? changeBetween({}, entry.loaded.raw) : difference
  return toYaml({
    fishbowl,
    ...naming,
    ...picked(change, above),
    ...(from === undefined ? {} : { extends: from }),
    ...rest,
    ...picked(change, ['expect']),
  })
}

/** The lines of the file as they are shown. */
export const fileLines = (state: Pick<State, 'entries'>, target: Target): readonly string[] =>
  fileText(state, target, `${target.entry.id}.yaml`).trimEnd().split('\n')
