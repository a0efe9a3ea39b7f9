import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type AssumptionId,
  type Load,
  type LoadedScenario,
  ledger,
  loadScenario,
  type MeasureId,
  measured,
  mergeFiles,
  type Scenario,
  variantOf,
  withAssumptions,
  wordIssues,
} from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'

/** The right answers by plain loops over `simulate`, without any code of the laboratory. */

/** The folder of the organisations that no author of a command chose. */
export const folder = fileURLToPath(new URL('.', import.meta.url))

const sourceOf = (file: string) => ({ file, text: readFileSync(`${folder}${file}`, 'utf8') })

function loaded(load: Load): LoadedScenario {
  if (load.ok) return load.loaded
  throw new Error(wordIssues(load.issues))
}

/** An organisation's scenario file, with a difference laid over it where one is given. */
export function organisation(file: string, difference?: object): LoadedScenario {
  const whole = loaded(loadScenario(sourceOf(file), { ids: [], read: sourceOf }))
  return difference === undefined ? whole : loaded(variantOf(whole, difference, file))
}

/** The same organisation with other levers. */
export const changed = (base: LoadedScenario, difference: object): Scenario =>
  loaded(variantOf(base, difference, 'changed')).scenario

/** One measure over weeks, both included. */
export type Question = { readonly measure: MeasureId; readonly from: number; readonly to: number }

/** The answers of each of `count` replicates from `first` on: a list for each question, from the same runs. */
export function answers(
  scenario: Scenario,
  questions: readonly Question[],
  count: number,
  first = 0,
): readonly (readonly number[])[] {
  const histories = Array.from({ length: count }, (_, i) => {
    const history = simulate({ scenario, replicate: first + i })
    return questions.map((question) => measured(history, question.measure, question))
  })
  return questions.map((_, q) => histories.map((found) => found[q] ?? Number.NaN))
}

/** The value of each of `count` replicates from `first` on. */
export const values = (scenario: Scenario, question: Question, count: number, first = 0): readonly number[] =>
  answers(scenario, [question], count, first)[0] ?? []

/** Arithmetic mean. */
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, value) => sum + value, 0) / numbers.length

/** Variance of a sample. */
function variance(numbers: readonly number[]): number {
  const middle = mean(numbers)
  return numbers.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (numbers.length - 1)
}

/** Standard error of the mean. */
export const standardError = (numbers: readonly number[]): number =>
  Math.sqrt(variance(numbers) / numbers.length)

/** A gain replicate by replicate, what Shapley gives each lever of it, and the mean effect of each lever switched on alone and last. */
export type Gain = {
  readonly total: readonly number[]
  readonly levers: readonly (readonly number[])[]
  readonly alone: readonly number[]
  readonly last: readonly number[]
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

/** How many levers a subset, one bit a lever, has switched on. */
const sizeOf = (subset: number): number => subset.toString(2).replaceAll('0', '').length

/** Shapley's value of each lever, replicate by replicate: every subset of the levers is run on the same luck. */
export function shapley(
  base: LoadedScenario,
  levers: readonly object[],
  question: Question,
  count: number,
): Gain {
  const n = levers.length
  const all = 2 ** n - 1
  const worth = Array.from({ length: all + 1 }, (_, subset) => {
    const parts = levers.filter((_lever, i) => subset & (1 << i))
    const difference = parts.reduce<unknown>((sum, part) => mergeFiles(sum, part), {})
    return values(changed(base, difference as object), question, count)
  })
  const gain = (less: number, more: number): readonly number[] =>
    Array.from(worth[more] ?? [], (value, r) => value - (worth[less]?.[r] ?? Number.NaN))
  const shareOf = (lever: number): readonly number[] => {
    const sums = Array.from({ length: count }, () => 0)
    for (let subset = 0; subset <= all; subset++) {
      if (subset & (1 << lever)) continue
      const size = sizeOf(subset)
      const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n)
      for (const [r, value] of gain(subset, subset | (1 << lever)).entries())
        sums[r] = (sums[r] ?? 0) + weight * value
    }
    return sums
  }
  return {
    total: gain(0, all),
    levers: levers.map((_, i) => shareOf(i)),
    alone: levers.map((_, i) => mean(gain(0, 1 << i))),
    last: levers.map((_, i) => mean(gain(all & ~(1 << i), all))),
  }
}

/** First-order and total share of each assumption in the variance of the mean over luck. */
export type Index = { readonly id: string; readonly first: number; readonly total: number }

/** An assumption and the range it is drawn from. */
export type Range = { readonly id: string; readonly low: number; readonly high: number }

/**
 * Plain pick-freeze Monte Carlo: `points` pairs of independent draws by `random`; each outcome is the mean over the same `luck` replicates. First order after
 * Saltelli 2010, total after Jansen 1999.
 */
export function pickFreeze(
  outcome: (values: Readonly<Record<string, number>>) => number,
  ranges: readonly Range[],
  points: number,
  random: () => number,
): { readonly indices: readonly Index[]; readonly variance: number; readonly mean: number } {
  const draw = (): Record<string, number> =>
    Object.fromEntries(ranges.map(({ id, low, high }) => [id, low + random() * (high - low)]))
  const rows = Array.from({ length: points }, () => {
    const a = draw()
    const b = draw()
    return {
      a: outcome(a),
      b: outcome(b),
      mixed: ranges.map(({ id }) => outcome({ ...a, [id]: b[id] ?? Number.NaN })),
    }
  })
  const all = rows.flatMap(({ a, b }) => [a, b])
  const whole = variance(all)
  const middle = mean(all)
  return {
    variance: whole,
    mean: middle,
    indices: ranges.map(({ id }, i) => ({
      id,
      first: mean(rows.map(({ a, b, mixed }) => (b - middle) * ((mixed[i] ?? Number.NaN) - a))) / whole,
      total: mean(rows.map(({ a, mixed }) => (a - (mixed[i] ?? Number.NaN)) ** 2)) / 2 / whole,
    })),
  }
}

/** A scenario with assumptions moved. */
export const under = (scenario: Scenario, moved: Readonly<Record<string, number>>): Scenario =>
  withAssumptions(scenario, moved)

/** A plain stream of uniform numbers for a name: mulberry32. */
export function keyed(name: string): () => number {
  let state = 7
  for (const letter of name) state = (Math.imul(state, 31) + (letter.codePointAt(0) ?? 0)) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The ranges of the ledger. */
export const rangesOf = (ids: readonly AssumptionId[]): readonly Range[] =>
  ids.map((id) => ({ id, low: ledger[id].low, high: ledger[id].high }))

/** Variance within and between sets of assumptions: each of `points` sets is run twice, on luck that no other set has. */
export function luckOf(
  scenario: Scenario,
  ids: readonly AssumptionId[],
  question: Question,
  points: number,
): { readonly share: number; readonly luck: number; readonly assumptions: number } {
  const random = keyed(`sets of ${ids.join(' ')}`)
  const pairs = Array.from({ length: points }, (_, point) => {
    const drawn = rangesOf(ids).map(({ id, low, high }) => [id, low + random() * (high - low)])
    return values(under(scenario, Object.fromEntries(drawn)), question, 2, 1000 + 2 * point)
  })
  const luck = mean(pairs.map(([one = 0, other = 0]) => (one - other) ** 2 / 2))
  const assumptions = variance(pairs.map(mean)) - luck / 2
  return { share: luck / (luck + assumptions), luck, assumptions }
}
