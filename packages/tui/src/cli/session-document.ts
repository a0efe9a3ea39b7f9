import {
  debriefOf,
  type Session,
  type SessionDebrief,
  type SessionRecord,
  textOf,
} from '@fishbowl/lab/workshop'
import { language } from '@fishbowl/report/words'
import type { Runs } from './runs.ts'

/** What `fishbowl workshop --json` prints, without `schemaVersion`: a session, its record and all there is to say of it. */
export type SessionDocument = {
  readonly kind: 'session'
  readonly modelVersion: string
  /** That of the session. */
  readonly digest: string
  /** The command that prints the document again. */
  readonly again: string
  readonly title: string
  readonly seed: string
  readonly debrief: SessionDebrief
}

/** The document of a debrief. */
export function sessionDocument(session: Session, debrief: SessionDebrief, again: string): SessionDocument {
  const { file, modelVersion, digest } = session
  const title = textOf(file.title, language(), file.languages)
  return { kind: 'session', modelVersion, digest, again, title, seed: file.seed, debrief }
}

/** Makes the debrief of a session as its record stands. */
export const debriefed = (
  session: Session,
  record: SessionRecord,
  { run, inFlight }: Pick<Runs, 'run' | 'inFlight'>,
): Promise<SessionDebrief> => debriefOf(session, record, run, { inFlight })
