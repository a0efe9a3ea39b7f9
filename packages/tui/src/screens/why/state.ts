import type { MeasureId, Scenario } from '@fishbowl/core'
import { entryOf, type State } from '../../state.ts'
import type { Explanation } from './services.ts'

/** What an explanation has to say, part by part. */
export const whyParts = ['levers', 'mechanisms', 'stories'] as const
export type WhyPart = (typeof whyParts)[number]

/** Why one scenario differs from another. */
export type WhyScreen = {
  readonly name: 'why'
  readonly ids: readonly [string, string]
  readonly part: WhyPart
  /** The selected row of each part by its id; undefined for the first one. */
  readonly rows: Readonly<Partial<Record<WhyPart, string>>>
  /** First line shown of all that is known of the row; undefined while the list is shown. */
  readonly top: number | undefined
}

/** An explanation, as the screens last heard of it. */
export type WhyRun = {
  readonly ids: readonly [string, string]
  /** The two scenarios as they were when it began. */
  readonly scenarios: readonly (Scenario | undefined)[]
  readonly measure: MeasureId
  readonly phase: 'running' | 'done' | 'stopped' | 'failed'
  readonly made: number
  readonly runs: number
  /** Milliseconds from the first run to the latest. */
  readonly elapsed: number
  readonly found: Explanation | undefined
  readonly error?: string
}

/** The explanation under way or last looked at, and finished ones to come back to, the latest first. */
export type WhyState = WhyRun & { readonly kept: readonly WhyRun[] }

/** The scenarios of two entries as they are now. */
export const scenariosOf = (state: Pick<State, 'entries'>, ids: WhyScreen['ids']): WhyRun['scenarios'] =>
  ids.map((id) => entryOf(state, id)?.loaded.scenario)

/** True where a run is about these two as they are now. */
const isAbout = (run: WhyRun, state: State, ids: WhyScreen['ids']): boolean =>
  run.ids.join(' ') === ids.join(' ') &&
  scenariosOf(state, ids).every((scenario, i) => scenario === run.scenarios[i])

/** The explanation of these two as they are now, whatever its measure; undefined where there is none. */
export const runOf = (state: State, { ids }: Pick<WhyScreen, 'ids'>): WhyRun | undefined =>
  state.why !== undefined && isAbout(state.why, state, ids) ? state.why : undefined

/** A finished or running explanation of these two in this measure; undefined where it has to be asked for. */
export const knownRun = (
  { why, ...state }: State,
  ids: WhyScreen['ids'],
  measure: MeasureId,
): WhyRun | undefined =>
  (why === undefined ? [] : [why, ...why.kept]).find(
    (run) =>
      run.measure === measure &&
      (run.phase === 'running' || run.phase === 'done') &&
      isAbout(run, { ...state, why }, ids),
  )

/** Finished explanations that are kept; each is some hundred numbers and the lives of three members. */
const mostKept = 12

/** The state with what is heard of an explanation. */
export function heard(state: State, run: WhyRun): State {
  const kept = state.why?.kept ?? []
  const others = kept.filter((one) => one.measure !== run.measure || one.ids.join(' ') !== run.ids.join(' '))
  return {
    ...state,
    why: { ...run, kept: run.phase === 'done' ? [run, ...others].slice(0, mostKept) : kept },
  }
}
