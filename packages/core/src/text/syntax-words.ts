import type { YAMLParseError } from 'yaml'
import { quote } from './safe.ts'
import type { Scanner } from './scan.ts'

/** A syntax error in our words: offsets [at, to), the message and the way out. */
export type SyntaxWords = {
  readonly at: number
  readonly to: number
  readonly message: string
  readonly hint?: string | undefined
}

/** The errors of one document, at least one, in the order of the parser. */
export type Errors = readonly [YAMLParseError, ...YAMLParseError[]]

type Words = { readonly message: string; readonly hint?: string }

const nested: Words = {
  message: 'a second ": " in one line',
  hint: 'put text that contains ": " in quotes, or start the nested block on its own line',
}
const runsOn: Words = {
  message: 'this text runs on into a line that looks like a key',
  hint: 'a key is followed by ": "; keys of one block start in the same column',
}
const unaligned: Words = {
  message: 'the indentation does not fit the lines above',
  hint: 'keys of one block and dashes of one list start in the same column',
}
const tab: Words = { message: 'a tab is used for indentation', hint: 'indent with spaces' }

const byCode = new Map<string, Words>([
  ['TAB_AS_INDENT', tab],
  ['BLOCK_AS_IMPLICIT_KEY', nested],
  ['BLOCK_IN_FLOW', { message: 'an indented block cannot stand inside brackets' }],
  ['MULTILINE_IMPLICIT_KEY', runsOn],
  ['BAD_INDENT', unaligned],
  ['KEY_OVER_1024_CHARS', { message: 'a key is longer than 1024 characters' }],
  [
    'BAD_DQ_ESCAPE',
    {
      message: 'an unknown escape in double quotes',
      hint: 'in single quotes a backslash is just a backslash',
    },
  ],
])

const byText: readonly (readonly [RegExp, Words])[] = [
  [/followed by map values/, { message: 'a key without ": " after it' }],
  [/^Missing ,/, { message: 'a comma is missing between two entries' }],
  [/space after :/, { message: 'a space is missing after ":"' }],
  [/^Comments must/, { message: 'a space is missing before "#"' }],
]

const isUnclosed = (message: string): boolean => /end with a [\]}]$/.test(message)

function unexpected(text: string, at: number): Words {
  const token = /^(?:[^\s\w]|\w+)/u.exec(text.slice(at).trimStart().slice(0, 40))?.[0]
  return token === undefined
    ? { message: 'the text ends too early' }
    : { message: `unexpected ${quote(token)}` }
}

function badStart(text: string, at: number): Words {
  const start = quote(text.charAt(at))
  return {
    message: `a value cannot start with ${start}`,
    hint: `put text that starts with ${start} in quotes`,
  }
}

function wordsOf(text: string, { code, message, pos }: YAMLParseError): Words {
  if (code === 'BAD_SCALAR_START') return badStart(text, pos[0])
  const words = byText.find(([pattern]) => pattern.test(message))?.[1] ?? byCode.get(code)
  return words ?? unexpected(text, pos[0])
}

/** A parser error at the place where a person would look: an unclosed bracket or quote is told where it opens. */
export function wordSyntax(text: string, errors: Errors, scan: Scanner): SyntaxWords {
  // A value followed by an indented key is reported twice; the second report names the cause.
  const error = errors[1]?.code === 'MULTILINE_IMPLICIT_KEY' ? errors[1] : errors[0]
  const { message, pos } = error
  if (message.startsWith('Missing closing')) {
    const at = scan.quoted()
    return { at, to: at + 1, message: `the quote ${text.charAt(at)} is never closed` }
  }
  const opened = scan.open[0]
  if (isUnclosed(message) && opened !== undefined) {
    const bracket = text.charAt(opened)
    const hint = `close it with ${quote(bracket === '[' ? ']' : '}')}`
    return { at: opened, to: opened + 1, message: `the bracket ${quote(bracket)} is never closed`, hint }
  }
  const to = Math.max(pos[1], pos[0] + 1)
  return { at: pos[0], to, ...wordsOf(text, error) }
}
