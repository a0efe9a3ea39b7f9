import { ledger } from '@fishbowl/core'
import type { Band } from '@fishbowl/lab'
import type { Marginal } from '@fishbowl/lab/calibrate'
import type { Observed } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import type { Figure } from '../../figure.ts'
import { calibrationFigure, featureTable, posteriorTable } from '../../figures/calibration.ts'
import { formatNumber } from '../../number.ts'
import type { CalibrationFit, CalibrationSource } from '../../source/calibration-source.ts'
import type { Sources } from '../../source/source.ts'
import { scenarioTitle } from '../../words/library.ts'
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
    caption: 'People in the week: observed, median of the runs, and what nine runs in ten lie between',
    columns: [right('week'), left('in the data'), right('observed'), right('median'), right('band')],
    rows: weeks
      .filter((week) => week % step === 0 || week === last)
      .map((week) => {
        const count = seen[week - first]
        return [
          String(week),
          weekNames[week - first] ?? '',
          count === undefined ? '' : people(count),
          at(band.middle, week),
          `${at(band.low, week)} to ${at(band.high, week)}`,
        ]
      }),
    from: 'fit-weeks',
  }
}

const bandName = ({ method, kept }: CalibrationSource): string =>
  kept === undefined
    ? '90 % of the runs kept'
    : method === 'point'
      ? `90 % of ${kept} runs at the point`
      : `90 % of the ${kept} runs kept`

function drawnOf(
  source: CalibrationSource,
  series: 'active' | 'posters',
  fit: CalibrationFit,
): readonly Drawn[] {
  const { first, [series]: seen } = source.observed
  if (seen === undefined) return []
  const band = fit[series]
  const label = series === 'active' ? 'weekly active' : 'posters'
  const figure = calibrationFigure({
    title: `${label}, observed and simulated`,
    band,
    bandName: bandName(source),
    first,
    observed: seen,
    heldOut: heldOutOf(source),
  })
  const observed: Observed = { name: 'observed', x: seen.map((_, i) => first + i), y: seen }
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
  const whose = audience === 'external' ? 'customers or partners' : 'employees'
  const [from = '', to = ''] = [weekNames[0], weekNames.at(-1)]
  const data = dataFile === '' ? 'the data' : dataFile
  const where = space === undefined ? '' : `, its space ${space}`
  const out = held === 0 ? 'all of them fitted' : `the last ${held} held out to judge the forecast`
  return {
    kind: 'text',
    text: `${scenarioTitle(scenario.title)}${where}: ${members} ${whose}. ${data} has ${observed.active.length} weeks, ${from} to ${to}, ${out}; the first is week ${observed.first} of the scenario.`,
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
  columns: [...columns, left('what it is')],
  rows: rows.map((row, i) => row.concat(titleOf(marginals[i]))),
})

const titleOf = (marginal: Marginal | undefined): string =>
  marginal === undefined ? '' : ledger[marginal.id].title

/** Values of a quick fit, which have no ranges. */
const valuesShown = ({ values }: CalibrationSource): Omit<ShownTable, 'caption' | 'from'> => ({
  columns: [left('assumption'), right('fitted'), left('reason')],
  rows: values.map(({ id, value, reason }) => [id, String(value), reason]),
})

function fitBlocks(source: CalibrationSource, fit: CalibrationFit): readonly Block[] {
  const drawn = (['active', 'posters'] as const).flatMap((series) => drawnOf(source, series, fit))
  const { posterior } = fit
  return [
    {
      kind: 'chart',
      by: 'who',
      choices: drawn.map(({ label, chart }) => ({ label, chart })),
      tables: drawn.map(({ shown }) => shown),
    },
    posterior === undefined
      ? shownAs('Assumptions at the fitted point', valuesShown(source), 'fitted-assumptions')
      : shownAs(
          'Assumptions: the plausible range, and what the data leave of it',
          withTitles(posteriorTable(posterior.marginals), posterior.marginals),
          'fitted-assumptions',
        ),
  ]
}

/** The words and the figure of a fit that stands alone. */
const drawnBrief = (blocks: readonly Block[]): readonly Block[] =>
  blocks.slice(0, 2).map((block) => (block.kind === 'chart' ? sketchOf(block) : block))

/** How well the weeks held out were forecast: beside a comparison, whose curves show the weeks, it is what a sponsor needs of a fit. */
const heldOutText = (sentences: readonly string[]): readonly Block[] =>
  sentences
    .filter((text) => text.startsWith('Held out'))
    .map((text) => ({ kind: 'text', text, from: ['fit-facts', 'fit-weeks'] }))

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
      ? [shownAs('Where the data and the runs part', featureTable(check.features), 'fit-facts')]
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
      title: 'Fit to your data',
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
