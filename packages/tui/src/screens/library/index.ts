import { say } from '@fishbowl/report/words'
import { openedIds, type State, selectedEntry } from '../../state.ts'
import { hasSide } from '../../terminal.ts'
import { beside } from '../../views/beside.ts'
import { commandFor, commandLine } from '../../views/command.ts'
import { bodyRows, listColumns, listRows } from '../../views/layout.ts'
import { libraryBlocks, libraryStatus } from '../../views/library.ts'
import type { Drawing, ScreenModule } from '../module.ts'
import { selectedRow } from './listed.ts'
import { pressLibrary } from './press.ts'
import { spokenLibrary } from './spoken.ts'

function body({ state, size, brush }: Drawing): readonly string[] {
  const { list, preview } = libraryBlocks(state, size, brush)
  const columns = listColumns(size)
  if (hasSide(size))
    return beside(
      [
        { lines: list, columns },
        { lines: preview, columns: size.columns - columns - 3 },
      ],
      3,
    )
  const rule = brush.paint(brush.chrome.rule.repeat(size.columns), 'muted')
  const above = Array.from({ length: listRows(size) + 1 }, (_, row) => list[row] ?? '')
  return [...above, rule, ...preview].slice(0, bodyRows(size))
}

/** What enter would open. */
export function libraryCommand(state: State): string {
  const row = selectedRow(state)
  if (row?.kind === 'broken' && state.marked.length < 2) return commandLine(state, 'check', [row.id], [])
  return commandFor(state, openedIds(state), { replicates: state.replicates, measure: 'weeklyActive' })
}

/** Find a scenario, see what it asks, mark arms, open. */
export const library: ScreenModule<'library'> = {
  crumb: () => say('screen.crumb.library'),
  body,
  spoken: spokenLibrary,
  act: (state, _screen, action, size) => pressLibrary(state, action, size),
  context: ({ editing }) => (editing === undefined ? 'library' : 'filter'),
  type: (state, _screen, edit) => ({ ...state, filter: edit(state.filter) }),
  status: (state, _screen, brush) => libraryStatus(state, brush),
  command: libraryCommand,
  focus: (state) => selectedEntry(state)?.id,
  escape: (state, _screen, size) => pressLibrary(state, 'escape', size),
}
