import { type ColumnId, type History, libraryIds, loadScenario, type Scenario, valueAt } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { libraryText } from '../../support/library.ts'

/** Quantiles .95 of Student's t by degrees of freedom, as tables print them. */
const student: Readonly<Record<number, number>> = {
  7: 1.894578605,
  11: 1.795884819,
  19: 1.729132812,
  39: 1.684875122,
}

/** A mean with the 90 % interval of Student's t. */
export type Plain = { readonly mean: number; readonly low: number; readonly high: number }

/** Mean and interval of numbers, by the formulas of a textbook. */
export function plainInterval(values: readonly number[]): Plain {
  const n = values.length
  const t = student[n - 1]
  if (t === undefined) throw new RangeError(`no quantile for ${n} values`)
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / n
  let squares = 0
  for (const value of values) squares += (value - mean) * (value - mean)
  const half = t * Math.sqrt(squares / (n - 1) / n)
  return { mean, low: mean - half, high: mean + half }
}

/** The middle of an even number of numbers. */
export function plainMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2
}

/** A scenario from its text, with files beside it and a seed. */
export function scenarioOf(text: string, files: Readonly<Record<string, string>>, seed: string): Scenario {
  const load = loadScenario(
    { file: 'top.yaml', text },
    {
      ids: libraryIds,
      read: (name) => {
        const found = files[name]
        if (found !== undefined) return { file: name, text: found }
        return libraryIds.some((id) => id === name)
          ? { file: `${name}.yaml`, text: libraryText(name) }
          : undefined
      },
    },
  )
  if (!load.ok) throw new Error(JSON.stringify(load.issues))
  return { ...load.loaded.scenario, seed }
}

/** Runs one after the other, in this thread. */
export function runsOf(scenario: Scenario, replicates: number): readonly History[] {
  const runs: History[] = []
  for (let replicate = 0; replicate < replicates; replicate++) runs.push(simulate({ scenario, replicate }))
  return runs
}

function summed(run: History, column: ColumnId, from: number, to: number): number {
  let sum = 0
  for (let week = from; week <= to; week++) sum += valueAt(run, column, week)
  return sum
}

/** Visitors over employees in some weeks, both included. */
export const activeIn = (run: History, from: number, to = from): number =>
  summed(run, 'visitors', from, to) / (run.members * (to - from + 1))

/** Visitors over employees in the last quarter. */
export const activeAtEnd = (run: History): number => activeIn(run, run.weeks - 13, run.weeks - 1)

/** Gross value less the time of members and all cost, over the run. */
export function netValue(run: History): number {
  let sum = summed(run, 'value', 0, run.weeks - 1)
  for (const cost of ['memberCost', 'cmCost', 'licenceCost', 'managerCost'] as const)
    sum -= summed(run, cost, 0, run.weeks - 1)
  return sum
}

/** A number of each run of one scenario less that of the same replicate of another. */
export const gains = (
  base: readonly History[],
  changed: readonly History[],
  of: (run: History) => number,
): readonly number[] => changed.map((run, i) => of(run) - of(base[i] ?? run))
