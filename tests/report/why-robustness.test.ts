import { meanInterval } from '@fishbowl/lab'
import { describe, expect, test } from 'vitest'
import { sensitivity } from './why-documents.ts'
import { chartOf, made, rowsOf, textsOf } from './why-reports.ts'

const verdict = async (values: readonly number[]): Promise<string> =>
  textsOf(await made(sensitivity(values)), 'robustness')[0] ?? ''

const times = (n: number, value: number): readonly number[] => Array.from({ length: n }, () => value)

describe('does the ranking survive', () => {
  test('yes, where the scenario that is ahead stays ahead in all of 64 sets', async () => {
    const text = await verdict([...times(63, 0.2), 0.1])
    expect(text).toContain('The ranking survives: staffed stays ahead of bare in weekly active')
    expect(text).toContain('in 100 % of 64 sets of assumptions (96 % to 100 %)')
    expect(text).toContain('As the files say it, it is 5.0 points more.')
  })

  test('cannot be told, where it is ahead in half of them', async () => {
    const report = await made(sensitivity([...times(8, 0.1), ...times(8, -0.1)]))
    expect(textsOf(report, 'robustness')[0]).toContain('The ranking hangs on the assumptions')
    expect(rowsOf(report, 'robustness')[0]).toMatchObject({
      ahead: 'staffed',
      stays_ahead: 0.5,
      same_sign: 0.5,
    })
  })

  test('no, where most sets turn it round, and the share is that of the scenario ahead as the files say it', async () => {
    const report = await made(sensitivity([...times(4, 0.1), ...times(28, -0.2)]))
    expect(textsOf(report, 'robustness')[0]).toContain('The ranking does not survive')
    const [row] = rowsOf(report, 'robustness')
    // 4 of 32 sets; the sign of the mean is that of the other 28.
    expect(row).toMatchObject({ ahead: 'staffed', stays_ahead: 0.125, same_sign: 0.875 })
    expect(row?.['stays_ahead_low']).toBeCloseTo(1 - Number(row?.['same_sign_high']), 12)
  })

  test('is no question where the two cannot be told apart as the files say it', async () => {
    const usually = { ...meanInterval([-0.1, 0, 0.1]), n: 8 }
    const report = await made(sensitivity(times(16, 0.1), { usually }))
    expect(textsOf(report, 'robustness')[0]).toContain('There is no ranking to survive')
    expect(rowsOf(report, 'robustness')[0]).toMatchObject({ ahead: null, stays_ahead: null })
  })

  test('fewer is ahead where less is better', async () => {
    const report = await made(
      sensitivity(times(16, -0.1), { measure: { id: 'noReply' }, usually: meanInterval([-0.2, -0.3, -0.4]) }),
    )
    expect(rowsOf(report, 'robustness')[0]).toMatchObject({ ahead: 'staffed', stays_ahead: 1 })
  })

  test('the tornado has the largest on top, to the left what lowers, and at most 20 bars', async () => {
    const ids = [
      'b0',
      'wv',
      'need',
      'wx',
      'ws',
      'wh',
      'wm',
      'wf',
      'wn',
      'wq',
      'up',
      'down',
      'lc',
      'alpha',
      'v0',
      'kBr',
      'sdA',
      'w0',
      'wom',
      'hCase',
      'kX',
      'dB',
    ]
    const screening = ids.map((assumption, i) => {
      const muStar = 0.5 - i / 50
      const mu = i === 1 ? -muStar : i === 2 ? 0 : muStar
      return {
        assumption,
        n: 4,
        mu,
        muStar,
        low: muStar - 0.01,
        high: muStar + 0.01,
        sigma: 0,
        dead: i === 21,
      }
    })
    const design = { assumptions: ids, points: 8, replicates: 2, trajectories: 4 }
    const { bars } = chartOf(
      await made(sensitivity(times(16, 0.1), { screening, design })),
      'robustness-tornado',
    )
    expect(bars).toHaveLength(20)
    expect(bars.slice(0, 3)).toEqual([
      { name: 'base propensity to visit (b0)', value: 0.5, low: 0.49, high: 0.51 },
      { name: 'weight of expected value (times 2v-1) (wv)', value: -0.48, low: -0.49, high: -0.47 },
      expect.objectContaining({ value: 0.46, note: 'either way' }),
    ])
  })

  test('an analysis of one scenario tells of its level in a section of its own', async () => {
    const arms = [{ id: 'bare', title: 'bare in small' }]
    const report = await made(sensitivity([0.2, 0.3, 0.2, 0.3], { arms, splitOfDifference: undefined }))
    expect(report.sections[0]?.title).toBe('What weekly active of bare depends on')
    expect(textsOf(report, 'sensitivity')[0]).toContain('25.0 % on average over 4 sets of assumptions')
  })
})
