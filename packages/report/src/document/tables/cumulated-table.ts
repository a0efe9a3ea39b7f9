import type { ColumnId, MeasureId } from '@fishbowl/core'
import type { ComparisonSource } from '../../source/source.ts'
import type { TidyTable } from '../document.ts'
import { known, number, text, whole } from './columns.ts'

/** What is added up week by week, each a sum of columns with a sign, called like the measure. */
const accounts = {
  value: { value: 1 },
  memberCost: { memberCost: 1 },
  cost: { cmCost: 1, licenceCost: 1, managerCost: 1 },
  netValue: { value: 1, memberCost: -1, cmCost: -1, licenceCost: -1, managerCost: -1 },
} as const satisfies Partial<Record<MeasureId, Partial<Readonly<Record<ColumnId, number>>>>>
export type AccountId = keyof typeof accounts
export const accountIds = Object.keys(accounts) as readonly AccountId[]

/** An account of a scenario added up to each week, in $, the mean of the runs; empty where its weeks were not kept. */
export function cumulated(source: ComparisonSource, arm: string, account: AccountId): readonly number[] {
  const means: Readonly<Record<string, readonly number[]>> | undefined = source.means.get(arm)
  if (means === undefined) return []
  const terms = Object.entries(accounts[account])
  let sum = 0
  return Array.from({ length: source.comparison.horizon }, (_, week) => {
    for (const [column, sign] of terms) sum += sign * (means[column]?.[week] ?? Number.NaN)
    return sum
  })
}

/** Value and cost added up week by week. */
export function cumulatedTable(source: ComparisonSource): TidyTable {
  return {
    name: 'cumulated',
    says: 'value and cost of each scenario added up from the first week: mean of the runs',
    columns: [
      text('scenario', 'scenario'),
      text('account', 'value, memberCost (time of members that displaces work), cost or netValue'),
      whole('week', 'weeks', 'week of the run, from 0'),
      number('mean', '$', 'sum from week 0 to this week, mean of the runs'),
    ],
    rows: source.comparison.arms.flatMap(({ arm }) =>
      accountIds.flatMap((account) =>
        cumulated(source, arm.id, account).map((sum, week) => [arm.id, account, week, known(sum)]),
      ),
    ),
  }
}
