import type { MeasureId } from '@fishbowl/core'
import type { HeatChart } from '../../chart/chart.ts'
import { axisOf, formatOf, wordLevel } from '../../figures/measure-format.ts'
import type { StudyPoint, StudySource } from '../../source/study-source.ts'
import { say } from '../../words/index.ts'
import { measureTitle } from '../../words/model.ts'
import { opened } from '../arms.ts'
import type { Block, ShownTable } from '../document.ts'
import { type Axis, axesOf, effectOf, levelOf } from './axes.ts'
import { bestWord, figureMeasures, ranked } from './best.ts'

/** The two axes of a heat map, the points on it, and what the others are held at. */
type Plane = {
  readonly x: Axis
  readonly y: Axis
  readonly points: readonly StudyPoint[]
  readonly fixed: readonly (readonly [axis: Axis, words: string])[]
}

/** The two axes that move the measure most; the others are held where the best point has them. */
function planeOf(study: StudySource): Plane | undefined {
  const { points, measure } = study
  const axes = axesOf(study)
  const [best] = ranked(points, measure)
  if (study.design !== 'grid' || axes.length < 2 || best === undefined) return undefined
  const effects = new Map(axes.map((axis) => [axis, effectOf(axis, points, measure)]))
  const most = new Set(axes.toSorted((a, b) => (effects.get(b) ?? 0) - (effects.get(a) ?? 0)).slice(0, 2))
  // in the order of the study file, the one with more values along the page
  const [one, other] = axes.filter((axis) => most.has(axis))
  if (one === undefined || other === undefined) return undefined
  const [x, y] = one.values.length >= other.values.length ? [one, other] : [other, one]
  const held = axes.filter((axis) => !most.has(axis))
  return {
    x,
    y,
    points: points.filter((point) => held.every(({ keyOf }) => keyOf(point) === keyOf(best))),
    fixed: held.map((axis) => {
      const key = axis.keyOf(best)
      return [axis, axis.values.find((value) => value.key === key)?.words ?? '']
    }),
  }
}

const cellsOf = <T>({ x, y, points }: Plane, value: (point: StudyPoint | undefined) => T) =>
  y.values.map((row) =>
    x.values.map((column) =>
      value(points.find((point) => x.keyOf(point) === column.key && y.keyOf(point) === row.key)),
    ),
  )

const wordsOf = (plane: Plane, id: MeasureId): readonly (readonly string[])[] =>
  cellsOf(plane, (point) =>
    point === undefined ? say('analysis.study.heat.noRun') : wordLevel(levelOf(point, id), id),
  )

function heatChart(plane: Plane, id: MeasureId): HeatChart {
  const { x, y } = plane
  const words = wordsOf(plane, id)
  const rows = y.values.map((row, i) => {
    const told = x.values.map((column, j) => `${column.words} ${words[i]?.[j] ?? ''}`)
    return say('curve.named', { name: row.words, text: told.join(', ') })
  })
  const title = say('analysis.study.heat.title', { title: measureTitle(id), x: x.title, y: y.title })
  return {
    kind: 'heat',
    id: `study-heat-${id}`,
    title: opened(title),
    alt: say('analysis.study.heat.alt', { title, x: x.title, y: y.title, rows: rows.join('. ') }),
    table: 'point-levels',
    x: { label: x.title, values: x.values.map((value) => value.words) },
    y: { label: y.title, values: y.values.map((value) => value.words) },
    value: { label: axisOf(id), format: formatOf(id) },
    cells: cellsOf(plane, (point) => (point === undefined ? Number.NaN : levelOf(point, id))),
    words,
  }
}

function heatTable(plane: Plane, id: MeasureId): ShownTable {
  const { x, y } = plane
  const words = wordsOf(plane, id)
  return {
    caption: say('analysis.study.heat.caption', { title: measureTitle(id) }),
    columns: [
      { header: y.title, align: 'left' },
      ...x.values.map((value) => ({ header: value.words, align: 'right' as const })),
    ],
    rows: y.values.map((value, i) => [value.words].concat(words[i] ?? [])),
    from: 'point-levels',
  }
}

/** The levels of a grid over two of its factors; nothing for other designs and for a grid of one. */
export function heatBlocks(study: StudySource): readonly Block[] {
  const plane = planeOf(study)
  if (plane === undefined) return []
  const { x, y, fixed } = plane
  const best = bestWord(study.measure)
  const held = fixed.map(([axis, words]) => `${axis.title} ${words}`).join(', ')
  const measures = figureMeasures(study, ['netValue', 'answeredShare'])
  return [
    ...(fixed.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: say('analysis.study.heat.held', {
              x: x.title,
              y: y.title,
              title: measureTitle(study.measure),
              best,
              held,
            }),
            from: ['points', 'point-levels'],
          },
        ]),
    {
      kind: 'chart',
      by: say('report.by.measure'),
      choices: measures.map((id) => ({ label: measureTitle(id), chart: heatChart(plane, id) })),
      tables: measures.map((id) => heatTable(plane, id)),
    },
  ]
}
