import { measureOf } from '@fishbowl/core'
import { windowNameOf } from '@fishbowl/lab'
import type { PointResult } from '@fishbowl/lab/study'
import {
  measureTitle,
  shortFactor,
  type TableColumn,
  table,
  unitWord,
  wordDelta,
  wordFactor,
  wordLevel,
  wordLevels,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import type { PointTable } from '../../cli/study-points.ts'
import { pointWords } from '../../cli/study-points.ts'
import type { Size } from '../../terminal.ts'
import { firstShown } from '../../views/layout.ts'
import { wrapped } from '../../wrap.ts'
import type { StudyNumbers } from './services.ts'
import type { StudyDetail } from './state.ts'

/** Place of the point that the pointer is at: the best one until it was moved. */
export const placeOf = ({ table: { points } }: StudyNumbers, { point }: StudyDetail): number =>
  Math.max(
    0,
    points.findIndex((one) => one.point.number === point),
  )

/** What tells a point apart in a table: its values, the names of their factors being in the header. */
function valuesOf({ table: { study, factors } }: StudyNumbers, { point }: PointResult): string {
  const words = factors.map((name) => wordFactor(point.factors[name], name)).join(', ')
  if (words === '') return point.base
  return study.scenarios.length > 1 ? `${point.base}: ${words}` : words
}

/** What a point sets, or its scenario where nothing is varied; with its scenario where there are several. */
export function wordsOfPoint({ table: { study, factors } }: StudyNumbers, result: PointResult): string {
  const words = pointWords(result, factors)
  if (words === '') return result.point.base
  return study.scenarios.length > 1 ? `${result.point.base}: ${words}` : words
}

/** What a point is compared with. */
export const referenceName = ({ study }: Pick<PointTable, 'study'>): string =>
  study.scenarios.length > 1 ? (study.scenarios[0] ?? '') : say('studies.reference', { n: '0' })

const right = (header: string): TableColumn => ({ header, align: 'right' })

/** Rows of some points: number, what they set, runs while some are missing, mean, interval, difference. */
function tableOf(
  numbers: StudyNumbers,
  points: readonly PointResult[],
  room: { readonly columns: number; readonly symbols: Brush['look']['symbols'] },
): readonly string[] {
  const {
    measure,
    replicates,
    counts,
    table: { factors },
  } = numbers
  const isPart = counts.done < counts.planned
  const hasDelta = points.some(({ deltas }) => deltas !== undefined)
  const columns: readonly TableColumn[] = [
    right(say('studies.table.point')),
    {
      header: factors.length === 0 ? say('studies.table.scenario') : factors.map(shortFactor).join(', '),
      align: 'left',
    },
    ...(isPart ? [right(say('studies.table.runs'))] : []),
    right(say('studies.table.mean')),
    right(say('studies.table.interval')),
    ...(hasDelta ? [right(say('studies.table.less', { reference: referenceName(numbers.table) }))] : []),
  ]
  const rows = points.map((result) => {
    const [level] = result.levels
    const [delta] = result.deltas ?? []
    return [
      String(result.point.number),
      valuesOf(numbers, result),
      ...(isPart ? [`${result.runs}/${replicates}`] : []),
      level === undefined ? '' : wordLevel(level.mean, measure),
      level === undefined ? '' : wordLevels(level.low, level.high, measure),
      ...(hasDelta ? [delta === undefined ? '' : wordDelta(delta, measure)] : []),
    ]
  })
  return table(columns, rows, room)
}

/** What the points are ranked by. */
export function rankingWords({ measure }: StudyNumbers): string {
  return say('studies.ranking', {
    title: measureTitle(measure),
    window: windowNameOf(measure),
    unit: unitWord(measure),
    order: measureOf(measure).better,
  })
}

/** The points, best first, with a pointer; below them all that the chosen one sets. */
export function pointLines(
  numbers: StudyNumbers,
  screen: StudyDetail,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  const { points } = numbers.table
  const at = placeOf(numbers, screen)
  const here = points[at]
  if (here === undefined) return []
  const words = wrapped(
    brush.symbols.text(
      say('studies.here', { n: `${here.point.number}`, words: wordsOfPoint(numbers, here) }),
    ),
    columns - 2,
  )
  const below = words.slice(0, 3)
  // heading, header and rule of the table, what a narrow window leaves out, rule
  const room = Math.max(1, rows - 5 - below.length)
  const top = firstShown(at, points.length, room)
  const shown = points.slice(top, top + room)
  const [header = '', rule = '', ...lines] = tableOf(numbers, shown, {
    columns: columns - 3,
    symbols: brush.look.symbols,
  })
  const range =
    points.length > shown.length
      ? say('studies.range', { from: `${top + 1}`, to: `${top + shown.length}`, n: `${points.length}` })
      : ''
  return [
    brush.line([[` ${rankingWords(numbers)}${range}`]], columns),
    brush.line([[`   ${header}`, 'bold']], columns),
    brush.line([[`   ${rule}`, 'muted']], columns),
    ...lines.map((line, i) => {
      const isHere = top + i === at && i < shown.length
      const style = isHere ? 'selected' : i < shown.length ? 'plain' : 'muted'
      return brush.line(
        [
          [isHere ? ` ${brush.symbols.focus} ` : '   ', 'bold'],
          [line, style],
        ],
        columns,
      )
    }),
    brush.paint(brush.chrome.rule.repeat(columns), 'muted'),
    ...below.map((line) => brush.line([[` ${line}`]], columns)),
  ].slice(0, rows)
}
