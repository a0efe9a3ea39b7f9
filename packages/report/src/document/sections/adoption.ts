import { describeFigure } from '../../describe.ts'
import { curvesFigure } from '../../figures/curves.ts'
import type { Sources } from '../../source/source.ts'
import type { Part } from '../report-of.ts'
import { curvesTable } from '../tables/curves-table.ts'

/** Adoption week by week. */
export function adoptionPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const figure = curvesFigure(source.comparison, source.measure)
  const chart = {
    kind: 'curves' as const,
    id: `adoption-${source.measure}`,
    title: figure.title,
    alt: describeFigure(figure),
    table: 'curves',
    figure,
  }
  return {
    section: {
      id: 'adoption',
      title: 'Adoption',
      blocks: [{ kind: 'chart', choices: [{ label: source.measure, chart }], tables: [] }],
    },
    tables: [curvesTable(source)],
  }
}
