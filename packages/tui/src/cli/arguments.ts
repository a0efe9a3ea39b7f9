import { onOneLine } from '../inline.ts'
import { Failure } from './failure.ts'
import { globalOptions, type OptionId, type OptionSpec, optionOf, options } from './options.ts'
import type { Parsed } from './parser.ts'
import { type CommandName, type CommandSpec, commandNames, commandOf, isGroup } from './table.ts'

/** A command line, understood but not yet checked: every option as text, flags as 'true', lists where one may be repeated. */
export type Call = {
  /** Undefined for `fishbowl` alone. */
  readonly command: CommandName | undefined
  /** Positional arguments in order. */
  readonly operands: readonly string[]
  readonly given: Readonly<Partial<Record<OptionId, string | readonly string[]>>>
}

/** Either a call, or the words that help was asked for. */
export type Understood = { readonly call: Call } | { readonly help: readonly string[] }

/** A word nobody knows, with those it may have meant; worded late, because the words are compared by core, which is slow to load. */
class Misspelt extends Error {
  readonly what: 'command' | 'option'
  readonly word: string
  readonly candidates: readonly string[]
  readonly otherwise: string

  constructor(what: 'command' | 'option', word: string, candidates: readonly string[], otherwise: string) {
    super(word)
    this.what = what
    this.word = word
    this.candidates = candidates
    this.otherwise = otherwise
  }
}

async function wordMisspelt({ what, word, candidates, otherwise }: Misspelt): Promise<Failure> {
  const { nearest, quote } = await import('@fishbowl/core')
  const near = nearest(word, candidates)
  const way = near === undefined ? otherwise : `did you mean ${near}?`
  return new Failure('usage', `unknown ${what} ${quote(word)}; ${way}`)
}

/** The words of a command line before any option. */
function wordsOf(args: readonly string[]): readonly string[] {
  const end = args.findIndex((arg) => arg.startsWith('-'))
  return end === -1 ? args : args.slice(0, end)
}

const asksForHelp = (args: readonly string[]): boolean => args.some((arg) => arg === '--help' || arg === '-h')

/** Refuses command words that nobody knows, before yargs takes them for something else. */
function checkWords(args: readonly string[]): void {
  const [word, next] = wordsOf(args)
  if (word === undefined) return
  const specs = commandNames.map(commandOf)
  const firsts = specs.map(({ words }) => words[0])
  if (!firsts.includes(word))
    throw new Misspelt('command', word, firsts, 'fishbowl --help lists the commands')
  if (!isGroup(word)) return
  const own = specs.filter(({ words }) => words[0] === word).map(({ words }) => words.join(' '))
  const known = `${word} takes one of: ${own.map((name) => name.slice(word.length + 1)).join(', ')}`
  if (next === undefined && !asksForHelp(args)) throw new Failure('usage', known)
  if (next !== undefined && !own.includes(`${word} ${next}`))
    throw new Misspelt('command', `${word} ${next}`, own, known)
}

/** Options as they are written; a negative number is a value. */
const isWrittenOption = (arg: string): boolean => /^-(?!\d|$)/.test(arg)

/** Refuses options that no command has, and flags with a value: yargs lets them pass, or stumbles over names of its own. */
function checkOptions(args: readonly string[]): void {
  for (const arg of args.filter(isWrittenOption)) {
    const [name = '', ...rest] = arg.split('=')
    const key = name.replace(/^--?/, '')
    const isShort = !name.startsWith('--')
    if (isShort ? !shorts.has(key) : !isOption(key) && key !== 'help')
      throw new Misspelt('option', name, Object.keys(options).map(dashed), elsewhere)
    if (rest.length > 0 && (isShort || !isOption(key) || optionOf(key).value === undefined))
      throw new Failure('usage', `${name} takes no value`)
  }
}

/** After `--` everything is a name; one that looks like an option is written as a path, which says the same. */
function withoutDashes(args: readonly string[]): readonly string[] {
  const at = args.indexOf('--')
  if (at === -1) return args
  return [...args.slice(0, at), ...args.slice(at + 1).map((arg) => (arg.startsWith('-') ? `./${arg}` : arg))]
}

const shorts = new Set(['h', ...Object.values<OptionSpec>(options).flatMap(({ short = [] }) => short)])
const elsewhere = 'see --help for the options of the command'
const isOption = (key: string): key is OptionId => Object.hasOwn(options, key)
const dashed = (key: string): string => (key.length === 1 ? `-${key}` : `--${key}`)

/** The text that an option was given. */
function textOf(key: OptionId, takes: string, value: unknown): string {
  // A scenario may stand here too.
  if (typeof value === 'string' && value !== '') return onOneLine(value)
  throw new Failure('usage', `--${key} needs a value: --${key} <${takes}>`)
}

