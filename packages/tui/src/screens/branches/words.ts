import type { Comparison, Pair } from '@fishbowl/lab'
import {
  differenceFormatOf,
  formatNumber,
  formatOf,
  measureTitle,
  pairSentence,
  runSentence,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Entry } from '../../entry.ts'
import { entryOf, type State } from '../../state.ts'
import { interval } from '../../views/arm-table.ts'
import { comparisonOf, sharedBy, shownIds, wordChange } from './shown.ts'
import type { BranchesScreen } from './state.ts'
import { shortName, treeOf, weekApart } from './tree.ts'

/** What the screen says; '' is nothing to say. */
export type BranchWords = {
  /** Where the selected one branched off and what is shared: sentences, the most important first. */
  readonly fork: readonly string[]
  /** Values of the week of the time cursor. */
  readonly week: string
  /** What came of it in the end. */
  readonly end: string
}

type Glyphs = (place: number) => string

/**
 * The words of the screen, in which the root lends its name to no branch. With glyphs the week is told beside a chart, which names
 * arms and measure.
 */
export function branchWords(state: State, screen: BranchesScreen, glyph?: Glyphs): BranchWords {
  const ids = shownIds(state, screen)
  const comparison = comparisonOf(state, ids)
  const entry = entryOf(state, screen.id)
  if (entry === undefined) return { fork: [], week: '', end: '' }
  const isPair = screen.marked.length < 2 && ids.length === 2
  const fork = isPair
    ? branchedWords(state, screen, entry, comparison)
    : ids.length > 1
      ? markedWords(state, screen, ids)
      : rootWords(state, screen)
  if (comparison === undefined) return { fork, week: '', end: '' }
  return {
    fork,
    week: weekWords(state, screen, comparison, glyph),
    end: isPair && !hasEffect(comparison) ? '' : endWords(state, screen, comparison),
  }
}

const firstSpaceOnly = ({ loaded: { scenario } }: Entry): readonly string[] => {
  const further = Object.keys(scenario.spaces).length
  return further === 0 ? [] : [say('editor.branch.spaces', { n: further + 1 })]
}

function rootWords(state: State, { root, week }: BranchesScreen): readonly string[] {
  const entry = entryOf(state, root)
  const count = treeOf(state.entries, root).length - 1
  const next = week === 0 ? say('editor.branch.choose') : say('editor.branch.here', { week })
  return [
    say('editor.branch.rootWords', { root, n: count, next }),
    ...(entry === undefined ? [] : firstSpaceOnly(entry)),
  ]
}

/** False where the runs of two arms are the same in every week. */
function hasEffect(comparison: Comparison): boolean {
  const [one, other] = comparison.arms
  if (comparison.arms.length !== 2 || one === undefined || other === undefined) return true
  return sharedBy(comparison, one, other) < comparison.horizon
}

function branchedWords(
  state: State,
  { root }: BranchesScreen,
  entry: Entry,
  comparison: Comparison | undefined,
): readonly string[] {
  const { id, base = '', week = 0 } = entry
  return [
    say('editor.branch.forks', {
      id: shortName(id, root),
      base: shortName(base, root),
      week,
      change: wordChange(entry),
    }),
    sharedWords(state, week, comparison),
    ...firstSpaceOnly(entry),
  ]
}

/** What a branch at this week shares with what it branched off, as far as runs tell. */
function sharedWords(state: State, week: number, comparison: Comparison | undefined): string {
  const shared = say('editor.branch.shared', { last: week - 1 })
  const [one, other] = comparison?.arms ?? []
  if (comparison === undefined || one === undefined || other === undefined) return shared
  const weeks = sharedBy(comparison, one, other)
  if (weeks < week) return say('editor.branch.changed', { week: weeks })
  if (weeks === week) return shared
  if (weeks < comparison.horizon) return say('editor.branch.sharedUntil', { last: week - 1, week: weeks })
  return say('editor.branch.noEffect', {
    runs: comparison.replicates.length,
    soFar: state.live?.phase === 'running' ? 'yes' : 'no',
  })
}

function markedWords(state: State, { root }: BranchesScreen, ids: readonly string[]): readonly string[] {
  const [baseline = '', ...others] = ids
  const apart = others.map((id) => {
    const week = weekApart(state.entries, baseline, id)
    return say('editor.branch.until', { id: shortName(id, root), week: week - 1 })
  })
  return [say('editor.branch.marked', { base: shortName(baseline, root), others: apart.join(', ') })]
}

function weekWords(
  state: State,
  { week, root }: BranchesScreen,
  comparison: Comparison,
  glyph?: Glyphs,
): string {
  const { measure } = state.view
  const { arms, pairs } = comparison
  const title = glyph === undefined ? `${measureTitle(measure)} ` : ''
  const valueOf = (at: number): string =>
    formatNumber(arms[at]?.band(measure).middle[week] ?? Number.NaN, formatOf(measure))
  const [first, ...others] = arms.map(({ arm }) => arm.id)
  if (first === undefined) return ''
  if (others.length === 0) return say('editor.branch.week', { week, values: `${title}${valueOf(0)}` })
  if (others.every((id) => week < weekApart(state.entries, first, id)))
    return say('editor.branch.weekShared', { week, value: `${title}${valueOf(0)}`, n: others.length })
  const values = `${title}${arms
    .map(({ arm }, at) => `${glyph?.(at) ?? shortName(arm.id, root)} ${valueOf(at)}`)
    .join(', ')}`
  const [pair] = pairs
  return pair === undefined || pairs.length > 1
    ? say('editor.branch.week', { week, values })
    : say('editor.branch.weekPair', { week, values, difference: differenceAt(pair, state, week) })
}

function differenceAt(pair: Pair, { view: { measure } }: State, week: number): string {
  const { middle, low, high } = pair.delta(measure)
  const at = (line: Float64Array): number => line[week] ?? Number.NaN
  const estimate = { mean: at(middle), low: at(low), high: at(high) }
  return interval(estimate, differenceFormatOf(measure))
}

function endWords(state: State, { id, root }: BranchesScreen, comparison: Comparison): string {
  const { measure } = state.view
  const pair = comparison.pairs.find(({ arm }) => arm === id) ?? comparison.pairs.at(-1)
  if (pair === undefined) return runSentence(comparison, measure)
  const { arm, baseline } = pair
  return pairSentence({ ...pair, arm: shortName(arm, root), baseline: shortName(baseline, root) }, measure)
}
