import { meanInterval } from '../stats/interval.ts'
import { type Means, netValues } from './best-plan.ts'
import type { Played } from './branch.ts'
import type { DebriefProgress, LuckOrSkill } from './debrief-types.ts'

/** The own game on another luck, with what it is worth there, $, and what doing nothing is. */
export type Elsewhere = { readonly replicate: number; readonly own: number; readonly nothing: number }

/** The own game and doing nothing on `count` replicates after that of the game. */
export async function* elsewhere(
  own: Played,
  nothing: Played,
  count: number,
  means: Means,
): AsyncGenerator<DebriefProgress, readonly Elsewhere[], undefined> {
  const replicates = Array.from({ length: count }, (_, k) => own.game.replicate + 1 + k)
  const asked = replicates.flatMap((replicate) =>
    [own, nothing].map(({ game }) => [game, replicate] as const),
  )
  const values: number[] = []
  for await (const value of netValues(asked, means)) {
    values.push(value)
    yield { part: 'luck', done: values.length, of: asked.length }
  }
  return replicates.map((replicate, k) => ({
    replicate,
    own: values[2 * k] ?? Number.NaN,
    nothing: values[2 * k + 1] ?? Number.NaN,
  }))
}

/** What of the gain over doing nothing is luck: the gain on the luck of the game among that on others. */
export function luckOrSkill(own: Played, nothing: Played, others: readonly Elsewhere[]): LuckOrSkill {
  const here = own.netValue - nothing.netValue
  const gains = others.map((one) => one.own - one.nothing)
  const below = gains.reduce((sum, gain) => sum + (gain < here ? 1 : gain === here ? 0.5 : 0), 0)
  return { here, others: gains.toSorted((a, b) => a - b), mean: meanInterval(gains), below }
}
