import { say } from '@fishbowl/report/words'
import { isTimed } from './clock.ts'
import { press } from './press.ts'
import { isReady } from './ready.ts'
import { isReveal, type Room } from './room.ts'
import { openRuns } from './runs.ts'
import { serveRoom } from './serve-room.ts'
import type { RoomServices } from './services.ts'
import type { RoomEffect } from './step.ts'

/** What only the program around the store can do. */
export type TerminalEffect = Exclude<RoomEffect, { do: 'keep' }>

/** The room and the ways to change it. */
export type RoomStore = {
  readonly subscribe: (listener: () => void) => () => void
  readonly room: () => Room
  /** Takes keys in their order; returns what is left to be done by the terminal. */
  readonly press: (keys: readonly string[]) => readonly TerminalEffect[]
  /** Starts what runs by itself: runs, clock, network. */
  readonly start: () => void
  readonly close: () => Promise<void>
}

/** Curves grow ten times a second, for about four seconds. */
const frame = 100
const frames = 42
const second = 1000

/** Opens the store on a room. */
export function openRoom(first: Room, services: RoomServices): RoomStore {
  let room = first
  let isClosed = false
  const listeners = new Set<() => void>()
  const timers = new Map<'frame' | 'second', () => void>()

  const set = (next: Room): void => {
    if (next === room || isClosed) return
    const before = room
    room = next
    for (const listener of listeners) listener()
    tend()
    if (next.record !== before.record || next.isOpen !== before.isOpen) served.changed()
  }
  const update = (change: (now: Room) => Room): void => set(change(room))

  /** Writes first: what is on the screen survives a kill. */
  const keep = ({ record, next }: Extract<RoomEffect, { do: 'keep' }>): boolean => {
    const kept = services.keep(record)
    if (kept.ok) update(next)
    else update((now) => ({ ...now, message: say('workshop.screen.unsaved', { why: kept.why }) }))
    return kept.ok
  }

  /** One timer of each kind at most, and none where nothing moves. */
  const every = (kind: 'frame' | 'second', wait: number, isWanted: boolean, tick: () => void): void => {
    const running = timers.get(kind)
    if (!isWanted) {
      running?.()
      timers.delete(kind)
    } else if (running === undefined) {
      timers.set(
        kind,
        services.after(wait, () => {
          timers.delete(kind)
          tick()
          tend()
        }),
      )
    }
  }

  const tend = (): void => {
    if (isClosed) return
    every('frame', frame, isDrawing(room), () =>
      update((now) => ({ ...now, drawn: Math.min(1, now.drawn + 1 / frames) })),
    )
    if (room.mode.kind === 'notes') every('second', second, true, follow)
    else every('second', second, isTimed(room), () => update((now) => ({ ...now, seconds: now.seconds + 1 })))
    runs.tend()
  }

  /** Notes show what lies on the disk; nothing is drawn anew while that is the same. */
  const follow = (): void => {
    const record = services.read()
    if (record === undefined || JSON.stringify(record) === JSON.stringify(room.record)) return
    const isSamePlace = JSON.stringify(record.at) === JSON.stringify(room.record.at)
    update((now) => ({ ...now, record, page: isSamePlace ? now.page : 0 }))
  }

  const runs = openRuns({ room: () => room, update }, services)
  const served = serveRoom({ room: () => room, update, keep }, services)

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    room: () => room,
    press: (keys) =>
      keys.flatMap((key) => {
        const step = press(room, key)
        set(step.room)
        return step.effects.flatMap((effect) => {
          if (effect.do !== 'keep') return [effect]
          keep(effect)
          return []
        })
      }),
    start() {
      served.open()
      tend()
    },
    async close() {
      isClosed = true
      for (const cancel of timers.values()) cancel()
      timers.clear()
      runs.close()
      await served.close()
    },
  }
}

/** True while curves grow: those of a reveal, or of a branch, once all their runs are there. */
const isDrawing = (room: Room): boolean =>
  !room.spoken &&
  room.drawn < 1 &&
  room.over === undefined &&
  ((isReveal(room) && room.page === 0 && room.input.at === 'rest') || room.input.at === 'branch') &&
  isReady(room)
