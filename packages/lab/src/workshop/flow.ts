import { canonicalJson } from '@fishbowl/core'
import type { Place, SessionRecord, Submission } from './answer.ts'
import type { Session } from './session.ts'
import type { Step } from './session-file.ts'
import { type ChoiceOption, optionsOf, stepsOf } from './steps.ts'
import { type Fault, faultOf } from './submission.ts'

const both = (step: number, round: number): readonly Place[] => [
  { step, round, revealed: false },
  { step, round, revealed: true },
]

const known = new WeakMap<Session, readonly Place[]>()

/** Every place of a session in order: what can be answered is first asked, then revealed. */
export function placesOf(session: Session): readonly Place[] {
  const found = known.get(session)
  if (found !== undefined) return found
  const places = stepsOf(session).flatMap(({ step, rounds }, i): readonly Place[] => {
    if (step.kind === 'predict') return both(i, 0)
    if (step.kind === 'decide') return rounds.flatMap((round) => both(i, round))
    return [{ step: i, round: 0, revealed: false }]
  })
  known.set(session, places)
  return places
}

const same = (one: Place, other: Place): boolean =>
  one.step === other.step && one.round === other.round && one.revealed === other.revealed

const indexOf = (session: Session, place: Place): number =>
  placesOf(session).findIndex((one) => same(one, place))

/** True when a place, or one after it, has been shown. */
export const hasShown = (session: Session, { furthest }: SessionRecord, place: Place): boolean =>
  indexOf(session, place) >= 0 && indexOf(session, place) <= indexOf(session, furthest)

/** A record of a session in which nothing has happened yet. */
export function startedRecord(session: Session): SessionRecord {
  const [at = { step: 0, round: 0, revealed: false }] = placesOf(session)
  const { modelVersion, digest, format, teams } = session
  return {
    kind: 'session-record',
    version: 1,
    modelVersion,
    session: digest,
    format,
    teams,
    at,
    furthest: at,
    submissions: [],
  }
}

/** What is asked at a place. `open` is false once the result was revealed: nothing is taken any more. */
export type SessionQuestion =
  | {
      readonly kind: 'choice'
      readonly step: Step & { readonly kind: 'predict' }
      readonly options: readonly ChoiceOption[]
      readonly open: boolean
    }
  | { readonly kind: 'number'; readonly step: Step & { readonly kind: 'predict' }; readonly open: boolean }
  | {
      readonly kind: 'round'
      readonly step: Step & { readonly kind: 'decide' }
      /** Of the flight, counted from 0; the event of a team is that of its game (`gameBefore`, `nextEvent`). */
      readonly round: number
      readonly open: boolean
    }

/** What is asked where a session stands; undefined where nothing is. */
export function questionOf(session: Session, record: SessionRecord): SessionQuestion | undefined {
  const { at } = record
  const step = stepsOf(session)[at.step]?.step
  const open = !hasShown(session, record, { ...at, revealed: true })
  if (step?.kind === 'predict') {
    const options = optionsOf(step.asks)
    return options.length === 0 ? { kind: 'number', step, open } : { kind: 'choice', step, options, open }
  }
  if (step?.kind !== 'decide') return undefined
  return { kind: 'round', step, round: at.round, open }
}

/** The place at which a submission answers, as asked. */
function placeOf(session: Session, { step, answer }: Submission): Place {
  const at = stepsOf(session).findIndex((one) => one.step.id === step)
  return { step: at, round: answer.kind === 'round' ? answer.round : 0, revealed: false }
}

/** What two submissions share when the later one stands in the place of the earlier: a team has one decision, but a prediction for each seat. */
function keyOf({ step, team, seat, answer }: Submission): string {
  return answer.kind === 'round' ? `${step} ${team} ${answer.round}` : `${step} ${team} ${seat ?? '-'}`
}

