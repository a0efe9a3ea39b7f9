import { type Scenario, type Settings, settingsOf } from '@fishbowl/core'
import { settingsAt } from '@fishbowl/sim'
import type { Change, Entry } from '../../entry.ts'
import { entryOf, type State } from '../../state.ts'
import type { EditorScreen } from './state.ts'

/** What the editor changes, and what it is a difference on. */
export type Target = {
  /** The scenario on the screen: the draft or branch, or the entry that is going to be one. */
  readonly entry: Entry
  readonly base: Entry
  /** The difference so far; of a branch its policies alone. */
  readonly change: Change
  /** First week of a branch; undefined where the whole run is changed. */
  readonly week: number | undefined
  /** A draft or branch is there already. */
  readonly isMade: boolean
}

/** The target of the screen; undefined where the entry or its base is gone. */
export function targetOf(state: Pick<State, 'entries'>, screen: EditorScreen): Target | undefined {
  const entry = entryOf(state, screen.id)
  if (entry === undefined) return undefined
  const isMade = screen.week === undefined && (entry.kind === 'draft' || entry.kind === 'branch')
  if (!isMade) return { entry, base: entry, change: {}, week: screen.week, isMade }
  const base = entryOf(state, entry.base ?? '')
  if (base === undefined) return undefined
  const { change = {}, policies = {}, week } = entry
  return entry.kind === 'branch'
    ? { entry, base, change: policies, week, isMade }
    : { entry, base, change, week: undefined, isMade }
}

/** The policies in force where the target is changed: at the week of a branch, else those of the start. */
export const settingsIn = (scenario: Scenario, week: number | undefined): Settings =>
  week === undefined ? settingsOf(scenario.policies) : settingsAt(scenario, week)

/** The arms that tell the difference, the base first; undefined before there is one. */
export const armsOfTarget = ({ base, entry, isMade }: Target): readonly [string, string] | undefined =>
  isMade ? [base.id, entry.id] : undefined
