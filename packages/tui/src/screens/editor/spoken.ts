import { scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { textOf } from '../../field.ts'
import type { State } from '../../state.ts'
import { keyHint } from '../../views/key-hint.ts'
import { handOf } from './hand.ts'
import { leverWords } from './lever-view.ts'
import { previewWords } from './preview-view.ts'
import { placeOf } from './rows.ts'
import type { EditorScreen } from './state.ts'

/** The editor in sentences: the lever in focus, then the difference and the preview. */
export function spokenEditor(state: State, screen: EditorScreen): readonly string[] {
  const hand = handOf(state, screen)
  if (hand === undefined) return [say('editor.spoken.gone')]
  const { target, rows, row } = hand
  const { entry, base, isMade } = target
  const title = scenarioTitle(entry.title)
  const filter = textOf(screen.filter)
  const found = filter === '' ? '' : say('editor.spoken.filter', { filter, n: rows.length })
  const differences = isMade ? entry.differences : []
  const difference =
    differences.length === 0
      ? [say('editor.spoken.same', { base: base.id })]
      : [say('editor.spoken.differences', { n: differences.length, base: base.id }), ...differences]
  if (row === undefined) return [say('editor.spoken.of', { title, found }), say('editor.spoken.none')]
  const [head, facts, effect] = leverWords(hand, row)
  const typed = screen.typing === undefined ? '' : say('editor.spoken.typed', { text: textOf(screen.typing) })
  return [
    say('editor.spoken.lever', {
      title,
      found,
      at: placeOf(rows, screen) + 1,
      n: rows.length,
      group: row.group,
      head,
      typed,
    }),
    `${facts}.`,
    effect,
    ...difference,
    ...previewWords(state, target),
    keyHint(),
  ]
}
