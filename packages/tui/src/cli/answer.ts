import { canonicalJson } from '@fishbowl/core'
import type { Outside } from '../outside.ts'
import type { ExitName } from './failure.ts'
import type { Look } from './look.ts'
import type { Telling } from './progress.ts'
import type { Settings } from './settings.ts'

/** What a command is given. */
export type Request = {
  readonly operands: readonly string[]
  readonly settings: Settings
  readonly look: Look
  readonly telling: Telling
  readonly outside: Outside
}

/** What a command found out: as lines for people, as plain data for programs. */
export type Answer = {
  readonly lines: () => readonly string[]
  /** Keys are sorted and `schemaVersion` is added where it is printed. */
  readonly document: Readonly<Record<string, unknown>>
  readonly exit?: ExitName
}

export type Command = (request: Request) => Promise<Answer>

/** The data with numbers that JSON does not have as null, and typed arrays as lists. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (value instanceof Float64Array) return Array.from(value, plain)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

/** One JSON document as a line: sorted keys, full numbers, no NaN. */
export const jsonText = (document: object): string =>
  `${canonicalJson(plain({ schemaVersion: 1, ...document }))}\n`
