import { assumptionIds, ledger, type Scenario } from '@fishbowl/core'
import { assumptionDraw, type Claim, drawnAssumptions, robustness, type Task, underDraw } from '@fishbowl/lab'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noise, toyExpectation, toyRunner, toyScenario } from './toy.ts'

const scenarios = new Map(['base', 'more'].map((id) => [id, toyScenario(id)]))
const claim = (changes: Record<string, unknown> = {}): Claim => ({
  own: 'more',
  expectation: toyExpectation(changes),
})

/** `more` beats `base` by the weight of animation in points, .3 to 2.5. */
const animated = ({ scenario, replicate }: Task): number =>
  20 + noise('world', replicate) + (scenario.id === 'more' ? scenario.assumptions.wx : 0)

/** Draws of an assumption as shares of its range. */
const at = (id: 'wx' | 'wh'): number[] =>
  Array.from(
    { length: 2000 },
    (_, draw) => ((assumptionDraw(draw)[id] ?? 0) - ledger[id].low) / (ledger[id].high - ledger[id].low),
  )
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

const talented = (task: Task): number => animated(task) + 0.1 * noise('talent', task.talent ?? task.replicate)

describe('a draw of assumptions', () => {
  test('lies in the plausible range of the ledger and leaves minutes per act alone', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (draw) => {
        const values = Object.entries(assumptionDraw(draw))
        expect(values.map(([id]) => id)).toEqual([...drawnAssumptions])
        for (const [id, value] of values) {
          const { low, high } = ledger[id as keyof typeof ledger]
          expect(value).toBeGreaterThanOrEqual(low)
          expect(value).toBeLessThanOrEqual(high)
        }
      }),
    )
    expect(
      assumptionIds.filter((id) => !drawnAssumptions.includes(id)).map((id) => ledger[id].group),
    ).toEqual(Array(assumptionIds.length - drawnAssumptions.length).fill('activities'))
  })

  test('fills each range evenly, each assumption on its own', () => {
    const [wx, wh] = [at('wx'), at('wh')]
    expect(mean(wx)).toBeCloseTo(0.5, 1)
    expect(wx.filter((u) => u < 0.1).length).toBeGreaterThan(150)
    expect(Math.abs(mean(wx.map((u, i) => (u - 0.5) * ((wh[i] ?? 0) - 0.5))))).toBeLessThan(0.01)
  })

  test('keeps what the scenario sets itself with a reason', () => {
    const own: Scenario = {
      ...toyScenario('own'),
      overrides: { wx: { value: 0.9, reason: 'measured here' } },
    }
    expect(underDraw(own, 3).assumptions.wx).toBe(0.9)
    expect(underDraw(own, 3).assumptions.wh).toBe(assumptionDraw(3).wh)
  })
})

describe('robustness', () => {
  test('is the share of draws in which the effect is large enough', async () => {
    const [result] = await robustness([claim({ by: 0.01 })], scenarios, toyRunner(animated), {
      draws: 200,
      replicates: 2,
    })
    const expected = Array.from({ length: 200 }, (_, draw) => (assumptionDraw(draw).wx ?? 0) > 1)
    expect(result?.holds).toEqual(expected)
    expect(result?.share).toBe(expected.filter(Boolean).length / 200)
    expect(result).toMatchObject({ n: 200, level: 0.9, own: 'more' })
    expect(result?.low).toBeLessThan(0.68)
    expect(result?.high).toBeGreaterThan(0.68)
  })

  test('runs every draw once for all claims, on luck of its own', async () => {
    const run = toyRunner(animated)
    const claims = [claim(), claim({ id: 'less', is: 'less' }), claim({ id: 'earlier', weeks: [0, 4] })]
    const results = await robustness(claims, scenarios, run, { draws: 5, replicates: 3 })
    expect(results.map(({ share }) => share)).toEqual([results[2]?.share, 0, results[0]?.share])
    expect(run.tasks).toHaveLength(5 * 3 * 2)
    expect(new Set(run.tasks.map(({ replicate }) => replicate)).size).toBe(15)
  })

  test('takes claims about variance too', async () => {
    const variance = { of: 'policies', arms: ['base', 'more'] }
    const [result] = await robustness(
      [claim({ variance, than: 0.5, by: 0 })],
      scenarios,
      toyRunner(talented),
      { draws: 30, replicates: 4 },
    )
    expect(result?.share).toBeGreaterThan(0.8)
  })
})
