import { Expectation, measureIds, ScenarioFile } from '@fishbowl/core'
import { z } from 'zod'
import { Flight } from '../play/index.ts'

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a short name of a-z, 0-9 and -')
// Names that are whole numbers would come first in an object, whatever their place in the file.
const ArmId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, 'must be a short name of a-z, 0-9 and - that begins with a letter')
const Words = z.string().min(1).max(2000)

/** A text in one language, or in several by their codes. */
const Text = z
  .union([Words, z.record(z.string().regex(/^[a-z]{2}$/, 'must be a language code of two letters'), Words)])
  .meta({ id: 'text' })
/** A text of a session: one for every language, or one by language. */
export type SessionText = z.infer<typeof Text>

const Measure = z
  .enum(measureIds as [(typeof measureIds)[number], ...typeof measureIds])
  .meta({ id: 'measure' })
const Week = z.int().min(0).max(1040)
const Window = z.tuple([Week, Week]).meta({ description: 'weeks from and to, both included, counted from 0' })
const formatIds = ['10', '45', '90'] as const
const Minutes = z.number().min(0.5).max(180)

/** What the facilitator's guide says of a step. */
const Guide = z.strictObject({
  say: Text.optional().meta({ description: 'what the facilitator says, in words to be spoken' }),
  see: Text.optional().meta({ description: 'what the participants will see' }),
  ask: z.array(Text).max(10).default([]).meta({ description: 'questions to the room' }),
  ifAsked: z
    .array(z.strictObject({ question: Text, answer: Text }))
    .max(10)
    .default([]),
})

const common = {
  id: Slug,
  title: Text,
  minutes: z.union([Minutes, z.partialRecord(z.enum(formatIds), Minutes)]).meta({
    description: 'time box: of every format, or by format; a step is only in the formats it has minutes for',
  }),
  guide: Guide.prefault({}),
}

/** What is predicted, and so how it is scored. */
const Asked = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('direction').meta({
      description: 'does a measure of an arm go up, stay flat or go down from one window to another?',
    }),
    arm: ArmId,
    measure: Measure,
    from: Window,
    to: Window,
    flat: z.number().min(0).meta({ description: 'a smaller change is flat, in units of the measure' }),
  }),
  z.strictObject({
    kind: z.literal('which').meta({
      description:
        'which of two or three arms has more of a measure in a window? The answer that none leads by enough is offered too',
    }),
    arms: z.array(ArmId).min(2).max(3),
    measure: Measure,
    weeks: Window,
    by: z.number().min(0).meta({ description: 'a smaller lead is none, in units of the measure' }),
  }),
  z.strictObject({
    kind: z
      .literal('number')
      .meta({ description: 'the value of a measure of an arm in a window, and within how much' }),
    arm: ArmId,
    measure: Measure,
    weeks: Window,
  }),
])

const Step = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('talk'),
    says: Text.meta({ description: 'what the participants read' }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('predict').meta({ description: 'everyone predicts, then the curves are revealed' }),
    question: Text,
    asks: Asked,
    shows: z
      .strictObject({
        arms: z.array(ArmId).min(1).max(6),
        measure: Measure.optional(),
        weeks: Window.optional(),
      })
      .optional()
      .meta({ description: 'the curves of the reveal; absent: the arms and the measure of the question' }),
    after: Text.optional().meta({ description: 'what stands under the curves once they are shown' }),
  }),
  z.strictObject({
    ...common,
    kind: z
      .literal('decide')
      .meta({ description: 'each team decides and predicts for the next rounds of the flight' }),
    rounds: z.int().min(1).max(20).default(1),
  }),
  z.strictObject({ ...common, kind: z.literal('discuss'), questions: z.array(Text).min(1).max(8) }),
  z.strictObject({
    ...common,
    kind: z
      .literal('debrief')
      .meta({ description: 'leaderboard, hidden assumptions, counterfactuals, debrief pack' }),
    questions: z.array(Text).max(8).default([]),
  }),
])

const claimArm = ArmId.optional().meta({
  description: 'arm that the claim is about; absent is the base case',
})
/** A claim of a session: its scenarios are arms of the session. */
const SessionClaim = z.union([
  Expectation.options[0].extend({ arm: claimArm }),
  Expectation.options[1].extend({ arm: claimArm }),
])

/** The session file of a workshop, version 1: strict. */
export const SessionFile = z
  .strictObject({
    fishbowlSession: z.literal(1).meta({ description: 'version of the file format' }),
    id: Slug,
    title: Text,
    question: Text.optional().meta({ description: 'the question of the lesson' }),
    purpose: Text.optional().meta({ description: 'what the participants can say afterwards; for the guide' }),
    audience: Text.optional().meta({ description: 'for whom the lesson is; for the guide' }),
    source: z.string().min(1).max(600).optional(),
    languages: z
      .array(z.string().regex(/^[a-z]{2}$/))
      .min(1)
      .max(20)
      .default(['en'])
      .meta({
        description: 'languages that every text of the file has; the first is the usual one',
      }),
    formats: z
      .array(z.enum(formatIds))
      .min(1)
      .default(['45'])
      .meta({ description: 'lengths in minutes it can be held in' }),
    /** Keys are names of arms in this file. */
    scenarios: z.record(ArmId, z.strictObject({ scenario: z.string().min(1).max(200), title: Text })).meta({
      description:
        'arms by id: a scenario of the library or a file beside this one; the first is the sealed base case',
    }),
    seed: z
      .string()
      .min(1)
      .max(100)
      .default('fishbowl')
      .meta({ description: 'the luck that everyone shares' }),
    replicates: z
      .int()
      .min(20)
      .max(1000)
      .default(100)
      .meta({ description: 'runs behind each revealed curve' }),
    teams: z.union([z.int().min(1).max(12), z.array(z.string().min(1).max(40)).min(1).max(12)]).default(4),
    hidden: z
      .strictObject({
        assumptions: ScenarioFile.shape.assumptions
          .unwrap()
          .meta({ description: 'as in a scenario file; they hold in every arm and in the flight' }),
        says: Text.meta({ description: 'what is told of them in the debrief' }),
      })
      .optional()
      .meta({ description: 'assumptions of this world that participants learn of in the debrief only' }),
    flight: Flight.optional().meta({
      description: 'rules of the decide steps; they start from the base case',
    }),
    steps: z.array(Step).min(1).max(40),
    expect: z.array(SessionClaim).max(50).default([]).meta({
      description:
        'what must hold for the lesson to work, as in a scenario file: each claim is about one arm, and its other scenarios are arms too',
    }),
  })
  .meta({ title: 'session' })
export type SessionFile = z.infer<typeof SessionFile>
export type Step = SessionFile['steps'][number]
export type Asked = z.infer<typeof Asked>
export const sessionFormats = formatIds
export type SessionFormat = (typeof formatIds)[number]
