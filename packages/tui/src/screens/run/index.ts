import { say } from '@fishbowl/report/words'
import { hasSide } from '../../terminal.ts'
import { beside } from '../../views/beside.ts'
import { commandFor, runsOf } from '../../views/command.ts'
import { sideColumns } from '../../views/layout.ts'
import { runBlocks } from '../../views/run.ts'
import { cursorWords } from '../../views/week-words.ts'
import { chartReading, chartScreen, runAgain } from '../chart-screen.ts'
import { spokenRuns } from '../chart-spoken.ts'
import type { ScreenModule } from '../module.ts'

/** One scenario while its runs come in: the curve, its band, how sure the end level is. */
export const run: ScreenModule<'run'> = {
  ...chartScreen,
  get reading() {
    return chartReading()
  },
  crumb: ({ id }) => say('screen.crumb.run', { id }),
  body({ state, size, brush }, { id }) {
    const { main, side } = runBlocks(state, id, size, brush)
    if (side.length === 0 || !hasSide(size)) return main
    return beside([
      { lines: main, columns: size.columns - sideColumns - 2 },
      { lines: side, columns: sideColumns },
    ])
  },
  status: (state, screen, brush) =>
    cursorWords(state, brush, screen.id) || chartScreen.status(state, screen, brush),
  spoken: (state, { id }) => spokenRuns(state, id),
  command: (state, { id }) =>
    commandFor(state, [id], { replicates: runsOf(state), measure: state.view.measure }),
  focus: (_state, { id }) => id,
  again: (state, { id }) => runAgain(state, [id]),
}
