import type { Comparison } from '@fishbowl/lab'
import { type Screen, type State, screenOf } from '../state.ts'

/** The runs of these scenarios, the first the baseline of the others; undefined where the state has none of one of them. */
function comparisonOf({ live }: Pick<State, 'live'>, ids: readonly string[]): Comparison | undefined {
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

type ComparePlace = Extract<Screen, { name: 'compare' }>

/** What a compare screen shows of the runs. */
export function comparisonOn(
  state: Pick<State, 'live'>,
  { ids, under }: ComparePlace,
): Comparison | undefined {
  const comparison = comparisonOf(state, ids)
  return comparison === undefined || under === undefined ? comparison : inPairs(comparison)
}

/** The comparison with the arms under changed assumptions named after the scenarios they are of, with a star. */
export function starred(comparison: Comparison, { ids, under }: ComparePlace): Comparison {
  if (under === undefined) return comparison
  const names = new Map(ids.slice(2).map((id, i) => [id, `*${ids[i]}`]))
  const nameOf = (id: string): string => names.get(id) ?? id
  return {
    ...comparison,
    arms: comparison.arms.map((result) => ({ ...result, arm: { ...result.arm, id: nameOf(result.arm.id) } })),
    pairs: comparison.pairs.map((pair) => ({
      ...pair,
      baseline: nameOf(pair.baseline),
      arm: nameOf(pair.arm),
    })),
  }
}

/** What the screen that is shown draws of the runs: the arms of a comparison, or the one that is run. */
export function comparisonShown(state: State): Comparison | undefined {
  const screen = screenOf(state)
  if (screen.name === 'compare') return comparisonOn(state, screen)
  return screen.name === 'run' ? comparisonOf(state, [screen.id]) : state.live?.comparison
}
