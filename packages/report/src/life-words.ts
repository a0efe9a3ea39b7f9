import type { LifeEvent, LifeKind } from '@fishbowl/core'
import { formatNumber } from './number.ts'

/** What happened and what did not, as the end of a sentence about a member. */
export const fates: Readonly<Record<LifeKind, readonly [did: string, didNot: string]>> = {
  'other-members': ['is drawn anew with all members', 'stays as before'],
  training: ['is trained', 'is not trained'],
  'employee-turnover': ['leaves the organisation', 'stays in the organisation'],
  successor: ['has a successor', 'has no successor'],
  awareness: ['hears of the space', 'does not hear of the space'],
  need: ['has a work need', 'has no work need'],
  visit: ['visits', 'stays away'],
  attention: ['has no attention left for the space', 'has attention for the space'],
  'self-service': ['is self-served by the knowledge stock', 'is not self-served'],
  ask: ['asks', 'gives up without asking'],
  answer: ['is answered by a member', 'is answered by no member'],
  'cm-answer': ['is answered in facilitation', 'is answered by nobody'],
  share: ['shares something', 'shares nothing'],
  'tied-to-work': ['shares what is tied to work', 'shares noise'],
  credit: ['writes an answer', 'writes no answer'],
  welcome: ['is welcomed', 'is not welcomed'],
  recognition: ['is recognised', 'is not recognised'],
  core: ['becomes a core member', 'becomes no core member'],
  'core-lost': ['is a core member no longer', 'stays a core member'],
}

/** What the parts of a pull to visit, and of a chance to hear, are called. */
const partNames: Readonly<Record<string, string>> = {
  launch: 'the launch',
  managers: 'line manager and announcements',
  announcements: 'announcements',
  ties: 'active ties',
  habit: 'habit',
  expected: 'expected value',
  manager: 'the line manager\u2019s stance',
  need: 'the work need',
  novelty: 'novelty',
  friction: 'friction of the platform',
  overload: 'overload by noise',
  openness: 'openness',
  animation: 'animation',
  luck: 'a shock common to all',
  base: 'the base propensity',
  authority: 'mandate and authority',
}

/** The name of a part of a decision, for a sentence. */
export const partName = (part: string): string => partNames[part] ?? part

/** A number from 0 to 1 with two decimals; below .01 with two digits, and never so that it looks like 1. */
function wordUnit(value: number, least = 2): string {
  if (value === 0 || value === 1) return String(value)
  for (let digits = least; digits < 10; digits++) {
    const text = formatNumber(value, { kind: 'plain', digits })
    const isLong = value >= 0.01 || /[1-9]\d$/.test(text)
    if (isLong && Number(text) !== 1) return text
  }
  return String(value)
}

/** Numbers from 0 to 1 with as many decimals as it takes to tell them apart; the first is told from each other one. */
export function wordApart(first: number, ...others: readonly number[]): readonly string[] {
  let words: readonly string[] = []
  for (let digits = 2; digits < 12; digits++) {
    words = [first, ...others].map((value) => wordUnit(value, digits))
    if (others.every((other, i) => other === first || words[i + 1] !== words[0])) break
  }
  return words
}

/** The draw and the chance that decided: "draw 0.31, chance 0.44"; '' where nothing was left to chance. */
export function wordDecision({ draw, chance }: LifeEvent): string {
  if (draw === undefined || chance === undefined) return ''
  const [one, other] = wordApart(draw, chance)
  return `draw ${one}, chance ${other}`
}

/** A share of one, as in feelings and chances by each way. */
export const wordShare = (value: number): string => wordUnit(value)

/** Logits with their sign. */
export const wordPull = (logits: number): string =>
  formatNumber(logits, { kind: 'plain', digits: 1, signed: true })

/** A count with its noun: "1 visit", "2 visits". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** A list in words: "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** The same with a capital and a full stop. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
