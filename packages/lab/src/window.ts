import { columns, type MeasureId, measureOf, type Weeks } from '@fishbowl/core'

/** Weeks of the end window: a quarter, the rhythm in which programmes are reviewed. */
export const endWeeks = 13

/** Which of the two kept windows a measure is judged by. */
export type WindowName = 'end' | 'run'

/** True for totals of the run, sums over a window, and ratios of money: their meaning is the whole run. */
function belongsToRun(id: MeasureId): boolean {
  const measure = measureOf(id)
  if ('total' in measure || measure.per === 'window') return true
  return measure.of.every(([what]) => what in columns && columns[what as keyof typeof columns][0] === '$')
}

/** The rule in one place: money, sums and totals are judged over the whole run, levels over its end. */
export const windowNameOf = (id: MeasureId): WindowName => (belongsToRun(id) ? 'run' : 'end')

/** The weeks of a kept window of a run of `horizon` weeks. */
export const weeksOf = (name: WindowName, horizon: number, end = endWeeks): Weeks => ({
  from: name === 'run' ? 0 : Math.max(0, horizon - end),
  to: horizon - 1,
})

/** The weeks by which a measure is judged in a run of `horizon` weeks. */
export const windowOf = (id: MeasureId, horizon: number, end = endWeeks): Weeks =>
  weeksOf(windowNameOf(id), horizon, end)
