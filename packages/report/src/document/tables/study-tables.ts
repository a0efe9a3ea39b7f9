import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import { columnNames, type ExportColumn } from '../../export/table.ts'
import type { StudyPoint, StudySource } from '../../source/study-source.ts'
import { factorTitle } from '../../study-words.ts'
import type { TidyTable } from '../document.ts'
import { titleOf } from '../study/best.ts'
import { known, number, text, value, whole } from './columns.ts'

const point = whole('point', '', 'number of the point, from 0')

/** How far a study is. */
export function studyTable({ id, design, replicates, runs, points, pointsLeftOut }: StudySource): TidyTable {
  const { planned, done, failed, missing } = runs
  return {
    name: 'study',
    says: 'the study: its design and how many of its runs are there',
    columns: [
      text('study', 'id of the study'),
      text('design', 'how its points were laid out'),
      whole(
        'points',
        'points',
        'points that have a run; 0 where they were drawn at random, see point-spread',
      ),
      whole('replicates', 'runs', 'runs that are planned of each point'),
      whole('planned', 'runs', 'runs of all points'),
      whole('done', 'runs', 'runs that are there'),
      whole('failed', 'runs', 'runs that could not be made'),
      whole('missing', 'runs', 'runs still to be made'),
    ],
    rows: [[id, design, points.length + pointsLeftOut, replicates, planned, done, failed, missing]],
  }
}

/** What stands before the factors of a point. */
const ofPoint = ['point', 'title', 'scenario', 'runs', 'posts', 'fte'] as const

/** Numbers where a factor is nothing else, texts where it is. */
function factorColumns({ factors, points }: StudySource): readonly ExportColumn[] {
  const names = columnNames([...ofPoint, ...factors]).slice(ofPoint.length)
  return factors.map((factor, i): ExportColumn => {
    const isNumber = points.every(({ factors: set }) => ['number', 'undefined'].includes(typeof set[factor]))
    return {
      name: names[i] ?? factor,
      kind: isNumber ? 'number' : 'text',
      unit: '',
      says: `what the point sets at ${factor}; nothing where it leaves the scenario as it is`,
    }
  })
}

/** Every point with what it sets. */
export function pointsTable(study: StudySource): TidyTable {
  return {
    name: 'points',
    says: 'points of the study with what each of them sets',
    columns: [
      point,
      text('title', 'what it sets, in words'),
      text('scenario', 'scenario that the point varies'),
      whole('runs', 'runs', 'runs that are there'),
      number('posts', 'posts', 'CM posts that are planned for the last week'),
      number('fte', 'FTE', 'working time of these posts'),
      ...factorColumns(study),
    ],
    rows: study.points.map((one) => [
      one.number,
      titleOf(study, one),
      one.base,
      one.runs,
      known(one.team?.posts),
      known(one.team?.fte),
      ...study.factors.map((factor) => one.factors[factor] ?? null),
    ]),
  }
}

const estimate: readonly ExportColumn[] = [
  value('mean', 'mean'),
  value('low', 'lower end of the 90 % interval of the mean'),
  value('high', 'upper end of the 90 % interval of the mean'),
  value('sd', 'standard deviation between runs, or between pairs of runs'),
]
const cellsOf = ({ mean, low, high, sd, n, missing }: Estimate) => [
  ...[mean, low, high, sd].map(known),
  n,
  missing,
]
const rowsOf = (
  measures: readonly MeasureId[],
  estimates: ReadonlyMap<MeasureId, Estimate>,
  names: readonly number[],
): readonly (readonly unknown[])[] =>
  measures.flatMap((id) => {
    const one = estimates.get(id)
    return one === undefined ? [] : [[...names, id, measureOf(id).unit, ...cellsOf(one)]]
  })

/** Levels of every measure at every point. */
export function pointLevelsTable({ measures, points }: StudySource): TidyTable {
  return {
    name: 'point-levels',
    says: 'measures of each point at the end of the run; money, hours, return and totals over the whole run',
    columns: [
      point,
      text('measure', 'id of the measure'),
      text('unit', 'unit of the numbers'),
      ...estimate,
      whole('runs', 'runs', 'runs that have a value'),
      whole('missing', 'runs', 'replicates without a value'),
    ],
    rows: points.flatMap(({ number: n, levels }) => rowsOf(measures, levels, [n])),
  }
}

