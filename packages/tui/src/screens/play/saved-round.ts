import { directions, type PlayLeverId, playLeverIds, type Round, sureness } from '@fishbowl/lab/play'
import { z } from 'zod'

const Digit = z.int().min(0).max(9)
const Lever = z.enum([...playLeverIds] as [PlayLeverId, ...PlayLeverId[]])

/** A decision as it is saved. */
export const SavedDecision = z.partialRecord(Lever, Digit)

/** A prediction as it is saved. */
const SavedPrediction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('direction'),
    direction: z.enum(directions),
    sure: z.number().min(sureness[0]).max(1),
  }),
  z.strictObject({
    kind: z.literal('points'),
    points: z
      .array(z.tuple([z.int().min(0).max(51), z.number()]))
      .min(1)
      .max(9),
    within: z.number().min(0),
  }),
])

/** A round as it is saved: what a player did, and nothing that follows from it. */
export const SavedRound = z.strictObject({
  answer: z.int().min(0).max(2),
  decision: SavedDecision,
  prediction: SavedPrediction.optional(),
}) as unknown as z.ZodType<Round>
