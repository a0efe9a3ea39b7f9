import type { Submission } from '@fishbowl/lab/workshop'
import type { Outside } from '../outside.ts'

/** A seat: its team, and its number in the team, both counted from 0. */
export type Seat = { readonly team: number; readonly seat: number }

/** Something to be filled in by a participant; every text is worded in the language of the session. */
export type Field =
  /** One of several, by place; `small` is a list that opens, for fields with little room. */
  | {
      readonly kind: 'choice'
      readonly id: string
      readonly label: string
      /** What it does, in one sentence. */
      readonly says?: string | undefined
      readonly small: boolean
      readonly options: readonly string[]
      readonly value?: number | undefined
    }
  /** A number in the unit that `unit` words. */
  | {
      readonly kind: 'number'
      readonly id: string
      readonly label: string
      readonly unit: string
      readonly min: number
      readonly max: number
      readonly value?: number | undefined
    }

/** What one seat may read now; nothing else of the session ever leaves. */
export type SeatView = {
  /** The step that is shown and the round in it: what an answer must name. */
  readonly step: string
  readonly round: number
  readonly title: string
  readonly says: readonly string[]
  /** Nothing to fill in: the page waits for the next step. */
  readonly fields: readonly Field[]
  /** What the page should ask a quote of while fields are filled in. */
  readonly quoted: boolean
  /** What stands as the answer of this seat or team, in words. */
  readonly stands?: string | undefined
  /** The words on the button that sends. */
  readonly send: string
}

/** Fields as a participant filled them in, for the step and round that were shown: places of options, or numbers. */
export type Filled = {
  readonly step: string
  readonly round: number
  readonly fields: Readonly<Record<string, number>>
}

/** What came of a submission. `closed`: it came too late, look again; `wrong`: it cannot be taken as it is; `unsaved`: it could not be written. */
export type Taken =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'closed' | 'wrong' | 'unsaved'; readonly says: string }

/** What a seat may ask of the session under way; the server knows nothing else of it. */
export type Desk = {
  readonly teams: readonly string[]
  readonly view: (seat: Seat) => SeatView
  /** What a decision would leave, in words; `ok` is false where it would not be taken. */
  readonly quote: (seat: Seat, filled: Filled) => { readonly ok: boolean; readonly says: string }
  /** Resolves when the submission stands in the record on the disk, never before. */
  readonly take: (seat: Seat, filled: Filled) => Promise<Taken>
}

/** Where the server listens: an address of this machine and a port, 0 for a free one. */
export type Listen = { readonly host: string; readonly port: number }

/** A seat as the facilitator's screen may show it; `here`: its page asked within the last minute. */
export type ServedSeat = Seat & { readonly here: boolean }

/** A server of a session on the network. */
export type Serving = {
  /** What it listens on; the port is the real one. */
  readonly address: Listen
  /** Links to type or to send, the best first: http://192.168.1.20:8080 */
  readonly links: readonly string[]
  /** Digits in groups, as shown: 1234 5678 9012. */
  readonly joinCode: string
  /** Whether other machines can reach it. */
  readonly isOpen: boolean
  readonly seats: () => readonly ServedSeat[]
  /** To be called after each change of the record or the step: wakes the pages that wait. */
  readonly changed: () => void
  readonly close: () => Promise<void>
}

/** How the workshop puts a submission into its record: `ok` only when it is on the disk. Called one at a time. */
export type TakeSubmission = (submission: Submission) => Taken | Promise<Taken>

/** What `openServe` needs. */
export type ServeOptions = {
  readonly desk: Desk
  readonly listen: Listen
  /** Digest of the session: a kept join code and its seats hold for that session only. */
  readonly session: string
  /** Path of the file beside the record that keeps join code, port and seats over a crash. */
  readonly kept: string
  /** Whether the session goes on from its record: then code, port and seats are those of the kept file. */
  readonly isResumed: boolean
  readonly outside: Pick<Outside, 'network' | 'read' | 'replace' | 'now' | 'after'>
  /** Called when somebody takes a seat, comes back or goes away. */
  readonly onSeats?: () => void
  /** Told of each mistake of ours that made a request fail; the participant reads one plain sentence. */
  readonly onFault?: (error: unknown) => void
}
