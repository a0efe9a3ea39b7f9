import { assumptionIds, canonicalJson, ledger, levers, type MeasureId, Policies } from '@fishbowl/core'
import type { Spread } from '@fishbowl/lab/study'
import { wordDelta } from './figures/end-table.ts'
import { wordPolicies } from './figures/interventions.ts'
import { formatNumber } from './number.ts'

/** A team as people say it; undefined for another factor. */
function wordTeam(value: unknown, factor: string): string | undefined {
  if (factor !== 'policies.staffing.team') return undefined
  const parsed = Policies.safeParse({ staffing: { team: value } })
  return parsed.success ? wordPolicies(parsed.data) : undefined
}

/** A value of a factor of a study in few characters. */
export function wordFactor(value: unknown, factor: string): string {
  if (value === undefined) return 'as it is'
  if (value === null) return 'taken away'
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))
  return wordTeam(value, factor) ?? canonicalJson(value).replaceAll('"', '')
}

/** The name of a factor without what goes without saying. */
export const shortFactor = (name: string): string => name.replace(/^(policies|assumptions)\./, '')

/** A factor by the name that an editor shows: "team", "tie to work"; of an assumption with its id; else its place in the file. */
export function factorTitle(name: string): string {
  const short = shortFactor(name)
  const assumption = assumptionIds.find((id) => name === `assumptions.${id}`)
  if (assumption !== undefined) return `${ledger[assumption].title} (${short})`
  return levers.find(({ id }) => id === name)?.title ?? short
}

/** A value of a factor as a reader of a report sees it: a share in %, everything else as `wordFactor` has it. */
export function factorValue(value: unknown, name: string): string {
  const isShare = levers.some(({ id, unit }) => id === name && unit === 'share')
  return isShare && typeof value === 'number'
    ? formatNumber(value, { kind: 'share' })
    : wordFactor(value, name)
}

/** What a point sets, each factor by the name that an editor shows: "team 1 professional, tie to work integrated"; empty where it sets nothing. */
const pointSettings = (factors: Readonly<Record<string, unknown>>): string =>
  Object.entries(factors)
    .map(([name, value]) => `${factorTitle(name)} ${factorValue(value, name)}`)
    .join(', ')

/** A point by what it sets, with its scenario where there are several; `otherwise` where it sets nothing. */
export function pointTitle(
  { base, factors }: { readonly base: string; readonly factors: Readonly<Record<string, unknown>> },
  hasSeveral: boolean,
  otherwise: string,
): string {
  const words = pointSettings(factors)
  if (words === '') return otherwise
  return hasSeveral ? `${base}: ${words}` : words
}

/** What a scenario of a random design is against the first one over the points, and in how many of them it is over it. */
export function spreadSentence(
  scenario: string,
  first: string,
  { mean, over, level }: Spread,
  id: MeasureId,
): string {
  const format = { kind: 'share' } as const
  const share = `${formatNumber(over.share, format)} of the points (${formatNumber(over.low, format)} to ${formatNumber(over.high, format)})`
  const half = level === 0 ? '' : `, ${level} point${level === 1 ? '' : 's'} at 0 counted half`
  return `On average over the points, ${scenario} less ${first} is ${wordDelta(mean, id)} (90 % interval); it is over 0 in ${share}${half}.`
}
