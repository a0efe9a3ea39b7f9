import type { Band } from '@fishbowl/lab'
import type { Marginal } from '@fishbowl/lab/calibrate'
import { isOfHeldOut } from '../../calibration-words.ts'
import type { Observed } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import type { Figure } from '../../figure.ts'
import { calibrationFigure, featureTable, posteriorTable } from '../../figures/calibration.ts'
import { formatNumber, formatPlainly } from '../../number.ts'
import type { CalibrationFit, CalibrationSource } from '../../source/calibration-source.ts'
import type { Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { scenarioTitle } from '../../words/library.ts'
import { assumptionTitle, measureTitle } from '../../words/model.ts'
import { sketchOf } from '../brief.ts'
import type { Block, ShownTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { left, right } from '../shown.ts'
import { fitFactsTable, fitWeeksTable, heldOutOf, posteriorTidy } from '../tables/calibration-tables.ts'

type Choice = Extract<Block, { kind: 'chart' }>['choices'][number]
type Drawn = Choice & { readonly shown: ShownTable }

const people = (count: number): string => formatNumber(count, { kind: 'count' })

const at = (values: Float64Array, week: number): string => people(values[week] ?? Number.NaN)

/** Rows of a table of weeks; between them weeks are left out evenly. */
const mostWeeks = 27

function weeksShown(
  { observed, weekNames }: CalibrationSource,
  seen: readonly number[],
  band: Band,
): ShownTable {
  const { first } = observed
  const last = Math.max(first + seen.length, band.middle.length) - 1
  const step = Math.ceil((last + 1) / mostWeeks)
  const weeks = Array.from({ length: last + 1 }, (_, week) => week)
  return {
    caption: say('analysis.fit.caption.weeks'),
    columns: [
      right(say('report.col.week')),
      left(say('analysis.fit.col.inData')),
      right(say('analysis.fit.observed')),
      right(say('analysis.fit.col.median')),
      right(say('analysis.fit.col.band')),
    ],
    rows: weeks
      .filter((week) => week % step === 0 || week === last)
      .map((week) => {
        const count = seen[week - first]
        return [
          String(week),
          weekNames[week - first] ?? '',
          count === undefined ? '' : people(count),
          at(band.middle, week),
          say('curve.stretch', { low: at(band.low, week), high: at(band.high, week) }),
        ]
      }),
    from: 'fit-weeks',
  }
}

function bandName({ method, kept: n }: CalibrationSource): string {
  if (n === undefined) return say('analysis.fit.band.keptAll')
  return method === 'point' ? say('analysis.fit.band.point', { n }) : say('analysis.fit.band.kept', { n })
}

function drawnOf(
  source: CalibrationSource,
  series: 'active' | 'posters',
  fit: CalibrationFit,
): readonly Drawn[] {
  const { first, [series]: seen } = source.observed
  if (seen === undefined) return []
  const band = fit[series]
  const label = measureTitle(series === 'active' ? 'weeklyActive' : 'posters')
  const figure = calibrationFigure({
    title: say('analysis.fit.figure', { title: label }),
    band,
    bandName: bandName(source),
    first,
    observed: seen,
    heldOut: heldOutOf(source),
  })
  const observed: Observed = { name: say('analysis.fit.observed'), x: seen.map((_, i) => first + i), y: seen }
  const runs: Figure = { ...figure, series: figure.series.filter(({ id }) => id !== 'observed') }
  const chart = {
    kind: 'curves' as const,
    id: `fit-${series}`,
    title: figure.title,
    alt: describeFigure(figure),
    table: 'fit-weeks',
    figure: runs,
    observed,
  }
  return [{ label, chart, shown: weeksShown(source, seen, band) }]
}

/** What was fitted to what. */
function headText(source: CalibrationSource): Block {
  const { scenario, observed, weekNames, dataFile, space } = source
  const held = heldOutOf(source)
  const { members, audience } = scenario.organisation
  const [from = '', to = ''] = [weekNames[0], weekNames.at(-1)]
  return {
    kind: 'text',
    text: say('analysis.fit.head', {
      scenario: scenarioTitle(scenario.title),
      space: space ?? 'none',
      members,
      who: audience,
      data: dataFile === '' ? say('analysis.fit.theData') : dataFile,
      weeks: observed.active.length,
      from,
      to,
      out: held,
      first: observed.first,
    }),
    from: ['fit-facts', 'fit-weeks'],
  }
}

const shownAs = (
  caption: string,
  { columns, rows }: Omit<ShownTable, 'caption' | 'from'>,
  from: string,
): Block => ({
  kind: 'table',
  table: { caption, columns, rows, from },
})

/** A table of assumptions with what each of them is. */
const withTitles = (
  { columns, rows }: Omit<ShownTable, 'caption' | 'from'>,
  marginals: readonly Marginal[],
): Omit<ShownTable, 'caption' | 'from'> => ({
  columns: [...columns, left(say('analysis.table.is'))],
  rows: rows.map((row, i) => row.concat(titleOf(marginals[i]))),
})

const titleOf = (marginal: Marginal | undefined): string =>
  marginal === undefined ? '' : assumptionTitle(marginal.id)

/** Values of a quick fit, which have no ranges. */
const valuesShown = ({ values }: CalibrationSource): Omit<ShownTable, 'caption' | 'from'> => ({
  columns: [
    left(say('analysis.table.assumption')),
    right(say('analysis.fit.col.fitted')),
    left(say('analysis.fit.col.reason')),
  ],
  rows: values.map(({ id, value, reason }) => [id, formatPlainly(value), reason]),
})

function fitBlocks(source: CalibrationSource, fit: CalibrationFit): readonly Block[] {
  const drawn = (['active', 'posters'] as const).flatMap((series) => drawnOf(source, series, fit))
  const { posterior } = fit
  return [
    {
      kind: 'chart',
      by: say('analysis.fit.by'),
      choices: drawn.map(({ label, chart }) => ({ label, chart })),
      tables: drawn.map(({ shown }) => shown),
    },
    posterior === undefined
      ? shownAs(say('analysis.fit.caption.point'), valuesShown(source), 'fitted-assumptions')
      : shownAs(
          say('analysis.fit.caption.ranges'),
          withTitles(posteriorTable(posterior.marginals, source.scenario.model), posterior.marginals),
          'fitted-assumptions',
        ),
  ]
}

/** The words and the figure of a fit that stands alone. */
const drawnBrief = (blocks: readonly Block[]): readonly Block[] =>
  blocks.slice(0, 2).map((block) => (block.kind === 'chart' ? sketchOf(block) : block))

/** How well the weeks held out were forecast: beside a comparison, whose curves show the weeks, it is what a sponsor needs of a fit. */
const heldOutText = (sentences: readonly string[]): readonly Block[] =>
  sentences.filter(isOfHeldOut).map((text) => ({ kind: 'text', text, from: ['fit-facts', 'fit-weeks'] }))

/** How the model fits observed weeks, what they tell of its assumptions, and what they cannot tell. */
export function calibrationPart({ calibration: source, comparison }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { fit, sentences, notes, check } = source
  const said: Block = {
    kind: 'list',
    items: sentences,
    from: ['fit-facts', 'fit-weeks', ...(source.values.length === 0 ? [] : ['fitted-assumptions'])],
  }
  const read: readonly Block[] = notes.map((text) => ({ kind: 'text', text, from: [], role: 'note' }))
  const parted =
    fit === undefined
      ? [shownAs(say('analysis.fit.caption.parts'), featureTable(check.features), 'fit-facts')]
      : []
  const blocks: readonly Block[] = [
    headText(source),
    ...(fit === undefined ? parted : fitBlocks(source, fit)),
    said,
    ...read,
  ]
  return {
    section: {
      id: 'fit',
      title: say('analysis.fit.title'),
      blocks,
      brief: [...(comparison === undefined ? drawnBrief(blocks) : []), ...heldOutText(sentences)],
    },
    tables: [
      fitWeeksTable(source),
      fitFactsTable(source),
      ...(source.values.length === 0 ? [] : [posteriorTidy(source)]),
    ],
  }
}
