import type { Estimate } from '@fishbowl/lab'

/** What a difference says: the arm is clearly above or below its baseline, or it cannot be told. */
export type Way = 'up' | 'down' | 'untold'

/** Which way a difference goes as far as its interval tells. */
export function wayOf({ n, low, high }: Estimate): Way {
  if (n < 2) return 'untold'
  if (low > 0) return 'up'
  return high < 0 ? 'down' : 'untold'
}
