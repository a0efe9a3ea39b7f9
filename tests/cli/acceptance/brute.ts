import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type LoadedScenario,
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

/** An organisation's scenario file. */
export function organisation(file: string): LoadedScenario {
  const load = loadScenario(sourceOf(file), { ids: [], read: sourceOf })
  if (load.ok) return load.loaded
  throw new Error(wordIssues(load.issues))
}

/** The same organisation with other levers. */
export function changed(base: LoadedScenario, difference: object): Scenario {
  const load = variantOf(base, difference, 'changed')
  if (load.ok) return load.loaded.scenario
  throw new Error(wordIssues(load.issues))
}

/** One measure over weeks, both included. */
export type Question = { readonly measure: MeasureId; readonly from: number; readonly to: number }

/** The value of each of `count` replicates from `first` on. */
export function values(scenario: Scenario, question: Question, count: number, first = 0): readonly number[] {
  return Array.from({ length: count }, (_, i) =>
    measured(simulate({ scenario, replicate: first + i }), question.measure, question),
  )
}

/** Arithmetic mean. */
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, value) => sum + value, 0) / numbers.length

/** Variance of a sample. */
export function variance(numbers: readonly number[]): number {
  const middle = mean(numbers)
  return numbers.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (numbers.length - 1)
}

/** Standard error of the mean. */
export const standardError = (numbers: readonly number[]): number =>
  Math.sqrt(variance(numbers) / numbers.length)

/** One lever's share of a gain: its mean over the replicates, with the standard error of it. */
export type Share = { readonly mean: number; readonly se: number }

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

/** Shapley value of each lever, replicate by replicate: every subset of the levers is run on the same luck. */
export function shapley(
  base: LoadedScenario,
  levers: readonly object[],
  question: Question,
  count: number,
): { readonly total: Share; readonly levers: readonly Share[]; readonly subsets: readonly (readonly number[])[] } {
  const n = levers.length
  const subsets = Array.from({ length: 2 ** n }, (_, subset) => {
    const difference = levers.reduce<unknown>(
      (all, lever, i) => (subset & (1 << i) ? mergeFiles(all, lever) : all),
      {},
    )
    return values(changed(base, difference as object), question, count)
  })
  const worth = (subset: number, replicate: number): number => subsets[subset]?.[replicate] ?? Number.NaN
  const share = (of: (replicate: number) => number): Share => {
    const numbers = Array.from({ length: count }, (_, replicate) => of(replicate))
    return { mean: mean(numbers), se: standardError(numbers) }
  }
  const ofLever = (i: number, replicate: number): number => {
    let sum = 0
    for (let subset = 0; subset < 2 ** n; subset++) {
      if (subset & (1 << i)) continue
      const size = subset.toString(2).replaceAll('0', '').length
      const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n)
      sum += weight * (worth(subset | (1 << i), replicate) - worth(subset, replicate))
    }
    return sum
  }
  return {
    total: share((replicate) => worth(2 ** n - 1, replicate) - worth(0, replicate)),
    levers: levers.map((_, i) => share((replicate) => ofLever(i, replicate))),
    subsets,
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
