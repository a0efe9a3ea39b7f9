import { mean } from '../stats/mean.ts'

/** Replicates after which plans are looked at, and the share of them that goes on. */
const looks = [
  { replicates: 1, share: 1 / 2 },
  { replicates: 2, share: 1 / 3 },
  { replicates: 4, share: 1 / 3 },
  { replicates: 8, share: 1 / 2 },
  { replicates: 16, share: 1 },
] as const

/** Replicates behind the plan that is chosen. */
const halvingReplicates = 16
/** No fewer plans than these go on. */
const least = 8

const goesOn = (alive: number, share: number): number =>
  Math.min(alive, Math.max(least, Math.ceil(alive * share)))

/** Runs that a search among so many plans makes. */
export function halvingRuns(plans: number): number {
  let [runs, alive, before] = [0, plans, 0]
  for (const { replicates, share } of looks) {
    runs += alive * (replicates - before)
    before = replicates
    alive = goesOn(alive, share)
  }
  return runs
}

/** A value that is asked for: of a plan, by its number, on luck of a number from 0. */
export type Asked = readonly [plan: number, replicate: number]

/** The best plan by number, and its values. */
export type Winner = { readonly plan: number; readonly values: readonly number[] }

/** Values of plans on luck, in the order asked. */
export type Valued = (asked: readonly Asked[]) => AsyncGenerator<number, void, undefined>

/**
 * Successive halving for the highest mean: all plans on one luck that they share, then the better ones on more, until few are left with 16.
 * Yields what `told` says after each run; of equals the first wins. Throws RangeError without plans.
 */
export async function* halving<T>(
  plans: number,
  valued: Valued,
  told: () => T,
): AsyncGenerator<T, Winner, undefined> {
  const values: number[][] = Array.from({ length: plans }, () => [])
  const merit = (plan: number): number => mean(values[plan] ?? [])
  let alive = values.map((_, plan) => plan)
  let before = 0
  for (const { replicates, share } of looks) {
    const more = Array.from({ length: replicates - before }, (_, i) => before + i)
    const asked = alive.flatMap((plan) => more.map((replicate): Asked => [plan, replicate]))
    const waiting = asked.values()
    // oxlint-disable-next-line no-await-in-loop -- who goes on follows from this look
    for await (const value of valued(asked)) {
      const { value: [plan] = [0] } = waiting.next()
      values[plan]?.push(value)
      yield told()
    }
    before = replicates
    alive = alive.toSorted((a, b) => merit(b) - merit(a) || a - b)
    if (replicates < halvingReplicates) alive = alive.slice(0, goesOn(alive.length, share))
  }
  const [best] = alive
  if (best === undefined) throw new RangeError('a search needs at least one plan')
  return { plan: best, values: values[best] ?? [] }
}
