// A measure of your own from the weekly columns: what an answered question costs. Sums are divided by sums, never ratios averaged.
import { type ColumnId, columns, type History, valueAt } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { arm, ours } from './scenarios.ts'

const total = (history: History, ids: readonly ColumnId[], from: number, to: number): number => {
  let sum = 0
  for (let week = from; week <= to; week++) for (const id of ids) sum += valueAt(history, id, week)
  return sum
}

/** $ of community managers, licence and line managers' hours for a question that somebody answered; NaN where nobody did. */
export function costPerAnswer(history: History, from: number, to: number): number {
  const answered = total(history, ['answeredByPeers', 'answeredByCms'], from, to)
  return answered === 0
    ? Number.NaN
    : total(history, ['cmCost', 'licenceCost', 'managerCost'], from, to) / answered
}

console.log(`answeredByPeers: ${columns.answeredByPeers[1]} [${columns.answeredByPeers[0]}]`)
for (const count of [0, 1, 2]) {
  const { scenario } = arm(ours, { staffing: { team: [{ seniority: 'professional', count }] } })
  const history = simulate({ scenario, replicate: 0 })
  const cost = costPerAnswer(history, 26, 77)
  console.log(`team of ${count}: $ ${cost.toFixed(0)} for an answered question, weeks 26 to 77`)
}
