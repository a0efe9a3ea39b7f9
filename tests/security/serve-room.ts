import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  advanced,
  readRecord,
  recordText,
  type Session,
  type SessionRecord,
  startedRecord,
  submitted,
} from '@fishbowl/lab/workshop'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { serveSession } from '../../packages/tui/src/serve/serve-session.ts'
import type { Listen, Serving, TakeSubmission } from '../../packages/tui/src/serve/types.ts'
import { smallSession } from '../support/session.ts'

/** A facilitator's laptop without screens: a session, its record on the disk, and the server. */
export type Laptop = {
  readonly session: Session
  readonly serving: Serving
  readonly record: () => SessionRecord
  /** The record as it stands on the disk. */
  readonly onDisk: () => SessionRecord
  readonly advance: () => void
  /** Errors of ours that made a request fail. */
  readonly faults: readonly unknown[]
  readonly path: string
}

type LaptopOptions = {
  readonly path?: string
  readonly listen?: Listen
  readonly isOpen?: () => boolean
  readonly session?: Session
  readonly onSeats?: () => void
  /** In the place of what writes the record. */
  readonly write?: (path: string, text: string) => void
}

const here: Listen = { host: '127.0.0.1', port: 0 }
const outside = openOutside()

export const scratch = (): string => mkdtempSync(join(tmpdir(), 'fishbowl-serve-'))

export function recordAt(path: string): SessionRecord {
  const read = readRecord(readFileSync(path, 'utf8'))
  if (!read.ok) throw new Error(`no record at ${read.where}`)
  return read.record
}

/** Opens the laptop; one whose record is there goes on with it. */
export async function openLaptop(options: LaptopOptions = {}): Promise<Laptop> {
  const { path = join(scratch(), 'session.json'), session = smallSession(), listen = here } = options
  const { isOpen = () => true, write = outside.replace, onSeats = () => undefined } = options
  const isResumed = outside.read(path, 1).ok
  let record = isResumed ? recordAt(path) : startedRecord(session)
  const keep = (next: SessionRecord): void => {
    write(path, recordText(next))
    record = next
  }
  if (!isResumed) keep(record)
  const take: TakeSubmission = (submission) => {
    const result = submitted(session, record, submission)
    if (!result.ok) return { ok: false, why: 'closed', says: result.why }
    try {
      keep(result.record)
      return { ok: true }
    } catch {
      return { ok: false, why: 'unsaved', says: 'the disk is full' }
    }
  }
  const faults: unknown[] = []
  const serving = await serveSession({
    session,
    record: () => record,
    isOpen,
    take,
    listen,
    file: path,
    isResumed,
    outside,
    onSeats,
    onFault: (error) => faults.push(error),
  })
  return {
    session,
    serving,
    record: () => record,
    onDisk: () => recordAt(path),
    advance() {
      keep(advanced(session, record))
      serving.changed()
    },
    faults,
    path,
  }
}
