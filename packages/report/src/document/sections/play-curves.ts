import type { MeasureId } from '@fishbowl/core'
import type { PlayCurves, PlayDebrief } from '@fishbowl/lab/play'
import type { CurvesChart } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import type { Figure, Mark, Series } from '../../figure.ts'
import { axisOf, formatOf, wordLevel } from '../../figures/measure-format.ts'
import { say } from '../../words/index.ts'
import { opened } from '../arms.ts'
import type { Block, ShownTable } from '../document.ts'
import { rowOf } from '../row.ts'
import { right } from '../shown.ts'
import { eventName, measureName } from './play-words.ts'

/** A curve of a game by its name. */
type NamedCurves = { readonly id: string; readonly name: string; readonly curves: PlayCurves }

/** The game, nothing decided, and the best plan where there is one. */
const threeOf = ({ own, base, best }: PlayDebrief): readonly NamedCurves[] => [
  { id: 'own', name: say('debrief.game.own'), curves: own.curves },
  { id: 'base', name: say('debrief.game.base'), curves: base.curves },
  ...(best === undefined ? [] : [{ id: 'best', name: say('debrief.game.best'), curves: best.branch.curves }]),
]

/** The events that came, at the first weeks of their rounds. */
export const eventMarks = ({
  rounds,
  game,
}: {
  readonly rounds: PlayDebrief['rounds']
  readonly game: Pick<PlayDebrief['game'], 'flight'>
}): readonly Mark[] =>
  rounds.flatMap(({ round, event }) =>
    event === undefined ? [] : [{ x: round * game.flight.weeks, text: eventName(event) }],
  )

const seriesOf = ({ id, name, curves }: NamedCurves, measure: MeasureId): Series => {
  const values = curves[measure] ?? []
  return { id, name, x: values.map((_, week) => week), middle: values.map((one) => one ?? Number.NaN) }
}

/** Some curves in one figure, events marked. */
function curvesFigureOf(
  curves: readonly NamedCurves[],
  measure: MeasureId,
  { title, marks }: { readonly title: string; readonly marks: readonly Mark[] },
): Figure {
  return {
    title,
    x: { label: say('debrief.curve.week') },
    y: { label: axisOf(measure), format: formatOf(measure) },
    series: curves.map((one) => seriesOf(one, measure)),
    marks,
  }
}

/** Every thirteenth week and the last of some curves. */
function weeksShownOf(curves: readonly NamedCurves[], measure: MeasureId, from = 'game-curves'): ShownTable {
  const weeks = Math.max(0, ...curves.map((one) => one.curves[measure]?.length ?? 0))
  const shown = Array.from({ length: weeks }, (_, week) => week).filter(
    (week) => week % 13 === 0 || week === weeks - 1,
  )
  return {
    caption: say('debrief.curve.caption', { measure: measureName(measure) }),
    columns: [right(say('debrief.table.week')), ...curves.map(({ name }) => right(name))],
    rows: shown.map((week) =>
      rowOf(
        [String(week)],
        curves.map((one) => wordLevel(one.curves[measure]?.[week] ?? Number.NaN, measure)),
      ),
    ),
    from,
  }
}

/** The curves of a game beside those of deciding nothing and of the best plan, by measure. */
export function curveBlocks(debrief: PlayDebrief, prefix = ''): readonly Block[] {
  const { measures } = debrief
  const three = threeOf(debrief)
  const marks = eventMarks(debrief)
  const drawn = measures.filter((measure) => debrief.own.curves[measure] !== undefined)
  const having = (measure: MeasureId) => three.filter(({ curves }) => curves[measure] !== undefined)
  const chartOf = (measure: MeasureId): CurvesChart => {
    const some = having(measure)
    const key = some.length === 3 ? 'debrief.curve.title' : 'debrief.curve.titleTwo'
    const title = say(key, { measure: opened(measureName(measure)) })
    const figure = curvesFigureOf(some, measure, { title, marks })
    return {
      kind: 'curves',
      id: `${prefix}curve-${measure}`,
      title,
      alt: describeFigure(figure),
      table: 'game-curves',
      figure,
    }
  }
  if (drawn.length === 0) return []
  return [
    {
      kind: 'chart',
      by: say('debrief.curve.by'),
      choices: drawn.map((measure) => ({ label: measureName(measure), chart: chartOf(measure) })),
      tables: drawn.map((measure) => weeksShownOf(having(measure), measure)),
    },
    { kind: 'text', role: 'note', text: say('debrief.curve.note'), from: [] },
  ]
}
