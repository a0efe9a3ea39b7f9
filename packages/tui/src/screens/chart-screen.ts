import { measureOf } from '@fishbowl/core'
import type { Brush } from '../brush.ts'
import type { Action } from '../keymap.ts'
import { isOf, type State } from '../state.ts'
import { type Effect, type Step, still } from '../step.ts'
import { progressFacts } from '../views/progress.ts'
import { cursorWords } from '../views/week-words.ts'
import { pressChart } from './press-chart.ts'

/** Words of the chart screens that need a sentence. */
const reading = [
  { key: 'band', says: 'nine runs in ten lie in it; in delta view the 90 % interval of the mean' },
  { key: 'end', says: 'mean of the last 13 weeks; money and totals: the whole run' },
  { key: 'vs base', says: 'arm minus baseline, run by run on the same people and luck' },
  { key: 'thin', says: 'single runs of the focused arm (v), the first ones; in delta view its pairs' },
  { key: 'effect', says: 'from there on the paired difference stays clear of 0 for a quarter of a year' },
  { key: 'while', says: 'what was seen in the same week; no cause is claimed (w looks for causes)' },
  { key: 'better', says: 'share of the pairs of runs in which the arm does better' },
] as const

/** Runs once more what the screen shows, where the screen above it left the runs of other scenarios behind. */
export function runAgain(state: State, ids: readonly string[]): Step {
  const { live } = state
  const isThere =
    live?.comparison !== undefined &&
    live.isCutOff !== true &&
    isOf(live, live.ids, state) &&
    ids.every((id) => live.ids.includes(id))
  const focus = Math.min(state.view.focus, ids.length - 1)
  const seen = { ...state, view: { ...state.view, focus } }
  return { state: seen, effects: isThere ? [] : [{ do: 'run', ids, replicates: state.replicates }] }
}

/** What the screens have in common that show the curves of runs. */
export const chartScreen = {
  act: (state: State, _screen: unknown, action: Action): Step => pressChart(state, action),
  status(state: State, _screen: unknown, brush: Brush): string {
    const { measure, zoom } = state.view
    const { title, says } = measureOf(measure)
    return (zoom ? cursorWords(state, brush) : '') || `${title}: ${says}`
  },
  facts({ live }: State): readonly string[] {
    const seed = live?.comparison?.arms[0]?.arm.scenario.seed
    if (live === undefined) return []
    // While the runs come in, rate and time left stand beside the bar.
    return [...progressFacts(live).slice(0, 1), ...(seed === undefined ? [] : [`seed ${seed}`])]
  },
  leave: ({ live }: State): readonly Effect[] =>
    live?.phase === 'running' ? [{ do: 'stop', only: 'runs' }] : [],
  escape(state: State): Step | undefined {
    const { view } = state
    if (view.cursor !== undefined) return still({ ...state, view: { ...view, cursor: undefined } })
    return view.zoom ? still({ ...state, view: { ...view, zoom: false } }) : undefined
  },
  reading,
}
