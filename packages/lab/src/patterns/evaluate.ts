import {
  currentModel,
  type History,
  type MechanismId,
  type ModelVersion,
  type Scenario,
  without,
} from '@fishbowl/core'
import { underDraw } from '../assumption-draw.ts'
import { counter } from '../counter.ts'
import { attempt } from '../ensemble.ts'
import { inOrder } from '../in-order.ts'
import { defaultInFlight, type Runner, type Task } from '../runner.ts'
import { scenarioKey } from '../scalars.ts'
import { bootstrap } from '../stats/bootstrap.ts'
import { meanInterval } from '../stats/interval.ts'
import { asReferenced, referenceModel } from './arms.ts'
import { type Judged, judge, type Measured } from './judge.ts'
import type { Individuals, Pattern, Reading } from './pattern.ts'

export type PatternOptions = {
  /** Replicates of a pattern; the specification's table has 20. @default 20 */
  readonly replicates?: number
  /** Runs started and not yet taken. @default 16 */
  readonly inFlight?: number
  /** Switched off in every scenario, luck untouched. */
  readonly without?: MechanismId
  /** Any other change of every scenario. */
  readonly adapt?: (scenario: Scenario) => Scenario
}

/** A pattern with its value, its interval, the verdict, and the version of the model that it was computed under. */
export type PatternRow = Pattern & Measured & Judged & { readonly model: ModelVersion }

type Adapt = (scenario: Scenario) => Scenario
type Wanted = { readonly task: Task; readonly readings: Set<Reading> }

const replicatesOf = ({ times = 1 }: Pattern, replicates: number): number => times * replicates

const isReference = ({ target }: Pattern): boolean => target.kind === 'reference'

/** Patterns about the prototype with scenarios of the version that reproduces it; all others as they are. */
function pinned(patterns: readonly Pattern[]): readonly Pattern[] {
  const scenarios = new Map<Scenario, Scenario>()
  const individual = new Map<Individuals, Individuals>()
  const scenarioOf = (scenario: Scenario): Scenario => {
    const known = scenarios.get(scenario) ?? asReferenced(scenario)
    scenarios.set(scenario, known)
    return known
  }
  const readsOf = (reads: Individuals): Individuals => {
    const known: Individuals =
      individual.get(reads) ??
      ((replicate, adapt) => reads(replicate, (scenario) => adapt(scenarioOf(scenario))))
    individual.set(reads, known)
    return known
  }
  return patterns.map((pattern) => {
    if (!isReference(pattern)) return pattern
    const { sample } = pattern
    const { reads } = sample
    const under =
      typeof reads === 'function'
        ? readsOf(reads)
        : reads.map((reading) => Object.assign({}, reading, { scenario: scenarioOf(reading.scenario) }))
    return Object.assign({}, pattern, { sample: { ...sample, reads: under } })
  })
}

/** The run of a reading in a replicate. */
function taskOf({ scenario, talent, drawn = false }: Reading, replicate: number, adapt: Adapt): Task {
  const adapted = adapt(drawn ? underDraw(scenario, replicate) : scenario)
  return { scenario: adapted, replicate, ...(talent !== undefined && { talent }) }
}

/** Every run that a pattern needs, once, with all that is to be read of it. */
function gather(patterns: readonly Pattern[], replicates: number, adapt: Adapt): readonly Wanted[] {
  const wanted = new Map<string, Wanted>()
  const adapted = new Map<Scenario, Scenario>()
  const once: Adapt = (scenario) => {
    const known = adapted.get(scenario) ?? adapt(scenario)
    adapted.set(scenario, known)
    return known
  }
  for (const pattern of patterns) {
    const { reads } = pattern.sample
    if (typeof reads === 'function') continue
    for (let r = 0; r < replicatesOf(pattern, replicates); r++) {
      for (const reading of reads) {
        const task = taskOf(reading, r, once)
        const key = `${scenarioKey(task.scenario)} ${r} ${task.talent ?? r}`
        const entry = wanted.get(key) ?? { task, readings: new Set<Reading>() }
        wanted.set(key, entry)
        entry.readings.add(reading)
      }
    }
  }
  return [...wanted.values()]
}

