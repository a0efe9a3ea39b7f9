import { say } from '@fishbowl/report/words'
import { beside } from '../../views/beside.ts'
import { commandFor, runsOf } from '../../views/command.ts'
import { compareBlocks } from '../../views/compare.ts'
import { chartReading, chartScreen, runAgain } from '../chart-screen.ts'
import { spokenRuns } from '../chart-spoken.ts'
import type { ScreenModule } from '../module.ts'
import { focusedArm } from '../press-chart.ts'

/** Arms side by side: curves or differences, the table, one sentence. */
export const compare: ScreenModule<'compare'> = {
  ...chartScreen,
  get reading() {
    return chartReading()
  },
  crumb: ({ under }) => (under === undefined ? say('screen.crumb.compare') : say('screen.crumb.assumptions')),
  body(drawing, screen) {
    const { top, charts, chartColumns, below } = compareBlocks(drawing, screen)
    return [...top, ...beside(charts.map((lines) => ({ lines, columns: chartColumns }))), ...below]
  },
  spoken: (state) => spokenRuns(state, undefined),
  command: (state, { ids }) =>
    commandFor(state, ids, { replicates: runsOf(state), measure: state.view.measure }),
  focus: ({ view }, screen) => focusedArm(screen, view),
  again: (state, { ids }) => runAgain(state, ids),
}
