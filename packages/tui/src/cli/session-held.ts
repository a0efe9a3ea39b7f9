import type { SessionRecord } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import { Failure } from './failure.ts'
import { type OpenedSession, openSession, type SessionFiles } from './session-open.ts'
import { openRecord, type RecordOutside, recordPath } from './session-record.ts'
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

/** Opens a session as the command line says, with its record. Throws a Failure for what is wrong with either. */
export function heldSession(
  name: string,
  settings: Settings,
  outside: SessionFiles & RecordOutside,
): HeldSession {
  const { minutes, teams, seed, replicates, save } = settings
  const opened = openSession(name, { minutes, teams, seed, replicates }, outside)
  const named = opened.located.value.teams
  if (teams !== undefined && typeof named !== 'number')
    throw new Failure('usage', say('workshop.cli.team.named', { teams: named.length }))
  const team = teamOf(opened, settings.team)
  const path = recordPath(opened, { save, team }, outside)
  return { ...opened, path, team, ...openRecord(opened.session, path, outside) }
}
