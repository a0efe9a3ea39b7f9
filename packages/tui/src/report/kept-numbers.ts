import { type AssumptionId, assumptionIds, type MeasureId, measureIds } from '@fishbowl/core'
import { type Estimate, meanInterval, type Share } from '@fishbowl/lab'
import { z } from 'zod'
import type { Failure } from '../cli/failure.ts'

/** A number of a kept result; JSON has no NaN: what is null was none. */
export const keptNumber = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN)

/** A number that may be without a bound, which JSON has not either. */
export const unbounded = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.POSITIVE_INFINITY)

export const floats = z.array(keptNumber).transform((values) => Float64Array.from(values))

export const keptEstimate = z.object({
  n: z.int().min(0),
  mean: keptNumber,
  sd: keptNumber,
  low: keptNumber,
  high: keptNumber,
  level: z.number(),
  missing: z.int().min(0),
}) satisfies z.ZodType<Estimate>

export const keptShare = z.object({
  n: z.int().min(0),
  share: keptNumber,
  low: keptNumber,
  high: keptNumber,
  level: z.number(),
}) satisfies z.ZodType<Share>

const isOf =
  <T extends string>(ids: readonly T[]) =>
  (id: string): id is T =>
    ids.some((one) => one === id)

/** An id of a list that this version knows. */
export const idOf = <T extends string>(ids: readonly T[], what: string) =>
  z
    .string()
    .refine(isOf(ids), { error: ({ input }) => `${JSON.stringify(input)} is no ${what} of this version` })

export const measureId = idOf<MeasureId>(measureIds, 'measure')
export const assumptionId = idOf<AssumptionId>(assumptionIds, 'assumption')

/** Whatever is wrong with a kept result, with the place in it. */
type Refuse = (why: string) => Failure

/** The place and words of the first thing that a schema has against a document. */
export function faultOf({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'it has another form'}`
}

/** Plain data as a schema takes it. Throws a Failure that names the place of the first thing that does not fit. */
export function readAs<T>(schema: z.ZodType<T>, data: unknown, refuse: Refuse): T {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw refuse(faultOf(parsed.error))
}

/** Equal but for what another order of adding leaves. */
export const isNear = (a: number, b: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-6)

/** Refuses an estimate that is not what the numbers it is made from come to: the document was changed by hand. */
export function checkEstimate(place: string, kept: Estimate, values: Float64Array, refuse: Refuse): void {
  const made = meanInterval(values)
  for (const key of ['n', 'mean', 'low', 'high'] as const)
    if (!isNear(kept[key], made[key]))
      throw refuse(
        `${place}.${key}: ${kept[key]} is not what the single replicates in it come to (${made[key]}); the document was changed after it was written`,
      )
}
