import { type MeasureId, measureOf } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'
import type { CurvesChart, DotsChart } from '../../chart/chart.ts'
import { curvesFigure } from '../../figures/curves.ts'
import { activityTable } from '../../figures/end-table.ts'
import { axisOf, formatOf, wordLevel, wordLevels } from '../../figures/measure-format.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
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
    caption: `Staff at the end of the run (mean of weeks ${end.from} to ${end.to})`,
    columns: [left('measure'), ...arms.map(({ arm }) => right(arm.id)), left('meaning')],
    rows: measuresShown.map((id) =>
      rowOf(
        [measureOf(id).title],
        arms.map((result) => wordLevel(result.end(id).mean, id)),
        [`${measureOf(id).says} (${measureOf(id).unit})`],
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
  const columns = [left('activity'), ...staffed.map(({ arm }) => right(`${arm.id}, acts a week`))]
  const caption = `What community managers do in a week, by kind (weeks ${from} to ${to})`
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
  const title = `${measureOf(id).title} by size of the team at the end`
  const chart: DotsChart = {
    kind: 'dots',
    id: 'staffing',
    title: opened(title),
    alt: `${title}: ${words.map(([name, team, level]) => `${name} ${team} posts, ${level}`).join('; ')}.`,
    table: 'levels',
    x: { label: 'posts of the team at the end', format: formatOf('team') },
    y: { label: `${measureOf(id).title}, ${axisOf(id, isExternal(comparison))}`, format: formatOf(id) },
    dots: arms.map(({ arm, end }, ink) => {
      const { mean, low, high } = end(id)
      return { name: arm.id, x: end('team').mean, y: mean, low, high, ink }
    }),
  }
  const table: ShownTable = {
    caption: `${title}, with the 90 % interval of the mean`,
    columns: [left('scenario'), right('posts'), right(measureOf(id).title)],
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
  const { title: label } = measureOf(id)
  return [
    ...(later === undefined
      ? []
      : [
          {
            label: `${label} after the launch`,
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
    : [{ kind: 'chart', by: 'measure', choices, tables: choices.map(({ table }) => table) }]
}

/** Who looks after the community, and with how much load. */
export function staffingPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { arms } = source.comparison
  const isIdle = arms.every(hasNobody)
  const nobody: Block = {
    kind: 'text',
    text: `No community manager (CM) is paid for in ${arms.length === 1 ? 'this scenario' : 'any of these scenarios'}: what there is in facilitation comes from volunteers and line managers.`,
    from: ['levels'],
  }
  const note: Block = {
    kind: 'text',
    text: 'Load is the work that waits for the community managers (CMs) over the hours they have: above 100 % questions wait, and people burn out and leave.',
    from: [],
    role: 'note',
  }
  const table: Block = { kind: 'table', table: levelsShown(source) }
  return {
    section: {
      id: 'staffing',
      title: 'Staffing and load',
      blocks: isIdle
        ? [nobody, table]
        : [...dots(source), table, note, ...activities(source), ...weekly(source)],
    },
    tables: [levelsTable(source), curvesTable(source)],
  }
}
