import { assumptionIds, canonicalJson, levers, type MeasureId, Policies } from '@fishbowl/core'
import type { Spread } from '@fishbowl/lab/study'
import { wordDelta } from './figures/end-table.ts'
import { wordPolicies } from './figures/interventions.ts'
import { formatNumber, formatPlainly } from './number.ts'
import { isKey, say } from './words/index.ts'
import { assumptionTitle } from './words/model.ts'

/** A team as people say it; undefined for another factor. */
function wordTeam(value: unknown, factor: string): string | undefined {
  if (factor !== 'policies.staffing.team') return undefined
  const parsed = Policies.safeParse({ staffing: { team: value } })
  return parsed.success ? wordPolicies(parsed.data) : undefined
}

/** A value of a factor of a study in few characters. */
export function wordFactor(value: unknown, factor: string): string {
  if (value === undefined) return say('analysis.study.asItIs')
  if (value === null) return say('analysis.study.takenAway')
  if (typeof value === 'number')
    return formatPlainly(Number.isInteger(value) ? value : Number(value.toPrecision(4)))
  return wordTeam(value, factor) ?? canonicalJson(value).replaceAll('"', '')
}

/** The name of a factor without what goes without saying. */
export const shortFactor = (name: string): string => name.replace(/^(policies|assumptions)\./, '')

/** A factor by the name that an editor shows: "team", "tie to work"; of an assumption with its id; else its place in the file. */
export function factorTitle(name: string): string {
  const short = shortFactor(name)
  const assumption = assumptionIds.find((id) => name === `assumptions.${id}`)
  if (assumption !== undefined) return `${assumptionTitle(assumption)} (${short})`
  const key = `model.place.${name}.title`
  if (isKey(key)) return say(key)
  return levers.find(({ id }) => id === name)?.title ?? short
}

/** A value of a factor as a reader of a report sees it: a share in %, a choice by its name, everything else as `wordFactor` has it. */
export function factorValue(value: unknown, name: string): string {
  const isShare = levers.some(({ id, unit }) => id === name && unit === 'share')
  if (isShare && typeof value === 'number') return formatNumber(value, { kind: 'share' })
  const choice = `model.choice.${String(value)}`
  return typeof value === 'string' && isKey(choice) ? say(choice) : wordFactor(value, name)
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
  return hasSeveral ? say('curve.named', { name: base, text: words }) : words
}

const worded = (share: number): string => formatNumber(share, { kind: 'share' })

/** What a scenario of a random design is against the first one over the points, and in how many of them it is over it. */
export function spreadSentence(
  scenario: string,
  first: string,
  { mean, over, level }: Spread,
  id: MeasureId,
): string {
  return say('analysis.study.spread', {
    scenario,
    first,
    delta: wordDelta(mean, id),
    share: worded(over.share),
    low: worded(over.low),
    high: worded(over.high),
    level,
  })
}

/** What the quantiles of a spread are called, from 5 % to 95 %. */
export const quantileNames = (): readonly string[] => {
  const [low, quarter, most, high] = [5, 25, 75, 95].map((n) => say('analysis.study.col.quantile', { n }))
  return [low ?? '', quarter ?? '', say('analysis.study.col.median'), most ?? '', high ?? '']
}
