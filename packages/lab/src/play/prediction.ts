/** Which way a curve goes in a round. */
export const directions = ['up', 'flat', 'down'] as const
export type Direction = (typeof directions)[number]

/** How sure one can say to be of a direction, by digit from 1. A third is no knowledge at all. */
export const sureness = [0.34, 0.5, 0.65, 0.8, 0.95] as const

/** What a player expects of a round, told before it is shown. */
export type Prediction =
  /** A direction and its probability; the two others share the rest. */
  | { readonly kind: 'direction'; readonly direction: Direction; readonly sure: number }
  /** The curve in points (week of the round, value), each right in 8 of 10 cases within `within`. */
  | {
      readonly kind: 'points'
      readonly points: readonly (readonly [week: number, value: number])[]
      readonly within: number
    }

/** The probabilities of up, flat and down that a prediction of a direction states. */
export function probabilitiesOf({
  direction,
  sure,
}: Extract<Prediction, { kind: 'direction' }>): readonly number[] {
  return directions.map((each) => (each === direction ? sure : (1 - sure) / 2))
}

/** Which way a value went; a change smaller than `flat` is flat. */
export const directionOf = (before: number, after: number, flat: number): Direction =>
  after - before >= flat ? 'up' : before - after >= flat ? 'down' : 'flat'

/**
 * Brier score of stated probabilities when outcome `came` came: the sum of squared differences, 0 (certain and right) to 2 (certain and
 * wrong). Proper: nobody expects to do better than by telling what they believe (Brier 1950; Gneiting and Raftery 2007).
 */
export const brierScore = (stated: readonly number[], came: number): number =>
  stated.reduce((sum, p, i) => sum + (p - (i === came ? 1 : 0)) * (p - (i === came ? 1 : 0)), 0)

/**
 * Interval score of a central interval of probability 1 - alpha: its width, and 2/alpha times the distance where the value lies outside.
 * Less is better; proper for the pair of quantiles (Gneiting and Raftery 2007, section 6.2).
 */
export function intervalScore(low: number, high: number, value: number, alpha = 0.2): number {
  const below = Math.max(0, low - value)
  const above = Math.max(0, value - high)
  return high - low + (2 / alpha) * (below + above)
}
