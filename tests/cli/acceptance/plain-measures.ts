import { type ColumnId, type History, valueAt } from '@fishbowl/core'
import type { Plain } from '../../tui/support/brute-force.ts'

/** Measures by the sentences of the dictionary and the statistics of a textbook, with no code of the product but the columns of a run. */

/** Quantiles .95 of Student's t for 1 to 11 degrees of freedom, as tables print them. */
const student = [
  6.313751515, 2.91998558, 2.353363435, 2.131846786, 2.015048373, 1.943180281, 1.894578605, 1.859548038,
  1.833112933, 1.812461123, 1.795884819,
]

/** The numbers that are one: a run in which nobody asked has no share of questions answered. */
export const known = (values: readonly number[]): readonly number[] => values.filter(Number.isFinite)

/** Mean, 90 % interval, standard deviation and count of the values there are; of one value no interval can be told. */
export function summary(all: readonly number[]): Plain & { readonly sd: number; readonly n: number } {
  const values = known(all)
  const n = values.length
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / n
  let squares = 0
  for (const value of values) squares += (value - mean) ** 2
  const sd = n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1))
  const half = ((student[n - 2] ?? Number.NaN) * sd) / Math.sqrt(n)
  return { mean, low: mean - half, high: mean + half, sd, n }
}

/** Type 7 of Hyndman and Fan: straight lines between the order statistics. */
export function quantile(all: readonly number[], p: number): number {
  const sorted = known(all).toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * p
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (place - Math.floor(place)) * (above - below)
}

/** One number of each run of one scenario less that of the same luck in another. */
export const paired = (base: readonly number[], changed: readonly number[]): readonly number[] =>
  changed.map((value, i) => value - (base[i] ?? Number.NaN))

/** Share of pairs in which the second is better, a tie counting half. */
export function betterShare(base: readonly number[], changed: readonly number[], more: boolean): number {
  const gaps = known(paired(base, changed))
  let better = 0
  for (const gap of gaps) better += gap === 0 ? 0.5 : Number(gap > 0 === more)
  return better / gaps.length
}

type Bottom = readonly ColumnId[] | 'people' | 'weeks' | 'window'

const spent = ['cmCost', 'licenceCost', 'managerCost'] as const

/** What is added, over what. */
// biome-ignore format: a table is read by its rows
const parts: Readonly<Record<string, readonly [top: readonly ColumnId[], bottom: Bottom]>> = {
  aware: [['aware'], 'people'], registered: [['registered'], 'people'], weeklyActive: [['visitors'], 'people'],
  fourWeekActive: [['fourWeekActive'], 'people'], posters: [['posters'], 'people'], core: [['core'], 'people'],
  activePerRegistered: [['visitors'], ['registered']], postersPerActive: [['posters'], ['visitors']],
  asked: [['asked'], 'weeks'], noReply: [['unanswered'], ['asked']],
  answeredShare: [['answeredByPeers', 'answeredByCms'], ['asked']],
  answeredByCmShare: [['answeredByCms'], ['answeredByPeers', 'answeredByCms']],
  selfServedShare: [['selfServed'], ['needs']], medianReply: [['replyHours'], ['answeredByPeers', 'answeredByCms']],
  cholesterolRatio: [['signal'], ['noise']], noiseShare: [['noise'], ['signal', 'noise']],
  knowledge: [['knowledge'], 'people'], alignment: [['alignment'], 'weeks'], stance: [['stance'], 'weeks'],
  expectedValue: [['expectedValue'], ['aware']], experiencedValue: [['experiencedValue'], ['visitors']],
  belonging: [['belonging'], ['aware']], load: [['load'], ['covered']], vacancy: [['cmVacant'], ['cmPosts']],
  team: [['cmPosts'], 'weeks'], demandHours: [['demandHours'], 'weeks'], strategyHours: [['strategyHours'], 'weeks'],
  volunteerHours: [['volunteerHours'], 'weeks'], actAnswers: [['actAnswers'], 'weeks'], actCoaching: [['actCoaching'], 'weeks'],
  actWelcomes: [['actWelcomes'], 'weeks'], actConnections: [['actConnections'], 'weeks'],
  hoursSaved: [['hoursSaved'], 'window'], memberHours: [['memberHours'], 'window'], value: [['value'], 'window'],
  memberCost: [['memberCost'], 'window'], cmCost: [['cmCost'], 'window'], managerCost: [['managerCost'], 'window'],
  licenceCost: [['licenceCost'], 'window'], cost: [spent, 'window'],
}

function added(run: History, columns: readonly ColumnId[], from: number, to: number): number {
  let sum = 0
  for (const column of columns) for (let week = from; week <= to; week++) sum += valueAt(run, column, week)
  return sum
}

function over(run: History, bottom: Bottom, from: number, to: number): number {
  const weeks = to - from + 1
  if (bottom === 'window') return 1
  if (bottom === 'weeks') return weeks
  return bottom === 'people' ? weeks * run.members : added(run, bottom, from, to)
}

/** Measures that can be computed here. */
export const plainIds: readonly string[] = [...Object.keys(parts), 'uncovered', 'netValue', 'roi']

/** A measure of a run over weeks, both included: NaN where its denominator is nothing. */
export function plainMeasure(id: string, run: History, from: number, to: number): number {
  const of = (name: string): number => plainMeasure(name, run, from, to)
  if (id === 'uncovered') return 1 - added(run, ['covered'], from, to) / (to - from + 1)
  if (id === 'netValue') return of('value') - of('memberCost') - of('cost')
  if (id === 'roi') return of('netValue') / of('cost')
  const [top, bottom] = parts[id] ?? []
  if (top === undefined || bottom === undefined) throw new RangeError(`no plain loop for "${id}"`)
  const under = over(run, bottom, from, to)
  return under === 0 ? Number.NaN : added(run, top, from, to) / under
}
