import { type History, type TotalId, totalOf, valueAt } from '@fishbowl/core'
import { claimed } from './arms.ts'
import { logarithm } from './logarithm.ts'
import { each, just, over, type Pattern, type Reading, reproduces, run, within } from './pattern.ts'

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

const three = 'range of three communities: en-net, CollegeMsg, UC forum (B)'

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
  within(
    'P11.gini-data',
    {
      says: 'inequality is that of observed communities',
      how: `Gini among contributors; ${how}`,
      source: three,
    },
    [0.6747, 0.7404],
    just(run(average, 'gini')),
  ),
  within(
    'P11.top10-data',
    { says: 'the share of the top tenth is that of observed communities', how, source: three },
    [0.562, 0.6186],
    just(run(average, 'top10')),
  ),
  within(
    'P11.once-data',
    { says: 'the share of one-time contributors is that of observed communities', how, source: three },
    [0.1289, 0.497],
    just(run(average, 'onceOnly')),
  ),
  within(
    'P11.posters-data',
    {
      says: 'posters over weekly active are those of a professional workspace',
      how: `weeks 26 to 78; ${how}`,
      source: 'NHS-R Slack (B), weeks 5 to 104: .298 to .357',
    },
    [0.2981, 0.3571],
    just(over(average, 'postersPerActive', 26, 78)),
  ),
]

// the first week of the data is week 0 of a run
