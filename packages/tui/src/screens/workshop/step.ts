import type { SessionRecord } from '@fishbowl/lab/workshop'
import type { Room } from './room.ts'

/** What a key asks of the world beyond the room. */
export type RoomEffect =
  /** Writes the record; the room shows it as taken only in what comes next. */
  | { readonly do: 'keep'; readonly record: SessionRecord; readonly next: (room: Room) => Room }
  | { readonly do: 'quit'; readonly code: number }
  | { readonly do: 'suspend' }
  | { readonly do: 'redraw' }

/** A room and what is to be done about it. */
export type RoomStep = { readonly room: Room; readonly effects: readonly RoomEffect[] }

/** A step without effects. */
export const still = (room: Room): RoomStep => ({ room, effects: [] })

/** A step that only says something. */
export const saying = (room: Room, message: string): RoomStep => still({ ...room, message })

/** A step that takes a record: it is written first, and `then` changes what is shown with it. */
export const keeping = (
  room: Room,
  record: SessionRecord,
  change: (room: Room) => Room = (same) => same,
): RoomStep => ({ room, effects: [{ do: 'keep', record, next: (now) => change({ ...now, record }) }] })
