import { textOf } from '../../field.ts'
import { type State, selectedEntry, visibleEntries } from '../../state.ts'
import { keyHint } from '../../views/spoken.ts'

/** The library in sentences. */
export function spokenLibrary(state: State): readonly string[] {
  const entry = selectedEntry(state)
  const visible = visibleEntries(state)
  const filter = textOf(state.filter)
  const found = filter === '' ? '' : ` Filter ${filter}: ${visible.length} scenarios.`
  if (entry === undefined)
    return [`Library.${found}`, 'No scenario has these words; escape clears the filter.']
  const place = visible.indexOf(entry) + 1
  const mark = state.marked.indexOf(entry.id)
  const arm = mark === -1 ? '' : mark === 0 ? ' Marked as the baseline.' : ` Marked as arm ${mark + 1}.`
  return [
    `Library.${found} ${place} of ${visible.length}: ${entry.title} (${entry.id}).${arm}`,
    entry.question,
    keyHint,
  ]
}
