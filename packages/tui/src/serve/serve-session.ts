import { openServe } from './open-serve.ts'
import { deskOf, type SessionUnderWay } from './session-desk.ts'
import type { ServeOptions, Serving } from './types.ts'

/** A session under way, where it is served, and the file of its record. */
export type Served = SessionUnderWay &
  Omit<ServeOptions, 'desk' | 'session' | 'kept'> & {
    /** Path of the record; what the server keeps stands beside it. */
    readonly file: string
  }

/** Serves a session to the phones and laptops of the room. Throws Failure where it cannot listen or cannot keep the seats. */
export function serveSession({ session, record, isOpen, take, file, ...options }: Served): Promise<Serving> {
  const desk = deskOf({ session, record, isOpen, take })
  return openServe({ ...options, desk, session: session.digest, kept: `${file}.seats` })
}
