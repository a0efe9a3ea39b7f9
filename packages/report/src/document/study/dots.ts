import type { MeasureId } from '@fishbowl/core'
import type { DotsChart } from '../../chart/chart.ts'
import { axisOf as axisLabel, formatOf, wordLevel, wordLevels } from '../../figures/measure-format.ts'
import { formatNumber, type NumberFormat } from '../../number.ts'
import type { StudyPoint, StudySource } from '../../source/study-source.ts'
import { say } from '../../words/index.ts'
import { joined } from '../../words/lists.ts'
import { measureTitle } from '../../words/model.ts'
import { numerals } from '../../words/numerals.ts'
import { opened } from '../arms.ts'
import type { Block, ShownTable } from '../document.ts'
import { type Axis, axesOf, effectOf, levelOf } from './axes.ts'
import { figureMeasures, titleOf } from './best.ts'

/** Who is at work at a point, as a number with its name. */
type Staff = {
  readonly label: string
  readonly format: NumberFormat
  readonly of: (point: StudyPoint) => number
  /** The table that holds it. */
  readonly from: string
}

const count = { kind: 'count' } as const

/** Posts as the runs had them at the end where the study measured them; else the working time, or the posts, that the scenario plans. */
function staffOf({ points, measures }: StudySource): Staff | undefined {
  const isPart = points.some(({ team }) => team !== undefined && team.fte !== team.posts)
  const staff: Staff =
    measures.includes('team') && !isPart
      ? {
          label: say('analysis.study.staff.end'),
          format: count,
          of: (point) => levelOf(point, 'team'),
          from: 'point-levels',
        }
      : {
          label: isPart ? say('analysis.study.staff.time') : say('analysis.study.staff.posts'),
          format: isPart ? { kind: 'plain', digits: 2 } : count,
          of: ({ team }) => (isPart ? team?.fte : team?.posts) ?? Number.NaN,
          from: 'points',
        }
  const values = new Set(points.map(staff.of).filter(Number.isFinite))
  return values.size < 2 ? undefined : staff
}

const isStaffing = ({ factor }: Axis): boolean => factor.startsWith('policies.staffing')

/** Most colours that tell dots apart. */
const mostInks = 6

/** What else tells dots apart, the strongest first. */
function otherAxes(study: StudySource): readonly Axis[] {
  const { points, measure } = study
  return axesOf(study)
    .filter((axis) => !isStaffing(axis))
    .toSorted((a, b) => effectOf(b, points, measure) - effectOf(a, points, measure))
}

const wordsAt = ({ values, keyOf }: Axis, point: StudyPoint): string =>
  values.find(({ key }) => key === keyOf(point))?.words ?? ''

/** What a dot is called: what it sets besides its staff. */
function nameOf(others: readonly Axis[], study: StudySource, point: StudyPoint): string {
  const [only] = others
  if (only === undefined) return titleOf(study, point)
  if (others.length === 1) return wordsAt(only, point)
  return others.map((axis) => `${axis.title} ${wordsAt(axis, point)}`).join(', ')
}

function chartOf(study: StudySource, staff: Staff, id: MeasureId): DotsChart {
  const others = otherAxes(study)
  const [strongest] = others
  const title = measureTitle(id)
  const dots = study.points.flatMap((point) => {
    const level = point.levels.get(id)
    const x = staff.of(point)
    if (level === undefined || !Number.isFinite(level.mean) || !Number.isFinite(x)) return []
    const ink = strongest?.values.findIndex(({ key }) => key === strongest.keyOf(point)) ?? 0
    const { mean: y, low, high } = level
    return [
      {
        name: nameOf(others, study, point),
        x,
        y,
        ...(Number.isFinite(low) && Number.isFinite(high) ? { low, high } : {}),
        ...(ink >= 0 && ink < mostInks ? { ink } : {}),
      },
    ]
  })
  const told = dots.map(({ name, x, y }) =>
    say('analysis.study.dots.at', {
      name,
      x: formatNumber(x, staff.format),
      level: wordLevel(y, id),
    }),
  )
  return {
    kind: 'dots',
    id: `study-staffing-${id}`,
    title: say('analysis.study.dots.title', { title: opened(title), staff: staff.label }),
    alt: say('analysis.study.dots.alt', { title, staff: staff.label, words: joined(told) }),
    table: 'point-levels',
    x: { label: staff.label, format: staff.format },
    y: { label: axisLabel(id), format: formatOf(id) },
    dots,
    interval: say('analysis.why.chart.mean'),
  }
}

function shownTable(study: StudySource, staff: Staff, id: MeasureId): ShownTable {
  const rows = study.points
    .toSorted((a, b) => staff.of(a) - staff.of(b) || a.number - b.number)
    .map((point) => {
      const level = point.levels.get(id)
      const words =
        level === undefined
          ? [numerals().none, numerals().none]
          : [wordLevel(level.mean, id), wordLevels(level.low, level.high, id)]
      return [
        String(point.number),
        titleOf(study, point),
        formatNumber(staff.of(point), staff.format),
      ].concat(words)
    })
  return {
    caption: say('analysis.study.dots.title', { title: measureTitle(id), staff: staff.label }),
    columns: [
      { header: say('analysis.study.col.point'), align: 'right' },
      { header: say('analysis.study.col.sets'), align: 'left' },
      { header: staff.label, align: 'right' },
      { header: say('analysis.study.col.mean'), align: 'right' },
      { header: say('curve.table.interval'), align: 'right' },
    ],
    rows,
    from: 'point-levels',
    also: ['points'],
  }
}

/** More dots than this cannot be told apart. */
const mostDots = 60

/** Staffing against a measure; nothing where all points have the same staff, or theirs is not known. */
export function dotsBlocks(study: StudySource): readonly Block[] {
  const staff = staffOf(study)
  if (staff === undefined || study.points.length > mostDots) return []
  const measures = figureMeasures(study, ['netValue', 'load'])
  return [
    {
      kind: 'chart',
      by: say('report.by.measure'),
      choices: measures.map((id) => ({ label: measureTitle(id), chart: chartOf(study, staff, id) })),
      tables: measures.map((id) => shownTable(study, staff, id)),
    },
  ]
}
