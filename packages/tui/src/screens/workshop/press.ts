import { back, isBack, on } from './move.ts'
import { pressInput } from './press-input.ts'
import { pressPlace } from './press-place.ts'
import type { Room } from './room.ts'
import { type RoomStep, still } from './step.ts'

/** What a key does. Pure: the same room and key give the same step. Keys are written as `keys.ts` writes them. */
export function press(before: Room, key: string): RoomStep {
  const always = everywhere(before, key)
  if (always !== undefined) return always
  const room = before.message === '' ? before : { ...before, message: '' }
  if (room.over !== undefined) return pressOver(room, key)
  if (room.mode.kind === 'notes') return pressNotes(room, key)
  if (room.input.at !== 'rest') return pressInput(room, key)
  const there = room.isOpen ? pressPlace(room, key) : undefined
  if (there !== undefined) return there
  if (key === 'space') return on(room)
  if (isBack(key)) return back(room)
  if (key === 'enter') return room.isOpen ? still({ ...room, input: { at: 'menu' } }) : on(room)
  return still(room)
}

const nextSymbols = { braille: 'block', block: 'ascii', ascii: 'braille' } as const

/** Keys that mean the same wherever one is. */
function everywhere(room: Room, key: string): RoomStep | undefined {
  const { look, depth, over } = room
  switch (key) {
    case 'ctrl+c':
      return { room, effects: [{ do: 'quit', code: 130 }] }
    case 'ctrl+z':
      return { room, effects: [{ do: 'suspend' }] }
    case 'ctrl+l':
      return { room, effects: [{ do: 'redraw' }] }
    case '?':
      return still({ ...room, over: over === 'help' ? undefined : 'help' })
    case 'q':
      return room.kiosk || over !== undefined ? undefined : leaving(room)
    case 'T':
      return still({ ...room, look: { ...look, symbols: nextSymbols[look.symbols] } })
    case 't': {
      if (depth === 'none') return still(room)
      if (look.color === 'none') return still({ ...room, look: { ...look, color: depth, theme: 'dark' } })
      if (look.theme === 'dark') return still({ ...room, look: { ...look, theme: 'light' } })
      return still({ ...room, look: { ...look, color: 'none' } })
    }
    default:
      return undefined
  }
}

/** Notes are only read: nothing is lost with them. */
const leaving = (room: Room): RoomStep =>
  room.mode.kind === 'notes'
    ? { room, effects: [{ do: 'quit', code: 0 }] }
    : still({ ...room, over: 'leave' })

function pressOver(room: Room, key: string): RoomStep {
  const closed = { ...room, over: undefined }
  if (room.over === 'leave' && (key === 'enter' || key === 'y'))
    return { room: closed, effects: [{ do: 'quit', code: 0 }] }
  return still(closed)
}

const pressNotes = (room: Room, key: string): RoomStep => {
  if (key === 'space' || key === 'down') return still({ ...room, page: room.page + 1 })
  if (isBack(key) || key === 'up') return still({ ...room, page: Math.max(0, room.page - 1) })
  return still(room)
}
