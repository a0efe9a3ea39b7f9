import type { LifeEvent, LifeKind } from '@fishbowl/core'
import { formatNumber, formatPlainly } from './number.ts'
import { say } from './words/index.ts'

/** What happened, or what did not, as the end of a sentence about a member. */
export const fateOf = (kind: LifeKind, happened: boolean): string =>
  happened ? say(`life.did.${kind}`) : say(`life.didNot.${kind}`)

const partIds = [
  'launch',
  'managers',
  'announcements',
  'ties',
  'habit',
  'expected',
  'manager',
  'need',
  'novelty',
  'friction',
  'overload',
  'openness',
  'animation',
  'luck',
  'base',
  'authority',
] as const

/** What a part of a pull to visit, or of a chance to hear, is called in a sentence. */
export function partName(part: string): string {
  const id = partIds.find((one) => one === part)
  return id === undefined ? part : say(`life.part.${id}`)
}

/** A number from 0 to 1 with two decimals; below .01 with two digits, and never so that it looks like 1. */
function wordUnit(value: number, least = 2): string {
  if (value === 0 || value === 1) return String(value)
  for (let digits = least; digits < 10; digits++) {
    const text = formatNumber(value, { kind: 'plain', digits })
    const isLong = value >= 0.01 || /[1-9]\d$/.test(text)
    if (isLong && Number(value.toFixed(digits)) !== 1) return text
  }
  return formatPlainly(value)
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
  const [one = '', other = ''] = wordApart(draw, chance)
  return say('life.decision', { draw: one, chance: other })
}

/** A share of one, as in feelings and chances by each way. */
export const wordShare = (value: number): string => wordUnit(value)

/** Logits with their sign. */
export const wordPull = (logits: number): string =>
  formatNumber(logits, { kind: 'plain', digits: 1, signed: true })

/** A clause as a sentence: with a capital and a full stop. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
