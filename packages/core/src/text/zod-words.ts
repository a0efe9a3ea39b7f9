import type { z } from 'zod'
import { expectation, hintOf, rangeOf, wordChoices, wordKind, wordRange } from './expect.ts'
import { got } from './flow.ts'
import type { Wording } from './issue.ts'
import { quote } from './safe.ts'
import { choicesOf, coreOf, metaText, type Schema } from './shape.ts'
import { nearest } from './suggest.ts'

/** What a sentence about one value needs: its name, the value as read, and its schema where it has one. */
export type About = { readonly name: string; readonly value: unknown; readonly schema: Schema | undefined }

type Of<Code extends z.core.$ZodIssue['code']> = Extract<z.core.$ZodIssue, { readonly code: Code }>

const decimalComma = /^[-+]?\d+,\d+$/
const separated = /^[-+]?\d+(?:[_ ']\d{3})+$/
const percent = /^(\d+(?:\.\d+)?) ?%$/
const yes = new Set(['yes', 'on', 'y', 'true'])
const no = new Set(['no', 'off', 'n', 'false'])

function rewriteNumber(value: string): string | undefined {
  if (decimalComma.test(value)) return `write ${value.replace(',', '.')}`
  if (separated.test(value)) return `write ${value.replace(/[_ ']/g, '')}`
  const share = percent.exec(value)?.[1]
  if (share !== undefined) return `write ${Number(share) / 100}`
  return value.trim() !== '' && Number.isFinite(Number(value)) ? 'write it without quotes' : undefined
}

/** How to write a text that was meant as something else; undefined when nothing is obvious. */
function rewrite(value: unknown, expected: string): string | undefined {
  if (typeof value !== 'string') return undefined
  if (expected === 'number' || expected === 'int') return rewriteNumber(value)
  if (expected === 'object') return /^\S+:\S/.test(value) ? 'put a space after the colon' : undefined
  if (expected !== 'boolean') return undefined
  const word = value.toLowerCase()
  if (yes.has(word)) return 'write true'
  return no.has(word) ? 'write false' : undefined
}

const ofKind = (value: unknown): string => (typeof value === 'string' ? `text ${got(value)}` : got(value))

function wrongType({ name, value, schema }: About, expected: string): Wording {
  // Zod calls a whole number beyond 2^53 and a fraction alike "int"; both are numbers of the wrong sort.
  const message = `${name} must be ${wordKind(expected)} (got ${ofKind(value)})`
  return { code: 'wrong-type', message, hint: rewrite(value, expected) ?? hintOf(schema) }
}

const nouns = new Map<string, readonly [string, string]>([
  ['string', ['character', 'characters']],
  ['array', ['entry', 'entries']],
  ['object', ['key', 'keys']],
])

type Bounded = Of<'too_big'> | Of<'too_small'>
const limitOf = (issue: Bounded): number => Number(issue.code === 'too_big' ? issue.maximum : issue.minimum)

function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return Object.keys(value ?? {}).length
}

function wordSize({ name, value }: About, issue: Bounded, noun: readonly [string, string]): string {
  const limit = limitOf(issue)
  const side = issue.code === 'too_big' ? 'at most' : 'at least'
  const count = `${issue.exact === true ? 'exactly' : side} ${limit} ${noun[limit === 1 ? 0 : 1]}`
  return `${name} must have ${count} (got ${sizeOf(value)})`
}

function wordBounds({ name, value, schema }: About, issue: Bounded): string {
  const range = schema === undefined ? '' : wordRange(rangeOf(schema))
  const bound = { value: limitOf(issue), inclusive: issue.inclusive !== false }
  const side = issue.code === 'too_big' ? { high: bound } : { low: bound }
  return `${name} must be ${range === '' ? wordRange(side) : range} (got ${got(value)})`
}

function outOfRange(about: About, issue: Bounded): Wording {
  const noun = nouns.get(issue.origin)
  const message = noun === undefined ? wordBounds(about, issue) : wordSize(about, issue, noun)
  return { code: issue.code === 'too_big' ? 'too-big' : 'too-small', message, hint: hintOf(about.schema) }
}

/** The wording for a value that is none of the choices, with the hint of the schema or else the nearest one. */
export function notOneOf(
  { name, value, schema }: About,
  choices: readonly unknown[],
  words: string,
): Wording {
  const own = schema === undefined ? undefined : metaText(schema, 'hint')
  const near = typeof value === 'string' ? nearest(value, choices.map(String)) : undefined
  const hint = own ?? (near === undefined ? hintOf(schema) : `did you mean ${quote(near)}?`)
  return { code: 'not-one-of', message: `${name} must be ${words} (got ${got(value)})`, hint }
}

/** The wording for a value that no option of a union takes. */
export function noOption(about: About, union: Schema): Wording {
  const definition = coreOf(union)
  const options = definition.type === 'union' ? definition.options : [union]
  const choices = options.flatMap((option) => choicesOf(option) ?? [])
  const wording = notOneOf(about, choices, expectation(union))
  return choices.length === 0 ? { ...wording, code: 'wrong-type' } : wording
}

function badFormat({ name, value, schema }: About, issue: Of<'invalid_format'>): Wording {
  const isOwn = !issue.message.startsWith('Invalid ')
  const form = issue.format === 'regex' ? 'match the pattern' : `be a valid ${issue.format}`
  const message = isOwn ? `${name} ${issue.message}` : `${name} must ${form}`
  const pattern = issue.pattern === undefined ? undefined : `the pattern is ${issue.pattern}`
  return { code: 'wrong-form', message: `${message} (got ${got(value)})`, hint: hintOf(schema) ?? pattern }
}

function custom({ name, value, schema }: About, { message, params }: Of<'custom'>): Wording {
  const given: unknown = params?.['hint']
  const hint = typeof given === 'string' ? given : hintOf(schema)
  const own = `${name} ${message}`
  return {
    code: 'cross-check',
    message: message.startsWith('Invalid ') ? `${name} is not valid (got ${got(value)})` : own,
    hint,
  }
}

/** The wording for something that is not there. */
export function missing({ name, schema }: About): Wording {
  if (schema === undefined) return { code: 'missing', message: `${name} is missing` }
  const unit = metaText(schema, 'unit')
  const hint = `it is ${expectation(schema)}${unit === undefined ? '' : ` (${unit})`}`
  return { code: 'missing', message: `${name} is missing`, hint: metaText(schema, 'hint') ?? hint }
}

/** One zod issue about a value that is present as a sentence of ours. */
export function wordZodIssue(about: About, issue: z.core.$ZodIssue): Wording {
  if (issue.code === 'invalid_type') return wrongType(about, issue.expected)
  if (issue.code === 'too_big' || issue.code === 'too_small') return outOfRange(about, issue)
  if (issue.code === 'invalid_value') return notOneOf(about, issue.values, wordChoices(issue.values))
  if (issue.code === 'invalid_format') return badFormat(about, issue)
  if (issue.code === 'custom') return custom(about, issue)
  const { name, value, schema } = about
  if (issue.code !== 'not_multiple_of')
    return { code: 'not-valid', message: `${name} is not valid (got ${got(value)})` }
  const message = `${name} must be a multiple of ${issue.divisor} (got ${got(value)})`
  return { code: 'not-a-multiple', message, hint: hintOf(schema) }
}
