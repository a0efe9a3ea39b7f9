import type { Arm } from '@fishbowl/lab'
import { entryOf, type State } from './state.ts'

/** Entries as the arms of a comparison: one seed for all, that of the first, or they would not share their luck. */
export function armsOf(state: Pick<State, 'entries'>, ids: readonly string[]): readonly Arm[] {
  const scenarios = ids.flatMap((id) => entryOf(state, id)?.loaded.scenario ?? [])
  const seed = scenarios[0]?.seed
  return scenarios.map((scenario, i) => ({
    id: ids[i] ?? scenario.id,
    scenario: seed === undefined || scenario.seed === seed ? scenario : { ...scenario, seed },
  }))
}
