import { type MeasureId, measureIds, measureOf, type Weeks } from '@fishbowl/core'
import { z } from 'zod'
import { eventIds, type PlayEventId } from './events.ts'
import { type PlayLeverId, playLeverIds } from './levers.ts'

const Dollars = z.number().min(0).max(100_000_000)
const price = (usual: number, description: string) => Dollars.default(usual).meta({ description })

/**
 * What the model does not price. Rules of the game, not findings: no public data measures what such work costs in a given
 * organisation, so a session file may name its own.
 */
const Prices = z.strictObject({
  claimed: price(
    4000,
    'a quarter of being called strategic: presentations, a steering committee, $ with 2,000 members or more, less in proportion with fewer',
  ),
  integrated: price(
    15_000,
    'a quarter of tying it to a project and its operations: part of a project office, $ with 2,000 members or more, less in proportion with fewer',
  ),
  coachingLight: price(60, 'a quarter of light coaching, $ for each line manager'),
  coachingFull: price(150, 'a quarter of full coaching, $ for each line manager'),
  tuned: price(10, 'making the platform fit better, $ for each member, once'),
  other: price(40, 'another platform that fits its users, $ for each member, once'),
  training: price(60, 'training, $ for each person trained'),
  launch: price(4, 'a launch, $ for each person reached'),
  home: price(10_000, 'moving the community to another home, $, once'),
})

/** True for a measure that has a value in every week, whatever happens: where nobody asks there is no median reply to score a prediction by. */
function hasAlways(id: MeasureId): boolean {
  const measure = measureOf(id)
  if ('total' in measure) return false
  return measure.per === 'window' || measure.per.every(([what]) => what === 'weeks' || what === 'memberWeeks')
}
const drawn = measureIds.filter(hasAlways)

const usualLevers: readonly PlayLeverId[] = [
  'interns',
  'juniors',
  'professionals',
  'seniors',
  'alignment',
  'coaching',
  'platform',
  'training',
  'launch',
]

/** The rules of a game: who plays, how long, with what money, levers and events. */
export const Flight = z.strictObject({
  role: z
    .enum(['sponsor', 'community-manager'])
    .default('sponsor')
    .meta({ description: 'who the player is: what the dashboard shows' }),
  rounds: z
    .int()
    .min(1)
    .max(20)
    .default(12)
    .meta({ description: 'rounds, each one decision and one prediction' }),
  weeks: z.int().min(1).max(52).default(13).meta({ description: 'weeks of a round: 13 is a quarter' }),
  grant: Dollars.optional().meta({
    description:
      'budget of a round, $; absent: $35 for each member, no less than what the base itself costs, and line managers\u2019 hours on top where they are no lever',
  }),
  measure: z
    .enum(drawn as [MeasureId, ...MeasureId[]])
    .default('weeklyActive')
    .meta({
      description: 'what is predicted and drawn',
    }),
  flat: z.number().min(0).max(1e9).default(0.01).meta({
    description:
      'a change smaller than this between the last four weeks of two rounds is flat, in units of the measure',
  }),
  levers: z
    .array(z.enum([...playLeverIds] as [PlayLeverId, ...PlayLeverId[]]))
    .min(1)
    .max(playLeverIds.length)
    .default([...usualLevers])
    .meta({ description: 'levers that may be moved' }),
  prices: Prices.prefault({}).meta({ description: 'what the model does not price: rules of the game' }),
  events: z
    .union([
      z.literal('drawn'),
      z
        .array(
          z.strictObject({
            round: z.int().min(1).max(20),
            event: z.enum([...eventIds] as [PlayEventId, ...PlayEventId[]]),
          }),
        )
        .max(20),
    ])
    .default('drawn')
    .meta({
      description: 'drawn: by the seed; or which event comes in which round (counted from 1); [] is none',
    }),
})
export type Flight = z.infer<typeof Flight>

/** Weeks of a round, counted from 0. */
export const weeksOfRound = ({ weeks }: Flight, round: number): Weeks => ({
  from: round * weeks,
  to: (round + 1) * weeks - 1,
})
