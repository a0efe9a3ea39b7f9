import { type ColumnId, type History, type MeasureId, measured, type Scenario, valueAt } from '@fishbowl/core'
import { mean } from '../stats/mean.ts'

/** One number of a run. */
export type Reading = {
  readonly scenario: Scenario
  readonly of: (history: History) => number
  /** Replicate whose talent draws the run takes. @default its own */
  readonly talent?: number
  /** True: replicate r runs under the r-th set of assumptions from the ledger's ranges. */
  readonly drawn?: boolean
}

/** Numbers of one replicate that a history does not hold: individuals and ties. `adapt` is what is asked of every scenario. */
export type Individuals = (replicate: number, adapt: (scenario: Scenario) => Scenario) => readonly number[]

/** Where the numbers of a pattern come from, and what is made of them: in each replicate, or of all replicates together. */
export type Sample = { readonly reads: readonly Reading[] | Individuals } & (
  | { readonly each: (numbers: readonly number[]) => number }
  | { readonly all: (columns: readonly Float64Array[]) => number }
)

/** What a value is held against. */
export type Target =
  /** A band from evidence, or as the specification writes it: the mean lies inside. */
  | { readonly kind: 'band'; readonly low: number; readonly high: number }
  /** A claimed sign: the 90 % interval lies wholly above. */
  | { readonly kind: 'above'; readonly bound: number }
  /** A value of the prototype (20 replicates, printed with so many digits): within three standard errors of both together. */
  | { readonly kind: 'reference'; readonly value: number }
  /** Printed, not judged. */
  | { readonly kind: 'report'; readonly value?: number }

/** Whose numbers a check rests on: what is left out together when a fit is judged without them. */
export type Dataset =
  | 'r4ds'
  | 'nhsr'
  | 'collegemsg'
  | 'uc'
  | 'ennet'
  | 'email'
  | 'swoop'
  | 'jive'
  | 'literature'

/** One check of the model: a claim, how it is measured, what it is held against. */
export type Pattern = {
  /** Check of the specification or of the evidence, a dot, a name: P4.net.2, V7.best. */
  readonly id: string
  /** The claim in one sentence. */
  readonly says: string
  /** What is computed, over which weeks of which arms. */
  readonly how: string
  readonly source: string
  readonly unit: string
  /** Digits after the point in which value and target are printed. */
  readonly digits: number
  readonly target: Target
  /** The number in the data, where the band is that number and a tolerance. */
  readonly observed?: number
  /** Absent where the check is not one of evidence. */
  readonly dataset?: Dataset
  readonly sample: Sample
  /** Why it misses, where that is known; no number of it, those are in the kept table. */
  readonly why?: string
  /** Only where minutes are no matter: grids of audiences of 10,000 and more. */
  readonly large?: boolean
  /** Replicates for every one that is asked for, where runs are tiny and noise is large. @default 1 */
  readonly times?: number
}

/** A check that the simulation cannot give, with the reason. */
export type NotComputed = {
  readonly id: string
  readonly says: string
  readonly why: string
  readonly dataset?: Dataset
}

/** The mean of a measure over weeks, both included; a week or two outside the run are left out. */
export const over = (scenario: Scenario, measure: MeasureId, from: number, to: number): Reading => ({
  scenario,
  of: (history) => measured(history, measure, { from, to }),
})

/** A measure over the whole run. */
export const run = (scenario: Scenario, measure: MeasureId): Reading =>
  over(scenario, measure, 0, scenario.horizon - 1)

/** Weekly active share at week t: the mean of t-2 to t+2. */
export const active = (scenario: Scenario, week: number): Reading =>
  over(scenario, 'weeklyActive', week - 2, week + 2)

/** Gross or net value of the run in k$. */
export const thousands = (scenario: Scenario, measure: 'value' | 'netValue'): Reading => ({
  scenario,
  of: (history) => measured(history, measure, { from: 0, to: history.weeks - 1 }) / 1000,
})

/** A column in one week. */
export const column = (scenario: Scenario, id: ColumnId, week: number): Reading => ({
  scenario,
  of: (history) => valueAt(history, id, week),
})

type Numbers<R extends readonly unknown[]> = { readonly [K in keyof R]: number }

/** A value in each replicate, from the numbers of that replicate: t interval of the mean. */
export const each = <const R extends readonly Reading[]>(
  reads: R,
  of: (...numbers: Numbers<R>) => number,
): Sample => ({ reads, each: (numbers) => of(...(numbers as unknown as Numbers<R>)) })

/** The same from individuals; the caller says how many numbers there are. */
export const eachOf = (reads: Individuals, of: (...numbers: readonly number[]) => number): Sample => ({
  reads,
  each: (numbers) => of(...numbers),
})

/** One value of the means over all replicates (a ratio of sums, say): bootstrap interval. */
export const ofMeans = (
  reads: readonly Reading[] | Individuals,
  of: (...means: readonly number[]) => number,
): Sample => ({ reads, all: (columns) => of(...columns.map((values) => mean(values))) })

/** The reading as it is. */
export const just = (reading: Reading): Sample => each([reading], (value) => value)

/** The first number less the second. */
export const difference = (more: Reading, less: Reading): Sample => each([more, less], (a, b) => a - b)

/** The first number over the second. */
export const ratio = (top: Reading, bottom: Reading): Sample => each([top, bottom], (a, b) => a / b)

const specification = 'prototype of the model, 20 replicates'

type Words = Pick<Pattern, 'says' | 'how'> &
  Partial<Pick<Pattern, 'unit' | 'digits' | 'source' | 'large' | 'times'>>

/** A value of the prototype that has to come out again. */
export const reproduces = (id: string, words: Words, value: number, sample: Sample): Pattern => ({
  id,
  unit: 'share',
  digits: 3,
  source: specification,
  ...words,
  target: { kind: 'reference', value },
  sample,
})

/** A sign that has to come out: the interval lies wholly above the bound. */
export const holds = (id: string, words: Words & { readonly above?: number }, sample: Sample): Pattern => {
  const { above = 0, ...rest } = words
  return {
    id,
    unit: 'share',
    digits: 3,
    source: specification,
    ...rest,
    target: { kind: 'above', bound: above },
    sample,
  }
}

/** A band that has to be met. */
export const within = (
  id: string,
  words: Words & { readonly source: string },
  [low, high]: readonly [number, number],
  sample: Sample,
): Pattern => ({ id, unit: 'share', digits: 3, ...words, target: { kind: 'band', low, high }, sample })

/** Reference values of one reading at several weeks. */
export const levels = (
  id: string,
  words: Words,
  values: readonly (readonly [week: number, value: number])[],
  reading: (week: number) => Reading,
): readonly Pattern[] =>
  values.map(([week, value]) =>
    reproduces(
      `${id}.wk${week}`,
      { ...words, says: `${words.says}, week ${week}` },
      value,
      just(reading(week)),
    ),
  )
