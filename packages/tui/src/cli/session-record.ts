import { dirname, join } from 'node:path'
import { quote } from '@fishbowl/core'
import {
  type Misfit,
  misfitOf,
  readRecord,
  recordText,
  type Session,
  type SessionRecord,
  startedRecord,
} from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import type { Outside } from '../outside.ts'
import { makeFolders, stateFolder } from '../state-folder.ts'
import { Failure } from './failure.ts'
import type { OpenedSession } from './session-open.ts'
import { wordFault } from './session-words.ts'

/** What keeping records needs of the world outside. */
export type RecordOutside = Pick<
  Outside,
  'facts' | 'read' | 'realPath' | 'makeFolder' | 'replace' | 'create' | 'remove'
>

/** More than any session has: 20,000 answers of 250 bytes. */
const mostBytes = 6_000_000

/** The name of a record's file: of the room, or of the laptop of a team, counted from 0. */
const nameOf = ({ file }: Session, team: number | undefined): string =>
  team === undefined ? `${file.id}-record.json` : `${file.id}-team-${team + 1}.json`

/** True where a file can be made in a folder: only trying tells. */
function isWritable(folder: string, outside: RecordOutside): boolean {
  const probe = join(folder, '.fishbowl.part')
  try {
    if (outside.create(probe, '')) outside.remove(probe)
    return true
  } catch {
    return false
  }
}

/**
 * Where the record of a session is: as the user says; else beside the session file, for a lesson of the installation in the current folder; where
 * that may not be written, among the user's state. A record that is there already is gone on with.
 */
export function recordPath(
  { session, file, isLesson }: OpenedSession,
  { save, team }: { readonly save?: string | undefined; readonly team?: number | undefined },
  outside: RecordOutside,
): string {
  if (save !== undefined) return save
  const name = nameOf(session, team)
  const folder = isLesson ? '.' : dirname(file)
  const beside = join(folder, name)
  const state = stateFolder(outside.facts)
  const kept = state === undefined ? undefined : join(state, name)
  if (outside.realPath(beside) !== undefined || kept === undefined) return beside
  return outside.realPath(kept) === undefined && isWritable(folder, outside) ? beside : kept
}

/** Why a record does not belong to a session, in words. */
function wordMisfit(misfit: Misfit, record: SessionRecord, session: Session): string {
  if (typeof misfit === 'object')
    return say('workshop.cli.misfit.answer', { place: misfit.at + 1, why: wordFault(misfit.fault) })
  switch (misfit) {
    case 'model':
      return say('workshop.cli.misfit.model', { had: record.modelVersion, has: session.modelVersion })
    case 'session':
      return say('workshop.cli.misfit.session', { had: record.session, has: session.digest })
    case 'format':
      return say('workshop.cli.misfit.format', { had: record.format, has: session.format })
    case 'teams':
      return say('workshop.cli.misfit.teams', { had: record.teams.length, has: session.teams.length })
    case 'place':
      return say('workshop.cli.misfit.place')
  }
}

/** The text of a file that should hold a record; undefined where there is none. Throws a Failure where it cannot be read. */
function textAt(path: string, outside: RecordOutside): string | undefined {
  const read = outside.read(path, mostBytes)
  if (read.ok) return new TextDecoder().decode(read.bytes)
  if (read.why === 'missing') return undefined
  throw new Failure('usage', say('workshop.cli.record.unreadable', { file: quote(path, 200) }))
}

/** A record out of a file, of whatever session; undefined where there is no file. Throws a Failure where it holds something else. */
export function recordAt(path: string, outside: RecordOutside): SessionRecord | undefined {
  const text = textAt(path, outside)
  if (text === undefined) return undefined
  const read = readRecord(text)
  if (read.ok) return read.record
  const file = quote(path, 200)
  const message =
    read.where === ''
      ? say('workshop.cli.record.damaged', { file })
      : say('workshop.cli.record.wrong', { file, where: read.where })
  throw new Failure('usage', message, { hint: say('workshop.cli.record.away') })
}

/** A record for a session, checked against it. Throws a Failure that says what does not fit, and the way out; the file stays as it is. */
export function fittingRecord(record: SessionRecord, session: Session, path: string): SessionRecord {
  const misfit = misfitOf(session, record)
  if (misfit === undefined) return { ...record, teams: session.teams }
  const message = say('workshop.cli.misfit', {
    file: quote(path, 200),
    why: wordMisfit(misfit, record, session),
  })
  throw new Failure('usage', message, { hint: say('workshop.cli.record.away') })
}

/** The record of a session that goes on, or a new one. */
export function openRecord(
  session: Session,
  path: string,
  outside: RecordOutside,
): { readonly record: SessionRecord; readonly isNew: boolean } {
  const found = recordAt(path, outside)
  return found === undefined
    ? { record: startedRecord(session), isNew: true }
    : { record: fittingRecord(found, session, path), isNew: false }
}

/** Writes a record at once in the place of the one before; why it cannot be done, in words, undefined where it was. */
export function keepRecord(path: string, record: SessionRecord, outside: RecordOutside): string | undefined {
  try {
    makeFolders(dirname(path), outside)
    outside.replace(path, recordText(record))
    return undefined
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return say('workshop.cli.record.unwritten', { file: quote(path, 200), why })
  }
}
