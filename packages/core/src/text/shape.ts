import { z } from 'zod'
import type { Path } from './path.ts'

/** Any zod schema, looked at from outside. */
export type Schema = z.core.$ZodType
/** What zod says about one kind of schema; `type` tells the kinds apart. */
export type Definition = z.core.$ZodTypes['_zod']['def']

const lazies = 8

/** The definition of a schema. */
export function definitionOf(schema: Schema): Definition {
  const { _zod: inner } = schema as z.core.$ZodTypes
  return inner.def
}

/** The schema inside one wrapper such as `.optional()` or `.default()`; undefined when it is no wrapper. */
function inside(schema: Schema): Schema | undefined {
  const definition = definitionOf(schema)
  if ('innerType' in definition) return definition.innerType
  if (definition.type === 'lazy') return definition.getter()
  if (definition.type !== 'pipe') return undefined
  return definitionOf(definition.in).type === 'transform' ? definition.out : definition.in
}

/** A schema and what it wraps, outermost first; the last one is the schema of the value itself. */
export function layersOf(schema: Schema): readonly [Schema, ...Schema[]] {
  const layers: [Schema, ...Schema[]] = [schema]
  for (let next = inside(schema); next !== undefined && layers.length < lazies * 2; next = inside(next))
    layers.push(next)
  return layers
}

/** The definition of the value itself, behind all wrappers. */
export const coreOf = (schema: Schema): Definition => definitionOf(layersOf(schema).at(-1) ?? schema)

/** A text that `.meta({...})` attached to a schema or to what it wraps; undefined when there is none. */
export function metaText(
  schema: Schema,
  name: 'title' | 'hint' | 'unit' | 'description',
): string | undefined {
  for (const layer of layersOf(schema)) {
    const value = z.globalRegistry.get(layer)?.[name]
    if (typeof value === 'string') return value
  }
  return undefined
}

/** Whether the key of a schema may be left out of a file. */
export const isOptional = (schema: Schema): boolean => z.core.safeParse(schema, undefined).success

const isFields = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The values that a literal or enum takes; undefined for other schemas. */
export function choicesOf(schema: Schema): readonly unknown[] | undefined {
  const definition = coreOf(schema)
  if (definition.type === 'literal') return definition.values
  return definition.type === 'enum' ? Object.values(definition.entries) : undefined
}

const otherKind = -1
const rightKind = 1000
const rightTag = 100

/** How well an object fits: every agreeing literal counts most, then every known key; unknown keys count against. */
function fitOfFields(shape: Readonly<Record<string, Schema>>, value: object): number {
  let score = rightKind
  for (const [key, inner] of Object.entries(value)) {
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined
    const choices = schema === undefined ? undefined : choicesOf(schema)
    if (choices !== undefined) score += choices.includes(inner) ? rightTag : -rightTag
    else score += schema === undefined ? -1 : 1
  }
  return Math.max(1, score)
}

const typeOf = new Map<string, (value: unknown) => boolean>([
  ['number', (value) => typeof value === 'number'],
  ['string', (value) => typeof value === 'string'],
  ['boolean', (value) => typeof value === 'boolean'],
  ['null', (value) => value === null],
  ['array', Array.isArray],
  ['tuple', Array.isArray],
  ['record', isFields],
])

/** How well a value fits a schema: -1 for a value of another kind, the greater the better. */
function fit(schema: Schema, value: unknown): number {
  const choices = choicesOf(schema)
  if (choices !== undefined) return choices.includes(value) ? rightKind : otherKind
  const definition = coreOf(schema)
  if (definition.type === 'object') return isFields(value) ? fitOfFields(definition.shape, value) : otherKind
  if (definition.type === 'union') return Math.max(...definition.options.map((option) => fit(option, value)))
  if (definition.type === 'intersection')
    return Math.min(fit(definition.left, value), fit(definition.right, value))
  const test = typeOf.get(definition.type)
  return test === undefined ? 0 : test(value) ? rightKind : otherKind
}

/** The option of a union that a value was most likely meant for, as its index; undefined when no option has its kind. */
export function bestOption(options: readonly Schema[], value: unknown): number | undefined {
  let best: number | undefined
  let most = otherKind
  options.forEach((option, i) => {
    const score = fit(option, value)
    if (score > most) {
      best = i
      most = score
    }
  })
  return best
}

/** The option of a union that a value was most likely meant for, else the first. */
const optionFor = (options: readonly Schema[], value: unknown): Schema | undefined =>
  options[bestOption(options, value) ?? 0]

function childOfList(definition: Definition, key: string | number): Schema | undefined {
  if (definition.type === 'array') return definition.element
  return definition.type === 'tuple'
    ? (definition.items[Number(key)] ?? definition.rest ?? undefined)
    : undefined
}

function child(schema: Schema, key: string | number, value: unknown): Schema | undefined {
  const definition = coreOf(schema)
  if (definition.type === 'object')
    return Object.hasOwn(definition.shape, key) ? definition.shape[key] : undefined
  if (definition.type === 'record') return definition.valueType
  if (definition.type === 'intersection')
    return child(definition.left, key, value) ?? child(definition.right, key, value)
  if (definition.type !== 'union') return childOfList(definition, key)
  const option = optionFor(definition.options, value)
  return option && child(option, key, value)
}

/** The schema at a path, choosing the options of unions by the value that stands there; undefined when there is none. */
export function schemaAt(schema: Schema, path: Path, raw: unknown): Schema | undefined {
  let here: Schema | undefined = schema
  let value = raw
  for (const key of path) {
    here = here && child(here, key, value)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined
  }
  return here
}

/** The fields that a schema knows for a value, by key; empty for a schema of another kind. */
export function fieldsOf(schema: Schema, value: unknown): Readonly<Record<string, Schema>> {
  const definition = coreOf(schema)
  if (definition.type === 'object') return definition.shape
  if (definition.type === 'record') {
    const keys = choicesOf(definition.keyType) ?? []
    return Object.fromEntries(keys.map((key) => [String(key), definition.valueType]))
  }
  if (definition.type === 'union') {
    const option = optionFor(definition.options, value)
    return option === undefined ? {} : fieldsOf(option, value)
  }
  if (definition.type !== 'intersection') return {}
  return { ...fieldsOf(definition.left, value), ...fieldsOf(definition.right, value) }
}