/** The point that another one is compared with: the first scenario under the same factors, or point 0. */
export const referenceOf = (
  { scenarios }: Pick<StudySource, 'scenarios'>,
  { number: n }: Pick<StudyPoint, 'number'>,
): number => (scenarios.length > 1 ? n - (n % scenarios.length) : 0)

/** Paired differences of every measure at every point that is compared. */
export function pointDifferencesTable(study: StudySource): TidyTable {
  return {
    name: 'point-differences',
    says: 'paired differences of each point to its reference, replicate by replicate on the same luck',
    columns: [
      point,
      whole('reference', '', 'number of the point that it is compared with'),
      text('measure', 'id of the measure'),
      text('unit', 'unit of the numbers; of shares 0.01 is one point'),
      ...estimate,
      whole('pairs', 'pairs', 'pairs of runs that have a value'),
      whole('missing', 'pairs', 'replicates without a value on either side'),
    ],
    rows: study.points.flatMap((one) =>
      one.deltas === undefined
        ? []
        : rowsOf(study.measures, one.deltas, [one.number, referenceOf(study, one)]),
    ),
  }
}

const quantiles = ['q05', 'q25', 'q50', 'q75', 'q95'] as const
const what: readonly ExportColumn[] = [
  text('scenario', 'scenario'),
  text('less', 'scenario whose level is taken off; nothing for a level'),
  text('measure', 'id of the measure'),
]
const namesOf = (study: StudySource, { scenario, isDifference }: StudySource['spread'][number]) => [
  scenario,
  isDifference ? (study.scenarios[0] ?? null) : null,
  study.measure,
]

/** What a measure does over the points of a random design. */
export function spreadTable(study: StudySource): TidyTable {
  return {
    name: 'point-spread',
    says: 'one measure over the random points of the study: levels, and differences to the first scenario',
    columns: [
      ...what,
      text('unit', 'unit of the numbers'),
      whole('points', 'points', 'points that have a run'),
      ...quantiles.map((name) => value(name, `${Number(name.slice(1))} % of the points are below`)),
      value('mean', 'mean over the points'),
      value('low', 'lower end of the 90 % interval of the mean'),
      value('high', 'upper end of the 90 % interval of the mean'),
      number('over_zero', 'share of points', 'points above 0, those at 0 counting half'),
      number('over_zero_low', 'share of points', 'lower end of its 90 % interval'),
      number('over_zero_high', 'share of points', 'upper end of its 90 % interval'),
      whole('at_zero', 'points', 'points at 0'),
    ],
    rows: study.spread.map((row) => {
      const { points, quantiles: cuts, mean, over, level } = row.spread
      return [
        ...namesOf(study, row),
        measureOf(study.measure).unit,
        points,
        ...cuts.map(known),
        ...[mean.mean, mean.low, mean.high, over.share, over.low, over.high].map(known),
        level,
      ]
    }),
  }
}

/** Which factor moves a measure over the points of a random design, and which way. */
export function rankCorrelationsTable(study: StudySource): TidyTable {
  return {
    name: 'rank-correlations',
    says: 'partial rank correlation of each factor with the measure over the points; the intervals hold for all factors together',
    columns: [
      ...what,
      text('factor', 'place of the factor in a scenario file'),
      text('title', 'the factor in words'),
      text('toward', 'of a factor with two values that are no numbers: the one that a plus speaks for'),
      whole('points', 'points', 'points that have a value'),
      number('rho', '-1..1', 'partial rank correlation'),
      number('low', '-1..1', 'lower end of its 90 % interval'),
      number('high', '-1..1', 'upper end of its 90 % interval'),
    ],
    rows: study.spread.flatMap((row) =>
      row.influences.map(({ factor, toward, n, rho, low, high }) => [
        ...namesOf(study, row),
        factor,
        factorTitle(factor),
        toward ?? null,
        n,
        ...[rho, low, high].map(known),
      ]),
    ),
  }
}
