import { z } from 'zod'
import { flow } from './flow.ts'
import { choicesOf, coreOf, type Definition, definitionOf, layersOf, metaText, type Schema } from './shape.ts'

type Bound = { readonly value: number; readonly inclusive: boolean }
/** The range of a number; a missing side is open. */
export type Range = { readonly low?: Bound | undefined; readonly high?: Bound | undefined }

const tighter = (a: Bound | undefined, b: Bound, sign: 1 | -1): Bound =>
  a === undefined || sign * (b.value - a.value) > 0 || (b.value === a.value && !b.inclusive) ? b : a

/** What zod says about one check, such as its bound. */
const checkOf = <Def>({ _zod: { def } }: { readonly _zod: { readonly def: Def } }): Def => def

/** The range that the checks of a number schema allow; both sides open for other schemas. */
export function rangeOf(schema: Schema): Range {
  const core = layersOf(schema).at(-1) ?? schema
  let low: Bound | undefined
  let high: Bound | undefined
  for (const check of definitionOf(core).checks ?? []) {
    if (check instanceof z.core.$ZodCheckGreaterThan) {
      const { value, inclusive } = checkOf(check)
      low = tighter(low, { value: Number(value), inclusive }, 1)
    } else if (check instanceof z.core.$ZodCheckLessThan) {
      const { value, inclusive } = checkOf(check)
      high = tighter(high, { value: Number(value), inclusive }, -1)
    }
  }
  return { low, high }
}

const wordLow = ({ value, inclusive }: Bound): string => `${inclusive ? 'at least' : 'above'} ${value}`
const wordHigh = ({ value, inclusive }: Bound): string => `${inclusive ? 'at most' : 'below'} ${value}`

/** A range as words after `must be`: `between 0 and 1`, `at least 0`, `above 0 and at most 1`; '' when open. */
export function wordRange({ low, high }: Range): string {
  if (low?.inclusive && high?.inclusive) return `between ${low.value} and ${high.value}`
  return [low && wordLow(low), high && wordHigh(high)].filter((side) => side !== undefined).join(' and ')
}

const told = 20

/** Choices as words after `must be`: `one of a, b, c`, or the only one; a long list is cut. */
export function wordChoices(choices: readonly unknown[]): string {
  const words = choices.slice(0, told).map(flow)
  const rest = choices.length > told ? `, ... (${choices.length} in all)` : ''
  return words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}${rest}`
}

const kinds = new Map<string, string>([
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['string', 'text'],
  ['boolean', 'true or false'],
  ['null', 'empty'],
  ['undefined', 'left out'],
  ['array', 'a list'],
  ['tuple', 'a list'],
  ['object', 'a block of keys'],
  ['record', 'a block of keys'],
])

/** A kind of value by its name in zod as words after `must be`. */
export const wordKind = (kind: string): string => kinds.get(kind) ?? kind

const isWhole = (definition: Definition): boolean =>
  definition.type === 'number' &&
  ('format' in definition ||
    (definition.checks ?? []).some((check) => checkOf(check).check === 'number_format'))

/** The values a union takes, as words: the choices of all its literals together, then the other kinds. */
function wordOptions(options: readonly Schema[], depth: number): string {
  const choices = options.flatMap((option) => choicesOf(option) ?? [])
  const others = options.filter((option) => choicesOf(option) === undefined)
  const words = others.map((option) => expectation(option, depth + 1))
  return [...new Set(choices.length === 0 ? words : [wordChoices(choices), ...words])].join(' or ')
}

/** What a schema takes, as words after `must be`: `a number between 0 and 40`, `one of a, b, c or a list`. */
export function expectation(schema: Schema, depth = 0): string {
  const choices = choicesOf(schema)
  if (choices !== undefined) return wordChoices(choices)
  const definition = coreOf(schema)
  if (definition.type === 'union') return depth > 2 ? 'a value' : wordOptions(definition.options, depth)
  if (definition.type === 'intersection') return expectation(definition.left, depth + 1)
  const kind = kinds.get(isWhole(definition) ? 'int' : definition.type) ?? 'a value'
  const range = wordRange(rangeOf(schema))
  return range === '' ? kind : `${kind} ${range}`
}

/** The hint for a broken bound or kind: the one the schema carries, else its unit; undefined without both. */
export function hintOf(schema: Schema | undefined): string | undefined {
  if (schema === undefined) return undefined
  const unit = metaText(schema, 'unit')
  return metaText(schema, 'hint') ?? (unit === undefined ? undefined : `the unit is ${unit}`)
}
