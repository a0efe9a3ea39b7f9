import { beside } from '../../views/beside.ts'
import { commandFor, runsOf } from '../../views/command.ts'
import { compareBlocks } from '../../views/compare.ts'
import { chartScreen } from '../chart-screen.ts'
import { spokenRuns } from '../chart-spoken.ts'
import type { ScreenModule } from '../module.ts'

/** Arms side by side: curves or differences, the table, one sentence. */
export const compare: ScreenModule<'compare'> = {
  ...chartScreen,
  crumb: () => 'Compare',
  body({ state, size, brush }) {
    const { top, charts, chartColumns, below } = compareBlocks(state, size, brush)
    return [...top, ...beside(charts.map((lines) => ({ lines, columns: chartColumns }))), ...below]
  },
  spoken: (state) => spokenRuns(state, undefined),
  command: (state, { ids }) =>
    commandFor(state, ids, { replicates: runsOf(state), measure: state.view.measure }),
  focus: ({ view }, { ids }) => ids[view.focus] ?? ids[0],
}
