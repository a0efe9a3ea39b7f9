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

const unionOf = (schema: Schema): readonly Schema[] | undefined => schema.anyOf ?? schema.oneOf
/** Schemas of the entries of a list that has a fixed number of them; undefined for other lists. */
const tupleOf = ({ items }: Schema): readonly Schema[] | undefined =>
  Array.isArray(items) ? (items as readonly Schema[]) : undefined
const itemOf = ({ items }: Schema): Schema =>
  Array.isArray(items) || items === undefined ? {} : (items as Schema)

/** The value that a schema names itself; undefined where it names none. */
const namedBy = (schema: Schema): unknown => schema.const ?? schema.default ?? schema.enum?.[0]

/** The least of each kind of value: what is required, at its lower bounds. */
const least: Readonly<Record<string, (schema: Schema) => unknown>> = {
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(required.map((key) => [key, sampleOf(properties[key] ?? {})])),
  array: (schema) =>
    (tupleOf(schema) ?? Array.from({ length: schema.minItems ?? 0 }, () => itemOf(schema))).map(sampleOf),
  boolean: () => false,
  string: ({ minLength = 1 }) => 'x'.repeat(Math.max(1, Math.min(minLength, 20))),
}

/** The least that a schema takes. */
function sampleOf(schema: Schema): unknown {
  const [option] = unionOf(schema) ?? []
  if (namedBy(schema) !== undefined) return namedBy(schema)
  if (option !== undefined) return sampleOf(option)
  return least[schema.type ?? '']?.(schema) ?? schema.minimum ?? schema.maximum ?? 1
}

const plain: readonly unknown[] = [null, true, 'x', '', [], {}, -1, 0.5, 1e9, 1e308, { constructor: 1 }]
const epsilon = 1e-9

/** Values at the bounds of a schema and just outside of them, and values of every other kind. */
function valuesFor(schema: Schema): readonly unknown[] {
  const bounds = [schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum]
  const numbers = bounds.flatMap((bound) =>
    bound === undefined ? [] : [bound, bound - epsilon, bound + epsilon, bound - 1, bound + 1, String(bound)],
  )
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

/** Each place below a schema, with the document around it. */
function placesIn(schema: Schema): readonly (readonly [inner: Schema, around: Around])[] {
  const own = sampleOf({ ...schema, default: undefined })
  const fields = typeof own === 'object' && own !== null && !Array.isArray(own) ? own : {}
  const { properties = {}, additionalProperties: more, items } = schema
  const named = Object.entries(properties).map(
    ([key, inner]) => [inner, (value: unknown) => ({ ...fields, [key]: value })] as const,
  )
  const others =
    typeof more === 'object' ? [[more, (value: unknown) => ({ ...fields, own: value })] as const] : []
  const entries = tupleOf(schema)?.map(
    (inner, i) => [inner, (value: unknown) => (own as unknown[]).with(i, value)] as const,
  )
  const listed = items === undefined ? [] : [[itemOf(schema), (value: unknown) => [value]] as const]
  return [...named, ...others, ...(entries ?? listed)]
}

/** Documents in which one value is at a bound, outside of it, or of another kind, for every place that a schema has. */
export function* schemaCases(
  schema: Schema,
  around: Around = (inner) => inner,
): Generator<unknown, void, undefined> {
  for (const value of valuesFor(schema)) yield around(value)
  for (const option of unionOf(schema) ?? []) yield* schemaCases(option, around)
  for (const [inner, put] of placesIn(schema)) yield* schemaCases(inner, (value) => around(put(value)))
}

/** A number at one of the bounds of a schema, or in the middle. */
function numberOf({ type, ...schema }: Schema, roll: Dice): number {
  const low = schema.minimum ?? schema.exclusiveMinimum ?? 0
  const high = schema.maximum ?? schema.exclusiveMaximum ?? low + 1
  const middle = (low + high) / 2
  return oneOf(roll, [low, high, type === 'integer' ? Math.floor(middle) : middle])
}

const extremes: Readonly<Record<string, (schema: Schema, roll: Dice) => unknown>> = {
  object({ properties = {}, required = [] }, roll) {
    const keys = Object.keys(properties).filter((key) => required.includes(key) || roll(4) === 0)
    return Object.fromEntries(keys.map((key) => [key, extremeOf(properties[key] ?? {}, roll)]))
  },
  array(schema, roll) {
    const { minItems = 0, maxItems = 3 } = schema
    const length = Math.min(maxItems, minItems + roll(3))
    const all = tupleOf(schema) ?? Array.from({ length }, () => itemOf(schema))
    return all.map((item) => extremeOf(item, roll))
  },
  boolean: (_, roll) => roll(2) === 0,
  string: ({ minLength = 0 }) => 'x'.repeat(Math.max(3, minLength)),
}

/** A document that a schema takes, each number at one of its bounds or in between, each list with a few entries, most optional fields left out. */
export function extremeOf(schema: Schema, roll: Dice): unknown {
  const union = unionOf(schema)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return oneOf(roll, schema.enum)
  if (union !== undefined) return extremeOf(oneOf(roll, union), roll)
  return extremes[schema.type ?? '']?.(schema, roll) ?? numberOf(schema, roll)
}
