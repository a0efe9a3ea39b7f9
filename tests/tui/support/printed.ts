import { expect } from 'vitest'
import type { Plain } from './brute-force.ts'

/** True where a printed number is this value, rounded to the digits that are printed; `scale` is that of its unit. */
function prints(text: string | undefined, value: number, scale = 1): boolean {
  if (text === undefined || !/^[+-]?[\d,]+(\.\d+)?$/.test(text)) return false
  const digits = text.split('.')[1]?.length ?? 0
  const off = Math.abs(Number(text.replaceAll(',', '')) - value * scale)
  return off <= 0.5 * 10 ** -digits * (1 + 1e-9)
}

/** A sentence of the screen; digits and signs stand for a number. */
function numbers(text: string, sentence: string): readonly string[] {
  const pattern = sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('#', '([+-]?[\\d,]*\\.?\\d+)')
  const found = new RegExp(pattern).exec(text)
  if (found === null) throw new Error(`"${sentence}" is not in: ${text}`)
  return found.slice(1)
}

/** A value and the scale of the unit it is printed in. */
export type Value = readonly [value: number | undefined, scale: number]

/** Asserts that the numbers of a sentence are these values, each by its unit. */
export function expectNumbers(text: string, sentence: string, values: readonly Value[]): void {
  const found = numbers(text, sentence)
  expect(found).toHaveLength(values.length)
  values.forEach(([value = Number.NaN, scale], i) => {
    expect(prints(found[i], value, scale), `${sentence}: ${found[i]} for ${value * scale}`).toBe(true)
  })
}

/** Scale of shares in points or per cent. */
export const points = 100
/** Scale of money in thousands. */
export const thousands = 1e-3

/** A mean and its interval in a unit. */
export const all = ({ mean, low, high }: Plain, scale: number): readonly Value[] =>
  [mean, low, high].map((value) => [value, scale])

/** The same of a difference that is told as so much lower. */
export const lower = ({ mean, low, high }: Plain, scale: number): readonly Value[] =>
  [-mean, -high, -low].map((value) => [value, scale])
