import { type MeasureId, measureIds, measureOf, nearest, type Weeks } from '@fishbowl/core'
import { windowNameOf, windowOf } from '../window.ts'

/** What a policy is wanted for: a measure over weeks, to reach a bound, or as good as can be. */
export type Goal = {
  /** As it was asked for. */
  readonly text: string
  readonly measure: MeasureId
  readonly weeks: Weeks
  /** 1 where more is better, -1 where less is. */
  readonly sign: 1 | -1
  /** In units of the measure; absent is as much, or as little, as possible. */
  readonly bound?: number
}

/** A goal that cannot be read: where in its text, and the way out. */
export class GoalError extends Error {
  /** From 0, in UTF-16 units. */
  readonly at: number
  /** Marked units, at least 1. */
  readonly length: number
  readonly hint: string

  constructor({ at, text }: Token, message: string, hint: string) {
    super(message)
    this.at = at
    this.length = Math.max(1, text.length)
    this.hint = hint
  }
}

type Token = { readonly at: number; readonly text: string }

const example = 'such as weeklyActive >= 25 % by week 104, or max netValue'

/** Weeks over which a level "by week w" is taken: the last is w itself. */
const levelWeeks = 5

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/>=|<=|[≥≤<>=%]|[^\s<>=≥≤%]+/gu)].map((match) => ({
    at: match.index,
    text: match[0],
  }))
}

/** Reads tokens one after the other; behind the last stands an empty one. */
type Reader = { readonly peek: () => Token; readonly next: () => Token }

function readerOf(text: string): Reader {
  const tokens = tokensOf(text)
  const end = { at: text.trimEnd().length, text: '' }
  let position = 0
  return { peek: () => tokens[position] ?? end, next: () => tokens[position++] ?? end }
}

function measureOfToken(token: Token): MeasureId {
  const found = measureIds.find((id) => id.toLowerCase() === token.text.toLowerCase())
  if (found !== undefined) return found
  const near = nearest(token.text, measureIds)
  const way = near === undefined ? 'fishbowl help measures lists them' : `did you mean ${near}?`
  throw new GoalError(token, token.text === '' ? 'names no measure' : `"${token.text}" is no measure`, way)
}

const signs: Readonly<Record<string, 1 | -1>> = { '>=': 1, '≥': 1, '<=': -1, '≤': -1 }
const thousands: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 }

function signOf(token: Token): 1 | -1 {
  const sign = signs[token.text]
  if (sign !== undefined) return sign
  throw new GoalError(token, 'after the measure stands >= or <=', example)
}

/** A number with what is written right behind it: 300k, 1.5M, $40k, 4h. */
const written = /^\$?(-?\d{1,12}(?:\.\d{1,9})?)(k|m)?(\$|h)?$/i
/** Units that may stand behind a number, and how often the number counts. */
const unitTimes: Readonly<Record<string, number>> = {
  '%': 0.01,
  points: 0.01,
  pt: 0.01,
  $: 1,
  k: 1e3,
  m: 1e6,
  k$: 1e3,
  m$: 1e6,
  h: 1,
  hours: 1,
}

/** 25 where a share is asked for is a percentage without its sign. */
const shareHint = (digits: string, times: number | undefined): string =>
  times === undefined && Number(digits) <= 100 ? `write ${digits} %` : example

/** The bound, a share from its percentage. */
function boundOf(reader: Reader, measure: MeasureId): number {
  const token = reader.next()
  const [, digits, scale = ''] = written.exec(token.text) ?? []
  if (digits === undefined) throw new GoalError(token, 'here stands a number', example)
  const unit = reader.peek()
  const times = unitTimes[unit.text.toLowerCase()]
  if (times !== undefined) reader.next()
  const value = Number(digits) * (thousands[scale.toLowerCase()] ?? 1) * (times ?? 1)
  const { format, unit: measuredIn, title } = measureOf(measure)
  if (times === 0.01 && format !== 'share')
    throw new GoalError(unit, `${title} is no share; its unit is ${measuredIn}`, `leave ${unit.text} out`)
  if (measuredIn === 'share' && !(value >= 0 && value <= 1))
    throw new GoalError(token, `${title} is a share, from 0 to 1 or 0 to 100 %`, shareHint(digits, times))
  return value
}

