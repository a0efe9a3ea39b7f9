import { advanced, isAtEnd, wentBack } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import { pageCount } from './pages.ts'
import { isReady } from './ready.ts'
import { isReveal, openQuestion, type Room, waiting } from './room.ts'
import { keeping, type RoomStep, saying, still } from './step.ts'

/** Keys that take one step back where no digit is asked for. */
export const isBack = (key: string): boolean =>
  key === 'backspace' || key === 'delete' || key === 'left' || key === '0'

/** What every new place starts with. */
const fresh = {
  page: 0,
  turn: undefined,
  input: { at: 'rest' },
  asked: false,
  drawn: 0,
} as const satisfies Partial<Room>

/** On: the rest of the drawing, the next page, the next place. */
export function on(room: Room): RoomStep {
  if (!room.isOpen) return still({ ...room, isOpen: true, seconds: 0, drawn: 1 })
  if (isReveal(room) && room.page === 0) {
    if (!isReady(room)) return saying(room, say('workshop.screen.wait'))
    if (room.drawn < 1) return still({ ...room, drawn: 1 })
  }
  if (room.page + 1 < pageCount(room)) return still({ ...room, page: room.page + 1 })
  if (isAtEnd(room.session, room.record)) return saying(room, say('workshop.screen.end'))
  const left = openQuestion(room) === undefined ? [] : waiting(room)
  if (left.length > 0 && !room.asked) return still({ ...room, asked: true })
  const next = advanced(room.session, room.record)
  return keeping(room, next, (now) => ({
    ...now,
    ...fresh,
    seconds: next.at.step === room.record.at.step ? now.seconds : 0,
  }))
}

/** One page or one place back. What was revealed is shown as it was left. */
export function back(room: Room): RoomStep {
  if (!room.isOpen) return still(room)
  if (room.asked) return still({ ...room, asked: false })
  if (room.page > 0) return still({ ...room, page: room.page - 1, drawn: 1 })
  const before = wentBack(room.session, room.record)
  if (before === room.record) return still({ ...room, isOpen: false })
  return keeping(room, before, (now) => ({ ...now, ...fresh, drawn: 1 }))
}
