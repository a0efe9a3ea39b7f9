import { type Issue, Policies } from '@fishbowl/core'
import { wordPolicies } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { branchEntry, remade } from '../../branch.ts'
import { type Change, type Entry, freeId, isRefused, type Naming, variantEntry } from '../../entry.ts'
import type { State } from '../../state.ts'
import { takenEntries } from '../library/remove.ts'
import type { Target } from './target.ts'

/** A title that nobody reads to its end helps nobody. */
const longestTitle = 160

function wordsOf(policies: unknown): string {
  const read = Policies.safeParse(policies)
  return read.success ? wordPolicies(read.data) : ''
}

/** What else than policies a change can say, as part of a title. */
const blocks = [
  'organisation',
  'community',
  'interventions',
  'spaces',
  'assumptions',
  'horizon',
  'seed',
] as const

/** What a draft or branch is called while nobody gave it a title. */
export function titleOf({ base, week }: Pick<Target, 'base' | 'week'>, change: Change): string {
  const words = wordsOf(week === undefined ? change['policies'] : change)
  const others = Object.keys(change).flatMap((key) =>
    blocks.filter((block) => block === key).map((block) => say(`editor.title.${block}`)),
  )
  const parts = [words, ...(week === undefined ? others : [])].filter((part) => part !== '')
  const told = parts.length === 0 ? say('editor.title.same') : parts.join(', ')
  const title =
    week === undefined
      ? say('editor.title.draft', { base: base.id, told })
      : say('editor.title.branch', { base: base.id, week: `${week}`, told })
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 3)}...`
}

/** Id and title of what a target becomes by a change; a title that somebody gave stays. */
function namingOf(state: State, target: Target, change: Change): Omit<Naming, 'kind'> {
  const { entry, isMade, week } = target
  const title = titleOf(target, change)
  if (!isMade)
    return {
      id: freeId(week === undefined ? `${entry.id}-draft` : `${entry.id}-w${week}`, takenEntries(state)),
      title,
    }
  const isOurs = entry.title === titleOf(target, target.change)
  return { id: entry.id, title: isOurs ? title : entry.title }
}

/** The draft or branch that a target becomes by a change; issues where that is no scenario. */
export function built(
  state: State,
  target: Target,
  change: Change,
  title?: string,
): Entry | readonly Issue[] {
  const { base, week } = target
  const { entries } = state
  const naming = namingOf(state, target, change)
  const named = { ...naming, title: title ?? naming.title }
  return week === undefined
    ? variantEntry(base, change, { ...named, kind: 'draft' }, entries)
    : branchEntry(base, { week, policies: change }, named, entries)
}

/** The entries made from one that has changed, made anew; issues where one of them would no longer be a scenario. */
export function rebuilt(
  { entries }: Pick<State, 'entries'>,
  changed: Entry,
): readonly Entry[] | { readonly id: string; readonly issues: readonly Issue[] } {
  let all: readonly Entry[] = entries.map((one) => (one.id === changed.id ? changed : one))
  for (const child of all.filter(({ base, kind, id }) => isMadeOf(changed, { base, kind, id }))) {
    const made = remade(child, changed, all)
    if (isRefused(made)) return { id: child.id, issues: made }
    const next = rebuilt({ entries: all }, made)
    if ('issues' in next) return next
    all = next
  }
  return all
}

const isMadeOf = (changed: Entry, { base, kind, id }: Pick<Entry, 'base' | 'kind' | 'id'>): boolean =>
  base === changed.id && id !== changed.id && (kind === 'draft' || kind === 'branch')
