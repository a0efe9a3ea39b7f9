import type { MeasureId } from '@fishbowl/core'
import type { BarsChart } from '../../chart/chart.ts'
import { differenceFormatOf, wordLevel } from '../../figures/measure-format.ts'
import { formatBrief, formatNumber } from '../../number.ts'
import type { StudySource, StudySpread } from '../../source/study-source.ts'
import { factorTitle, factorValue, quantileNames, spreadSentence } from '../../study-words.ts'
import { say } from '../../words/index.ts'
import { joined } from '../../words/lists.ts'
import { measureTitle } from '../../words/model.ts'
import type { Block, ShownTable } from '../document.ts'
import { right } from '../shown.ts'

type Random = Pick<StudySource, 'spread' | 'scenarios' | 'measure' | 'factors' | 'replicates'>

/** Bars that can be read; the table has them all. */
const mostBars = 12

const plain = { kind: 'plain', digits: 2, signed: true } as const

const labelOf = ({ scenario, isDifference }: StudySpread, [first = '']: readonly string[]): string =>
  isDifference ? say('analysis.study.less', { scenario, first }) : scenario

const wordCell = (value: number, id: MeasureId, isDifference: boolean): string =>
  isDifference ? formatBrief(value, differenceFormatOf(id)) : wordLevel(value, id)

function spreadShown({ spread, scenarios, measure }: Random): ShownTable {
  return {
    caption: say('analysis.study.random.caption', { title: measureTitle(measure) }),
    columns: [{ header: say('analysis.study.col.over'), align: 'left' }, ...quantileNames().map(right)],
    rows: spread.map((row) => [
      labelOf(row, scenarios),
      ...row.spread.quantiles.map((value) => wordCell(value, measure, row.isDifference)),
    ]),
    from: 'point-spread',
  }
}

const factorName = (factor: string, toward: unknown): string =>
  toward === undefined
    ? factorTitle(factor)
    : say('curve.named', { name: factorTitle(factor), text: factorValue(toward, factor) })

const barOf = ({
  factor,
  toward,
  rho,
  low,
  high,
}: StudySpread['influences'][number]): BarsChart['bars'][number] => ({
  name: factorName(factor, toward),
  value: rho,
  low,
  high,
  ...(low > 0 || high < 0 ? {} : { note: say('analysis.study.random.untold') }),
})

function barsOf(row: StudySpread, study: Random, place: number): BarsChart {
  const name = labelOf(row, study.scenarios)
  const title = measureTitle(study.measure)
  const told = row.influences.filter(({ rho }) => Number.isFinite(rho)).slice(0, mostBars)
  const bars = told.map(barOf)
  const words = bars.map(
    ({ name: factor, value, low = Number.NaN, high = Number.NaN }) =>
      `${factor} ${formatNumber(value, plain)} (${say('curve.stretch', { low: formatNumber(low, plain), high: formatNumber(high, plain) })})`,
  )
  return {
    kind: 'bars',
    id: `study-factors-${place}`,
    title: say('analysis.study.random.title', { title, name }),
    alt: say('analysis.study.random.alt', { title, name, words: joined(words) }),
    table: 'rank-correlations',
    x: { label: say('analysis.study.random.axis'), format: plain, zeroLine: true },
    bars,
    interval: say('analysis.study.random.interval'),
  }
}

function barsShown({ influences }: StudySpread, name: string): ShownTable {
  return {
    caption: say('analysis.study.random.with', { name }),
    columns: [
      { header: say('analysis.study.col.factor'), align: 'left' },
      { header: say('analysis.study.col.correlation'), align: 'right' },
      { header: say('curve.table.interval'), align: 'right' },
    ],
    rows: influences
      .filter(({ rho }) => Number.isFinite(rho))
      .map(({ factor, toward, rho, low, high }) => [
        factorName(factor, toward),
        formatNumber(rho, plain),
        say('curve.stretch', { low: formatNumber(low, plain), high: formatNumber(high, plain) }),
      ]),
    from: 'rank-correlations',
  }
}

/** Whether one scenario stays ahead of the first one wherever the factors are: the share of points, for each other scenario. */
export function rankingBlocks({ spread, scenarios, measure }: Random): readonly Block[] {
  const [first = ''] = scenarios
  return spread
    .filter(({ isDifference }) => isDifference)
    .map((row) => ({
      kind: 'text' as const,
      text: spreadSentence(row.scenario, first, row.spread, measure),
      from: ['point-spread'],
      role: 'answer' as const,
    }))
}

/** What a measure does over random points, and what moves it most; nothing for chosen points. */
export function randomBlocks(study: Random): readonly Block[] {
  const { spread, scenarios, measure, factors } = study
  if (spread.length === 0) return []
  const told = spread
    .filter(({ influences }) => influences.some(({ rho }) => Number.isFinite(rho)))
    .toSorted((a, b) => Number(b.isDifference) - Number(a.isDifference))
  const ranked = new Set(told.flatMap(({ influences }) => influences.map(({ factor }) => factor)))
  const left = factors.filter((factor) => !ranked.has(factor)).map(factorTitle)
  const choices = told.map((row, i) => ({ label: labelOf(row, scenarios), chart: barsOf(row, study, i) }))
  return [
    { kind: 'table', table: spreadShown(study) },
    ...(choices.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: say('analysis.study.random.means', { title: measureTitle(measure) }),
            from: [],
          },
          {
            kind: 'chart' as const,
            by: say('analysis.study.random.by'),
            choices,
            tables: told.map((row) => barsShown(row, labelOf(row, scenarios))),
          },
        ]),
    ...(left.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: say('analysis.study.random.unranked', { factors: left.join(', ') }),
            from: ['rank-correlations'],
            role: 'note' as const,
          },
        ]),
  ]
}
