import type { Lever, LeverValue } from '@fishbowl/core'
import { formatNumber, formatPlainly } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { choiceName, leverUnit, unsaidWord, wordShare } from './lever-words.ts'
import type { NoteRow } from './row.ts'

const percents: ReadonlySet<string> = new Set(['share', 'probability'])
/** Units that say nothing behind a number. */
const silent: ReadonlySet<string> = new Set(['', '0-1', '-1..1', 'factor'])

const rounded = (value: number, digits: number): string => formatPlainly(Number(value.toPrecision(digits)))

/** A number as it may be typed again; `digits` for fractions. */
const wordNumber = (value: number, digits: number): string =>
  Number.isInteger(value) ? formatNumber(value, { kind: 'count' }) : rounded(value, digits)

/** A value of a lever with its unit; fractions to `digits` significant digits. */
export function wordValue({ unit, unsaid, kind }: Lever, value: LeverValue, digits = 10): string {
  if (value === undefined) return unsaidWord({ unsaid })
  if (typeof value === 'boolean') return say(value ? 'editor.value.yes' : 'editor.value.no')
  if (typeof value === 'string') return kind === 'text' ? value : choiceName(value)
  if (typeof value !== 'number') return ''
  if (unit === '1/year') return say('editor.value.shareYear', { n: rounded(value * 100, digits) })
  if (percents.has(unit)) return wordShare(rounded(value * 100, digits))
  const n = wordNumber(value, digits)
  return silent.has(unit) ? n : say('editor.value.unit', { n, unit: leverUnit(unit, value) })
}

/** Two values of a lever with their unit once: "0 to 500 people"; a share keeps both signs. */
export function wordSpan(lever: Lever, from: number, to: number): string {
  const low = wordValue(lever, from)
  const has = / \S/.test(low) && !low.endsWith('%')
  return say('editor.span', { from: has ? wordNumberOf(low) : low, to: wordValue(lever, to) })
}

const wordNumberOf = (words: string): string => words.slice(0, words.indexOf(' '))

/** What a lever takes: "0 % to 100 %", "never, or 0 to 156 weeks", "incidental, claimed, integrated". */
export function wordRange(lever: Lever): string {
  const { kind, choices, least, most } = lever
  const words = choices.map(({ id }) => choiceName(id)).join(', ')
  if (kind === 'yes-no') return say('editor.range.yesNo')
  if (kind === 'text') return say('editor.range.text')
  if (kind !== 'number') return words
  const range = wordSpan(lever, least, most)
  return words === '' ? range : say('editor.range.choices', { choices: words, range })
}

/** What can be done with a row that is no lever. */
export const wayWith = ({ remove, later }: NoteRow): string =>
  [
    ...(later === undefined ? [] : [say('editor.way.later')]),
    ...(remove === undefined ? [] : [say('editor.way.remove')]),
    say('editor.way.file'),
  ].join(', ')
