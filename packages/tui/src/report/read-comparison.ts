import type { ColumnId, MeasureId } from '@fishbowl/core'
import type { Band, Estimate, Share } from '@fishbowl/lab'
import { type ComparisonSource, keptComparison, type Origin } from '@fishbowl/report/document'
import { z } from 'zod'
import type { Failure } from '../cli/failure.ts'
import { keptArms } from '../cli/kept-arms.ts'
import type { Outside } from '../outside.ts'
import { checkMeans, checkPairs } from './comparison-faults.ts'
import { measureId } from './kept-numbers.ts'

/** JSON has no NaN: what is null was none. */
const number = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN)
const numbers = z.array(number)
const Curve = z.object({ middle: numbers, low: numbers, high: numbers, level: z.number() }).transform(
  ({ middle, low, high, level }): Band => ({
    middle: Float64Array.from(middle),
    low: Float64Array.from(low),
    high: Float64Array.from(high),
    level,
  }),
)
const Estimated = z.object({
  n: z.number(),
  mean: number,
  sd: number,
  low: number,
  high: number,
  level: z.number(),
  missing: z.number(),
})
const Shared = z.object({ n: z.number(), share: number, low: number, high: number, level: z.number() })
const curves = z.record(measureId, Curve)
const Arm = z.object({
  id: z.string(),
  digest: z.string(),
  scenario: z.unknown(),
  space: z.string().optional(),
  files: z.array(z.string()).optional(),
  title: z.string().default(''),
  curves,
  end: z.record(measureId, Estimated),
  weeks: z.record(z.string(), numbers),
})
const Paired = z.object({
  baseline: z.string(),
  arm: z.string(),
  curves,
  end: z.record(measureId, Estimated),
  better: z.record(measureId, Shared),
})
/** How a comparison until sure stopped. */
const Sure = z.object({
  outcome: z.enum(['going-on', 'sure', 'no-difference', 'not-sure']),
  estimate: Estimated,
  largest: number,
  halfWidth: z.number(),
  narrow: z.boolean(),
  replicates: z.number(),
  look: z.number(),
  plannedLooks: z.number(),
})
/** What `run --json` and `compare --json` write, as far as a report reads it. */
const Kept = z.object({
  kind: z.enum(['run', 'comparison']),
  measure: z.object({ id: measureId }),
  replicates: z.int().min(1).max(20_000),
  horizon: z.int().min(1).max(1040),
  seed: z.string(),
  endWeeks: z.object({ from: z.number(), to: z.number() }),
  baseline: z.string().optional(),
  arms: z.array(Arm).min(1),
  pairs: z.array(Paired).default([]),
  sureness: z.array(Sure).default([]),
})

const byMeasure = <T>(record: Readonly<Record<string, T>>): ReadonlyMap<MeasureId, T> =>
  new Map(Object.entries(record)) as unknown as ReadonlyMap<MeasureId, T>

/** Where a document is, and how it is refused. */
export type Place = {
  readonly beside: string
  readonly outside: Outside
  /** The hint is the way out. @default how such a result is made */
  readonly refuse: (why: string, hint?: string) => Failure
}

/** Results of older versions, which kept the curve of one measure. */
const Older = z.object({
  arms: z.array(z.object({ end: z.unknown(), curves: z.undefined().optional() })).min(1),
})

/** Refuses curves that have other weeks than the comparison: cut off, or put together by hand. */
function checkLengths(
  owners: readonly { readonly curves: Readonly<Record<string, Band>> }[],
  horizon: number,
  { refuse }: Place,
): void {
  for (const { curves: own } of owners)
    for (const [id, { middle, low, high }] of Object.entries(own))
      if ([middle, low, high].some(({ length }) => length !== horizon))
        throw refuse(`curves.${id}: it has ${middle.length} weeks, and the runs have ${horizon}`)
}

/** A comparison or a run, read back. Throws a Failure for what is none. */
export async function readComparison(data: unknown, origin: Origin, place: Place): Promise<ComparisonSource> {
  if (Older.safeParse(data).success)
    throw place.refuse(
      'it holds the curve of one measure alone, as older versions kept it',
      `make it again: ${origin.again} --json`,
    )
  const parsed = Kept.safeParse(data)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw place.refuse(
      `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'it has another form'}`,
    )
  }
  const {
    kind,
    measure,
    replicates,
    horizon,
    seed,
    endWeeks,
    arms,
    pairs,
    sureness,
    baseline = arms[0]?.id ?? '',
  } = parsed.data
  checkLengths(arms, horizon, place)
  checkLengths(pairs, horizon, place)
  checkPairs(baseline, { arms, pairs }, place)
  checkMeans({ arms, pairs }, place)
  const scenarios = await keptArms(arms, place)
  return {
    ...origin,
    kind,
    measure: measure.id,
    seed,
    titles: new Map(arms.map(({ id, title }) => [id, title])),
    digests: new Map(arms.map(({ id, digest }) => [id, digest])),
    means: new Map(
      arms.map(({ id, weeks }) => [id, weeks as unknown as Readonly<Record<ColumnId, readonly number[]>>]),
    ),
    ...(sureness.length === 0 ? {} : { sureness: { measure: measure.id, states: sureness } }),
    comparison: keptComparison({
      baseline,
      replicates,
      horizon,
      end: endWeeks,
      arms: arms.map((arm, i) => ({
        arm: scenarios[i] ?? { id: arm.id, scenario: arm.scenario as never },
        digest: arm.digest,
        curves: byMeasure<Band>(arm.curves),
        end: byMeasure<Estimate>(arm.end),
      })),
      pairs: pairs.map((pair) => ({
        baseline: pair.baseline,
        arm: pair.arm,
        curves: byMeasure<Band>(pair.curves),
        end: byMeasure<Estimate>(pair.end),
        better: byMeasure<Share>(pair.better),
      })),
    }),
  }
}
