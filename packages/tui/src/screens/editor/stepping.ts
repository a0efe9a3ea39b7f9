import type { Lever, LeverValue } from '@fishbowl/core'

/** Steps of one press, ten for a leap; negative for less. */
export type Steps = -10 | -1 | 1 | 10

const tidy = (value: number): number => Number(value.toPrecision(12))

/** The number some steps further, at most at its bound. A step on from nothing begins at the start itself. */
function steppedNumber({ least, most, step, start, whole }: Lever, value: LeverValue, steps: Steps): number {
  const from = typeof value === 'number' ? value : start
  const wanted = tidy(from + steps * step)
  return Math.max(least, Math.min(most, whole ? Math.round(wanted) : wanted))
}

/** The value some steps further; the same value where there is none. Choices come round again. */
export function stepped(lever: Lever, value: LeverValue, steps: Steps): LeverValue {
  const { kind, choices } = lever
  if (kind === 'number') return steppedNumber(lever, value, steps)
  if (kind === 'yes-no') return steps > 0
  if (kind !== 'choice') return value
  const at = choices.findIndex(({ id }) => id === value)
  const way = Math.sign(steps)
  const next = at === -1 ? 0 : (at + way + choices.length) % choices.length
  return choices[next]?.id ?? value
}