/** The weeks of "by week w": the five that end with it for a level, all up to it for money and sums. */
function byWeek(measure: MeasureId, week: number): Weeks {
  const from = windowNameOf(measure) === 'run' ? 0 : Math.max(0, week - levelWeeks + 1)
  return { from, to: week }
}

function expectWord(reader: Reader, word: string, hint: string): Token {
  const token = reader.next()
  if (token.text.toLowerCase() === word) return token
  throw new GoalError(token, `here stands "${word}"`, hint)
}

function weeksOf(reader: Reader, measure: MeasureId, horizon: number): Weeks {
  const first = reader.peek()
  if (first.text === '') return windowOf(measure, horizon)
  reader.next()
  if (first.text.toLowerCase() === 'over') {
    expectWord(reader, 'the', 'write: over the run')
    expectWord(reader, 'run', 'write: over the run')
    return { from: 0, to: horizon - 1 }
  }
  if (first.text.toLowerCase() !== 'by')
    throw new GoalError(first, 'here stands "by week <w>", or "over the run"', example)
  if ('total' in measureOf(measure))
    throw new GoalError(
      first,
      `${measureOf(measure).title} is a total of the whole run`,
      'write: over the run',
    )
  expectWord(reader, 'week', 'write: by week 104')
  const token = reader.next()
  const week = /^\d{1,4}$/.test(token.text) ? Number(token.text) : Number.NaN
  if (!(week < horizon))
    throw new GoalError(
      token,
      `the week is a whole number from 0 to ${horizon - 1}`,
      `the run has ${horizon} weeks`,
    )
  return byWeek(measure, week)
}

/** What may stand behind a measure alone. */
const ends = new Set(['', 'by', 'over'])

/** The direction of a measure that is named alone. */
function betterSign(token: Token, measure: MeasureId): 1 | -1 {
  const { better, title } = measureOf(measure)
  if (better !== 'neither') return better === 'more' ? 1 : -1
  throw new GoalError(
    token,
    `of ${title} neither more nor less is better`,
    `write max ${measure}, or >= and a number`,
  )
}

/**
 * Reads a goal: `<measure> >= <number> [by week <w> | over the run]`, `<=`, or `max <measure>`, `min <measure>`, or a
 * measure alone: as good as can be.
 * "By week w" is the five weeks that end with w for a level, weeks 0 to w for money and sums; without it the weeks by which the measure
 * is judged. Throws a GoalError with the place in the text.
 */
export function goalOf(text: string, horizon: number): Goal {
  const reader = readerOf(text)
  const extreme = reader.peek().text.toLowerCase()
  const isExtreme = extreme === 'max' || extreme === 'min'
  if (isExtreme) reader.next()
  const token = reader.next()
  const measure = measureOfToken(token)
  const isBare = !isExtreme && ends.has(reader.peek().text.toLowerCase())
  const sign = isExtreme
    ? extreme === 'max'
      ? 1
      : -1
    : isBare
      ? betterSign(token, measure)
      : signOf(reader.next())
  const bound = isExtreme || isBare ? {} : { bound: boundOf(reader, measure) }
  const weeks = weeksOf(reader, measure, horizon)
  const rest = reader.peek()
  if (rest.text !== '') throw new GoalError(rest, `"${rest.text}" is too much here`, example)
  return { text: text.trim(), measure, weeks, sign, ...bound }
}

/** How far a value lies beyond the bound of a goal, in the direction that is better; without a bound how good it is. NaN is no value. */
export const beyond = ({ sign, bound = 0 }: Goal, value: number): number => sign * (value - bound)

/** True when a value reaches the goal, as every value does without a bound; a run without a value does not. */
export const reaches = (goal: Goal, value: number): boolean =>
  goal.bound === undefined ? Number.isFinite(value) : beyond(goal, value) >= 0
