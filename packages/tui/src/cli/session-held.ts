import type { SessionRecord } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import { Failure } from './failure.ts'
import { type OpenedSession, openSession, type SessionChoice, type SessionFiles } from './session-open.ts'
import { openRecord, type RecordOutside, recordAt, recordPath } from './session-record.ts'
import type { Settings } from './settings.ts'

/** A session with the record that it goes on from. */
export type HeldSession = OpenedSession & {
  /** Path of the record. */
  readonly path: string
  readonly record: SessionRecord
  /** True where the record was not there. */
  readonly isNew: boolean
  /** The team whose laptop it is, counted from 0; undefined for the room. */
  readonly team: number | undefined
}

/** The team of `--team`, counted from 0. Throws a Failure for one that the session does not have. */
function teamOf({ session }: OpenedSession, team: number | undefined): number | undefined {
  if (team === undefined) return undefined
  const { length: teams } = session.teams
  if (team <= teams) return team - 1
  throw new Failure('usage', say('workshop.cli.team.none', { team, teams }))
}

/** Length and number of teams of a record that goes on, where the command line does not say them: the same session needs no options twice. */
function asRecorded(
  opened: OpenedSession,
  settings: Settings,
  path: string,
  outside: RecordOutside,
): SessionChoice {
  const found = recordAt(path, outside)
  const { minutes, teams, seed, replicates } = settings
  if (found?.session !== opened.session.digest) return { minutes, teams, seed, replicates }
  const counted = typeof opened.located.value.teams === 'number' ? found.teams.length : undefined
  return { minutes: minutes ?? found.format, teams: teams ?? counted, seed, replicates }
}

/** Opens a session as the command line says, with its record. Throws a Failure for what is wrong with either. */
export function heldSession(
  name: string,
  settings: Settings,
  outside: SessionFiles & RecordOutside,
): HeldSession {
  const { save, teams } = settings
  const asked = openSession(name, settings, outside)
  const named = asked.located.value.teams
  if (teams !== undefined && typeof named !== 'number')
    throw new Failure('usage', say('workshop.cli.team.named', { teams: named.length }))
  const place = settings.team === undefined ? undefined : settings.team - 1
  const path = recordPath(asked, { save, team: place }, outside)
  const opened = openSession(name, asRecorded(asked, settings, path, outside), outside)
  const team = teamOf(opened, settings.team)
  return { ...opened, path, team, ...openRecord(opened.session, path, outside) }
}
