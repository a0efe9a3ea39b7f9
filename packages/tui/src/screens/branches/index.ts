import { say } from '@fishbowl/report/words'
import { replaced } from '../../state.ts'
import { still } from '../../step.ts'
import { commandFor, runsOf } from '../../views/command.ts'
import { chartReading, chartScreen } from '../chart-screen.ts'
import type { ScreenModule } from '../module.ts'
import { resumed } from './make.ts'
import { pressBranches } from './press.ts'
import { shownIds } from './shown.ts'
import { spokenBranches } from './spoken.ts'
import { branchesBody, branchesStatus } from './view.ts'

/** Any week of a run as the start of another one: the tree of branches, each beside what it branched off. */
export const branches: ScreenModule<'branches'> = {
  crumb: ({ root }) => say('screen.crumb.branches', { id: root }),
  body: branchesBody,
  spoken: spokenBranches,
  act: pressBranches,
  status: branchesStatus,
  command: (state, screen) =>
    commandFor(state, shownIds(state, screen), { replicates: runsOf(state), measure: state.view.measure }),
  facts: (state) => chartScreen.facts(state),
  focus: (_state, { id }) => id,
  again: resumed,
  // Also runs that still wait for the selection to rest.
  leave: () => [{ do: 'stop', only: 'runs' }],
  escape(state, screen) {
    const { view } = state
    if (view.zoom) return still({ ...state, view: { ...view, zoom: false } })
    return screen.marked.length > 0 ? still(replaced(state, { ...screen, marked: [] })) : undefined
  },
  get reading() {
    return [
      ...chartReading(),
      { key: say('screen.reading.key.shared'), says: say('screen.reading.shared') },
      { key: '?', says: say('screen.reading.untold') },
    ]
  },
}
