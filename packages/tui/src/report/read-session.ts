import { canonicalJson, type Scenario } from '@fishbowl/core'
import {
  readRecord,
  type Session,
  type SessionArm,
  type SessionDebrief,
  type SessionRecord,
  sessionOf,
} from '@fishbowl/lab/workshop'
import type { Origin, SessionSource } from '@fishbowl/report/document'
import { z } from 'zod'
import { isNear, readAs } from './kept-numbers.ts'
import type { Place } from './read-comparison.ts'
import { checkPlayDebrief, type GamePlace, keptBase } from './read-play.ts'
import { KeptSessionDebrief } from './read-session-schema.ts'

const Kept = z.object({ debrief: KeptSessionDebrief })

const changed = 'the document was changed after it was written'

/** A session that can be held again, with what happened in it. */
export type KeptSession = {
  readonly session: Session
  readonly record: SessionRecord
  /** Plans of the search for the best, as the debrief says. */
  readonly plans: number
}

/** The scenarios of a debrief by arm, read back. Throws a Failure for what is none. */
async function armsOf({ arms }: SessionDebrief, place: GamePlace): Promise<ReadonlyMap<string, Scenario>> {
  const found = new Map<string, Scenario>()
  for (const { id, scenario } of arms) {
    // oxlint-disable-next-line no-await-in-loop -- a few, one after the other
    found.set(id, await keptBase(scenario as { id: string }, place))
  }
  return found
}

/** The session and the record in the data of a debrief. Throws a Failure for what is none. */
export async function keptSession(data: unknown, place: GamePlace): Promise<KeptSession> {
  const debrief = readAs(KeptSessionDebrief, data, place.refuse)
  return sessionIn(debrief, await armsOf(debrief, place), place)
}

/** The scenarios of a file in the order of the arms: the first is the base case, and JSON documents have their keys sorted. */
function inOrderOf(
  scenarios: SessionDebrief['file']['scenarios'],
  arms: SessionDebrief['arms'],
): SessionDebrief['file']['scenarios'] {
  const own = arms.flatMap(({ id }) => {
    const one = scenarios[id]
    return one === undefined ? [] : [[id, one] as const]
  })
  return { ...Object.fromEntries(own), ...scenarios }
}

function sessionIn(
  debrief: SessionDebrief,
  scenarios: ReadonlyMap<string, Scenario>,
  { refuse }: GamePlace,
): KeptSession {
  const { format, teams, modelVersion, arms } = debrief
  const read = readRecord(JSON.stringify(debrief.record))
  if (!read.ok) throw refuse(`record: ${read.where}: it is no record of a session`)
  try {
    const file = { ...debrief.file, scenarios: inOrderOf(debrief.file.scenarios, arms) }
    const session = sessionOf({ file, scenarios, modelVersion, format, teams })
    const best = debrief.games.find(({ play }) => play.best !== undefined)?.play.best
    return { session, record: read.record, plans: best?.plans ?? 0 }
  } catch (error) {
    if (error instanceof RangeError) throw refuse(error.message)
    throw error
  }
}

/** Refuses numbers that do not fit together: changed by hand, and seen without a run. */
function checkSession({ session }: KeptSession, debrief: SessionDebrief, { refuse }: GamePlace): void {
  const { teams, steps, file, games, leaderboard, predictions } = debrief
  if (session.digest !== debrief.digest || debrief.record.session !== debrief.digest)
    throw refuse(`digest: it is not that of the session (${session.digest}); ${changed}`)
  const isTeam = (team: number): boolean => team < teams.length
  const named = [
    ...games,
    ...(leaderboard?.standings ?? []),
    ...predictions,
    ...debrief.branches,
    ...steps.flatMap(({ scores }) => scores),
  ]
  if (!named.every(({ team }) => isTeam(team)))
    throw refuse('teams: it tells of a team that it does not have')
  const stray = steps.findIndex(({ id, place }) => file.steps[place]?.id !== id)
  if (stray !== -1) throw refuse(`steps.${stray}: its file has no such step there`)
  const base = canonicalJson(debrief.arms[0]?.scenario)
  for (const [i, { play, netValue }] of games.entries()) {
    const at = `games.${i}.play`
    if (canonicalJson(play.game.base) !== base) throw refuse(`${at}.game.base: it is not the base case`)
    if (!isNear(netValue, play.own.netValue)) throw refuse(`games.${i}.netValue: ${changed}`)
    checkPlayDebrief(play, (why) => refuse(`${at}.${why}`))
  }
}

/** A session, read back. Throws a Failure for what is none, and for one whose numbers do not fit together. */
export async function readSession(data: unknown, origin: Origin, place: Place): Promise<SessionSource> {
  const { debrief } = readAs(Kept, data, place.refuse)
  const inside = { ...place, refuse: (why: string) => place.refuse(`debrief.${why}`) }
  const scenarios = await armsOf(debrief, inside)
  const kept = sessionIn(debrief, scenarios, inside)
  checkSession(kept, debrief, inside)
  const arms: readonly SessionArm[] = kept.session.arms
  return { ...origin, debrief: { ...debrief, record: kept.record }, arms }
}
