import { z } from 'zod'
import { type MeasureId, measureIds } from './measure.ts'
import { type MechanismId, mechanismIds } from './mechanism.ts'

const Measure = z.enum([...measureIds] as [MeasureId, ...MeasureId[]])
const Week = z.int().min(0).max(1040)
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a short name of a-z, 0-9 and -')
const Sentence = z.string().min(3).max(400)

/** Weeks of a window, both included; a level "at week t" is the mean of t-2 to t+2. */
const Window = z.tuple([Week, Week])

const Side = z.strictObject({
  scenario: Slug.optional().meta({ description: 'id of the other arm; absent is this scenario' }),
  measure: Measure.optional().meta({ description: 'absent is the measure of the claim' }),
  space: Slug.optional().meta({
    description: 'absent is the space of the claim, or all spaces of another scenario together',
  }),
  weeks: Window.optional().meta({ description: 'absent is the window of the claim' }),
  times: z.number().min(0).max(1000).optional().meta({ description: 'the other side is multiplied by this' }),
})

const common = {
  id: Slug,
  claims: z
    .array(
      z
        .string()
        .regex(
          /^(S([1-9]|1[0-9]|20)|V([1-9]|1[0-9]|2[0-3])|P\d{1,2})$/,
          'is not S1 to S20, V1 to V23 or P1 to P23',
        ),
    )
    .default([]),
  says: Sentence.meta({ description: 'the claim in one sentence' }),
  measure: Measure,
  space: Slug.optional().meta({ description: 'id of the space it is measured in; absent is all together' }),
  weeks: Window,
  is: z
    .enum(['more', 'less', 'same'])
    .default('more')
    .meta({ description: 'same: the interval lies wholly within by' }),
  by: z.number().min(0).max(1e9).meta({
    description: 'the smallest effect that matters, in units of the measure, written before the claim is run',
  }),
  because: Sentence.meta({ description: 'why no smaller effect matters' }),
  mechanism: z
    .enum([...mechanismIds] as [MechanismId, ...MechanismId[]])
    .optional()
    .meta({ description: 'switched off, the claim must fail' }),
  byConstruction: z.boolean().optional().meta({ description: 'the model could not say otherwise' }),
  miss: z
    .strictObject({ interval: z.tuple([z.number(), z.number()]), why: Sentence })
    .optional()
    .meta({ description: 'a known miss with its measured 90 % interval' }),
}

/** Schema of one claim of an `expect:` block: this scenario against another side, or a share of variance, told in paired terms. */
export const Expectation = z.union([
  z.strictObject({
    ...common,
    than: z.union([z.number(), Side]).meta({ description: 'a benchmark, or another arm, window or measure' }),
  }),
  z.strictObject({
    ...common,
    than: z.number().min(0).max(1),
    variance: z
      .strictObject({
        of: z.literal('policies'),
        arms: z.array(Slug).min(2).max(40),
        talentSd: z.number().min(0).max(1).optional(),
      })
      .meta({
        description: 'share of the variance of the measure between these arms, against the talent of CMs',
      }),
  }),
])
/** A claim of an `expect:` block as `loadScenario` reads it. Weeks count from 0, both ends included; `by` is in units of the measure. */
export type Expectation = z.infer<typeof Expectation>
/** The other side of a claim that compares two arms, windows or measures. */
export type Side = z.infer<typeof Side>
