import { libraryIds, measured, type Scenario } from '@fishbowl/core'
import { counter, meanInterval } from '@fishbowl/lab'
import { attributionOf, type Contrast, contrastOf, shapley, valuesOf } from '@fishbowl/lab/explain'
import { inProcess, simulate } from '@fishbowl/sim'
import { expect, test } from 'vitest'
import { entry } from '../support/library.ts'
import { sideOf } from './explain-toy.ts'

const weeks = { from: 27, to: 39 }
const asked = { measure: 'weeklyActive', weeks: [27, 39] } as const

const gainOf = (contrast: Contrast) => async () =>
  attributionOf(contrast, await valuesOf(contrast, inProcess, asked))

const activeIn = (scenario: Scenario, replicate: number): number =>
  measured(simulate({ scenario, replicate }), 'weeklyActive', weeks)

const small = { organisation: { members: 150 }, horizon: 40 }
const seven = {
  ...small,
  policies: {
    staffing: { team: [{ seniority: 'professional', count: 2 }] },
    alignment: 'integrated',
    platform: { fit: 0.9 },
    training: 0.6,
    managers: { stance: 0.4 },
    launch: { size: 0.6 },
    mandate: true,
  },
}

test('seven levers of the real model: drawn orders agree with all 128 subsets within their error', async () => {
  const sides = [sideOf(small, 'none'), sideOf(seven, 'seven')] as const
  const drawn = contrastOf(sides, { replicates: () => 24 })
  expect(drawn.levers).toHaveLength(7)
  expect(drawn.plan.pairs).toBe(4)
  const found = await gainOf(drawn)()
  const exact = found.replicates.map((replicate) =>
    shapley(
      Array.from({ length: 128 }, (_, mask) => activeIn(drawn.scenario(mask), replicate)),
      7,
    ),
  )
  found.levers.forEach(({ gain, samplingError, lever }, i) => {
    const { mean: truth } = meanInterval(exact.map((row) => row[i] ?? Number.NaN))
    expect(samplingError, lever.id).toBeGreaterThan(0)
    expect(Math.abs(gain.mean - truth), lever.id).toBeLessThan(4 * samplingError)
  })
})

test('90 % intervals of the shares cover the mean of very many replicates in about nine of ten studies', async ({
  annotate,
}) => {
  const policies = { alignment: 'integrated', staffing: { team: [{ seniority: 'junior' }] } }
  const contrast = contrastOf([sideOf(small, 'bare'), sideOf({ ...small, policies }, 'staffed')], {
    replicates: () => 1500,
  })
  const { levers } = await gainOf(contrast)()
  const covered = levers.map(({ gain, values }) => {
    const studies = Array.from({ length: 100 }, (_, s) => meanInterval(values.subarray(15 * s, 15 * s + 15)))
    return studies.filter(({ low, high }) => low <= gain.mean && gain.mean <= high).length
  })
  await annotate(`coverage of 90 % intervals of shares: ${covered.join(', ')} of 100`)
  for (const count of covered) {
    expect(count).toBeGreaterThanOrEqual(80)
    expect(count).toBeLessThanOrEqual(98)
  }
})

test('pairs of the library that nobody chose: shares as by brute force over all orders, on a small organisation', async () => {
  const draw = counter('explained pairs of the library')
  const pick = (k: number) => {
    const { raw } = entry(libraryIds[Math.floor(draw(k) * libraryIds.length)] ?? 'one-cm')
    const file = raw as Readonly<Record<string, unknown>>
    const organisation = { ...(file['organisation'] as object | undefined), members: 160 }
    return sideOf({ horizon: 156, ...file, organisation }, String(file['id']))
  }
  let checked = 0
  for (let k = 0; checked < 5; k++) {
    const contrast = contrastOf([pick(2 * k), pick(2 * k + 1)], { replicates: () => 2 })
    const n = contrast.levers.length
    if (n < 2 || n > 4) continue
    checked++
    const found = await gainOf(contrast)()
    found.replicates.forEach((replicate, r) => {
      const values = Array.from({ length: 1 << n }, (_, mask) => activeIn(contrast.scenario(mask), replicate))
      found.levers.forEach(({ values: shares }, i) => {
        expect(shares[r]).toBeCloseTo(byOrders(values, n, i), 10)
      })
    })
  }
})

/** What lever i adds, averaged over all orders of n levers. */
function byOrders(values: readonly number[], n: number, i: number): number {
  let sum = 0
  let count = 0
  const walk = (mask: number, added: number): void => {
    if (mask === (1 << n) - 1) {
      sum += added
      count++
      return
    }
    for (let lever = 0; lever < n; lever++) {
      if ((mask >> lever) % 2 === 1) continue
      const next = mask | (1 << lever)
      walk(next, lever === i ? (values[next] ?? 0) - (values[mask] ?? 0) : added)
    }
  }
  walk(0, 0)
  return sum / count
}
