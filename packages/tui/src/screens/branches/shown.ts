import type { ArmResult, Comparison } from '@fishbowl/lab'
import {
  curvesFigure,
  deltaFigure,
  type Figure,
  type Fork,
  forkedFigure,
  type Series,
  sharedWeeks,
  wordPolicies,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Entry } from '../../entry.ts'
import { chartMeasures, entryOf, type Live, type State } from '../../state.ts'
import type { BranchesScreen } from './state.ts'
import { shortName, weekApart } from './tree.ts'

/** What a branch changes, in a few words: its own intervention is the last one, here with all defaults filled in. */
export function wordChange({ loaded: { scenario } }: Entry): string {
  const own = scenario.interventions.at(-1)
  return (own === undefined ? '' : wordPolicies(own)) || say('editor.branch.nothing')
}

/** The entries of the chart, the first the baseline: the marked ones, or the selected branch after what it branched off, or the root alone. */
export function shownIds(state: State, { root, id, marked }: BranchesScreen): readonly string[] {
  if (marked.length >= 2) return marked
  const base = entryOf(state, id)?.base
  return id === root || base === undefined ? [id] : [base, id]
}

/** The runs of the state where they hold these entries as they are now, with the first of several as baseline. */
export function covering(state: State, ids: readonly string[]): Live | undefined {
  const { live } = state
  if (live === undefined || (ids.length > 1 && live.ids[0] !== ids[0])) return undefined
  const holds = (id: string): boolean => {
    const scenario = live.arms.find((arm) => arm.id === id)?.scenario
    return scenario !== undefined && scenario === entryOf(state, id)?.loaded.scenario
  }
  return ids.every(holds) ? live : undefined
}

/** The comparison of these entries as far as their runs go; undefined before the first. */
export function comparisonOf(state: State, ids: readonly string[]): Comparison | undefined {
  const comparison = covering(state, ids)?.comparison
  if (comparison === undefined) return undefined
  const { arms, pairs, ...rest } = comparison
  return {
    ...rest,
    arms: ids.flatMap((id) => arms.filter(({ arm }) => arm.id === id)),
    pairs: ids.flatMap((id) => pairs.filter(({ arm }) => arm === id)),
  }
}

/** Where each entry leaves those before it. */
function forksOf(state: State, ids: readonly string[]): readonly Fork[] {
  return ids.flatMap((id, i) => {
    const weeks = ids.slice(0, i).map((other) => weekApart(state.entries, other, id))
    const week = Math.max(0, ...weeks)
    const entry = entryOf(state, id)
    if (week === 0 || entry === undefined) return []
    const says =
      entry.week === week
        ? say('editor.branch.off', { change: wordChange(entry) })
        : say('editor.branch.parts')
    return [{ id, week, says }]
  })
}

/** The chart of a comparison inside a tree: what is shared is drawn once. */
export function branchFigure(state: State, comparison: Comparison, root: string): Figure {
  const { measure, delta } = state.view
  const ids = comparison.arms.map(({ arm }) => arm.id)
  const draw = delta && ids.length > 1 ? deltaFigure : curvesFigure
  const figure = forkedFigure(draw(comparison, measure), forksOf(state, ids))
  const series = figure.series.map((one): Series => Object.assign({}, one, { name: shortName(one.id, root) }))
  return { ...figure, series }
}

const weeksOf = new WeakMap<ArmResult, WeakMap<ArmResult, number>>()

/** Weeks that the runs of two arms of a comparison share, byte for byte in all measures of the charts; asked at every key, computed once. */
export function sharedBy({ horizon }: Comparison, one: ArmResult, other: ArmResult): number {
  const known = weeksOf.get(one)?.get(other)
  if (known !== undefined) return known
  const weeks = sharedWeeks(one, other, { measures: chartMeasures, horizon })
  const ofOne = weeksOf.get(one) ?? new WeakMap<ArmResult, number>()
  weeksOf.set(one, ofOne.set(other, weeks))
  return weeks
}