/** Makes the runs and keeps one number per reading and replicate; histories are let go. */
async function readAll(
  wanted: readonly Wanted[],
  run: Runner,
  inFlight: number,
): Promise<ReadonlyMap<Reading, readonly number[]>> {
  const numbers = new Map<Reading, number[]>()
  const make = async ({ task, readings }: Wanted): Promise<readonly [Wanted, History]> => [
    { task, readings },
    await attempt(run, task),
  ]
  for await (const [{ task, readings }, history] of inOrder(wanted, inFlight, make)) {
    for (const reading of readings) {
      const column = numbers.get(reading) ?? []
      numbers.set(reading, column)
      column[task.replicate] = reading.of(history)
    }
  }
  return numbers
}

/** Individuals of each replicate, computed once for all patterns that ask for them. */
function individuals(patterns: readonly Pattern[], replicates: number, adapt: Adapt) {
  const found = new Map<Individuals, (readonly number[])[]>()
  for (const pattern of patterns) {
    const { reads } = pattern.sample
    if (typeof reads !== 'function') continue
    const rows = found.get(reads) ?? []
    found.set(reads, rows)
    for (let r = rows.length; r < replicatesOf(pattern, replicates); r++) rows.push(reads(r, adapt))
  }
  return found
}

const transposed = (rows: readonly (readonly number[])[]): readonly Float64Array[] =>
  (rows[0] ?? []).map((_, i) => Float64Array.from(rows, (row) => row[i] ?? Number.NaN))

/** Value and interval of a pattern from one row of numbers per replicate. */
function measure({ id, sample }: Pattern, rows: readonly (readonly number[])[]): Measured {
  if ('each' in sample) {
    const { mean, low, high, sd, n } = meanInterval(rows.map((row) => sample.each(row)))
    return { value: mean, low, high, n, error: sd / Math.sqrt(n) }
  }
  const columns = transposed(rows)
  const resampled = (picked: Int32Array): number =>
    sample.all(columns.map((values) => Float64Array.from(picked, (r) => values[r] ?? Number.NaN)))
  const { low, high, sd } = bootstrap(rows.length, resampled, counter(`pattern ${id}`), { resamples: 500 })
  return { value: sample.all(columns), low, high, n: rows.length, error: sd }
}

/**
 * The table: every pattern with its value, its 90 % interval and the verdict, in the order given. Values of the prototype are held against
 * the version of the model that reproduces it, all else against the current one. Runs are shared between patterns, and replicate r is the
 * same luck everywhere. Patterns about individuals are computed in this thread.
 */
export async function evaluatePatterns(
  asked: readonly Pattern[],
  run: Runner,
  { replicates = 20, inFlight = defaultInFlight, without: off, adapt = (s) => s }: PatternOptions = {},
): Promise<readonly PatternRow[]> {
  const patterns = pinned(asked)
  const change: Adapt = (scenario) => (off === undefined ? adapt(scenario) : without(adapt(scenario), off))
  const numbers = await readAll(gather(patterns, replicates, change), run, inFlight)
  const people = individuals(patterns, replicates, change)
  return patterns.map((pattern) => {
    const { reads } = pattern.sample
    const n = replicatesOf(pattern, replicates)
    const rows =
      typeof reads === 'function'
        ? (people.get(reads) ?? []).slice(0, n)
        : Array.from({ length: n }, (_, r) => reads.map((reading) => numbers.get(reading)?.[r] ?? Number.NaN))
    const measured = measure(pattern, rows)
    const model = isReference(pattern) ? referenceModel : currentModel
    return Object.assign({ model } as const, pattern, measured, judge(pattern, measured))
  })
}
