import { hasCurve, type MeasureId } from '@fishbowl/core'
import { curvesFigure } from '../../figures/curves.ts'
import { wordDelta } from '../../figures/end-table.ts'
import { wordLevel } from '../../figures/measure-format.ts'
import { formatNumber } from '../../number.ts'
import { isLevel } from '../../sentence.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { measureTitle, unitWord } from '../../words/model.ts'
import { meaningOf } from '../arms.ts'
import { observedOf, withObserved } from '../calibration-observed.ts'
import type { Block, ShownTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { rowOf } from '../row.ts'
import { curvesChart, curvesShown, left, right } from '../shown.ts'
import { curvesTable } from '../tables/curves-table.ts'
import { differencesTable, levelsTable } from '../tables/levels-table.ts'
import { measuresTable } from '../tables/measures-table.ts'

/** What a reader can look at week by week, besides what was asked. */
const choices: readonly MeasureId[] = [
  'weeklyActive',
  'fourWeekActive',
  'registered',
  'posters',
  'answeredShare',
  'expectedValue',
  'hoursSaved',
]

/** Of many scenarios fewer measures: a page of all would be too large to send. */
const choicesOfMany: readonly MeasureId[] = ['weeklyActive', 'fourWeekActive', 'posters', 'hoursSaved']

/** Scenarios from which on a page holds less of each. */
export const many = 4

/** The measures whose weeks were kept and are worth looking at, what was asked first. */
export function chosenCurves({ measure, comparison }: ComparisonSource): readonly MeasureId[] {
  const offered = comparison.arms.length < many ? choices : choicesOfMany
  return [measure, ...offered.filter((id) => id !== measure)].filter((id) => comparison.curves.includes(id))
}

/** Says why there is no curve of what was asked; nothing where there is one. */
function curveNote({ measure, comparison }: ComparisonSource): readonly Block[] {
  if (comparison.curves.includes(measure)) return []
  const title = measureTitle(measure)
  const text = hasCurve(measure)
    ? say('report.adoption.notKept', { title, measure })
    : say('curve.page.total', { title })
  return [{ kind: 'text', text, from: [], role: 'note' }]
}

/** What is told of the end besides money and staff. */
const atEnd: readonly MeasureId[] = [
  'weeklyActive',
  'fourWeekActive',
  'registered',
  'posters',
  'answeredShare',
  'noReply',
  'medianReply',
  'expectedValue',
  'belonging',
  'retention12',
  'top10',
]

/** Where every scenario ends; of two with their difference. */
function endShown({ comparison, measure }: ComparisonSource): ShownTable {
  const { arms, pairs, end } = comparison
  const [pair] = pairs
  const two = pairs.length === 1 && pair !== undefined
  const ids = isLevel(measure) && !atEnd.includes(measure) ? [measure, ...atEnd] : atEnd
  const wordBetter = (id: MeasureId): string => {
    const better = pair?.better(id)
    return better === undefined ? '-' : formatNumber(better.share, { kind: 'share' })
  }
  return {
    caption: say('report.adoption.end', { one: arms.length === 1 ? 'yes' : 'no', ...end }),
    columns: [
      left(say('curve.table.measure')),
      ...arms.map(({ arm }) => right(arm.id)),
      ...(two
        ? [
            right(say('report.col.less', { arm: pair.arm, baseline: pair.baseline })),
            right(say('report.col.better')),
          ]
        : []),
    ],
    rows: ids.map((id) =>
      rowOf(
        [measureTitle(id)],
        arms.map((result) => wordLevel(result.end(id).mean, id)),
        two ? [wordDelta(pair.end(id), id), wordBetter(id)] : [],
      ),
    ),
    from: two ? 'differences' : 'levels',
  }
}

/** Measures of how many people take part. */
const adoption: ReadonlySet<MeasureId> = new Set<MeasureId>([
  'aware',
  'registered',
  'weeklyActive',
  'fourWeekActive',
  'posters',
  'contributors',
  'core',
])

/** Adoption week by week, with other measures to choose from. */
export function adoptionPart(sources: Sources): Part | undefined {
  const { comparison: source } = sources
  if (source === undefined) return undefined
  const { comparison } = source
  const ids = chosenCurves(source)
  const drawn = ids.map((id) => ({
    label: measureTitle(id),
    chart: withObserved(
      curvesChart(`adoption-${id}`, 'curves', curvesFigure(comparison, id)),
      observedOf(sources, id),
    ),
    table: curvesShown(comparison, id),
  }))
  const meanings: ShownTable = {
    caption: say('report.adoption.meanings'),
    columns: [
      left(say('curve.table.measure')),
      left(say('report.col.meaning')),
      left(say('report.col.unit')),
    ],
    rows: [...new Set([...ids, ...atEnd])].map((id) => [
      measureTitle(id),
      meaningOf(id, comparison),
      unitWord(id),
    ]),
    from: 'measures',
  }
  const chart = (some: typeof drawn, tables: readonly ShownTable[]): readonly Block[] =>
    some.length === 0 ? [] : [{ kind: 'chart', by: say('report.by.measure'), choices: some, tables }]
  return {
    section: {
      id: 'adoption',
      title: adoption.has(source.measure) ? say('report.adoption.title') : say('report.adoption.weeks'),
      blocks: [
        ...curveNote(source),
        ...chart(
          drawn,
          drawn.map(({ table }) => table),
        ),
        { kind: 'table', table: endShown(source) },
        { kind: 'table', table: meanings, isFolded: true },
      ],
      brief: chart(drawn.slice(0, 1), []),
    },
    tables: [
      curvesTable(source),
      levelsTable(source),
      ...(comparison.pairs.length === 0 ? [] : [differencesTable(source)]),
      measuresTable,
    ],
  }
}
