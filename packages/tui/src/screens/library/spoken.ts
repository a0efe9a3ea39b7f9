import { scenarioQuestion, scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
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
  const found = filter === '' ? '' : say('screen.library.spokenFilter', { filter, n: rows.length })
  if (row === undefined)
    return [say('screen.library.spokenNone', { filter: found }), say('screen.library.spokenNoMatch')]
  const parts = partsOf(state)
  const part = parts.length === 1 ? undefined : parts.find((one) => one.rows.some(({ id }) => id === row.id))
  const spot = { at: rows.findIndex(({ id }) => id === row.id) + 1, n: rows.length }
  const place =
    part === undefined
      ? say('screen.library.place', spot)
      : say('screen.library.placeAmong', { ...spot, part: part.title })
  const head = (what: string): string => say('screen.library.spoken', { filter: found, place, what })
  if (row.kind === 'broken')
    return [
      head(say('screen.library.spokenBroken', { file: row.id })),
      say('screen.library.spokenWrong'),
      keyHint(),
    ]
  const { entry } = row
  const mark = state.marked.indexOf(entry.id)
  const arm =
    mark === -1
      ? ''
      : mark === 0
        ? say('screen.library.spokenBase')
        : say('screen.library.spokenArm', { n: mark + 1 })
  const facts = [keptWords(entry), lastResult(state, entry)].filter((words) => words !== undefined)
  return [
    head(say('screen.library.spokenEntry', { title: scenarioTitle(entry.title), id: entry.id, mark: arm })),
    scenarioQuestion(entry.question),
    ...facts,
    keyHint(),
  ]
}
