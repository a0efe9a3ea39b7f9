import { type MeasureId, measureOf } from '@fishbowl/core'
import type { ArmResult, Comparison } from '@fishbowl/lab'
import { safe } from './safe.ts'
import { isLevel } from './sentence.ts'

const cell = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '' : String(value)

/**
 * The arms of a comparison as rows for a spreadsheet, tabs between the cells: level and paired difference at the end or over the run,
 * and in one week, in the unit of the measure with every digit.
 */
export function armRows(comparison: Comparison, measure: MeasureId, week?: number): string {
  const { unit, title } = measureOf(measure)
  const { arms, pairs } = comparison
  const inWeek = week === undefined ? [] : [`week ${week}`, `week ${week} difference`]
  const named = [
    ...inWeek,
    isLevel(measure) ? 'end' : 'whole run',
    'difference',
    'difference low',
    'difference high',
  ]
  const header = [
    'scenario',
    ...named.map((what) => `${title} ${what} (${unit})`),
    'better (share)',
    'baseline',
  ]
  const rowOf = ({ arm, end, band }: ArmResult): readonly string[] => {
    const pair = pairs.find((one) => one.arm === arm.id)
    const ended = pair?.end(measure)
    const now =
      week === undefined ? [] : [cell(band(measure).middle[week]), cell(pair?.delta(measure).middle[week])]
    const numbers = [end(measure).mean, ended?.mean, ended?.low, ended?.high, pair?.better(measure)?.share]
    return [arm.id, ...now, ...numbers.map(cell), pair?.baseline ?? '']
  }
  return [header, ...arms.map(rowOf)].map((cells) => cells.map(safe).join('\t')).join('\n')
}
