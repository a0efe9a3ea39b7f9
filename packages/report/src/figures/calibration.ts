import { type AssumptionId, ledger, ledgerOf, type ModelVersion } from '@fishbowl/core'
import type { Band } from '@fishbowl/lab'
import type { Feature, Marginal } from '@fishbowl/lab/calibrate'
import type { Figure, Mark, Series } from '../figure.ts'
import { formatNumber, type NumberFormat } from '../number.ts'
import type { TableColumn } from '../table.ts'
import { say } from '../words/index.ts'
import type { TableData } from './end-table.ts'

/** What a figure of a calibration shows, in people by week of the scenario. */
export type CalibrationCurves = {
  readonly title: string
  readonly band: Band
  /** What the band is, e.g. "90 % of 200 kept runs". */
  readonly bandName: string
  /** Week of the first number. */
  readonly first: number
  readonly observed: readonly number[]
  /** Weeks of `observed` that were not fitted. */
  readonly heldOut: number
}

/** Points that no line joins: a gap after each, half a week on. */
function dots(first: number, values: readonly number[]): Series {
  return {
    id: 'observed',
    name: say('analysis.fit.observed'),
    x: values.flatMap((_, i) => [first + i, first + i + 0.5]),
    middle: values.flatMap((value) => [value, Number.NaN]),
  }
}

/** Where the fit ends, and where the data end. */
function marksOf({ first, observed, heldOut, band }: CalibrationCurves): readonly Mark[] {
  const end = first + observed.length
  return [
    ...(heldOut === 0 ? [] : [{ x: end - heldOut, text: say('analysis.fit.mark.heldOut') }]),
    ...(band.middle.length > end ? [{ x: end, text: say('analysis.fit.mark.forecast') }] : []),
  ]
}

/** Observed weeks as dots over the band of the runs, which goes on as a forecast. */
export function calibrationFigure(curves: CalibrationCurves): Figure {
  const { title, band, bandName, first, observed } = curves
  const weeks = Array.from(band.middle, (_, week) => week)
  return {
    title,
    x: { label: say('curve.axis.week') },
    y: { label: say('analysis.fit.axis'), format: { kind: 'count' } },
    series: [
      dots(first, observed),
      {
        id: 'runs',
        name: say('analysis.fit.runs'),
        x: weeks,
        middle: Array.from(band.middle),
        low: Array.from(band.low),
        high: Array.from(band.high),
      },
    ],
    band: bandName,
    marks: marksOf(curves),
  }
}

const left = (header: string): TableColumn => ({ header, align: 'left' })
const right = (header: string): TableColumn => ({ header, align: 'right' })

/** Digits that tell a hundredth of the plausible range apart. */
function formatIn(id: AssumptionId): NumberFormat {
  const width = ledger[id].high - ledger[id].low
  return { kind: 'plain', digits: width >= 100 ? 0 : width >= 10 ? 1 : width >= 1 ? 2 : width >= 0.1 ? 3 : 4 }
}

/** A value of an assumption, with as many digits as its range asks for. */
export const wordAssumption = (value: number, id: AssumptionId): string => formatNumber(value, formatIn(id))

const stretch = (id: AssumptionId, low: number, high: number): string =>
  say('curve.stretch', { low: wordAssumption(low, id), high: wordAssumption(high, id) })

/** What the data say of an assumption, in a word or two. */
function verdictOf({ identified, pressed }: Marginal): string {
  return identified
    ? say('analysis.fit.verdict.yes', { end: pressed ?? 'none' })
    : say('analysis.fit.verdict.no')
}

/** Every fitted assumption: what was thought plausible, what is left of it, and whether the data tell it at all. */
export function posteriorTable(marginals: readonly Marginal[], version: ModelVersion): TableData {
  const prior = ledgerOf(version)
  return {
    columns: [
      left(say('analysis.table.assumption')),
      left(say('analysis.fit.col.plausible')),
      right(say('analysis.fit.col.median')),
      left(say('analysis.fit.col.range')),
      right(say('analysis.fit.col.left')),
      left(say('analysis.fit.col.data')),
    ],
    rows: marginals.map((marginal) => {
      const { id, median, low, high, width } = marginal
      return [
        id,
        stretch(id, prior[id].low, prior[id].high),
        wordAssumption(median, id),
        stretch(id, low, high),
        formatNumber(Math.min(1, width), { kind: 'share' }),
        verdictOf(marginal),
      ]
    }),
  }
}

const featureFormats = {
  level: { kind: 'count' },
  spike: { kind: 'plain', digits: 2 },
  decay: { kind: 'plain', digits: 2 },
  jumps: { kind: 'share' },
} as const satisfies Record<Feature['id'], NumberFormat>

/** Where data and runs part: what each shows of the things that can be told apart in a curve. */
export function featureTable(features: readonly Feature[]): TableData {
  return {
    columns: [
      left(say('analysis.fit.col.what')),
      right(say('analysis.fit.col.dataShort')),
      left(say('analysis.fit.col.usual')),
      left(say('analysis.fit.col.all')),
      left(''),
    ],
    rows: features
      .filter(({ observed }) => Number.isFinite(observed))
      .map(({ id, observed, usualLow, usualHigh, low, high, beyond }) => {
        const word = (value: number): string => formatNumber(value, featureFormats[id])
        return [
          say(`analysis.fit.feature.${id}`),
          word(observed),
          say('curve.stretch', { low: word(usualLow), high: word(usualHigh) }),
          say('curve.stretch', { low: word(low), high: word(high) }),
          beyond ? say('analysis.fit.col.beyond') : '',
        ]
      }),
  }
}
