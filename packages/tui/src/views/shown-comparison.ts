import type { Comparison } from '@fishbowl/lab'
import { type Screen, type State, screenOf } from '../state.ts'

/** The runs of these scenarios, the first the baseline of the others; undefined where the state has none of one of them. */
export function comparisonOf({ live }: Pick<State, 'live'>, ids: readonly string[]): Comparison | undefined {
  const whole = live?.comparison
  const [baseline, ...others] = ids
  if (whole === undefined || baseline === undefined) return undefined
  const arms = ids.flatMap((id) => whole.arms.filter(({ arm }) => arm.id === id))
  if (arms.length < ids.length) return undefined
  return { ...whole, baseline, arms, pairs: others.map((id) => whole.between(baseline, id)) }
}

/** Baseline and policy, then both under changed assumptions: each policy is paired with the baseline of its own assumptions. */
function inPairs(comparison: Comparison): Comparison {
  const [base = '', policy = '', otherBase = '', otherPolicy = ''] = comparison.arms.map(({ arm }) => arm.id)
  const { between } = comparison
  return { ...comparison, pairs: [between(base, policy), between(otherBase, otherPolicy)] }
}

/** What a compare screen shows of the runs. */
export function comparisonOn(
  state: Pick<State, 'live'>,
  { ids, under }: Extract<Screen, { name: 'compare' }>,
): Comparison | undefined {
  const comparison = comparisonOf(state, ids)
  return comparison === undefined || under === undefined ? comparison : inPairs(comparison)
}

/** What the screen that is shown draws of the runs: the arms of a comparison, or the one that is run. */
export function comparisonShown(state: State): Comparison | undefined {
  const screen = screenOf(state)
  if (screen.name === 'compare') return comparisonOn(state, screen)
  return screen.name === 'run' ? comparisonOf(state, [screen.id]) : state.live?.comparison
}
