import type { MeasureId } from '@fishbowl/core'
import {
  type Cloud,
  type Influence,
  influencesOf,
  type PointResult,
  type Spread,
  spreadOf,
} from '@fishbowl/lab/study'
import {
  differenceFormatOf,
  formatBrief,
  formatNumber,
  quantileNames,
  shortFactor,
  spreadSentence,
  type TableColumn,
  wordFactor,
  wordLevel,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { countedIn, groupedIn } from './counted.ts'
import type { Look } from './look.ts'
import { pageOf, paragraph, tableLines } from './page.ts'
import { measureHeading, type PointTable } from './study-points.ts'

/** What one measure does over the points of a random design: a scenario's level, or its difference to the first scenario. */
export type SampleRow = {
  readonly scenario: string
  readonly isDifference: boolean
  readonly spread: Spread
  readonly influences: readonly Influence[]
}

/** Factors that are told; the document has them all. */
const mostFactors = 8

const right = (header: string): TableColumn => ({ header, align: 'right' })

const cloudOf = (points: readonly PointResult[], at: number, side: 'levels' | 'deltas'): readonly Cloud[] =>
  points.flatMap((result) => {
    const value = result[side]?.[at]?.mean
    return value === undefined ? [] : [{ factors: result.point.factors, value }]
  })

/** Levels of every scenario, then the differences of all but the first. */
export function sampleRows({ study, factors, points }: PointTable, at: number): readonly SampleRow[] {
  return (['levels', 'deltas'] as const).flatMap((side) =>
    study.scenarios.flatMap((scenario) => {
      const cloud = cloudOf(
        points.filter(({ point }) => point.base === scenario),
        at,
        side,
      )
      if (cloud.length === 0) return []
      return [
        {
          scenario,
          isDifference: side === 'deltas',
          spread: spreadOf(cloud),
          influences: influencesOf(cloud, factors),
        },
      ]
    }),
  )
}

const labelOf = ({ scenario, isDifference }: SampleRow, first: string): string =>
  isDifference ? say('analysis.study.less', { scenario, first }) : scenario

function wordCell(value: number, id: MeasureId, isDifference: boolean): string {
  return isDifference ? formatBrief(value, differenceFormatOf(id)) : wordLevel(value, id)
}

function spreadTable(
  rows: readonly SampleRow[],
  id: MeasureId,
  first: string,
  look: Look,
): readonly string[] {
  const quantiles = quantileNames().map(right)
  const cells = rows.map((row) => [
    labelOf(row, first),
    ...row.spread.quantiles.map((value) => wordCell(value, id, row.isDifference)),
  ])
  return tableLines(
    { columns: [{ header: say('analysis.study.col.over'), align: 'left' }, ...quantiles], rows: cells },
    look,
  )
}

function influencePart(row: SampleRow, first: string, look: Look): readonly string[] {
  const clear = row.influences.filter(({ low, high }) => low > 0 || high < 0)
  const name = labelOf(row, first)
  const told = clear.slice(0, mostFactors)
  const open = row.influences.length - clear.length
  if (told.length === 0)
    return paragraph(
      say('analysis.study.page.untold', { name, points: countedIn(row.spread.points, 'points') }),
      look,
    )
  const number = { kind: 'plain', digits: 2, signed: true } as const
  const rows = told.map(({ factor, toward, rho, low, high }) => [
    toward === undefined ? shortFactor(factor) : `${shortFactor(factor)} ${wordFactor(toward, factor)}`,
    formatNumber(rho, number),
    say('curve.stretch', { low: formatNumber(low, number), high: formatNumber(high, number) }),
  ])
  const columns = [
    { header: say('analysis.study.col.factor'), align: 'left' as const },
    right(say('analysis.study.random.axis')),
    right(say('curve.table.interval')),
  ]
  const others = clear.length - told.length
  const rest = [
    ...(others === 0 ? [] : [say('analysis.study.page.less', { n: others, count: groupedIn(others) })]),
    ...(open === 0 ? [] : [say('analysis.study.page.open', { n: open, count: groupedIn(open) })]),
  ]
  return [
    ...paragraph(say('analysis.study.page.moves', { name }), look),
    ...tableLines({ columns, rows }, look),
    ...(rest.length === 0 ? [] : paragraph(rest.join(' '), look)),
  ]
}

/** Factors that no correlation is told of, so that nobody takes them for weak ones. */
function unrankedPart(factors: readonly string[], rows: readonly SampleRow[], look: Look): readonly string[] {
  const ranked = new Set(rows.flatMap(({ influences }) => influences.map(({ factor }) => factor)))
  const others = factors.filter((factor) => !ranked.has(factor)).map(shortFactor)
  if (rows.length === 0 || others.length === 0) return []
  return paragraph(say('analysis.study.page.unranked', { factors: others.join(', ') }), look)
}

const differenceSentence = (row: SampleRow, id: MeasureId, first: string, look: Look): readonly string[] =>
  paragraph(spreadSentence(row.scenario, first, row.spread, id), look)

/** One measure over the points of a random design: quantiles, differences, and what moves it. */
export function sampleLines(table: PointTable, at: number, look: Look): readonly string[] {
  const id = table.measures[at] ?? 'weeklyActive'
  const first = table.study.scenarios[0] ?? ''
  const rows = sampleRows(table, at)
  return pageOf(
    paragraph(measureHeading(id), look),
    spreadTable(rows, id, first, look),
    ...rows.filter(({ isDifference }) => isDifference).map((row) => differenceSentence(row, id, first, look)),
    ...rows.map((row) => influencePart(row, first, look)),
    unrankedPart(table.factors, rows, look),
  )
}
