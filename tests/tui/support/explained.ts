import { brushOf } from '../../../packages/tui/src/brush.ts'
import { type Entry, isRefused, variantEntry } from '../../../packages/tui/src/entry.ts'
import { press } from '../../../packages/tui/src/press.ts'
import { moduleOf } from '../../../packages/tui/src/screens/registry.ts'
import { openWhy } from '../../../packages/tui/src/screens/why/open.ts'
import type { Explanation, WhyProgress } from '../../../packages/tui/src/screens/why/services.ts'
import {
  heard,
  scenariosOf,
  type WhyRun,
  type WhyScreen,
} from '../../../packages/tui/src/screens/why/state.ts'
import { entryOf, initialState, type State, screenOf } from '../../../packages/tui/src/state.ts'
import type { Step } from '../../../packages/tui/src/step.ts'
import { smallServices } from './small-services.ts'

const services = smallServices()

/** The library, nothing opened. */
export const started: State = initialState(services.library, {
  look: { color: 'none', symbols: 'braille', theme: 'dark' },
  replicates: 100,
  options: [],
})

/** All that comes of a stream. */
export async function collected<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const one of stream) all.push(one)
  return all
}

/** Every state of an explanation of two entries, in this thread. */
export async function stepsOf(
  state: State,
  ids: readonly [string, string],
  replicates?: number,
): Promise<readonly WhyProgress[]> {
  const [one, other] = ids.map((id) => entryOf(state, id))
  if (one === undefined || other === undefined) throw new Error('no such entries')
  const { signal } = new AbortController()
  const { measure } = state.view
  const asked = { measure, signal, ...(replicates === undefined ? {} : { replicates }) }
  return collected(services.why.explain([one, other], asked))
}

/** A run of the screens that has come as far as this. */
export const runAt = (
  state: State,
  { made, runs, found }: WhyProgress,
  phase: WhyRun['phase'] = 'done',
): WhyRun => ({
  ids: found.ids,
  scenarios: scenariosOf(state, found.ids),
  measure: found.measure,
  phase,
  made,
  runs,
  elapsed: 1000,
  found,
})

/** The Why screen of two entries with all that is found. */
export async function explained(
  ids: readonly [string, string],
  state = started,
  replicates?: number,
): Promise<{ readonly state: State; readonly found: Explanation }> {
  const last = (await stepsOf(state, ids, replicates)).at(-1)
  if (last === undefined) throw new Error('nothing was found')
  return { state: heard(openWhy(state, ids).state, runAt(state, last)), found: last.found }
}

/** Keys one after the other, with the effects of all. */
export const pressed = (state: State, keys: readonly string[], size = { columns: 80, rows: 24 }): Step =>
  keys.reduce<Step>(
    (step, key) => {
      const next = press(step.state, key, size)
      return { state: next.state, effects: [...step.effects, ...next.effects] }
    },
    { state, effects: [] },
  )

/** The module. */
export const why = moduleOf({ name: 'why' })
/** The pair of most tests: four levers. */
export const pair = ['technology-led', 'professional-aligned'] as const
const size = { columns: 80, rows: 24 }

/** The Why screen on top. */
export const whyOf = (state: State): WhyScreen => {
  const screen = screenOf(state)
  if (screen.name !== 'why') throw new Error(`this is ${screen.name}`)
  return screen
}

/** Its lines. */
export const body = (state: State, window = size): readonly string[] =>
  why.body({ state, size: window, brush: brushOf(state.look) }, whyOf(state))

/** Its lines as one text. */
export const page = (state: State, window = size): string => body(state, window).join('\n')
/** A text whatever its lines. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ')

/** A draft that changes something on a library entry. */
export function drafted(base: string, change: object, id: string): Entry {
  const of = entryOf(started, base)
  const entry = of && variantEntry(of, { ...change }, { id, title: id, kind: 'draft' }, started.entries)
  if (entry === undefined || isRefused(entry)) throw new Error('no draft')
  return entry
}
