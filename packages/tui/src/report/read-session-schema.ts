import { type Estimate } from '@fishbowl/lab'
import { type Direction, directions } from '@fishbowl/lab/play'
import { type SessionDebrief, SessionFile, sessionFormats } from '@fishbowl/lab/workshop'
import { z } from 'zod'
import { keptEstimate, keptNumber, measureId } from './kept-numbers.ts'
import { KeptPlayDebrief } from './read-play-schema.ts'

const whole = z.int().min(0)
const weekly = z.array(z.number().nullable()).max(1040)
const estimate: z.ZodType<Estimate> = keptEstimate
const direction = z.enum([...directions]) as z.ZodType<Direction>

const came = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('direction'), direction, change: estimate, choice: whole.optional() }),
  z.object({
    kind: z.literal('which'),
    levels: z.array(estimate).min(2).max(3),
    first: whole,
    leads: z.array(estimate).min(2).max(3),
    choice: whole.optional(),
  }),
  z.object({ kind: z.literal('number'), value: estimate }),
])

const option = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('direction'), direction }),
  z.object({ kind: z.literal('arm'), arm: z.string() }),
  z.object({ kind: z.literal('none') }),
])

const score = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('choice'),
    step: z.string(),
    team: whole,
    seats: whole,
    stated: z.array(z.number()).max(10),
    brier: z.number().optional(),
  }),
  z.object({
    kind: z.literal('number'),
    step: z.string(),
    team: whole,
    seats: whole,
    value: keptNumber,
    within: keptNumber,
    held: keptNumber,
    interval: keptNumber,
  }),
])

const reveal = z.object({
  step: z.string(),
  measure: measureId,
  weeks: z.tuple([whole, whole]),
  curves: z.array(z.object({ arm: z.string(), middle: weekly, low: weekly, high: weekly })).max(6),
  came,
  replicates: whole,
  digest: z.string().max(64),
})

const step = z.object({
  id: z.string(),
  place: whole,
  minutes: z.number(),
  rounds: z.array(whole).max(20),
  options: z.array(option).max(10),
  reveal: reveal.optional(),
  scores: z.array(score).max(12),
})

const standing = z.object({
  team: whole,
  rank: whole,
  value: keptNumber,
  elsewhere: estimate,
  gain: estimate,
  tiedWith: z.array(whole).max(12),
  left: z.number(),
})

/** What `workshop --json` writes of a session, as far as a report reads it; its scenarios and its record are read apart. */
export const KeptSessionDebrief = z.object({
  kind: z.literal('session-debrief'),
  version: z.literal(1),
  modelVersion: z.string().max(100),
  digest: z.string().regex(/^[0-9a-f]{12}$/),
  format: z.enum(sessionFormats),
  teams: z.array(z.string().min(1).max(40)).min(1).max(12),
  file: SessionFile,
  arms: z
    .array(z.object({ id: z.string(), title: z.unknown(), scenario: z.looseObject({ id: z.string() }) }))
    .min(1)
    .max(20),
  steps: z.array(step).max(40),
  leaderboard: z
    .object({ rounds: whole, lucks: whole, base: keptNumber, standings: z.array(standing).max(12) })
    .optional(),
  predictions: z
    .array(z.object({ team: whole, n: whole, brier: z.number().optional(), held: whole, ranges: whole }))
    .max(12),
  roundScores: z.array(z.unknown()).max(240),
  games: z
    .array(
      z.object({
        team: whole,
        netValue: keptNumber,
        measure: measureId,
        curve: weekly,
        play: KeptPlayDebrief,
      }),
    )
    .max(12),
  baseCurve: weekly,
  branches: z
    .array(
      z.object({
        team: whole,
        round: whole.max(20),
        answer: whole.max(9),
        decision: z.record(z.string(), whole.max(9)),
        netValue: keptNumber,
        difference: keptNumber,
      }),
    )
    .max(240),
  record: z.unknown(),
}) as unknown as z.ZodType<SessionDebrief>
