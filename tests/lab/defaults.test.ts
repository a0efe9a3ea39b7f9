import { type Assumptions, defaultsOf, ledger } from '@fishbowl/core'
import {
  digestOfFit,
  distanceAgain,
  kept,
  priors,
  rangeOf,
  smoothed,
  summaryAt,
  targets,
} from '@fishbowl/lab/defaults'
import { describe, expect, test } from 'vitest'

const logit = (x: number): number => Math.log(x / (1 - x))
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
const variance = (values: readonly number[]): number => {
  const middle = mean(values)
  return mean(values.map((x) => (x - middle) ** 2))
}

/** A straight line seen through noise: fact = slope * z - seen, z the logit of the first unknown; the second one shows in nothing. */
const slope = 2
const seen = 1.5
const noise = 0.8
async function lastOf(members: number, inFlight: number) {
  const history = {
    name: 'straight line',
    dimensions: 2,
    variances: Float64Array.of(noise * noise),
    residuals: async (point: Float64Array) => Float64Array.of(slope * logit(point[0] ?? 0.5) - seen),
  }
  let last: readonly Float64Array[] = []
  for await (const ensemble of smoothed(history, { members, steps: 4, inFlight }))
    last = ensemble.members.map(({ point }) => point)
  return last
}

describe('the ensemble smoother', () => {
  test('finds the exact posterior of a straight line, and leaves alone what the data do not show', async () => {
    const points = await lastOf(2000, 8)
    const told = points.map((point) => logit(point[0] ?? 0.5))
    const untold = points.map((point) => logit(point[1] ?? 0.5))
    // variance of a logit of a uniform number, then Kalman's formulas
    const prior = Math.PI ** 2 / 3
    const gain = (prior * slope) / (slope * slope * prior + noise * noise)
    expect(mean(told)).toBeCloseTo(gain * seen, 1)
    expect(variance(told) / ((1 - gain * slope) * prior)).toBeGreaterThan(0.9)
    expect(variance(told) / ((1 - gain * slope) * prior)).toBeLessThan(1.1)
    expect(variance(untold) / prior).toBeGreaterThan(0.9)
    expect(variance(untold) / prior).toBeLessThan(1.1)
  })

  test('gives the same points whatever number of runs is under way', async () => {
    expect(await lastOf(40, 1)).toEqual(await lastOf(40, 16))
  })
})

describe('the defaults', () => {
  const usual: Assumptions = defaultsOf('3.0.0')

  test('come from the study that is kept: its targets are the patterns of today, its digest is that of its points', () => {
    expect(targets.map(({ pattern }) => pattern.id)).toEqual(kept.targets)
    expect(digestOfFit(kept.accepted)).toBe(kept.digest)
    expect(digestOfFit(kept.accepted.toReversed())).not.toBe(kept.digest)
  })

  test.each(priors.map(([id]) => id))('%s: median and range of the ledger are those of the study', (id) => {
    const marginal = kept.marginals.find((one) => one.id === id)
    if (marginal === undefined) throw new Error(`the study says nothing of ${id}`)
    const [low, high] = rangeOf(marginal)
    expect(usual[id]).toBe(kept.medians[id])
    expect([ledger[id].low, ledger[id].high]).toEqual([low, high])
    expect(ledger[id].status).toBe(marginal.identified ? 'calibrated' : 'assumption')
  })

  test('are nearer to the data than those of 2.0.0', () => {
    expect(kept.after).toBeLessThan(kept.before)
  })

  test('accepted points run again come to their distance to the last bit; with twice the writing they do not', async () => {
    for (const one of kept.accepted.slice(0, 2)) {
      expect(await distanceAgain(one, summaryAt)).toBe(one.distance)
      const voice = priors.findIndex(([id]) => id === 'voice')
      const values = one.values.map((value, d) => (d === voice ? 2 * value : value))
      expect(await distanceAgain({ values, luck: one.luck }, summaryAt)).not.toBe(one.distance)
    }
  })
})
