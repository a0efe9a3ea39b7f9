import { say } from '@fishbowl/report/words'
import { picking } from '../../overlay.ts'
import { type Step, still } from '../../step.ts'
import { edit, triedValue } from './apply.ts'
import type { Hand } from './hand.ts'
import { choiceName, choiceSays } from './lever-words.ts'
import type { LeverRow } from './row.ts'

/** A list of the choices of a lever; enter takes one. */
export function chosen({ state, screen, target }: Hand, row: LeverRow): Step {
  const { lever, title } = row
  const { choices } = lever
  const rows = choices.map(({ id, says: said }) => {
    const says = choiceSays(lever, id, said)
    return { label: choiceName(id), says: id === row.value ? say('editor.choice.now', { says }) : says }
  })
  const overlay = picking(title, rows, (now, place) => {
    const choice = choices[place]?.id
    return edit(now, screen, target, triedValue(now, target, row, { value: choice }))
  })
  return still({ ...state, overlay })
}
