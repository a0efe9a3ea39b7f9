import { interactionIndex, shapley } from '@fishbowl/lab/explain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** All orders of 0 to k - 1. */
function orders(k: number): readonly (readonly number[])[] {
  if (k === 0) return [[]]
  return orders(k - 1).flatMap((order) => Array.from({ length: k }, (_, at) => order.toSpliced(at, 0, k - 1)))
}

/** Shapley's values by their definition: the mean over all orders of what a lever adds when it is its turn. */
function byOrders(values: readonly number[], k: number): readonly number[] {
  const all = orders(k)
  const sums = Array.from({ length: k }, () => 0)
  for (const order of all) {
    let mask = 0
    for (const lever of order) {
      sums[lever] = (sums[lever] ?? 0) + (values[mask | (1 << lever)] ?? 0) - (values[mask] ?? 0)
      mask |= 1 << lever
    }
  }
  return sums.map((sum) => sum / all.length)
}

const game = fc.integer({ min: 1, max: 6 }).chain((k) =>
  fc.record({
    k: fc.constant(k),
    values: fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
      minLength: 1 << k,
      maxLength: 1 << k,
    }),
  }),
)

const close = (found: ArrayLike<number>, wanted: readonly number[]): void =>
  wanted.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 9))

/** Bits i and j of a mask exchanged. */
const swapped = (mask: number, i: number, j: number): number => {
  const [one, other] = [(mask >> i) & 1, (mask >> j) & 1]
  return (mask & ~((1 << i) | (1 << j))) | (other << i) | (one << j)
}

describe('Shapley values', () => {
  test('are the mean over all orders, for any values of the subsets', () => {
    fc.assert(
      fc.property(game, ({ k, values }) => close(shapley(values, k), byOrders(values, k))),
      { numRuns: 60 },
    )
  })

  test('sum to the value of all less that of none', () => {
    fc.assert(
      fc.property(game, ({ k, values }) => {
        const sum = shapley(values, k).reduce((total, value) => total + value, 0)
        expect(sum).toBeCloseTo((values.at(-1) ?? 0) - (values[0] ?? 0), 9)
      }),
    )
  })

  test('of levers that always do the same are the same; of one that never does anything 0', () => {
    fc.assert(
      fc.property(game, ({ k, values }) => {
        const symmetric = values.map((value, mask) => (value + (values[swapped(mask, 0, k - 1)] ?? 0)) / 2)
        const found = shapley(symmetric, k)
        expect(found[0]).toBeCloseTo(found[k - 1] ?? Number.NaN, 9)
        const idle = values.map((_, mask) => values[mask & ~1] ?? 0)
        expect(shapley(idle, k)[0]).toBeCloseTo(0, 12)
      }),
    )
  })

  test('of a glove market: the one left glove is worth 2/3, each of two right ones 1/6', () => {
    // lever 0 with 1 or 2 makes a pair
    const values = Array.from({ length: 8 }, (_, mask) => ((mask & 1) === 1 && mask > 1 ? 1 : 0))
    close(shapley(values, 3), [2 / 3, 1 / 6, 1 / 6])
  })
})

describe('the interaction of two levers', () => {
  test('is what both add beyond each, averaged over the third: by hand for three levers', () => {
    fc.assert(
      fc.property(
        game.filter(({ k }) => k === 3),
        ({ values: v }) => {
          const at = (mask: number): number => v[mask] ?? Number.NaN
          const without = at(3) - at(1) - at(2) + at(0)
          const with3 = at(7) - at(5) - at(6) + at(4)
          expect(interactionIndex(v, 3, [0, 1])).toBeCloseTo((without + with3) / 2, 9)
        },
      ),
    )
  })

  test('is 0 where levers add up, and all of it where only both do anything', () => {
    const parts = [3, -2, 5, 1]
    const additive = Array.from({ length: 16 }, (_, mask) =>
      parts.reduce((sum, part, i) => sum + ((mask >> i) & 1) * part, 7),
    )
    expect(interactionIndex(additive, 4, [1, 3])).toBeCloseTo(0, 12)
    const pair = Array.from({ length: 16 }, (_, mask) => ((mask & 10) === 10 ? 4 : 0))
    expect(interactionIndex(pair, 4, [1, 3])).toBeCloseTo(4, 12)
    expect(interactionIndex(pair, 4, [0, 1])).toBeCloseTo(0, 12)
    close(shapley(pair, 4), [0, 2, 0, 2])
  })
})