/** Why an answer is not taken: what is wrong with it, that its question is not asked yet, or that its result was revealed. */
export type Refusal = Fault | 'not-yet' | 'revealed'

/** What became of a submission. */
export type Submitted =
  | { readonly ok: true; readonly record: SessionRecord; readonly replaced: boolean }
  | { readonly ok: false; readonly why: Refusal }

function put(record: SessionRecord, submission: Submission): SessionRecord {
  const key = keyOf(submission)
  const others = record.submissions.filter((one) => keyOf(one) !== key)
  return { ...record, submissions: [...others, submission] }
}

/** Takes an answer to what is asked, or was asked and is not revealed yet. */
export function submitted(session: Session, record: SessionRecord, submission: Submission): Submitted {
  const fault = faultOf(session, submission, record.submissions)
  if (fault !== undefined) return { ok: false, why: fault }
  const place = placeOf(session, submission)
  if (!hasShown(session, record, place)) return { ok: false, why: 'not-yet' }
  if (hasShown(session, record, { ...place, revealed: true })) return { ok: false, why: 'revealed' }
  const after = put(record, submission)
  return { ok: true, record: after, replaced: after.submissions.length === record.submissions.length }
}

/** Submissions to what is asked where a session stands. */
export function answersAt(session: Session, record: SessionRecord): readonly Submission[] {
  const asked = { ...record.at, revealed: false }
  return record.submissions.filter((one) => same(placeOf(session, one), asked))
}

/** Teams, counted from 0, that have not answered what is asked. */
export function waitingFor(session: Session, record: SessionRecord): readonly number[] {
  if (questionOf(session, record) === undefined) return []
  const answered = new Set(answersAt(session, record).map(({ team }) => team))
  return session.teams.map((_, team) => team).filter((team) => !answered.has(team))
}

function moved(session: Session, record: SessionRecord, by: 1 | -1): SessionRecord {
  const places = placesOf(session)
  const from = indexOf(session, record.at)
  const at = places[from + by]
  if (at === undefined) return record
  return { ...record, at, furthest: hasShown(session, record, at) ? record.furthest : at }
}

/** One place on: from the question to its result, from there to the next question; at the end the same. Teams that have not answered do not hold it up. */
export const advanced = (session: Session, record: SessionRecord): SessionRecord => moved(session, record, 1)

/** One place back; what was revealed stays closed. At the start the same. */
export const wentBack = (session: Session, record: SessionRecord): SessionRecord => moved(session, record, -1)

/** True at the last place of a session. */
export const isAtEnd = (session: Session, record: SessionRecord): boolean =>
  indexOf(session, record.at) === placesOf(session).length - 1

/** What came of merging the submissions of other records. */
export type Collected = {
  readonly record: SessionRecord
  readonly taken: number
  /** Submissions that the record already had, or had another answer to a question that is revealed. */
  readonly kept: number
  readonly refused: readonly { readonly submission: Submission; readonly why: Fault }[]
}

/**
 * Adds the submissions of other laptops. They were given before the result was shown there, so that it does not matter whether it was here; but an
 * answer that the record has to a question that is revealed stays.
 */
export function collected(
  session: Session,
  record: SessionRecord,
  submissions: readonly Submission[],
): Collected {
  let now = record
  let taken = 0
  let kept = 0
  const refused: { submission: Submission; why: Fault }[] = []
  for (const submission of submissions) {
    const why = faultOf(session, submission, now.submissions)
    const key = keyOf(submission)
    const there = now.submissions.find((one) => keyOf(one) === key)
    const revealed = hasShown(session, now, { ...placeOf(session, submission), revealed: true })
    const isSame = there !== undefined && canonicalJson(there) === canonicalJson(submission)
    if (why !== undefined) refused.push({ submission, why })
    else if (isSame || (there !== undefined && revealed)) kept++
    else {
      now = put(now, submission)
      taken++
    }
  }
  return { record: now, taken, kept, refused }
}
