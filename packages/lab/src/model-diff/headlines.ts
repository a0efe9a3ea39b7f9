import type { MeasureId, Scenario } from '@fishbowl/core'

/** A measure that two versions of the model are compared by, and the smallest difference that matters. */
export type Headline = {
  readonly measure: MeasureId
  /** In the unit of the measure. */
  readonly smallest: (scenario: Scenario) => number
}

const always = (smallest: number) => (): number => smallest

/** $ for each employee and year: a quarter of a CM for 2,000 people. */
export const smallestNetValue = 10
const weeksOfYear = 52

/** Reach, contribution, help, inequality and worth: what people quote of a result. */
export const headlines: readonly Headline[] = [
  { measure: 'weeklyActive', smallest: always(0.01) },
  { measure: 'contributors', smallest: always(0.01) },
  { measure: 'answeredShare', smallest: always(0.02) },
  { measure: 'top10', smallest: always(0.02) },
  {
    measure: 'netValue',
    smallest: ({ organisation, horizon }) =>
      (smallestNetValue * organisation.members * horizon) / weeksOfYear,
  },
]