/** One option as text, or as texts where it may be repeated; undefined for a flag that is off. */
function valueOf(key: OptionId, value: unknown): string | readonly string[] | undefined {
  const { value: takes, many = false, optional = false } = optionOf(key)
  if (takes === undefined) return value === true || Array.isArray(value) ? 'true' : undefined
  if (optional && value === '') return ''
  if (value === undefined) return undefined
  if (many) return [value].flat().map((one) => textOf(key, takes, one))
  if (Array.isArray(value)) throw new Failure('usage', `--${key} is given twice; give it once`)
  return textOf(key, takes, value)
}

/** The options of a command line; refuses unknown, repeated and empty ones. */
function givenOf(parsed: Parsed, allowed: readonly OptionId[], operands: readonly string[]): Call['given'] {
  const ours = new Set(['_', '$0', 'help', ...shorts, ...operands])
  const given: Partial<Record<OptionId, string | readonly string[]>> = {}
  for (const [key, value] of Object.entries(parsed)) {
    if (ours.has(key)) continue
    if (!isOption(key) || !allowed.includes(key))
      throw new Misspelt('option', dashed(key), allowed.map(dashed), elsewhere)
    const text = valueOf(key, value)
    if (text !== undefined) given[key] = text
  }
  return given
}

/** Positional arguments in order; refuses more than the command takes, and empty ones. */
function operandsOf(parsed: Parsed, { positionals, words }: CommandSpec): readonly string[] {
  const name = words.join(' ')
  const extra = parsed._[words.length]
  if (extra !== undefined)
    throw new Failure(
      'usage',
      `${name} takes fewer arguments: "${String(extra)}" is too many; see fishbowl ${name} --help`,
    )
  const values = positionals.flatMap(({ name: operand }) => {
    const value = parsed[operand]
    if (typeof value === 'string') return [value]
    return Array.isArray(value) ? value.map(String) : []
  })
  if (values.includes('')) throw new Failure('usage', `${name} needs a name, but got an empty text`)
  return values.map(onOneLine)
}

function callOf(name: CommandName, parsed: Parsed): Call {
  const spec = commandOf(name)
  const names = spec.positionals.map((positional) => positional.name)
  const given = givenOf(parsed, [...globalOptions, ...spec.options], names)
  const operands = operandsOf(parsed, spec)
  if (spec.without !== undefined && given[spec.without] === undefined && operands.length === 0)
    throw new Failure('usage', needs(spec))
  return { command: name, operands, given }
}

function bareCall(parsed: Parsed): Call {
  const [word] = parsed._
  if (word !== undefined)
    throw new Failure('usage', `put the command first: fishbowl ${String(word)} ...; see fishbowl --help`)
  return { command: undefined, operands: [], given: givenOf(parsed, globalOptions, []) }
}

const needs = ({ words, takes }: CommandSpec): string =>
  `${words.join(' ')} needs ${takes}; see fishbowl ${words.join(' ')} --help`

/** What yargs has against a command line, in our words. */
function complaint(message: string, args: readonly string[]): Failure {
  const words = wordsOf(args)
  const spec = commandNames.map(commandOf).find((one) => one.words.every((word, i) => words[i] === word))
  const isShort = message.startsWith('Not enough non-option arguments')
  if (isShort && spec !== undefined) return new Failure('usage', needs(spec))
  const name = (spec?.words ?? []).join(' ')
  return new Failure('usage', `${message.split('\n')[0] ?? message}; see fishbowl ${name} --help`)
}

async function parse(args: readonly string[]): Promise<Understood> {
  // The screens should be there at once; yargs takes longer to load than nothing to understand.
  if (args.length === 0) return { call: { command: undefined, operands: [], given: {} } }
  checkWords(args)
  checkOptions(args)
  if (asksForHelp(args)) return { help: wordsOf(args) }
  const { parserOf } = await import('./parser.ts')
  let chosen: Call | undefined
  const parser = parserOf(args, (name, parsed) => {
    chosen = callOf(name, parsed)
  }).fail((message, error) => {
    throw error instanceof Failure || error instanceof Misspelt
      ? error
      : complaint(message ?? error?.message ?? '', args)
  })
  const parsed = await parser.parseAsync([...args])
  return { call: chosen ?? bareCall(parsed) }
}

/** Understands a command line. Throws a Failure for what it does not understand. */
export async function understand(args: readonly string[]): Promise<Understood> {
  try {
    return await parse(withoutDashes(args))
  } catch (error) {
    throw error instanceof Misspelt ? await wordMisspelt(error) : error
  }
}
