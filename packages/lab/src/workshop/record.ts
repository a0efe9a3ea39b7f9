import { z } from 'zod'
import { directions, type PlayLeverId, playLeverIds } from '../play/index.ts'
import type { Place, SessionRecord, Submission } from './answer.ts'
import { placesOf } from './flow.ts'
import type { Session } from './session.ts'
import { sessionFormats } from './session-file.ts'
import { type Fault, faultOf } from './submission.ts'

const Count = z.int().min(0).max(1000)
const Value = z.number().min(-1e13).max(1e13)
const Share = z.number().min(0).max(1)
const Prediction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('direction'), direction: z.enum(directions), sure: Share }),
  z.strictObject({
    kind: z.literal('points'),
    points: z
      .array(z.tuple([Count, Value]))
      .min(1)
      .max(52),
    within: Value,
  }),
])
const Decided = z.partialRecord(z.enum([...playLeverIds] as [PlayLeverId, ...PlayLeverId[]]), Count)
const Answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), choice: Count, sure: Share }),
  z.strictObject({ kind: z.literal('number'), value: Value, within: Value }),
  z.strictObject({
    kind: z.literal('round'),
    round: Count,
    answer: Count,
    decision: Decided,
    prediction: Prediction.optional(),
  }),
])
const SubmissionData = z.strictObject({
  step: z.string().max(60),
  team: Count,
  seat: Count.optional(),
  answer: Answer,
})
const PlaceData = z.strictObject({ step: Count, round: Count, revealed: z.boolean() })
const RecordData = z.strictObject({
  kind: z.literal('session-record'),
  version: z.literal(1),
  modelVersion: z.string().max(100),
  session: z.string().regex(/^[0-9a-f]{12}$/),
  format: z.enum(sessionFormats),
  teams: z.array(z.string().min(1).max(40)).min(1).max(12),
  at: PlaceData,
  furthest: PlaceData,
  submissions: z.array(SubmissionData).max(20_000),
  branches: z
    .array(z.strictObject({ team: Count, round: Count, answer: Count, decision: Decided }))
    .max(240)
    .optional(),
})

/** A record as the text of its file. */
export const recordText = (record: SessionRecord): string => `${JSON.stringify(record, undefined, 1)}\n`

/** Why a text is no record: no JSON, or another kind of data; where, in plain words of the check. */
export type RecordRead =
  | { readonly ok: true; readonly record: SessionRecord }
  | { readonly ok: false; readonly where: string }

/** A submission out of data from outside; undefined for anything else. Whether it fits a session is for `faultOf` to say. */
export function submissionFrom(data: unknown): Submission | undefined {
  const parsed = SubmissionData.safeParse(data)
  return parsed.success ? parsed.data : undefined
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The record in a text; whose session it is, `misfitOf` says. */
export function readRecord(text: string): RecordRead {
  const parsed = RecordData.safeParse(parsedJson(text))
  if (parsed.success) return { ok: true, record: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, where: (issue?.path ?? []).map(String).join('.') }
}

/** Why a record is not of a session: another version of the model, another session, format or teams, a place that it does not have, or an answer that it cannot take. */
export type Misfit =
  | 'model'
  | 'session'
  | 'format'
  | 'teams'
  | 'place'
  | { readonly fault: Fault; readonly at: number }

const wordOf = ({ step, round, revealed }: Place): string => `${step} ${round} ${revealed}`

function placesFit(session: Session, { at, furthest }: SessionRecord): boolean {
  const known = new Set(placesOf(session).map(wordOf))
  return known.has(wordOf(at)) && known.has(wordOf(furthest))
}

// An earlier round that arrives late leaves less for the later ones: what was taken stays.
const mayCome: ReadonlySet<Fault> = new Set([
  'play.illegal.money',
  'play.illegal.posts',
  'play.illegal.answer',
])

/** Why a record cannot go on in a session; undefined when it can. */
export function misfitOf(session: Session, record: SessionRecord): Misfit | undefined {
  if (record.modelVersion !== session.modelVersion) return 'model'
  if (record.session !== session.digest) return 'session'
  if (record.format !== session.format) return 'format'
  if (record.teams.length !== session.teams.length) return 'teams'
  if (!placesFit(session, record)) return 'place'
  for (const [i, submission] of record.submissions.entries()) {
    const fault = faultOf(session, submission, record.submissions)
    if (fault !== undefined && !mayCome.has(fault)) return { fault, at: i }
  }
  return undefined
}
