import { say } from '@fishbowl/report/words'
import type { Action } from '../../keymap.ts'
import { scrolled } from '../../scrolled.ts'
import { entryOf, popped, replaced } from '../../state.ts'
import { still } from '../../step.ts'
import { bodyRows } from '../../views/layout.ts'
import { libraryStatus } from '../../views/library.ts'
import { infoLength, infoLines, keptWords, lastResult } from '../../views/preview.ts'
import { libraryCommand } from '../library/index.ts'
import { pressLibrary } from '../library/press.ts'
import type { ScreenModule } from '../module.ts'

/** What is done with the scenario in the library, which comes back for it. */
const done: ReadonlySet<Action> = new Set<Action>(['open', 'mark', 'run'])

/** The whole description of a scenario, or all that is wrong with a file. */
export const info: ScreenModule<'info'> = {
  crumb: ({ id }) => id,
  body: ({ state, size, brush }, { id, top }) =>
    infoLines(state, id, size, brush)
      .slice(top, top + bodyRows(size))
      .map((line) => ` ${line}`),
  spoken(state, { id }) {
    const entry = entryOf(state, id)
    if (entry === undefined) {
      const fault = state.library.broken.find(({ file }) => file === id)
      return fault === undefined
        ? []
        : [`${say('screen.entry.broken', { file: id })}.`, ...fault.why.split('\n')]
    }
    const { title, question, watch, base, differences, source } = entry
    const facts = [keptWords(entry), lastResult(state, entry)].filter((words) => words !== undefined)
    const look =
      watch.length === 0
        ? []
        : [say('screen.entry.lookAt', { watch: watch.join(say('curve.join.semicolon')) })]
    const other =
      base === undefined
        ? []
        : [say('screen.entry.differsIn', { base, n: differences.length }), ...differences]
    return [
      title,
      question,
      ...facts,
      ...look,
      ...other,
      ...(source === '' ? [] : [say('screen.entry.source', { source })]),
    ]
  },
  act(state, screen, action, size) {
    if (done.has(action)) return pressLibrary(popped(state), action, size)
    const room = { room: bodyRows(size), length: infoLength(state, screen.id, size) }
    return still(replaced(state, { ...screen, top: scrolled(screen.top, action, room) }))
  },
  status: (state, _screen, brush) => libraryStatus(state, brush),
  command: libraryCommand,
  focus: (state, { id }) => entryOf(state, id)?.id,
}
