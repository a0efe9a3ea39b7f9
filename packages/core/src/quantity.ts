import { z } from 'zod'

/** What every number of a scenario file carries beside its bounds. @workspace */
export type QuantityMeta = {
  readonly unit: string
  readonly tag: 'policy' | 'assumption' | 'setting'
  readonly source: string
  readonly description: string
  readonly hint?: string
}

/** Typed annotations of the quantities of the schema, read by documentation and error messages. @workspace */
export const quantities = z.registry<QuantityMeta>()

type Bounds = { readonly min: number; readonly max: number; readonly whole?: boolean }

/** A number with hard bounds, unit, tag and source; never NaN or infinite. @workspace */
export function quantity({ min, max, whole = false }: Bounds, meta: QuantityMeta): z.ZodNumber {
  const schema = (whole ? z.int() : z.number()).min(min).max(max)
  const described = schema.meta({
    description: `${meta.description} [${meta.unit}]`,
    unit: meta.unit,
    ...(meta.hint ? { hint: meta.hint } : {}),
  })
  quantities.add(described, meta)
  return described
}
