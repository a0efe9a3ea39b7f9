import { scrolled } from '../../scrolled.ts'
import { entryOf, popped, replaced } from '../../state.ts'
import { still } from '../../step.ts'
import { bodyRows } from '../../views/layout.ts'
import { libraryStatus } from '../../views/library.ts'
import { infoLength, previewLines } from '../../views/preview.ts'
import { libraryCommand } from '../library/index.ts'
import { pressLibrary } from '../library/press.ts'
import type { ScreenModule } from '../module.ts'

/** The whole description of a scenario. */
export const info: ScreenModule<'info'> = {
  crumb: ({ id }) => id,
  body({ state, size, brush }, { id, top }) {
    const entry = entryOf(state, id)
    const lines = entry === undefined ? [] : previewLines(entry, size.columns - 2, brush)
    return lines.slice(top, top + bodyRows(size)).map((line) => ` ${line}`)
  },
  spoken(state, { id }) {
    const entry = entryOf(state, id)
    if (entry === undefined) return []
    const { title, question, watch, base, differences, source } = entry
    const look = watch.length === 0 ? [] : [`Look at: ${watch.join('; ')}.`]
    const other =
      base === undefined ? [] : [`Differs from ${base} in ${differences.length} places:`, ...differences]
    return [title, question, ...look, ...other, ...(source === '' ? [] : [`Source: ${source}`])]
  },
  act(state, screen, action, size) {
    if (action === 'open' || action === 'mark' || action === 'run')
      return pressLibrary(popped(state), action, size)
    const room = { room: bodyRows(size), length: infoLength(state, screen.id, size) }
    return still(replaced(state, { ...screen, top: scrolled(screen.top, action, room) }))
  },
  status: (state, _screen, brush) => libraryStatus(state, brush),
  command: libraryCommand,
  focus: (_state, { id }) => id,
}
