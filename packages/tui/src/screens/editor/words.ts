import type { Lever, LeverValue } from '@fishbowl/core'
import { formatNumber } from '@fishbowl/report'
import type { NoteRow } from './row.ts'

const percents: ReadonlySet<string> = new Set(['share', 'probability'])
/** Units that say nothing behind a number. */
const silent: ReadonlySet<string> = new Set(['', '0-1', '-1..1', 'factor'])

const singular: Readonly<Record<string, string>> = {
  people: 'person',
  weeks: 'week',
  ties: 'tie',
  items: 'item',
  minutes: 'minute',
}

const rounded = (value: number, digits: number): string => String(Number(value.toPrecision(digits)))

/** A number as it may be typed again; `digits` for fractions. */
const wordNumber = (value: number, digits: number): string =>
  Number.isInteger(value) ? formatNumber(value, { kind: 'count' }) : rounded(value, digits)

/** A value of a lever with its unit; fractions to `digits` significant digits. */
export function wordValue({ unit, unsaid }: Lever, value: LeverValue, digits = 10): string {
  if (value === undefined) return unsaid
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return ''
  if (unit === '1/year') return `${rounded(value * 100, digits)} %/year`
  if (percents.has(unit)) return `${rounded(value * 100, digits)} %`
  const word = value === 1 ? (singular[unit] ?? unit) : unit
  return silent.has(unit) ? wordNumber(value, digits) : `${wordNumber(value, digits)} ${word}`
}

/** Two values of a lever with their unit once: "0 to 500 people"; a share keeps both signs. */
export function wordSpan(lever: Lever, from: number, to: number): string {
  const low = wordValue(lever, from)
  const has = / \S/.test(low) && !low.endsWith('%')
  return `${has ? wordNumberOf(low) : low} to ${wordValue(lever, to)}`
}

const wordNumberOf = (words: string): string => words.slice(0, words.indexOf(' '))

/** What a lever takes: "0 % to 100 %", "never, or 0 to 156 weeks", "incidental, claimed, integrated". */
export function wordRange(lever: Lever): string {
  const { kind, choices, least, most } = lever
  const words = choices.map(({ id }) => id).join(', ')
  if (kind === 'yes-no') return 'yes or no'
  if (kind === 'text') return '1 to 100 characters'
  if (kind !== 'number') return words
  const range = wordSpan(lever, least, most)
  return words === '' ? range : `${words}, or ${range}`
}

/** What can be done with a row that is no lever. */
export const wayWith = ({ remove, later }: NoteRow): string =>
  [
    ...(later === undefined ? [] : ['+ and - move it by a week']),
    ...(remove === undefined ? [] : ['x takes it away']),
    'E opens the file',
  ].join(', ')
