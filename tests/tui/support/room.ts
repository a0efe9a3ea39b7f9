import { setImmediate as turn } from 'node:timers/promises'
import { type Session, type SessionRecord, startedRecord } from '@fishbowl/lab/workshop'
import { simulate } from '@fishbowl/sim'
import { openRoomOf } from '../../../packages/tui/src/screens/workshop/opened.ts'
import type { Mode, Room } from '../../../packages/tui/src/screens/workshop/room.ts'
import type { RoomServices } from '../../../packages/tui/src/screens/workshop/services.ts'
import { openRoom, type TerminalEffect } from '../../../packages/tui/src/screens/workshop/store.ts'
import { roomLines } from '../../../packages/tui/src/screens/workshop/view.ts'
import type { Look } from '../../../packages/tui/src/terminal.ts'

type Options = {
  readonly mode?: Mode
  readonly kiosk?: boolean
  readonly record?: SessionRecord
  readonly look?: Look
  readonly spoken?: boolean
  readonly services?: Partial<RoomServices>
}

/** A room whose disk is a list, whose threads are this one and whose clock stands until it is moved. */
export type Held = {
  readonly room: () => Room
  /** Presses keys one after another; what is left for the terminal. */
  readonly keys: (...keys: readonly string[]) => readonly TerminalEffect[]
  /** Records in the order in which they were written. */
  readonly kept: SessionRecord[]
  /** Lets runs come in; `drawn` of the reveal stays. */
  readonly runs: () => Promise<void>
  /** Moves the clock on by a tenth of a second. */
  readonly tick: (times?: number) => void
  /** Timers that wait now. */
  readonly timers: () => number
  readonly lines: (columns?: number, rows?: number) => readonly string[]
  readonly text: () => string
}

const plainLook: Look = { color: 'none', symbols: 'braille', theme: 'dark' }

/** Opens a room on a session. */
export function held(session: Session, options: Options = {}): Held {
  const { mode = { kind: 'room' }, kiosk = false, look = plainLook, spoken = false } = options
  const kept: SessionRecord[] = []
  let now = 0
  let waiting: { readonly at: number; readonly act: () => void }[] = []
  const services: RoomServices = {
    keep(record) {
      kept.push(record)
      return { ok: true }
    },
    read: () => kept.at(-1),
    run: async (task) => simulate(task),
    after(milliseconds, act) {
      const timer = { at: now + milliseconds, act }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((one) => one !== timer)
      }
    },
    ...options.services,
  }
  const record = options.record ?? startedRecord(session)
  const store = openRoom(openRoomOf({ session, record, mode, kiosk }, look, spoken), services)
  store.start()
  const lines = (columns = 60, rows = 18): readonly string[] => roomLines(store.room(), { columns, rows })
  return {
    room: store.room,
    keys: (...keys) => store.press(keys),
    kept,
    async runs() {
      for (let before: Room | undefined; before !== store.room(); ) {
        before = store.room()
        for (let i = 0; i < 200; i++) await turn()
      }
    },
    tick(times = 1) {
      for (let i = 0; i < times; i++) {
        now += 100
        const due = waiting.filter(({ at }) => at <= now)
        waiting = waiting.filter(({ at }) => at > now)
        for (const { act } of due) act()
      }
    },
    timers: () => waiting.length,
    lines,
    text: () => lines().join('\n').replace(/\s+/g, ' '),
  }
}
