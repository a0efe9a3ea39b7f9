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
  if (hand === undefined) return ['Editor. Its base is gone.']
  const { target, rows, row } = hand
  const { entry, base, isMade } = target
  const filter = textOf(screen.filter)
  const found = filter === '' ? '' : ` Filter ${filter}: ${rows.length} levers.`
  const differences = isMade ? entry.differences : []
  const difference =
    differences.length === 0
      ? [`No difference to ${base.id} yet.`]
      : [`${differences.length} differences to ${base.id}:`, ...differences]
  if (row === undefined)
    return [`Editor of ${entry.title}.${found}`, 'No lever has these words; escape clears the filter.']
  const [head, facts, effect] = leverWords(hand, row)
  const typed = screen.typing === undefined ? '' : ` Typed: ${textOf(screen.typing)}.`
  return [
    `Editor of ${entry.title}.${found} ${placeOf(rows, screen) + 1} of ${rows.length}, ${row.group}: ${head}.${typed}`,
    `${facts}.`,
    effect,
    ...difference,
    ...previewWords(state, target),
    keyHint(),
  ]
}
