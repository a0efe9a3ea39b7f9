import { type MeasureId, measureIds } from '@fishbowl/core'
import type { Origin, StudyPoint, StudySource } from '@fishbowl/report/document'
import { z } from 'zod'
import { faultOf, keptEstimate, keptNumber, keptShare } from './kept-numbers.ts'
import type { Place } from './read-comparison.ts'

const Measure = z.enum([...measureIds] as [MeasureId, ...MeasureId[]])
const levels = z
  .partialRecord(Measure, keptEstimate)
  .transform((record) => new Map(Object.entries(record) as [MeasureId, z.infer<typeof keptEstimate>][]))
const whole = z.int().min(0)

const Point = z.object({
  number: whole,
  base: z.string(),
  factors: z.record(z.string(), z.unknown()),
  runs: whole,
  levels,
  deltas: levels.optional(),
  team: z.object({ posts: z.number(), fte: z.number() }).optional(),
})

const Influence = z.object({
  factor: z.string(),
  n: z.number(),
  rho: keptNumber,
  low: keptNumber,
  high: keptNumber,
  level: z.number(),
  toward: z.unknown().optional(),
})

const Spread = z.object({
  scenario: z.string(),
  isDifference: z.boolean(),
  spread: z.object({
    points: whole,
    quantiles: z.array(keptNumber).length(5),
    mean: keptEstimate,
    over: keptShare,
    level: whole,
  }),
  influences: z.array(Influence),
})

/** What `study results --json` writes, as far as a report reads it. */
const Kept = z.object({
  id: z.string(),
  title: z.string(),
  question: z.string().optional(),
  design: z.enum(['list', 'grid', 'latin-hypercube', 'sobol']),
  scenarios: z.array(z.string()),
  factors: z.array(z.string()),
  measures: z.array(Measure).min(1),
  replicates: whole,
  seed: z.string(),
  runs: z.object({ planned: whole, done: whole, failed: whole, missing: z.number(), unplanned: whole }),
  points: z.array(Point).default([]),
  pointsLeftOut: whole.default(0),
  spread: z.array(Spread).default([]),
  digest: z.string(),
  tool: z.string(),
})

const pointOf = ({ deltas, team, ...point }: z.infer<typeof Point>): StudyPoint => ({
  ...point,
  ...(deltas === undefined ? {} : { deltas }),
  ...(team === undefined ? {} : { team }),
})

/** The results of a study, read back; `wanted` is the measure that its figures show. Throws a Failure for what is none. */
export function readStudyResults(
  data: unknown,
  origin: Origin,
  { refuse, measure: wanted }: Place & { readonly measure?: MeasureId | undefined },
): StudySource {
  const parsed = Kept.safeParse(data)
  if (!parsed.success) throw refuse(faultOf(parsed.error))
  const { measures, question, points, ...rest } = parsed.data
  if (points.length === 0 && rest.spread.length === 0)
    throw refuse(`no run of the study ${rest.id} is there yet`)
  const [first = 'weeklyActive'] = measures
  return {
    ...origin,
    ...rest,
    question,
    measures,
    measure: wanted !== undefined && measures.includes(wanted) ? wanted : first,
    points: points.map(pointOf),
  }
}
