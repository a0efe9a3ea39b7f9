import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'
import type { CurvesChart, DotsChart } from '../../chart/chart.ts'
import { curvesFigure } from '../../figures/curves.ts'
import { activityTable } from '../../figures/end-table.ts'
import { axisOf, formatOf, wordLevel, wordLevels } from '../../figures/measure-format.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { joined } from '../../words/lists.ts'
import { measureSays, measureTitle, unitWord } from '../../words/model.ts'
import { afterLaunch } from '../after-launch.ts'
import { hasNobody, isExternal, opened } from '../arms.ts'
import type { Block, ShownTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { rowOf } from '../row.ts'
import { curvesChart, curvesShown, left, right } from '../shown.ts'
import { curvesTable } from '../tables/curves-table.ts'
import { levelsTable } from '../tables/levels-table.ts'

const measuresShown: readonly MeasureId[] = [
  'team',
  'load',
  'vacancy',
  'uncovered',
  'burnOut',
  'demandHours',
  'strategyHours',
  'volunteerHours',
]

function levelsShown({ comparison: { arms, end } }: ComparisonSource): ShownTable {
  return {
    caption: say('report.staffing.end', { ...end }),
    columns: [
      left(say('curve.table.measure')),
      ...arms.map(({ arm }) => right(arm.id)),
      left(say('report.col.meaning')),
    ],
    rows: measuresShown.map((id) =>
      rowOf(
        [measureTitle(id)],
        arms.map((result) => wordLevel(result.end(id).mean, id)),
        [`${measureSays(id)} (${unitWord(id)})`],
      ),
    ),
    from: 'levels',
  }
}

/** Activities by kind, under the names of the scenarios. */
function activities({ comparison }: ComparisonSource): readonly Block[] {
  const found = activityTable(comparison, 'ascii')
  if (found === undefined) return []
  const staffed = comparison.arms.filter(({ end }) => end('team').mean > 0)
  const { from, to } = comparison.end
  const columns = [
    left(say('curve.table.activity')),
    ...staffed.map(({ arm }) => right(say('report.staffing.acts', { arm: arm.id }))),
  ]
  const caption = say('report.staffing.activities', { from, to })
  return [{ kind: 'table', table: { caption, columns, rows: found.rows, from: 'levels' } }]
}

/** Staffing against adoption, a dot for each scenario; nothing where all have the same team. */
function dots({ comparison, measure: asked }: ComparisonSource): readonly Block[] {
  const { arms } = comparison
  const id = measureOf(asked).format === 'share' && asked !== 'load' ? asked : 'weeklyActive'
  const teams = arms.map(({ end }) => end('team').mean)
  if (new Set(teams).size < 2) return []
  const words = arms.map((result) => {
    const { mean, low, high } = result.end(id)
    return [
      result.arm.id,
      wordLevel(result.end('team').mean, 'team'),
      `${wordLevel(mean, id)} (${wordLevels(low, high, id)})`,
    ] as const
  })
  const title = say('report.staffing.bySize', { measure: measureTitle(id) })
  const chart: DotsChart = {
    kind: 'dots',
    id: 'staffing',
    title: opened(title),
    alt: say('report.staffing.alt', {
      title,
      dots: joined(words.map(([name, team, level]) => say('report.staffing.dot', { name, team, level }))),
    }),
    table: 'levels',
    x: { label: say('report.staffing.x'), format: formatOf('team') },
    y: { label: `${measureTitle(id)}, ${axisOf(id, isExternal(comparison))}`, format: formatOf(id) },
    dots: arms.map(({ arm, end }, ink) => {
      const { mean, low, high } = end(id)
      return { name: arm.id, x: end('team').mean, y: mean, low, high, ink }
    }),
  }
  const table: ShownTable = {
    caption: say('report.staffing.interval', { title }),
    columns: [left(say('report.col.scenario')), right(say('report.col.posts')), right(measureTitle(id))],
    rows: words,
    from: 'levels',
  }
  return [{ kind: 'chart', choices: [{ label: title, chart }], tables: [table] }]
}

type Choice = { readonly label: string; readonly chart: CurvesChart; readonly table: ShownTable }

/** A measure of staff week by week; after the launch first, where that hides the rest. */
function choicesOf(comparison: Comparison, id: MeasureId): readonly Choice[] {
  const figure = curvesFigure(comparison, id)
  const later = afterLaunch(figure)
  const table = curvesShown(comparison, id)
  const label = measureTitle(id)
  return [
    ...(later === undefined
      ? []
      : [
          {
            label: say('report.staffing.later', { title: label }),
            chart: curvesChart(`staffing-${id}-later`, 'curves', later),
            table,
          },
        ]),
    { label, chart: curvesChart(`staffing-${id}`, 'curves', figure), table },
  ]
}

/** Load week by week where its weeks were kept, and the team where it changes. */
function weekly({ comparison }: ComparisonSource): readonly Block[] {
  const moves =
    comparison.curves.includes('team') &&
    comparison.arms.some(({ band }) => {
      const { low, high } = band('team')
      return Math.min(...low) !== Math.max(...high)
    })
  const ids = (moves ? (['load', 'team'] as const) : (['load'] as const)).filter((id) =>
    comparison.curves.includes(id),
  )
  const choices = ids.flatMap((id) => choicesOf(comparison, id))
  return choices.length === 0
    ? []
    : [{ kind: 'chart', by: say('report.by.measure'), choices, tables: choices.map(({ table }) => table) }]
}

/** Who looks after the community, and with how much load. */
export function staffingPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { arms } = source.comparison
  const isIdle = arms.every(hasNobody)
  const nobody: Block = {
    kind: 'text',
    text: say('report.staffing.nobody', { one: arms.length === 1 ? 'yes' : 'no' }),
    from: ['levels'],
  }
  const note: Block = {
    kind: 'text',
    text: say('report.staffing.note'),
    from: [],
    role: 'note',
  }
  const table: Block = { kind: 'table', table: levelsShown(source) }
  return {
    section: {
      id: 'staffing',
      title: say('report.staffing.title'),
      blocks: isIdle
        ? [nobody, table]
        : [...dots(source), table, note, ...activities(source), ...weekly(source)],
    },
    tables: [levelsTable(source), curvesTable(source)],
  }
}
