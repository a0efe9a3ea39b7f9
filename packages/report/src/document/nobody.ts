import type { Comparison, Estimate, Pair } from '@fishbowl/lab'
import { say } from '../words/index.ts'
import { hasNobody, listed, wordCount } from './arms.ts'
import { wayOf } from './way.ts'

const money = (some: readonly Pair[]): readonly Estimate[] => some.map(({ end }) => end('netValue'))

/** Whether every scenario that hires clearly leaves less than each without staff, as far as differences to one baseline tell it. */
function isNobodyBest({ pairs, baseline }: Comparison, idle: readonly string[]): boolean {
  const hiring = money(pairs.filter(({ arm }) => !idle.includes(arm)))
  if (idle.includes(baseline)) return hiring.length > 0 && hiring.every((each) => wayOf(each) === 'down')
  // The baseline hires: intervals that do not meet leave no doubt either, and need no pair of their own.
  const most = Math.max(0, ...hiring.map(({ n, high }) => (n < 2 ? Number.POSITIVE_INFINITY : high)))
  const without = money(pairs.filter(({ arm }) => idle.includes(arm)))
  return without.length > 0 && without.every(({ n, low }) => n > 1 && low > most)
}

/** Said where hiring nobody clearly leaves more than every scenario that hires. */
export function nobodyLead(comparison: Comparison): readonly string[] {
  const [idle, hiring] = [true, false].map((isIdle) =>
    comparison.arms.filter((result) => hasNobody(result) === isIdle).map(({ arm }) => arm.id),
  )
  if (idle === undefined || hiring === undefined || !isNobodyBest(comparison, idle)) return []
  const { length: n } = hiring
  return [
    say('report.lead.nobody', {
      n,
      idle: listed(idle),
      hiring: hiring[0] ?? '',
      count: wordCount(n),
    }),
  ]
}
