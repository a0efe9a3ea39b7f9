import { textOf } from '../../field.ts'
import type { State } from '../../state.ts'
import { keyHint } from '../../views/key-hint.ts'
import { keptWords, lastResult } from '../../views/preview.ts'
import { partsOf, selectedRow, visibleRows } from './listed.ts'

/** The library in sentences. */
export function spokenLibrary(state: State): readonly string[] {
  const row = selectedRow(state)
  const rows = visibleRows(state)
  const filter = textOf(state.filter)
  const found = filter === '' ? '' : ` Filter ${filter}: ${rows.length} scenarios.`
  if (row === undefined) return [`Library.${found}`, 'No scenario has these words; escape clears the filter.']
  const parts = partsOf(state)
  const part = parts.length === 1 ? undefined : parts.find((one) => one.rows.some(({ id }) => id === row.id))
  const among = part === undefined ? '' : ` among ${part.title}`
  const place = `${rows.findIndex(({ id }) => id === row.id) + 1} of ${rows.length}${among}`
  if (row.kind === 'broken')
    return [
      `Library.${found} ${place}: the file ${row.id} cannot be read as a scenario.`,
      'i tells what is wrong, capital E opens it in your editor.',
      keyHint,
    ]
  const { entry } = row
  const mark = state.marked.indexOf(entry.id)
  const arm = mark === -1 ? '' : mark === 0 ? ' Marked as the baseline.' : ` Marked as arm ${mark + 1}.`
  const facts = [keptWords(entry), lastResult(state, entry)].filter((words) => words !== undefined)
  return [`Library.${found} ${place}: ${entry.title} (${entry.id}).${arm}`, entry.question, ...facts, keyHint]
}
