import type { PanelsChart } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import { curvesFigure } from '../../figures/curves.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { type Language, languageIds, say } from '../../words/index.ts'
import { joined } from '../../words/lists.ts'
import { armTitle, lookedAt, opened } from '../arms.ts'
import { datedInWords, policiesInWords } from '../changes.ts'
import type { Block } from '../document.ts'
import type { Part } from '../report-of.ts'
import { curvesShown, left } from '../shown.ts'
import { curvesTable } from '../tables/curves-table.ts'
import { changesOf, scenariosTable } from '../tables/scenarios-table.ts'

/** Fewer scenarios are told apart in one figure. */
const leastPanels = 3

/** All policies of one arm in words, its dated changes last. */
function whole({ comparison }: ComparisonSource, id: string): string {
  const arm = comparison.arms.find((one) => one.arm.id === id)?.arm
  if (arm === undefined) return ''
  const scenario = lookedAt(arm)
  return joined([policiesInWords(arm), ...datedInWords(id, scenario, comparison.horizon)])
}

/** Each scenario in a panel of its own, the others behind it. */
function panels({ comparison, measure }: ComparisonSource): readonly Block[] {
  if (comparison.arms.length < leastPanels || !comparison.curves.includes(measure)) return []
  const figure = curvesFigure(comparison, measure)
  const chart: PanelsChart = {
    kind: 'panels',
    id: 'scenarios',
    title: say('report.scenarios.panels', { title: opened(figure.title) }),
    alt: describeFigure(figure),
    table: 'curves',
    panels: comparison.arms.map(({ arm: { id } }) => ({ title: id, figure, own: id })),
    isShared: true,
  }
  const tables = [curvesShown(comparison, measure)]
  return [{ kind: 'chart', choices: [{ label: chart.title, chart }], tables }]
}

/** How the sentence about assumptions begins in a language, up to its first place. */
const restsIn = (id: Language): string =>
  say('curve.rests.sentence', { levers: '\n', ledger: '' }, id).split('\n')[0] ?? ''

/** Text that tells what the result itself noted about how it was made; what it rests on is said elsewhere. */
const notesOf = ({ notes }: ComparisonSource): readonly Block[] =>
  notes
    .filter((note) => !languageIds.some((id) => note.startsWith(restsIn(id))))
    .map((text) => ({ kind: 'text', text, from: ['scenarios'], role: 'note' }))

/** What was compared, and what each scenario changes. */
export function scenariosPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { arms, baseline, pairs } = source.comparison
  const rows = arms.map(({ arm }) => {
    const isBase = pairs.length === 0 || arm.id === baseline
    const changes = changesOf(source, arm)
    const differs = changes.length === 0 ? say('report.scenarios.nothing') : joined(changes)
    return [
      arm.id,
      armTitle(source, arm.id),
      isBase ? whole(source, arm.id) : say('report.scenarios.differs', { changes: differs }),
    ]
  })
  const table: Block = {
    kind: 'table',
    table: {
      caption:
        pairs.length === 0 ? say('report.scenarios.caption') : say('report.scenarios.instead', { baseline }),
      columns: [
        left(say('report.col.scenario')),
        left(say('report.col.what')),
        left(say('report.col.policies')),
      ],
      rows,
      from: 'scenarios',
    },
  }
  return {
    section: {
      id: 'scenarios',
      title:
        pairs.length > 0
          ? say('report.scenarios.compared')
          : arms.length > 1
            ? say('report.scenarios.spaces')
            : say('report.scenarios.one'),
      blocks: [table, ...notesOf(source), ...panels(source)],
    },
    tables: [scenariosTable(source), curvesTable(source)],
  }
}
