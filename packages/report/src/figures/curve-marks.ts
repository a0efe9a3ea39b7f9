import type { MeasureId } from '@fishbowl/core'
import type { Comparison, Pair } from '@fishbowl/lab'
import { labelsOf } from '../curves.ts'
import { effectDriver, levelDriver } from '../drivers.ts'
import { effectWeek } from '../effect.ts'
import type { Mark, Series } from '../figure.ts'
import { say } from '../words/index.ts'
import { wayOf } from '../words/lists.ts'
import { interventionMarks } from './interventions.ts'
import { formatOf } from './measure-format.ts'

/** Adoption curves have a launch to speak of, and others that explain them. */
const adoption: ReadonlySet<MeasureId> = new Set<MeasureId>(['weeklyActive', 'fourWeekActive'])

const withDriver = (mark: Mark, driver: string | undefined): Mark =>
  driver === undefined ? mark : { ...mark, driver }

/** Labels that adoption curves earn by their numbers, with what goes along with them. */
export function earnedMarks(
  comparison: Comparison,
  measure: MeasureId,
  series: readonly Series[],
): readonly Mark[] {
  if (!adoption.has(measure)) return []
  return series.flatMap((one) => {
    const arm = comparison.arms.find(({ arm: { id } }) => id === one.id)
    const labels = labelsOf(one, { launch: 0, format: formatOf(measure) })
    return labels.map(({ kind, x, text, series: id = one.id }) =>
      withDriver(
        { x, text, series: id },
        arm === undefined ? undefined : levelDriver({ of: kind, week: x }, arm, comparison),
      ),
    )
  })
}

/** The dated interventions of all arms. */
export const changeMarks = ({ arms, horizon }: Comparison): readonly Mark[] =>
  interventionMarks(
    arms.map(({ arm }) => arm),
    horizon,
  ).map((mark): Mark => Object.assign({}, mark, { isChange: true }))

/** The onset of the effect of each arm against its baseline: the first week in which it is clear and stays so. */
export function effectMarks(
  comparison: Comparison,
  measure: MeasureId,
  changes: readonly Mark[],
): readonly Mark[] {
  return comparison.pairs.flatMap((pair) => {
    const difference = pair.delta(measure)
    const sides = comparison.arms.filter(({ arm }) => arm.id === pair.arm || arm.id === pair.baseline)
    const week = effectWeek(
      difference,
      sides.map(({ band }) => band(measure).middle),
    )
    if (week === undefined) return []
    const way = Math.sign(difference.middle[week] ?? 0)
    const text = wordStart(week, startOf(week, pair, measure, changes), wayOf(way))
    const driver = adoption.has(measure) ? effectDriver({ way, week }, pair, comparison) : undefined
    return [withDriver({ x: week, text, series: pair.arm }, driver)]
  })
}

/** Weeks from the change of policies to an effect; undefined where the two arms are not one run until the first change. */
function startOf(week: number, pair: Pair, measure: MeasureId, changes: readonly Mark[]): number | undefined {
  const own = changes.filter(({ series }) => series === pair.arm || series === pair.baseline)
  const first = Math.min(...own.map(({ x }) => x))
  const last = Math.max(...own.filter(({ x }) => x <= week).map(({ x }) => x))
  const isOneRun = pair
    .delta(measure)
    .middle.subarray(0, first)
    .every((size) => size === 0)
  return first > week || !isOneRun ? undefined : week - last
}

function wordStart(week: number, weeks: number | undefined, way: 'up' | 'down'): string {
  if (week === 0) return say('curve.effect.start', { way })
  if (weeks === undefined) return say('curve.effect.week', { week, way })
  return weeks === 0 ? say('curve.effect.once', { way }) : say('curve.effect.after', { weeks, way })
}
