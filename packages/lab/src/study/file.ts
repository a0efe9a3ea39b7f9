import { type MeasureId, measureIds } from '@fishbowl/core'
import { z } from 'zod'

const Text = z.string().min(1).max(600)
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a short name of a-z, 0-9 and -')

/** Points of a design that may be asked for; more would not be a study but a mistake. */
const mostPoints = 100_000

const path = z.string().min(1).max(200)
const pathHint =
  'a number, lever or list of a scenario file by its path, such as policies.training, staffing.team, assumptions.wx, organisation.members or horizon'

const Values = z
  .array(z.unknown())
  .min(1)
  .max(1000)
  .meta({ description: 'the values it takes; null takes away what the scenario says' })
const Low = z
  .number()
  .meta({ description: 'smallest value; for an assumption the default is that of the ledger' })
const High = z
  .number()
  .meta({ description: 'largest value; for an assumption the default is that of the ledger' })

const Steps = z.strictObject({
  low: Low.optional(),
  high: High.optional(),
  steps: z.int().min(2).max(1000).meta({ description: 'equally spaced values, both ends included' }),
})
const Range = z.strictObject({ low: Low.optional(), high: High.optional() })

const Assumptions = z.union([z.literal('all'), z.array(z.string().min(1).max(60)).min(1).max(200)]).meta({
  description: 'assumptions that are varied over their ranges in the ledger: all of them, or those of a list',
})

const Count = z.int().min(1).max(mostPoints).meta({ description: 'points of the design' })
const sampled = {
  points: Count,
  factors: z
    .record(path, z.union([Values, Range]))
    .default({})
    .meta({
      description: `what is varied: values with equal chances, or a range from low to high; ${pathHint}`,
    }),
  assumptions: Assumptions.optional(),
}

const Design = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('list').meta({ description: 'the points one by one' }),
    points: z
      .array(z.record(path, z.unknown()))
      .min(1)
      .max(mostPoints)
      .meta({ description: `what each point sets; ${pathHint}` }),
  }),
  z.strictObject({
    kind: z.literal('grid').meta({ description: 'every value of a factor with every value of the others' }),
    factors: z.record(path, z.union([Values, Steps])).meta({ description: `what is varied; ${pathHint}` }),
  }),
  z.strictObject({
    kind: z
      .literal('latin-hypercube')
      .meta({ description: 'random points, every part of each range hit equally often' }),
    ...sampled,
  }),
  z.strictObject({
    kind: z.literal('sobol').meta({
      description: 'points that fill the space evenly (Sobol, Owen-scrambled); best for a power of two',
    }),
    ...sampled,
  }),
])

/** What each run is summed up by where a study names nothing. */
const usualMeasures = [
  'weeklyActive',
  'fourWeekActive',
  'posters',
  'answeredShare',
  'expectedValue',
  'cholesterolRatio',
  'noiseShare',
  'load',
  'hoursSaved',
  'value',
  'memberCost',
  'cost',
  'netValue',
  'roi',
] as const satisfies readonly MeasureId[]

const Measures = z
  .union([
    z.literal('all'),
    z
      .array(z.enum([...measureIds] as [MeasureId, ...MeasureId[]]))
      .min(1)
      .max(200),
  ])
  .default([...usualMeasures])
  .meta({ description: 'what each run is summed up by: ids of measures, or all' })

/** Caps that hold where a study names none: a slip of the pen must not fill a disk or a weekend. */
const Most = z.strictObject({
  runs: z.int().min(1).max(10_000_000).default(100_000).meta({ description: 'runs of the whole study' }),
  hours: z
    .number()
    .positive()
    .max(10_000)
    .default(24)
    .meta({ description: 'estimated time on this machine' }),
  megabytes: z
    .int()
    .min(1)
    .max(10_000_000)
    .default(20_000)
    .meta({ description: 'estimated size of the ledger' }),
})

/** The study file, version 1: strict. */
export const StudyFile = z
  .strictObject({
    fishbowlStudy: z.literal(1).meta({ description: 'version of the file format' }),
    id: Slug.meta({ description: 'short name of the study' }),
    title: Text.optional(),
    question: Text.optional().meta({ description: 'the question it answers' }),
    scenarios: z.array(z.string().min(1).max(200)).min(1).max(100).meta({
      description:
        'ids of the library, or paths of scenario files beside the study file; the first is what the others are compared with',
    }),
    design: Design.default({ kind: 'list', points: [{}] }).meta({
      description: 'what is varied in every scenario; absent: nothing',
    }),
    replicates: z
      .int()
      .min(1)
      .max(20_000)
      .default(20)
      .meta({ description: 'runs of each point; all points share their luck' }),
    measures: Measures,
    weeks: z
      .int()
      .min(1)
      .max(1040)
      .optional()
      .meta({ description: 'length of the runs, instead of the horizons of the scenarios' }),
    seed: z
      .string()
      .min(1)
      .max(100)
      .default('fishbowl')
      .meta({ description: 'seed of the luck of all scenarios, and of the points of a random design' }),
    most: Most.prefault({}).meta({ description: 'caps: what the study may take at most' }),
  })
  .meta({ title: 'study' })

/** A study as its file says it, defaults filled in. */
export type Study = z.infer<typeof StudyFile>
/** Which way the points of a study are laid out. */
export type DesignKind = Study['design']['kind']
