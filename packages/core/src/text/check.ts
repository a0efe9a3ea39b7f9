import { z } from 'zod'
import { expectation, wordChoices } from './expect.ts'
import type { Finding, Wording } from './issue.ts'
import { type Path, subject, valueAt } from './path.ts'
import { quote } from './safe.ts'
import { bestOption, coreOf, fieldsOf, isOptional, type Schema, schemaAt } from './shape.ts'
import { nearest } from './suggest.ts'
import type { Tree } from './tree.ts'
import { type About, missing, noOption, notOneOf, wordZodIssue } from './zod-words.ts'

/** What the issues of one file are worded with; `title` names its top. */
export type Context = { readonly schema: Schema; readonly tree: Tree; readonly title: string }

type ZodIssue = z.core.$ZodIssue
type Union = Extract<ZodIssue, { readonly code: 'invalid_union' }>

const known = 20

const pathOf = (path: readonly PropertyKey[]): Path =>
  path.map((key) => (typeof key === 'number' ? key : String(key)))

function about({ schema, tree, title }: Context, path: Path): About {
  const name = subject(path, title)
  return { name, value: valueAt(tree.raw, path), schema: schemaAt(schema, path, tree.raw) }
}

const isAbsent = (context: Context, path: Path): boolean => valueAt(context.tree.raw, path) === undefined

function finding(context: Context, path: Path, word: () => Wording): Finding {
  return { ...context.tree.valueAt(path), path, word }
}

function unknownKey(context: Context, block: Path, key: string): Finding {
  const { tree, title } = context
  const path = [...block, key]
  function word(): Wording {
    const { schema, value } = about(context, block)
    const keys = schema === undefined ? [] : Object.keys(fieldsOf(schema, value))
    const near = nearest(key, keys)
    const list = `${keys.slice(0, known).join(', ')}${keys.length > known ? ', ...' : ''}`
    const hint = near === undefined ? `known keys: ${list}` : `did you mean ${quote(near)}?`
    const message = `unknown key ${quote(key)} in ${subject(block, title)}`
    return keys.length === 0 ? { code: 'unknown-key', message } : { code: 'unknown-key', message, hint }
  }
  return { ...tree.keyAt(path), path, word }
}

function badKey(context: Context, path: Path, inner: ZodIssue | undefined): Finding {
  const key = String(path.at(-1))
  const name = `the key ${quote(key)} in ${subject(path.slice(0, -1), context.title)}`
  const { schema } = about(context, path.slice(0, -1))
  const definition = schema && coreOf(schema)
  const keyType = definition?.type === 'record' ? definition.keyType : undefined
  const word = (): Wording =>
    inner === undefined
      ? { code: 'bad-key', message: `${name} is not allowed` }
      : { ...wordZodIssue({ name, value: key, schema: keyType }, inner), code: 'bad-key' }
  return { ...context.tree.keyAt(path), path, word }
}

/** The tag that should say which kind of block this is, missing or not among the kinds. */
function badTag(context: Context, path: Path, options: readonly unknown[]): Finding {
  return finding(context, path, () => {
    const { name, value, schema } = about(context, path)
    const words = wordChoices(options)
    if (value === undefined) return { code: 'missing', message: `${name} is missing`, hint: `it is ${words}` }
    return notOneOf({ name, value, schema }, options, words)
  })
}

/** The issues of the option that was most likely meant; one issue of its own when no option has the right kind. */
function ofUnion(context: Context, path: Path, issue: Union): readonly Finding[] {
  if (issue.errors.length === 0)
    return [badTag(context, path, issue.inclusive === false ? [] : (issue.options ?? []))]
  const union = about(context, path).schema
  const definition = union && coreOf(union)
  if (union === undefined || definition?.type !== 'union')
    return findingsOfIssues(context, path, issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? [])
  const best = bestOption(definition.options, valueAt(context.tree.raw, path))
  if (best !== undefined) return findingsOfIssues(context, path, issue.errors[best] ?? [])
  return [finding(context, path, () => noOption(about(context, path), union))]
}

/** The entries of a list that is too long: zod looks at none of them, but their issues are told all the same. */
function ofEntries(context: Context, path: Path): readonly Finding[] {
  const { schema, value } = about(context, path)
  const definition = schema && coreOf(schema)
  if (definition?.type !== 'array' || !Array.isArray(value)) return []
  return value.flatMap((entry: unknown, i) => {
    const checked = z.core.safeParse(definition.element, entry)
    return checked.success ? [] : findingsOfIssues(context, [...path, i], checked.error.issues)
  })
}

function ofValue(context: Context, path: Path, issue: ZodIssue): readonly Finding[] {
  const isTag = issue.code === 'invalid_union' && issue.errors.length === 0
  if (issue.code !== 'custom' && !isTag && isAbsent(context, path))
    return [finding(context, path, () => missing(about(context, path)))]
  if (issue.code === 'invalid_union') return ofUnion(context, path, issue)
  const entries = issue.code === 'too_big' && issue.origin === 'array' ? ofEntries(context, path) : []
  return [finding(context, path, () => wordZodIssue(about(context, path), issue)), ...entries]
}

function ofIssue(context: Context, above: Path, issue: ZodIssue): readonly Finding[] {
  const path = [...above, ...pathOf(issue.path)]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(context, path, key))
  if (issue.code === 'invalid_key') return [badKey(context, path, issue.issues[0])]
  const isNever = issue.code === 'invalid_type' && issue.expected === 'never' && path.length > 0
  return isNever
    ? [unknownKey(context, path.slice(0, -1), String(path.at(-1)))]
    : ofValue(context, path, issue)
}

function findingsOfIssues(context: Context, above: Path, issues: readonly ZodIssue[]): readonly Finding[] {
  return issues.flatMap((issue) => ofIssue(context, above, issue))
}

/** What a schema has against a file, in the order of zod, with places; nothing is worded yet. */
export const findingsOf = (context: Context, issues: readonly ZodIssue[]): readonly Finding[] =>
  findingsOfIssues(context, [], issues)

/** What a file of this schema needs at least, as words: `fishbowl and organisation`. */
export function needsOf(schema: Schema): string {
  const keys = Object.entries(fieldsOf(schema, {}))
    .filter(([, field]) => !isOptional(field))
    .map(([key]) => key)
  if (keys.length === 0) return expectation(schema)
  return keys.length === 1 ? (keys[0] ?? '') : `${keys.slice(0, -1).join(', ')} and ${keys.at(-1)}`
}
