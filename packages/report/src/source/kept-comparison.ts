import type { MeasureId, Weeks } from '@fishbowl/core'
import type { Arm, Band, Comparison, Estimate, Pair } from '@fishbowl/lab'

/** An arm as a kept result has it: its numbers, not its runs. */
export type KeptArmNumbers = {
  readonly arm: Arm
  readonly digest: string
  readonly curves: ReadonlyMap<MeasureId, Band>
  readonly end: ReadonlyMap<MeasureId, Estimate>
}

/** A pair as a kept result has it. */
export type KeptPairNumbers = {
  readonly baseline: string
  readonly arm: string
  readonly curves: ReadonlyMap<MeasureId, Band>
  readonly end: ReadonlyMap<MeasureId, Estimate>
  readonly better: ReadonlyMap<MeasureId, NonNullable<ReturnType<Pair['better']>>>
}

function of<T>(numbers: ReadonlyMap<MeasureId, T>, id: MeasureId): T {
  const found = numbers.get(id)
  if (found === undefined)
    throw new RangeError(`the result holds no ${id} (${[...numbers.keys()].join(', ')})`)
  return found
}

/** Nothing that needs single runs can be asked of a kept result. */
function noRuns(): never {
  throw new RangeError('a kept result holds no single runs')
}

/** A comparison from the numbers of a kept result: what needs single runs throws RangeError. */
export function keptComparison(kept: {
  readonly baseline: string
  readonly replicates: number
  readonly horizon: number
  readonly end: Weeks
  readonly arms: readonly KeptArmNumbers[]
  readonly pairs: readonly KeptPairNumbers[]
}): Comparison {
  const { baseline, replicates, horizon, end } = kept
  const pairs = kept.pairs.map(
    ({ baseline: base, arm, curves, end: levels, better }): Pair => ({
      baseline: base,
      arm,
      delta: (id) => of(curves, id),
      deltaAt(id, week) {
        const { middle, low, high, level } = of(curves, id)
        const at = (values: Float64Array): number => values[week] ?? Number.NaN
        return {
          n: replicates,
          mean: at(middle),
          low: at(low),
          high: at(high),
          sd: Number.NaN,
          level,
          missing: 0,
        }
      },
      runs: noRuns,
      end: (id) => of(levels, id),
      deltas: noRuns,
      better: (id) => better.get(id),
      varianceRatio: noRuns,
    }),
  )
  return {
    baseline,
    replicates: Array.from({ length: replicates }, (_, r) => r),
    horizon,
    end,
    arms: kept.arms.map(({ arm, digest, curves, end: levels }) => ({
      arm,
      band: (id) => of(curves, id),
      median: (id, week) => of(curves, id).middle[week] ?? Number.NaN,
      runs: noRuns,
      end: (id) => of(levels, id),
      digest: () => digest,
    })),
    pairs,
    curves: [...(kept.arms[0]?.curves.keys() ?? [])],
    between(base, arm) {
      const found = pairs.find((pair) => pair.baseline === base && pair.arm === arm)
      if (found === undefined) throw new RangeError(`the result holds no pair ${arm} less ${base}`)
      return found
    },
  }
}
