import { counter, type Estimate, lookInterval, meanInterval, plannedLooks, surenessOf } from '@fishbowl/lab'
import { describe, expect, test } from 'vitest'

const looks = { batch: 20, most: 400, level: 0.9 }
const planned = plannedLooks(looks)
const sequences = 2000
/** Three standard errors of a coverage of .9 measured on so many sequences. */
const slack = 3 * Math.sqrt((0.9 * 0.1) / sequences)

type Deltas = { readonly says: string; readonly draw: (u: number, v: number) => number }

/** All of mean 0 and sd 1. */
const normal: Deltas = {
  says: 'normal',
  draw: (u, v) => Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v),
}
const skewed: Deltas = { says: 'skewed to the right (exponential)', draw: (u) => -Math.log(1 - u) - 1 }
const leftSkewed: Deltas = { says: 'skewed to the left', draw: (u) => 1 + Math.log(1 - u) }

/** The interval at a look, or undefined when one goes on. `n` replicates are known. */
type Rule = (deltas: readonly number[], truth: number) => Estimate | undefined

const last = (deltas: readonly number[]): boolean => deltas.length === looks.most
const off = ({ low, high }: Estimate, bound: number): boolean => low > bound || high < bound

/** The rule of `untilSure`. */
const untilNarrow =
  (halfWidth: number): Rule =>
  (deltas) => {
    const { outcome, estimate } = surenessOf(deltas, halfWidth, looks)
    return outcome === 'going-on' ? undefined : estimate
  }

/** The rule of claims: stop as soon as the interval leaves a bound, the true mean being the most tempting one. */
const untilClear =
  (distance: number): Rule =>
  (deltas, truth) => {
    const estimate = lookInterval(deltas, looks)
    return off(estimate, truth + distance) || last(deltas) ? estimate : undefined
  }

/** The same rules with the interval of a single look at every look: what one gets without thinking. */
const plainUntilNarrow =
  (halfWidth: number): Rule =>
  (deltas) => {
    const estimate = meanInterval(deltas)
    return (estimate.high - estimate.low) / 2 <= halfWidth || last(deltas) ? estimate : undefined
  }
const plainUntilClear =
  (distance: number): Rule =>
  (deltas, truth) => {
    const estimate = meanInterval(deltas)
    return off(estimate, truth + distance) || last(deltas) ? estimate : undefined
  }

/** Share of sequences whose interval at the moment of stopping covers the true mean. */
function coverage({ says, draw }: Deltas, truth: number, rule: Rule): number {
  const u = counter(`u ${says} ${truth}`)
  const v = counter(`v ${says} ${truth}`)
  let covered = 0
  for (let sequence = 0; sequence < sequences; sequence++) {
    const deltas: number[] = []
    for (const n of planned) {
      while (deltas.length < n) {
        const k = sequence * looks.most + deltas.length
        deltas.push(truth + draw(u(k), v(k)))
      }
      const stopped = rule(deltas, truth)
      if (stopped === undefined) continue
      if (stopped.low <= truth && truth <= stopped.high) covered++
      break
    }
  }
  return covered / sequences
}

const kinds = [normal, skewed, leftSkewed]
const truths = [0, 0.2, 1]

describe.each(kinds)('deltas $says', (kind) => {
  test.each(truths)(
    'of mean %f sd are covered in 9 of 10 cases when one stops at a narrow interval',
    (truth) => {
      expect(coverage(kind, truth, untilNarrow(0.25))).toBeGreaterThan(0.9 - slack)
      expect(coverage(kind, truth, untilNarrow(0.6))).toBeGreaterThan(0.9 - slack)
    },
  )

  test.each(truths)(
    'of mean %f sd are covered in 9 of 10 cases when one stops as soon as a bound is left',
    (truth) => {
      expect(coverage(kind, truth, untilClear(0))).toBeGreaterThan(0.9 - slack)
      expect(coverage(kind, truth, untilClear(-0.1))).toBeGreaterThan(0.9 - slack)
    },
  )

  test('would be covered far less often by the interval of a single look, when one stops at a left bound', () => {
    expect(coverage(kind, 0, plainUntilClear(0))).toBeLessThan(0.7)
  })
})

test.each([skewed, leftSkewed])(
  'the interval of a single look is too narrow for deltas $says already when one stops at a narrow interval',
  (kind) => {
    expect(coverage(kind, 0, plainUntilNarrow(0.25))).toBeLessThan(0.9 - slack)
  },
)
