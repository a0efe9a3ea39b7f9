import { lifeKinds } from '@fishbowl/core'
import {
  type Account,
  counterfactualIds,
  type Decision,
  directions,
  eventIds,
  Flight,
  type PlayCurves,
  type PlayDebrief,
  type PlayLeverId,
  type Prediction,
  playLeverIds,
  playLeverOf,
  type Round,
  type Scored,
  type Standing,
} from '@fishbowl/lab/play'
import { z } from 'zod'
import { idOf, keptEstimate, keptNumber, measureId } from './kept-numbers.ts'

const whole = z.int().min(0)
const share = z.number().min(0).max(1)
const direction = z.enum([...directions])
/** Longer than any game. */
const mostWeeks = 1040
const weekly = z.array(z.number().nullable()).max(mostWeeks)
const curves = z.record(measureId, weekly) as unknown as z.ZodType<PlayCurves>
const leverId = idOf<PlayLeverId>(playLeverIds, 'lever')

const hasOption = ([lever, option]: readonly [string, number]): boolean =>
  option < playLeverOf(lever as PlayLeverId).options.length
const decision = z.record(leverId, whole).refine((levers) => Object.entries(levers).every(hasOption), {
  error: 'a lever has no such option',
}) as unknown as z.ZodType<Decision>
const standing = z
  .object(Object.fromEntries(playLeverIds.map((id) => [id, whole.max(9)])))
  .refine((levers) => Object.entries(levers).every(hasOption), {
    error: 'a lever has no such option',
  }) as unknown as z.ZodType<Standing>

const prediction: z.ZodType<Prediction> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('direction'), direction, sure: share }),
  z.object({
    kind: z.literal('points'),
    points: z.array(z.tuple([whole, z.number()])).max(52),
    within: z.number().min(0),
  }),
])

/** A round as it was decided. */
const keptRound: z.ZodType<Round> = z.object({
  answer: whole.max(9),
  decision,
  prediction: prediction.optional(),
})

const scored: z.ZodType<Scored> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('direction'), came: direction, hit: z.boolean(), brier: z.number() }),
  z.object({ kind: z.literal('points'), within: whole, of: whole, interval: keptNumber }),
])

const spending = z.object({
  team: z.number(),
  managerTime: z.number(),
  alignment: z.number(),
  coaching: z.number(),
  platform: z.number(),
  training: z.number(),
  launch: z.number(),
  home: z.number(),
  event: z.number(),
})
const account: z.ZodType<Account> = z.object({
  before: z.number(),
  grant: z.number(),
  spending,
  spent: z.number(),
  left: z.number(),
  verdict: z.enum(['raised', 'kept', 'cut']).optional(),
})

const played = z.object({
  round: whole,
  event: z.enum([...eventIds] as [(typeof eventIds)[number]]).optional(),
  answer: whole.max(9),
  decision,
  standing,
  account,
  came: direction,
  prediction: prediction.optional(),
  scored: scored.optional(),
  points: z.number().optional(),
})

const branch = {
  rounds: z.array(keptRound).max(20),
  netValue: keptNumber,
  difference: keptNumber,
  overBudget: whole.optional(),
  curves,
}
const counterfactual = z.object({
  ...branch,
  id: z.enum([...counterfactualIds]),
  title: z.string().regex(/^play\.counterfactual\.[a-z0-9-]+$/),
  from: whole,
})

const best = z.object({
  plan: z.object({
    team: z.object({
      interns: whole.max(9),
      juniors: whole.max(9),
      professionals: whole.max(9),
      seniors: whole.max(9),
    }),
    alignment: whole.max(9),
    platform: whole.max(9),
    training: whole.max(9),
    coaching: whole.max(9),
    start: whole.max(20),
    cut: z.object({ round: whole.max(20), keeps: z.enum(['half', 'none']) }).optional(),
  }),
  nobody: z.boolean(),
  plans: whole,
  runs: whole,
  chosenOn: keptEstimate,
  branch: z.object(branch),
  overOwn: keptEstimate,
  verdict: z.enum(['better', 'worse', 'cannot-tell']),
})

const skill = z.object({
  own: keptNumber,
  nothing: keptNumber,
  asLast: keptNumber,
  overNothing: keptNumber.optional(),
  overAsLast: keptNumber.optional(),
})
const calibration = z.object({
  rows: z.array(z.object({ sure: share, n: whole, hits: whole })).max(20),
  intervals: z.object({ n: whole, within: whole }),
  points: keptNumber.optional(),
  direction: skill.optional(),
  interval: skill.omit({ nothing: true, overNothing: true }).optional(),
})

const lifeEvent = z.looseObject({
  week: whole,
  space: z.string().max(100).optional(),
  kind: idOf(lifeKinds, 'event in a life'),
  happened: z.boolean(),
  draw: z.number().optional(),
  chance: z.number().optional(),
  parts: z.record(z.string().max(60), z.number()).optional(),
  count: whole.optional(),
})
const life = z.looseObject({
  member: whole,
  group: whole.optional(),
  leads: z.boolean(),
  weeks: whole.max(mostWeeks),
  persons: z.array(z.looseObject({ from: whole })).max(mostWeeks),
  events: z.array(lifeEvent).max(50 * mostWeeks),
  feelings: z
    .array(
      z.looseObject({
        week: whole,
        space: z.string().max(100),
        habit: z.number(),
        expected: z.number(),
        belonging: z.number(),
        skill: z.number(),
      }),
    )
    .max(50 * mostWeeks),
})
const playLife = z.looseObject({
  member: whole,
  rule: z.unknown(),
  group: whole.optional(),
  lives: z.array(life).length(2),
  partings: z
    .array(
      z.looseObject({
        week: whole,
        since: whole,
        space: z.string().max(100).optional(),
        kind: idOf(lifeKinds, 'event in a life'),
        one: lifeEvent.optional(),
        other: lifeEvent.optional(),
      }),
    )
    .max(100),
})

/** What `play --json` writes of a game, as far as a report reads it; the scenario in it is read apart. */
export const KeptPlayDebrief = z.object({
  kind: z.literal('play-debrief'),
  version: z.literal(1),
  modelVersion: z.string().max(100),
  digest: z.string().regex(/^[0-9a-f]{12}$/),
  game: z.object({
    base: z.looseObject({ id: z.string() }),
    flight: Flight,
    replicate: whole,
    rounds: z.array(keptRound).min(1).max(20),
  }),
  weeks: whole.max(mostWeeks),
  rounds: z.array(played).min(1).max(20),
  measures: z.array(measureId).min(1).max(20),
  own: z.object({ netValue: keptNumber, curves }),
  base: z.object({ netValue: keptNumber, curves }),
  calibration,
  counterfactuals: z.array(counterfactual).max(50),
  best: best.optional(),
  luck: z
    .object({
      here: keptNumber,
      others: z.array(z.number()).max(10_000),
      mean: keptEstimate,
      below: z.number(),
    })
    .optional(),
  lives: z.array(playLife).max(20),
}) as unknown as z.ZodType<PlayDebrief>
