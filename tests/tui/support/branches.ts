import type { Policies } from '@fishbowl/core'
import { armsOf } from '../../../packages/tui/src/arms.ts'
import { branchEntry } from '../../../packages/tui/src/branch.ts'
import { type Entry, isRefused, variantEntry } from '../../../packages/tui/src/entry.ts'
import { press } from '../../../packages/tui/src/press.ts'
import { openBranches } from '../../../packages/tui/src/screens/branches/open.ts'
import type { BranchesScreen } from '../../../packages/tui/src/screens/branches/state.ts'
import {
  chartMeasures,
  entryOf,
  initialState,
  type Live,
  replaced,
  type State,
  screenOf,
} from '../../../packages/tui/src/state.ts'
import type { Effect, Step } from '../../../packages/tui/src/step.ts'
import { smallServices } from './small-services.ts'

const size = { columns: 80, rows: 24 }
const services = smallServices()
/** The library, before anything was done. */
export const start = initialState(services.library, {
  look: { color: 'none', symbols: 'braille', theme: 'dark' },
  replicates: 100,
  options: [],
})
/** The scenario that the trees of these tests grow on. */
export const root = 'two-cms'
/** Weeks of its runs. */
export const horizon = 52

/** The step of keys one after another, with all effects. */
export const after = (keys: readonly string[], from: State): Step =>
  keys.reduce<Step>(
    ({ state, effects }, key) => {
      const step = press(state, key, size)
      return { state: step.state, effects: [...effects, ...step.effects] }
    },
    { state: from, effects: [] },
  )
/** The screen of branches of a scenario. */
export const opened = (id = root, from = start): State => openBranches(from, id).state
/** The screen of branches that is shown. */
export const screenIn = (state: State): BranchesScreen => {
  const screen = screenOf(state)
  if (screen.name !== 'branches') throw new Error(`the screen is ${screen.name}`)
  return screen
}
/** The same screen with the cursor in a week. */
export const at = (state: State, week: number): State => replaced(state, { ...screenIn(state), week })
/** Branches off with the first ready change that has these words. */
export const forked = (state: State, words: string): Step =>
  after(['f', ...words.split('').map((key) => (key === ' ' ? 'space' : key)), 'enter'], state)
/** The entry of an id. */
export const need = (id: string, state: State): Entry => {
  const entry = entryOf(state, id)
  if (entry === undefined) throw new Error(`there is no ${id}`)
  return entry
}
/** A branch that no key made. */
export const branchOf = (base: Entry, week: number, policies: Policies, entries: readonly Entry[]): Entry => {
  const entry = branchEntry(base, { week, policies }, { id: `b-${entries.length}`, title: 'b' }, entries)
  if (isRefused(entry)) throw new Error(entry[0]?.message)
  return entry
}
/** Ids of the runs that are asked for. */
export const runs = (effects: readonly Effect[]): readonly (readonly string[])[] =>
  effects.flatMap((effect) => (effect.do === 'run' ? [effect.ids] : []))

/** The state after runs of what it asks for. */
export async function ran(state: State, replicates = 3): Promise<State> {
  const [ids = []] = runs(openBranches({ ...state, live: undefined }, screenIn(state).id).effects)
  const marked = screenIn(state).marked
  return { ...state, live: await liveOf(state, marked.length > 1 ? marked : ids, replicates) }
}
/** Finished runs. */
export async function liveOf(state: State, ids: readonly string[], replicates: number): Promise<Live> {
  const arms = armsOf(state, ids)
  for await (const { done, comparison } of services.compare(arms, { replicates, measures: chartMeasures })) {
    if (done === replicates)
      return { ids, arms, target: replicates, phase: 'done', done, comparison, elapsed: 10 }
  }
  throw new Error('no runs')
}

/** A draft with this many juniors. */
export const draft = (team: number): Entry =>
  variantEntry(
    need(root, start),
    { policies: { staffing: { team: [{ seniority: 'junior', count: team }] } } },
    { id: 'mine', title: 'mine', kind: 'draft' },
    start.entries,
  ) as Entry
