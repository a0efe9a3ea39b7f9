import { measureOf } from '@fishbowl/core'
import type { PlannedStudy, StudyEstimate } from '@fishbowl/lab/study'
import { shortFactor, wordFactor } from '@fishbowl/report'
import { counted, grouped } from './counted.ts'
import { Failure } from './failure.ts'
import type { Look } from './look.ts'
import { columnsOf, pageOf, paragraph } from './page.ts'

/** How far the ledger of a study is, in runs. */
export type KeptRuns = { readonly done: number; readonly failed: number; readonly missing: number }

/** What `planLines` tells of a study beside its plan. */
export type PlanFacts = {
  /** Undefined where no pilot was run. */
  readonly estimate?: StudyEstimate | undefined
  /** The ledger's file, and what it holds of this plan; undefined where there is none yet. */
  readonly ledger: string
  readonly kept?: KeptRuns | undefined
  /** The ledger holds runs of another plan; those that still fit are kept. */
  readonly isOther?: boolean
}

/** A stretch of time as somebody would say it. */
export function wordSeconds(seconds: number): string {
  if (seconds < 10) return `${Math.max(1, Math.ceil(seconds))} s`
  if (seconds < 100) return `${Math.ceil(seconds / 5) * 5} s`
  if (seconds < 100 * 60) return `${Math.ceil(seconds / 60)} min`
  return seconds < 72 * 3600 ? `${(seconds / 3600).toFixed(1)} h` : `${(seconds / 86_400).toFixed(1)} days`
}

/** A number of bytes as somebody would say it. */
export function wordBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`
  return bytes < 1e10
    ? `${bytes < 1e7 ? (bytes / 1e6).toFixed(1) : Math.ceil(bytes / 1e6)} MB`
    : `${(bytes / 1e9).toFixed(1)} GB`
}

const mostListed = 12

const listed = (words: readonly string[]): string =>
  words.length <= mostListed
    ? words.join(', ')
    : `${words.slice(0, mostListed).join(', ')} and ${words.length - mostListed} more`

/** The factors of a point in one line, the first twelve of many. */
export const wordFactors = (factors: Readonly<Record<string, unknown>>): string =>
  listed(Object.entries(factors).map(([name, value]) => `${shortFactor(name)} ${wordFactor(value, name)}`))

function wordPoint(plan: PlannedStudy, number: number): string {
  const { base, factors } = plan.at(number)
  const words = wordFactors(factors)
  return words === '' ? base : `${base}: ${words}`
}

const kinds: Readonly<Record<PlannedStudy['kind'], string>> = {
  list: 'list',
  grid: 'grid',
  'latin-hypercube': 'Latin hypercube',
  sobol: 'Sobol, scrambled',
}

function timeRow({ seconds, threads, pilot }: StudyEstimate): string {
  const { likely, low, high } = seconds
  const [fast, slow] = [low, high].map(wordSeconds)
  const around = fast === slow ? '' : ` (${fast} to ${slow})`
  return `about ${wordSeconds(likely)} on ${counted(threads, 'thread')}${around}, by ${counted(pilot.length, 'pilot run')}`
}

function ledgerRow({ ledger, kept, isOther = false }: PlanFacts): string {
  if (isOther) return `${ledger}, of another version of this study; the runs that still fit will be kept`
  if (kept === undefined) return `${ledger}, which is not there yet`
  const { done, failed, missing } = kept
  const failures = failed === 0 ? '' : `, ${counted(failed, 'run')} failed`
  return `${ledger}: ${counted(done, 'run')} done${failures}, ${grouped(missing)} to be made`
}

function rowsOf(plan: PlannedStudy, facts: PlanFacts): readonly (readonly [string, string])[] {
  const { bases, kind, designPoints, count, replicates, factors, measures, seed, most } = plan
  const { estimate } = facts
  const same =
    estimate === undefined || estimate.distinct === count
      ? ''
      : `, ${grouped(estimate.distinct)} of them different`
  const runs = count * replicates
  const fewer =
    estimate === undefined || estimate.runs === runs
      ? ''
      : `, of which ${grouped(estimate.runs)} are made: equal points share theirs`
  const rows: (readonly [string, string])[] = [
    ['scenarios', listed(bases)],
    ['design', `${kinds[kind]}, ${counted(designPoints, 'point')}`],
    ...(factors.length === 0
      ? []
      : [['factors', `${factors.length}: ${listed(factors.map(shortFactor))}`] as const]),
    ['points', `${grouped(count)} with the scenarios${same}`],
    ['replicates', `${grouped(replicates)} of each point, the same luck for all (seed "${seed}")`],
    ['runs', `${grouped(runs)}${fewer}`],
    ['measures', listed(measures.map((id) => measureOf(id).title))],
    ['first point', wordPoint(plan, 0)],
    ...(count === 1 ? [] : [['last point', wordPoint(plan, count - 1)] as const]),
    ['ledger', ledgerRow(facts)],
  ]
  if (estimate !== undefined) {
    const { run, all } = estimate.bytes
    rows.push(['time', timeRow(estimate)], ['disk', `about ${wordBytes(all)}, ${wordBytes(run)} a run`])
  }
  return [
    ...rows,
    ['caps', `${counted(most.runs, 'run')}, ${most.hours} h, ${wordBytes(most.megabytes * 1e6)}`],
  ]
}

/** What will be run, and what it will take: the same lines for `study plan` and before `study run` starts. */
export function planLines(plan: PlannedStudy, facts: PlanFacts, look: Look): readonly string[] {
  return pageOf(
    [
      ...paragraph(plan.title === plan.id ? plan.id : `${plan.id}: ${plan.title}`, look),
      ...(plan.question === undefined ? [] : paragraph(plan.question, look)),
    ],
    columnsOf(rowsOf(plan, facts), look),
    plan.notes.flatMap((note) => paragraph(note, look)),
  )
}

const way = (key: string, needed: number): string =>
  `take fewer points, replicates or weeks, or write most: { ${key}: ${Math.ceil(needed * 1.2)} } in the study file`

/** What a study would take over its caps, with the way out; undefined when nothing. */
export function overCaps(
  { most }: PlannedStudy,
  { seconds, bytes }: StudyEstimate,
): { readonly message: string; readonly hint: string } | undefined {
  const hours = seconds.likely / 3600
  const megabytes = bytes.all / 1e6
  if (hours > most.hours) {
    const message = `the study would take about ${wordSeconds(hours * 3600)}, and most.hours is ${most.hours}`
    return { message, hint: way('hours', hours) }
  }
  if (megabytes <= most.megabytes) return undefined
  const message = `the ledger would take about ${wordBytes(bytes.all)}, and most.megabytes is ${most.megabytes}`
  return { message, hint: way('megabytes', megabytes) }
}

/** Refuses a study that would take more than its caps. */
export function checkCaps(plan: PlannedStudy, estimate: StudyEstimate): void {
  const over = overCaps(plan, estimate)
  if (over !== undefined) throw new Failure('usage', over.message, { hint: over.hint })
}
