import type { Session, SessionRecord } from '@fishbowl/lab/workshop'
import type { Look } from '../../terminal.ts'
import type { Mode, Room } from './room.ts'

type Opened = {
  readonly session: Session
  readonly record: SessionRecord
  readonly mode: Mode
  readonly kiosk: boolean
}

/** A room before its first key: notes follow at once, the others begin with the page before the first step. */
export const openRoomOf = ({ session, record, mode, kiosk }: Opened, look: Look, spoken = false): Room => ({
  session,
  record,
  mode,
  kiosk,
  spoken,
  look,
  depth: look.color,
  isOpen: mode.kind === 'notes',
  page: 0,
  turn: undefined,
  input: { at: 'rest' },
  reveals: { done: 0, of: 0, ready: new Map() },
  games: new Map(),
  board: undefined,
  plays: new Map(),
  drawn: 1,
  seconds: 0,
  join: undefined,
  pack: undefined,
  isPacking: false,
  over: undefined,
  asked: false,
  message: '',
})
