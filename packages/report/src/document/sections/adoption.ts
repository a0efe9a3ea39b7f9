import { hasCurve, type MeasureId, measureOf } from '@fishbowl/core'
import { curvesFigure } from '../../figures/curves.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import type { Block, ShownTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { curvesChart, curvesShown } from '../shown.ts'
import { curvesTable } from '../tables/curves-table.ts'
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

/** The measures whose weeks were kept and are worth looking at, what was asked first. */
export const chosenCurves = ({ measure, comparison }: ComparisonSource): readonly MeasureId[] =>
  [measure, ...choices.filter((id) => id !== measure)].filter((id) => comparison.curves.includes(id))

/** Says why there is no curve of what was asked; nothing where there is one. */
export function curveNote({ measure, comparison }: ComparisonSource): readonly Block[] {
  if (comparison.curves.includes(measure)) return []
  const { title } = measureOf(measure)
  const text = hasCurve(measure)
    ? `The weeks of ${title} were not kept with this result; make it again with --measure ${measure} to see them.`
    : `${title} is a total of the run: it has no weekly curve.`
  return [{ kind: 'text', text, from: [], role: 'note' }]
}

/** Adoption week by week, with other measures to choose from. */
export function adoptionPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { comparison } = source
  const ids = chosenCurves(source)
  const drawn = ids.map((id) => ({
    label: measureOf(id).title,
    chart: curvesChart(`adoption-${id}`, 'curves', curvesFigure(comparison, id)),
    table: curvesShown(comparison, id),
  }))
  const meanings = ids.map((id) => `${measureOf(id).title}: ${measureOf(id).says}`)
  const chart = (some: typeof drawn, tables: readonly ShownTable[]): readonly Block[] =>
    some.length === 0 ? [] : [{ kind: 'chart', by: 'measure', choices: some, tables }]
  return {
    section: {
      id: 'adoption',
      title: 'Adoption week by week',
      blocks: [
        ...curveNote(source),
        ...chart(
          drawn,
          drawn.map(({ table }) => table),
        ),
        { kind: 'list', items: meanings, from: ['measures'] },
      ],
      brief: chart(drawn.slice(0, 1), []),
    },
    tables: [curvesTable(source), measuresTable],
  }
}
