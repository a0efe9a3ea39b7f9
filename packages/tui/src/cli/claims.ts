import { join } from 'node:path'
import { type Expectation, type Issue, measureOf } from '@fishbowl/core'
import type { Robustness, Scenarios, Verdict } from '@fishbowl/lab'
import {
  briefly,
  differenceFormatOf,
  formatNumber,
  formatOf,
  type NumberFormat,
  wordStretch,
} from '@fishbowl/report'
import { isInline } from '../inline.ts'
import type { Opened } from '../scenarios.ts'
import { isIssues, issuesFailure, readScenario, wordName } from '../scenarios.ts'
import { type Files, folderOf, isLibraryId, looksLikePath } from '../sources.ts'
import { Failure } from './failure.ts'

/** Ids of the other scenarios that a claim needs. */
function othersOf(expectation: Expectation): readonly string[] {
  const { than } = expectation
  const arms = 'variance' in expectation ? expectation.variance.arms : []
  const side = typeof than === 'object' && than.scenario !== undefined ? [than.scenario] : []
  return [...side, ...arms]
}

/**
 * The scenarios by id with those that their claims compare with, all with one seed (the first scenario's unless told), or they would
 * not share their luck. Throws the mistakes of all files at once.
 */
export function withOthers(opened: readonly Opened[], seed: string | undefined, files: Files): Scenarios {
  const shared = seed ?? opened[0]?.scenario.seed ?? ''
  const scenarios = new Map(opened.map(({ id, scenario }) => [id, { ...scenario, seed: shared }]))
  if (scenarios.size < opened.length)
    throw new Failure('usage', 'two of the scenarios have the same id; give their files different ids')
  const issues: Issue[] = []
  for (const one of opened) {
    for (const id of new Set(one.scenario.expect.flatMap(othersOf))) {
      if (scenarios.has(id)) continue
      const other = readOther(id, one, files)
      if (isIssues(other)) issues.push(...other)
      else scenarios.set(id, { ...other.scenario, seed: shared, expect: [] })
    }
  }
  if (issues.length > 0) throw issuesFailure(issues)
  for (const one of opened)
    for (const claim of one.scenario.expect) checkWeeks(wordName(one), claim, scenarios)
  return scenarios
}

/** The weeks a claim looks at exist in every scenario it compares with. */
function checkWeeks(name: string, claim: Expectation, scenarios: Scenarios): void {
  const [, last] = typeof claim.than === 'object' ? (claim.than.weeks ?? claim.weeks) : claim.weeks
  for (const id of othersOf(claim)) {
    const horizon = scenarios.get(id)?.horizon ?? 0
    if (last < horizon) continue
    throw new Failure(
      'usage',
      `claim ${claim.id} of ${name} looks at week ${last} of ${id}, which has ${horizon} weeks`,
      {
        hint: 'give than its own weeks, or the other scenario a longer horizon',
      },
    )
  }
}

/** Another arm of a claim: a library entry, else the file of that name beside the file that claims, or here. */
function besideOrLibrary(id: string, name: string): string {
  return isLibraryId(id) || !(isInline(name) || looksLikePath(name)) ? id : join(folderOf(name), `${id}.yaml`)
}

function readOther(id: string, claiming: Opened, files: Files): Opened | readonly Issue[] {
  try {
    return readScenario(besideOrLibrary(id, claiming.name), files)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Failure(
      error.exit,
      `a claim of ${wordName(claiming)} compares with another scenario: ${error.message}`,
    )
  }
}

/** What a claim's verdict is called. */
export const outcomes: Readonly<Record<Verdict['outcome'], string>> = {
  held: 'held',
  missed: 'MISSED',
  'known-miss': 'known miss',
  'miss-now-holds': 'HOLDS NOW',
  'miss-moved': 'MISS MOVED',
}

const isVariance = ({ expectation }: Verdict): boolean => 'variance' in expectation

const formatFor = (verdict: Verdict): NumberFormat =>
  isVariance(verdict) ? { kind: 'share' } : differenceFormatOf(verdict.expectation.measure)

/** The measured interval of a claim: of the difference to the other side, or of a share of variance. */
export function wordEstimate(verdict: Verdict): string {
  const { low, high } = verdict.estimate
  return Number.isNaN(low) ? 'n/a' : briefly(wordStretch(low, high, formatFor(verdict)))
}

/** Where the interval of a claim must lie, the smallest effect that matters: "above +5.0 pt". */
export function wordBound(verdict: Verdict): string {
  const { is, by, than } = verdict.expectation
  const zero = isVariance(verdict) && typeof than === 'number' ? than : 0
  const word = (value: number): string => briefly(formatNumber(value, formatFor(verdict)))
  switch (is) {
    case 'more':
      return `above ${word(zero + by)}`
    case 'less':
      return `below ${word(zero - by)}`
    case 'same':
      return `${word(zero - by)} to ${word(zero + by)}`
  }
}

/** The other side of a claim in words. */
export function wordOther({ own, expectation }: Verdict): string {
  const { than, measure } = expectation
  if (typeof than === 'number') return formatNumber(than, formatOf(measure))
  const times = than.times === undefined || than.times === 1 ? '' : `${than.times} times `
  const what = than.measure === undefined ? '' : ` ${measureOf(than.measure).title}`
  const weeks = than.weeks === undefined ? '' : ` weeks ${than.weeks[0]} to ${than.weeks[1]}`
  return `${times}${than.scenario ?? own}${what}${weeks}`
}

/** A verdict as plain data, with the share of assumption sets in which the claim holds where it was asked for. */
export function verdictDocument(verdict: Verdict, robust?: Robustness): Record<string, unknown> {
  const { own, expectation, estimate, outcome, clear, held, n } = verdict
  return { scenario: own, claim: expectation, estimate, outcome, clear, held, n, robustness: robust }
}
