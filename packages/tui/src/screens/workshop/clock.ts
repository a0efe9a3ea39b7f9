import { say } from '@fishbowl/report/words'
import { type Room, stepOf } from './room.ts'

/** True while a time box counts: a step is open, and nobody listens to the screen instead of looking at it. */
export const isTimed = (room: Room): boolean => room.isOpen && !room.spoken && stepOf(room) !== undefined

const two = (value: number): string => String(value).padStart(2, '0')

/** What is left of the time box, in minutes and seconds; how long it is over. */
export function clockWords(room: Room): { readonly text: string; readonly isOver: boolean } | undefined {
  const here = stepOf(room)
  if (!isTimed(room) || room.mode.kind === 'notes' || here === undefined) return undefined
  const left = Math.round(here.minutes * 60) - room.seconds
  const size = Math.abs(left)
  const time = `${Math.floor(size / 60)}:${two(size % 60)}`
  return left >= 0
    ? { text: time, isOver: false }
    : { text: say('workshop.screen.over', { time }), isOver: true }
}
