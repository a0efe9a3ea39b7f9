import { back, isBack, on } from './move.ts'
import { pressInput } from './press-input.ts'
import { pressPlace } from './press-place.ts'
import type { Room } from './room.ts'
import { type RoomStep, still } from './step.ts'

/** What a key does. Pure: the same room and key give the same step. Keys are written as `keys.ts` writes them. */
export function press(before: Room, key: string): RoomStep {
  const always = Object.hasOwn(everywhere, key) ? everywhere[key]?.(before) : undefined
  if (always !== undefined) return always
  const room = before.message === '' ? before : { ...before, message: '' }
  if (room.over !== undefined) return pressOver(room, key)
  if (room.mode.kind === 'notes') return pressNotes(room, key)
  if (room.input.at !== 'rest') return pressInput(room, key)
  const there = room.isOpen ? pressPlace(room, key) : undefined
  return there ?? pressRest(room, key)
}

function pressRest(room: Room, key: string): RoomStep {
  if (key === 'space') return on(room)
  if (isBack(key)) return back(room)
  if (key === 'enter') return room.isOpen ? still({ ...room, input: { at: 'menu' } }) : on(room)
  return still(room)
}

const nextSymbols = { braille: 'block', block: 'ascii', ascii: 'braille' } as const

/** Dark, light, no colours, and round again; a terminal that was to have no colours gets none. */
function themed(room: Room): Room {
  const { look, depth } = room
  if (depth === 'none') return room
  if (look.color === 'none') return { ...room, look: { ...look, color: depth, theme: 'dark' } }
  return { ...room, look: look.theme === 'dark' ? { ...look, theme: 'light' } : { ...look, color: 'none' } }
}

/** Keys that mean the same wherever one is; undefined where one means something else there. */
const everywhere: Readonly<Record<string, (room: Room) => RoomStep | undefined>> = {
  'ctrl+c': (room) => ({ room, effects: [{ do: 'quit', code: 130 }] }),
  'ctrl+z': (room) => ({ room, effects: [{ do: 'suspend' }] }),
  'ctrl+l': (room) => ({ room, effects: [{ do: 'redraw' }] }),
  '?': (room) => still({ ...room, over: room.over === 'help' ? undefined : 'help' }),
  q: (room) => (room.kiosk || room.over !== undefined ? undefined : leaving(room)),
  t: (room) => still(themed(room)),
  T: (room) => still({ ...room, look: { ...room.look, symbols: nextSymbols[room.look.symbols] } }),
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
