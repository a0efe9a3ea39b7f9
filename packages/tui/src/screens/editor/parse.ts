import type { Lever } from '@fishbowl/core'
import { say } from '@fishbowl/report/words'
import { choiceName, leverUnit, unsaidWord } from './lever-words.ts'

/** What a typed text asks for, or why it asks for nothing. */
export type Asked =
  | { readonly kind: 'value'; readonly value: unknown; readonly reason?: string }
  /** Nothing is to be said of the lever. */
  | { readonly kind: 'unsaid' }
  | { readonly kind: 'problem'; readonly why: string }

const shares: ReadonlySet<string> = new Set(['share', 'probability', '0-1', 'FTE', '1/year'])
const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i
const grouped = /^[-+]?\d{1,3}(?:[ _'\u2019\u00A0\u202F]\d{3})+(?![\d])/
const thousands = /^[-+]?\d{1,3}(?:,\d{3})+$/

const problem = (why: string): Asked => ({ kind: 'problem', why })

/** A number in one of the ways people write it; undefined where it is none that is finite. */
function numberOf(text: string): number | undefined {
  const plain = (grouped.test(text) ? text.replace(/[ _'\u2019\u00A0\u202F]/g, '') : text).replace(',', '.')
  const value = number.test(plain) ? Number(plain) : Number.NaN
  // -0 would stand in the file as it is.
  return Number.isFinite(value) ? value + 0 : undefined
}

function numberAsked(text: string, lever: Lever): Asked {
  const isShare = text.endsWith('%')
  const bare = (isShare ? text.slice(0, -1) : withoutUnit(text, lever)).trim()
  if (thousands.test(bare))
    return problem(
      say('editor.typed.twoWays', {
        text: bare,
        whole: bare.replaceAll(',', ''),
        decimal: bare.replace(',', '.'),
      }),
    )
  const value = numberOf(bare)
  // A text that is no number goes on as it is: the file is checked, and its message says what a number is.
  if (value === undefined) return { kind: 'value', value: text }
  if (!isShare) return { kind: 'value', value }
  return shares.has(lever.unit)
    ? { kind: 'value', value: Number((value / 100).toPrecision(12)) }
    : problem(say('editor.typed.noShare', { unit: lever.unit === '' ? 'no' : leverUnit(lever.unit, 2) }))
}

/** A number without its unit, as files or as people call it. */
function withoutUnit(text: string, { unit }: Lever): string {
  const words = [unit, leverUnit(unit, 1), leverUnit(unit, 2)]
  const found = words.find((word) => word !== '' && text.toLowerCase().endsWith(` ${word.toLowerCase()}`))
  return found === undefined ? text : text.slice(0, -found.length)
}

const nothing: ReadonlySet<string> = new Set(['none', 'off', 'no', 'nothing'])
const isNothing = (word: string, lever: Lever): boolean =>
  word === lever.unsaid ||
  word === unsaidWord(lever) ||
  nothing.has(word) ||
  say('editor.typed.nothing').split(' ').includes(word)

/** A number, and the reason behind it. */
const parts = (whole: string): readonly string[] =>
  whole.split(new RegExp(String.raw`\s+(?:because|${say('editor.typed.because')}):?\s+`, 'i'), 2)

/** What a text that was typed for a number or a text asks for. `0.3 because a survey says so` gives an assumption its reason. */
export function askedFor(typed: string, lever: Lever): Asked {
  const whole = typed.trim()
  if (whole === '') return problem(say('editor.typed.empty'))
  if (lever.kind === 'text') return { kind: 'value', value: whole }
  const [text = '', reason] = lever.section === 'assumptions' ? parts(whole) : [whole, undefined]
  const word = text.toLowerCase()
  const choice = lever.choices.find(({ id }) => id === word || choiceName(id) === word)
  if (choice !== undefined) return { kind: 'value', value: choice.id }
  if (isNothing(word, lever)) return { kind: 'unsaid' }
  const asked = numberAsked(text, lever)
  return asked.kind === 'value' && reason !== undefined ? { ...asked, reason } : asked
}
