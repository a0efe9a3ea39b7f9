import { type History, type TotalId, totalOf, valueAt } from '@fishbowl/core'
import { claimed } from './arms.ts'
import { logarithm } from './logarithm.ts'
import { each, just, over, type Pattern, type Reading, reproduces, run } from './pattern.ts'

const average = claimed(1)
const total = (id: TotalId): Reading => ({ scenario: average, of: (history) => totalOf(history, id) })
const how = 'claimed, 1 professional, 156 weeks'

const visitorsAt = (history: History, week: number): number => valueAt(history, 'visitors', week)

/** Standard deviation of the weekly change of the logarithm of weekly active, weeks 26 to 78. */
const restless: Reading = {
  scenario: average,
  of(history) {
    const changes = Array.from({ length: 52 }, (_, i) =>
      logarithm(visitorsAt(history, 27 + i) / visitorsAt(history, 26 + i)),
    )
    const mean = changes.reduce((sum, x) => sum + x, 0) / changes.length
    return Math.sqrt(changes.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (changes.length - 1))
  },
}

/** P11: few do most. */
export const inequality: readonly Pattern[] = [
  reproduces(
    'P11.gini',
    { says: 'contributions are unequal: Gini coefficient', how: `contributors in post at the end; ${how}` },
    0.686,
    just(run(average, 'gini')),
  ),
  reproduces(
    'P11.top10',
    { says: 'the top tenth of the contributors makes more than half of the contributions', how },
    0.568,
    just(run(average, 'top10')),
  ),
  reproduces(
    'P11.posters',
    { says: 'a quarter of the weekly visitors post', how: `posters over visitors, weeks 26 to 78; ${how}` },
    0.256,
    just(over(average, 'postersPerActive', 26, 78)),
  ),
  reproduces(
    'P11.weekly',
    {
      says: 'few of the eligible contribute in a week',
      how: `posters over employees, weeks 26 to 78; ${how}`,
    },
    0.032,
    just(over(average, 'posters', 26, 78)),
  ),
  reproduces(
    'P11.once',
    { says: 'share of the contributors with exactly one contribution', how },
    0.29,
    just(run(average, 'onceOnly')),
  ),
  reproduces(
    'P11.ever',
    { says: 'share of employees who have ever contributed', how: `in post at the end; ${how}` },
    0.49,
    each([total('contributorsEver')], (people) => people / 2000),
  ),
  reproduces(
    'P11.restless',
    {
      says: 'weekly active moves from week to week',
      how: 'sd of the weekly change in log weekly active, weeks 26 to 78 (NHS-R .23)',
    },
    0.169,
    just(restless),
  ),
]
