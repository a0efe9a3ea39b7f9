import type { MeasureId } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import { chartMeasures, entryOf, isOf, type Live, type State } from '../../state.ts'
import type { Outcome } from './state.ts'

/** What the runs under way or finished tell of their entries, as those were when the runs began. */
function outcomesOf(live: Live, state: Pick<State, 'entries'>): readonly Outcome[] {
  const { comparison } = live
  if (comparison === undefined || comparison.replicates.length === 0) return []
  return comparison.arms.map(({ arm: { id, scenario }, end }): Outcome => {
    const base = entryOf(state, id)?.base
    const pair = comparison.pairs.find(({ arm, baseline }) => arm === id && baseline === base)
    return {
      id,
      scenario,
      base: pair && live.arms.find((one) => one.id === base)?.scenario,
      runs: comparison.replicates.length,
      end,
      delta: pair?.end,
    }
  })
}

/** An estimate of nothing. */
const none: Estimate = {
  n: 0,
  mean: Number.NaN,
  sd: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  level: 0.9,
  missing: 0,
}

function readOnce(read: (measure: MeasureId) => Estimate): Outcome['end'] {
  const values = new Map(chartMeasures.map((id) => [id, read(id)]))
  return (id) => values.get(id) ?? none
}

/** The same outcome without the runs it was read from. */
function frozen(outcome: Outcome): Outcome {
  return { ...outcome, end: readOnce(outcome.end), ...(outcome.delta && { delta: readOnce(outcome.delta) }) }
}

/** Runs that are kept for going back to; one of three years takes 19 kB: 15 measures of 156 weeks. */
const mostRuns = 4000

const runsOf = ({ done, ids }: Live): number => done * ids.length

/** The latest runs, and those of before that there is room for beside them. */
function within([latest, ...others]: readonly [Live, ...Live[]]): readonly Live[] {
  let room = mostRuns - runsOf(latest)
  const fitting = others.filter((live) => {
    room -= runsOf(live)
    return room >= 0
  })
  return [latest, ...fitting]
}

/** The state with what its runs told put aside, for when others take their place; whole runs to be shown again at once. */
export function kept(state: State): State {
  const { live, branches } = state
  if (live?.comparison === undefined || branches.kept[0] === live) return state
  const fresh = outcomesOf(live, state).map(frozen)
  const outcomes = [...fresh, ...branches.outcomes.filter((old) => !fresh.some((one) => replaces(one, old)))]
  if (live.phase !== 'done') return { ...state, branches: { ...branches, outcomes } }
  const others = branches.kept.filter(({ ids }) => ids.join(' ') !== live.ids.join(' '))
  return { ...state, branches: { ...branches, outcomes, kept: within([live, ...others]) } }
}

/** A level alone does not replace a level with its difference. */
const replaces = (one: Outcome, old: Outcome): boolean =>
  one.id === old.id && (one.scenario !== old.scenario || one.delta !== undefined || old.delta === undefined)

/** Runs of before of these entries as they are now. */
export const keptRuns = (state: State, ids: readonly string[]): Live | undefined =>
  state.branches.kept.find((live) => isOf(live, ids, state))

/** What is known of an entry as it is now: its level at the end, and its difference to what it branched off; from the most runs. */
export function knownOf(
  state: State,
  id: string,
  measure: MeasureId,
): { readonly end: Estimate | undefined; readonly delta: Estimate | undefined } {
  const entry = entryOf(state, id)
  const base = entry?.base === undefined ? undefined : entryOf(state, entry.base)
  const fresh = state.live === undefined ? [] : outcomesOf(state.live, state)
  const all = [...fresh, ...state.branches.outcomes]
    .filter((one) => one.id === id && one.scenario === entry?.loaded.scenario)
    .toSorted((a, b) => b.runs - a.runs)
  const paired = all.find((one) => one.delta !== undefined && one.base === base?.loaded.scenario)
  return { end: (paired ?? all[0])?.end(measure), delta: paired?.delta?.(measure) }
}
