import { type Dice, oneOf } from '../../support/dice.ts'

/** A JSON Schema as far as files of Fishbowl use it. */
type Schema = {
  readonly [key: string]: unknown
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly items?: Schema | readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

const unionOf = ({ anyOf, oneOf }: Schema): readonly Schema[] | undefined => anyOf ?? oneOf

/** The least that a schema takes: what is required, at its lower bounds. */
export function sampleOf(schema: Schema): unknown {
  const { type, items, properties = {}, required = [] } = schema
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  const [first] = schema.enum ?? []
  if (first !== undefined) return first
  const [option] = unionOf(schema) ?? []
  if (option !== undefined) return sampleOf(option)
  if (type === 'object')
    return Object.fromEntries(required.map((key) => [key, sampleOf(properties[key] ?? {})]))
  if (type === 'array') {
    const list = Array.isArray(items)
      ? (items as readonly Schema[])
      : Array.from({ length: schema.minItems ?? 0 }, () => items as Schema)
    return list.map(sampleOf)
  }
  if (type === 'boolean') return false
  if (type === 'string') return 'x'.repeat(Math.max(1, Math.min(schema.minLength ?? 1, 20)))
  return schema.minimum ?? schema.maximum ?? 1
}

const plain: readonly unknown[] = [null, true, 'x', '', [], {}, -1, 0.5, 1e9, 1e308, { constructor: 1 }]
const epsilon = 1e-9

/** Values at the bounds of a schema and just outside of them, and values of every other kind. */
function valuesFor(schema: Schema): readonly unknown[] {
  const bounds = [schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum]
  const numbers = bounds
    .filter((bound) => bound !== undefined)
    .flatMap((bound) => [bound, bound - epsilon, bound + epsilon, bound - 1, bound + 1, String(bound)])
  const lengths = [schema.minLength, schema.maxLength].filter((length) => length !== undefined)
  const texts = lengths.flatMap((length) =>
    [length - 1, length, length + 1].filter((n) => n >= 0 && n < 10_000).map((n) => 'x'.repeat(n)),
  )
  const sizes = [schema.minItems, schema.maxItems].filter(
    (size) => size !== undefined && size < 5000,
  ) as number[]
  const item =
    Array.isArray(schema.items) || schema.items === undefined ? 0 : sampleOf(schema.items as Schema)
  const lists = sizes.flatMap((size) =>
    [size - 1, size, size + 1].filter((n) => n >= 0).map((length) => Array.from({ length }, () => item)),
  )
  return [...plain, ...numbers, ...texts, ...lists, ...(schema.enum ?? []).slice(0, 3)]
}

type Around = (inner: unknown) => unknown

/** Documents in which one value is at a bound, outside of it, or of another kind, for every place that a schema has. */
export function* schemaCases(
  schema: Schema,
  around: Around = (inner) => inner,
): Generator<unknown, void, undefined> {
  for (const value of valuesFor(schema)) yield around(value)
  for (const option of unionOf(schema) ?? []) yield* schemaCases(option, around)
  const own = sampleOf({ ...schema, default: undefined })
  const fields = typeof own === 'object' && own !== null && !Array.isArray(own) ? own : {}
  for (const [key, inner] of Object.entries(schema.properties ?? {}))
    yield* schemaCases(inner, (value) => around({ ...fields, [key]: value }))
  const { additionalProperties: more, items } = schema
  if (typeof more === 'object') yield* schemaCases(more, (value) => around({ ...fields, own: value }))
  if (Array.isArray(items))
    for (const [i, inner] of (items as readonly Schema[]).entries())
      yield* schemaCases(inner, (value) => around((own as unknown[]).with(i, value)))
  else if (items !== undefined) yield* schemaCases(items as Schema, (value) => around([value]))
}

/** A document that a schema takes, each number at one of its bounds or in between, each list with a few entries, most optional fields left out. */
export function extremeOf(schema: Schema, roll: Dice): unknown {
  const union = unionOf(schema)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return oneOf(roll, schema.enum)
  if (union !== undefined) return extremeOf(oneOf(roll, union), roll)
  const { type, properties = {}, required = [], items, minItems = 0, maxItems = 3 } = schema
  if (type === 'object') {
    const keys = Object.keys(properties).filter((key) => required.includes(key) || roll(4) === 0)
    return Object.fromEntries(keys.map((key) => [key, extremeOf(properties[key] ?? {}, roll)]))
  }
  if (type === 'array') {
    if (Array.isArray(items)) return (items as readonly Schema[]).map((item) => extremeOf(item, roll))
    const length = Math.min(maxItems, minItems + roll(3))
    return Array.from({ length }, () => extremeOf(items as Schema, roll))
  }
  if (type === 'boolean') return roll(2) === 0
  if (type === 'string') return 'x'.repeat(Math.max(3, schema.minLength ?? 0))
  const least = schema.minimum ?? schema.exclusiveMinimum ?? 0
  const most = schema.maximum ?? schema.exclusiveMaximum ?? least + 1
  const middle = type === 'integer' ? Math.floor((least + most) / 2) : (least + most) / 2
  return oneOf(roll, [least, most, middle])
}
