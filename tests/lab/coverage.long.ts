import { describe, expect, test } from 'vitest'
import { bootstrapCoverage, effectCoverage, indexCoverage, tCoverage } from './coverage-of.ts'

describe('nominal 90 % intervals cover as often as they say', () => {
  test('the bootstrap of a mean: 88 to 92 % of 1000 synthetic sets', () => {
    const covered = bootstrapCoverage(1000, 2000)
    expect(covered).toBeGreaterThanOrEqual(0.88)
    expect(covered).toBeLessThanOrEqual(0.92)
  })

  test('the t interval of a mean: 88 to 92 % of 1000 synthetic sets, at least 86 % of skewed ones', () => {
    const covered = tCoverage(1000, 'normal')
    expect(covered).toBeGreaterThanOrEqual(0.88)
    expect(covered).toBeLessThanOrEqual(0.92)
    expect(tCoverage(1000, 'skewed')).toBeGreaterThanOrEqual(0.86)
  })

  // Rows of a Sobol design fill the space better than rows drawn one by one, which the bootstrap takes them for: it errs to the safe side.
  test.each([64, 256])(
    'Sobol indices of the Ishigami function: at least 87 % of 300 designs of %i rows',
    async (points) => {
      for (const covered of await indexCoverage(300, points)) expect(covered).toBeGreaterThanOrEqual(0.87)
    },
  )

  test('elementary effects: at least 87 % of 1000 screenings of 8 trajectories', async () => {
    expect(await effectCoverage(1000, 8)).toBeGreaterThanOrEqual(0.87)
  })
})
