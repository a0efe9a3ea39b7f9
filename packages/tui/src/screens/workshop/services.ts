import type { History } from '@fishbowl/core'
import type { Task } from '@fishbowl/lab'
import type { SessionRecord } from '@fishbowl/lab/workshop'
import type { SessionUnderWay } from '../../serve/session-desk.ts'
import type { Serving } from '../../serve/types.ts'

/** What came of writing the record. */
export type Kept = { readonly ok: true } | { readonly ok: false; readonly why: string }

/** Everything the screens of a workshop may ask of the world outside. */
export type RoomServices = {
  /** Writes the record; it lies on the disk when this says ok. */
  readonly keep: (record: SessionRecord) => Kept
  /** The record as it lies on the disk now; undefined where it cannot be read. */
  readonly read: () => SessionRecord | undefined
  /** One run, in a thread. */
  readonly run: (task: Task) => Promise<History>
  /** Writes the debrief pack into a folder of its own; undefined where none is to be written. */
  readonly pack?: ((record: SessionRecord) => Promise<string>) | undefined
  /** Opens the session to the network; undefined where it stays on this laptop. */
  readonly serve?: ((session: SessionUnderWay) => Promise<Serving>) | undefined
  readonly after: (milliseconds: number, act: () => void) => () => void
}
