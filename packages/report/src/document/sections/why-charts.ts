import { type MeasureId, measureOf, mechanismOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { BarsChart } from '../../chart/chart.ts'
import { isNothing, isTold, largestFirst, wordGain, wordMeanUnit } from '../../explain-words.ts'
import { gainInterval, mechanismTable } from '../../figures/explain-table.ts'
import { differenceFormatOf } from '../../figures/measure-format.ts'
import type { ExplanationFound, ExplanationSource } from '../../source/explanation-source.ts'

/** Mechanisms in the chart and the table. */
export const listedMechanisms = 10

type Bar = BarsChart['bars'][number]

const untold = 'cannot be told from 0'

/** What must be said of a bar besides its size. */
function noteOf(estimate: Estimate): { readonly note?: string } {
  if (estimate.n < 2) return { note: 'one replicate gives no interval' }
  if (isNothing(estimate)) return { note: 'nothing' }
  return isTold(estimate) ? {} : { note: untold }
}

/** An estimate as a bar; its interval where there is one. */
const barOf = (name: string, estimate: Estimate): Bar => ({
  name,
  value: estimate.mean,
  ...(estimate.n < 2 ? {} : { low: estimate.low, high: estimate.high }),
  ...noteOf(estimate),
})

/** A bar in words: "staffing +20.3 (19.7 to 20.8)". */
function wordBar(name: string, estimate: Estimate, measure: MeasureId): string {
  const interval = gainInterval(estimate, measure)
  const { note } = noteOf(estimate)
  const said = [interval, ...(note === undefined ? [] : [note])].filter((text) => text !== '').join(', ')
  return `${name} ${wordGain(estimate, measure)}${said === '' ? '' : ` (${said})`}`
}

/** What numbers of an explanation are: "points of weekly active, mean of weeks 143 to 155". */
export function unitWords({ measure, weeks: [from, to] }: ExplanationSource): string {
  const { title, format } = measureOf(measure)
  const when = from === to ? `week ${from}` : `weeks ${from} to ${to}`
  return `${format === 'share' ? 'points of ' : ''}${title}, ${when}`
}

/** What of the whole difference comes from each lever. */
export function leversChart(source: ExplanationSource, found: ExplanationFound, id: string): BarsChart {
  const { attribution, names } = found
  const { measure } = source
  const levers = largestFirst(attribution.levers)
  const { total } = attribution
  const title = `${names.second} less ${names.first}: what comes from each lever`
  const whole = `All of it is ${wordBar('', total, measure).trim()}`
  return {
    kind: 'bars',
    id,
    title,
    alt: `Bars. ${title}, in ${unitWords(source)}, with 90 % intervals: ${levers.map(({ lever, gain }) => wordBar(lever.title, gain, measure)).join('; ')}. ${whole}.`,
    table: 'levers',
    x: { label: unitWords(source), format: differenceFormatOf(measure), zeroLine: true },
    bars: levers.map(({ lever, gain }) => barOf(lever.title, gain)),
    interval: '90 % interval of the mean',
  }
}

/** What of the difference rests on each mechanism; undefined where nothing can be told of any. */
export function mechanismsChart(
  source: ExplanationSource,
  { ablations, names }: ExplanationFound,
  id: string,
): BarsChart | undefined {
  if (ablations === undefined) return undefined
  const { measure } = source
  const told = ablations.mechanisms.filter(({ rests }) => isTold(rests)).slice(0, listedMechanisms)
  const [first] = told
  if (first === undefined) return undefined
  const title = `${names.second} less ${names.first}: what of ${wordMeanUnit(first.gain, measure)} rests on each mechanism`
  const named = told.map(({ mechanism, rests }) => ({
    name: `${mechanism}: ${mechanismOf(mechanism).says}`,
    rests,
  }))
  return {
    kind: 'bars',
    id,
    title,
    alt: `Bars. ${title}, in ${unitWords(source)}, each switched off in both; the parts overlap and do not add up: ${named.map(({ name, rests }) => wordBar(name, rests, measure)).join('; ')}.`,
    table: 'mechanisms',
    x: { label: unitWords(source), format: differenceFormatOf(measure), zeroLine: true },
    bars: named.map(({ name, rests }) => barOf(name, rests)),
    interval: '90 % interval, holding together over all mechanisms',
  }
}

/** The table beneath it. */
export const mechanismRows = ({ ablations }: ExplanationFound, measure: MeasureId) =>
  ablations === undefined ? undefined : mechanismTable(ablations, measure, listedMechanisms)
