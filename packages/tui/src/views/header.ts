import { measureOf } from '@fishbowl/core'
import type { Brush } from '../brush.ts'
import { type Screen, type State, screenOf } from '../state.ts'
import { messageLines } from './frame.ts'
import { libraryStatus } from './library.ts'
import { progressFacts } from './progress.ts'

const nameOf = (screen: Screen): string => {
  switch (screen.name) {
    case 'library':
      return 'Library'
    case 'info':
      return screen.id
    case 'run':
      return `Run ${screen.id}`
    case 'compare':
      return 'Compare'
  }
}

/** Breadcrumbs and run facts of the screen that is shown, the most important fact first. */
export function headerOf(
  state: State,
  { modelVersion, threads }: { readonly modelVersion: string; readonly threads: number },
): { readonly crumbs: readonly string[]; readonly words: readonly string[] } {
  const { screens, live } = state
  const { name } = screenOf(state)
  const seed = live?.comparison?.arms[0]?.arm.scenario.seed
  const hasRuns = live !== undefined && (name === 'run' || name === 'compare')
  // While the runs come in, rate and time left stand beside the bar.
  const runs = hasRuns ? progressFacts(live).slice(0, 1) : []
  return {
    crumbs: screens.map(nameOf),
    words: [
      ...runs,
      ...(seed === undefined || runs.length === 0 ? [] : [`seed ${seed}`]),
      `model ${modelVersion}`,
      `${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    ],
  }
}

/** The status lines: the message of the last key, or one line of what the screen has to say meanwhile. */
export function statusLines(state: State, columns: number, brush: Brush): readonly string[] {
  if (state.message !== '') return messageLines(state.message, columns, brush)
  const { name } = screenOf(state)
  const { title, says } = measureOf(state.view.measure)
  const text = name === 'library' || name === 'info' ? libraryStatus(state, brush) : `${title}: ${says}`
  return [brush.line([[` ${text}`, 'muted']], columns)]
}
