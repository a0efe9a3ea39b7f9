import { measureSays, measureTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../brush.ts'
import type { Action } from '../keymap.ts'
import { isOf, type State } from '../state.ts'
import { type Effect, type Step, still } from '../step.ts'
import { progressFacts } from '../views/progress.ts'
import { cursorWords } from '../views/week-words.ts'
import { pressChart } from './press-chart.ts'

const words = ['band', 'end', 'vsBase', 'thin', 'effect', 'while', 'better'] as const

/** Words of the chart screens that need a sentence. */
export const chartReading = (): readonly { readonly key: string; readonly says: string }[] =>
  words.map((word) => ({ key: say(`screen.reading.key.${word}`), says: say(`screen.reading.${word}`) }))

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
    const told = say('screen.says', { title: measureTitle(measure), says: measureSays(measure) })
    return (zoom ? cursorWords(state, brush) : '') || told
  },
  facts({ live }: State): readonly string[] {
    const seed = live?.comparison?.arms[0]?.arm.scenario.seed
    if (live === undefined) return []
    // While the runs come in, rate and time left stand beside the bar.
    return [
      ...progressFacts(live).slice(0, 1),
      ...(seed === undefined ? [] : [say('screen.fact.seed', { seed })]),
    ]
  },
  leave: ({ live }: State): readonly Effect[] =>
    live?.phase === 'running' ? [{ do: 'stop', only: 'runs' }] : [],
  escape(state: State): Step | undefined {
    const { view } = state
    if (view.cursor !== undefined) return still({ ...state, view: { ...view, cursor: undefined } })
    return view.zoom ? still({ ...state, view: { ...view, zoom: false } }) : undefined
  },
}
