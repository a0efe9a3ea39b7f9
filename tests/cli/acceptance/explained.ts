import { expect } from 'vitest'
import { ask, type Open } from './ask.ts'
import { type Gain, organisation, type Question, shapley } from './brute.ts'
import type { Move } from './moves.ts'

/** How a move is explained: in what, over how many runs of how many weeks. */
export type Terms = {
  readonly measure: 'weeklyActive' | 'netValue'
  readonly replicates: number
  readonly weeks: number
}

export const questionOf = ({ measure, weeks }: Terms): Question => ({
  measure,
  from: measure === 'netValue' ? 0 : weeks - 13,
  to: weeks - 1,
})

/** What the command says and what all subsets of the levers, run by hand on the same luck, come to. */
export async function bothOf(
  { from, to, levers }: Move,
  terms: Terms,
): Promise<{ readonly said: Open; readonly gain: Gain }> {
  const options = `--measure ${terms.measure} --replicates ${terms.replicates} --weeks ${terms.weeks}`
  const said = await ask(`explain ${from}.yaml ${to}.yaml ${options}`)
  const base = organisation(`${from}.yaml`, { horizon: terms.weeks })
  return { said, gain: shapley(base, Object.values(levers), questionOf(terms), terms.replicates) }
}

/** Equal but for the rounding of sums of doubles, on the scale of a measure in which a run is about `size` large. */
function expectSame(said: readonly number[], found: readonly number[], size: number): void {
  expect(said.length).toBe(found.length)
  for (const [i, value] of found.entries())
    expect(Math.abs((said[i] ?? Number.NaN) - value), `number ${i}: ${said[i]}, ${value}`).toBeLessThan(
      1e-9 * size,
    )
}

/** Every number of an explanation that plain loops can recompute. */
export function expectExplained({ said, gain }: { said: Open; gain: Gain }, move: Move, size: number): void {
  const names = Object.keys(move.levers)
  expect(said.levers.map(({ id }: Open) => id).toSorted()).toEqual(names.toSorted())
  expectSame(said.totals, gain.total, size)
  for (const [i, name] of names.entries()) {
    const lever = said.levers.find(({ id }: Open) => id === name)
    expectSame(lever.values, gain.levers[i] ?? [], size)
    expectSame([lever.alone.mean, lever.last.mean], [gain.alone[i] ?? 0, gain.last[i] ?? 0], size)
  }
}
