import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { BarsChart } from '../../chart/chart.ts'
import { isNothing, isTold, largestFirst, wordGain, wordMeanUnit } from '../../explain-words.ts'
import { gainInterval, mechanismTable } from '../../figures/explain-table.ts'
import { differenceFormatOf } from '../../figures/measure-format.ts'
import type { ExplanationFound, ExplanationSource } from '../../source/explanation-source.ts'
import { say } from '../../words/index.ts'
import { leverTitle } from '../../words/levers.ts'
import { joined } from '../../words/lists.ts'
import { measureTitle, mechanismSays } from '../../words/model.ts'

/** Mechanisms in the chart and the table. */
export const listedMechanisms = 10

type Bar = BarsChart['bars'][number]

/** What must be said of a bar besides its size. */
function noteOf(estimate: Estimate): { readonly note?: string } {
  if (estimate.n < 2) return { note: say('analysis.why.bar.one') }
  if (isNothing(estimate)) return { note: say('analysis.why.bar.nothing') }
  return isTold(estimate) ? {} : { note: say('analysis.why.bar.untold') }
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

/** A unit and weeks: "points of weekly active, weeks 143 to 155". */
const unitWeeks = (measure: MeasureId, from: number, to: number): string =>
  say('analysis.why.units', {
    points: measureOf(measure).format === 'share' ? 'yes' : 'no',
    title: measureTitle(measure),
    from: from === to ? -1 : from,
    to,
  })

/** What numbers of an explanation are: "points of weekly active, mean of weeks 143 to 155". */
export function unitWords({ measure, weeks: [from, to] }: ExplanationSource): string {
  return unitWeeks(measure, from, to)
}

/** What of the whole difference comes from each lever. */
export function leversChart(source: ExplanationSource, found: ExplanationFound, id: string): BarsChart {
  const { attribution, names } = found
  const { measure } = source
  const levers = largestFirst(attribution.levers)
  const { total } = attribution
  const title = say('analysis.why.chart.levers', { first: names.first, second: names.second })
  const whole = wordBar('', total, measure).trim()
  const words = levers.map(({ lever, gain }) => wordBar(leverTitle(lever), gain, measure))
  return {
    kind: 'bars',
    id,
    title,
    alt: say('analysis.why.chart.leversAlt', {
      title,
      unit: unitWords(source),
      words: joined(words),
      whole,
    }),
    table: 'levers',
    x: { label: unitWords(source), format: differenceFormatOf(measure), zeroLine: true },
    bars: levers.map(({ lever, gain }) => barOf(leverTitle(lever), gain)),
    interval: say('analysis.why.chart.mean'),
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
  const title = say('analysis.why.chart.mechanisms', {
    first: names.first,
    second: names.second,
    size: wordMeanUnit(first.gain, measure),
  })
  const named = told.map(({ mechanism, rests }) => ({
    name: say('curve.named', { name: mechanism, text: mechanismSays(mechanism) }),
    rests,
  }))
  return {
    kind: 'bars',
    id,
    title,
    alt: say('analysis.why.chart.mechanismsAlt', {
      title,
      unit: unitWords(source),
      words: joined(named.map(({ name, rests }) => wordBar(name, rests, measure))),
    }),
    table: 'mechanisms',
    x: { label: unitWords(source), format: differenceFormatOf(measure), zeroLine: true },
    bars: named.map(({ name, rests }) => barOf(name, rests)),
    interval: say('analysis.why.chart.together'),
  }
}

/** The table beneath it. */
export const mechanismRows = ({ ablations }: ExplanationFound, measure: MeasureId) =>
  ablations === undefined ? undefined : mechanismTable(ablations, measure, listedMechanisms)
