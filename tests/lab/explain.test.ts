import { measured } from '@fishbowl/core'
import { mean } from '@fishbowl/lab'
import { ablations, attributionOf, fatesOf, middleReplicate, runsOf, valuesOf } from '@fishbowl/lab/explain'
import { inProcess, simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { attributed, between, has, having, levers, toyMeasure } from './explain-toy.ts'
import { noise, toyRunner } from './toy.ts'

/** Gains in points, by lever. */
const points = ({ levers: found }: Awaited<ReturnType<typeof attributed>>): Record<string, number> =>
  Object.fromEntries(found.map(({ lever, gain }) => [lever.id, Number((100 * gain.mean).toFixed(6))]))

describe('what comes from each lever', () => {
  test('is its part where levers add up: alone, last and on average', async () => {
    const parts = { staffing: 8, alignment: 4, launch: -3 } as const
    const contrast = between({}, having('staffing', 'alignment', 'launch'))
    const found = await attributed(contrast, ({ scenario, replicate }) => {
      const own = Object.entries(parts).filter(([name]) => has(scenario, name as keyof typeof parts))
      return 20 + noise('toy', replicate) + own.reduce((sum, [, part]) => sum + part, 0)
    })
    expect(points(found)).toEqual(parts)
    expect(found.total.mean).toBeCloseTo(0.09, 12)
    for (const { gain, alone, last } of found.levers) {
      expect(alone.mean).toBeCloseTo(gain.mean, 12)
      expect(last.mean).toBeCloseTo(gain.mean, 12)
    }
    // the noise of a replicate is in all its arms: paired, nothing of it is left
    expect(found.total.sd).toBeCloseTo(0, 9)
    expect(found.together.mean).toBeCloseTo(0, 12)
    expect(found.interactions.map(({ effect }) => Math.abs(effect.mean) < 1e-12)).toEqual([true, true, true])
  })

  test('is half each where only both together do anything; alone nothing, last all', async () => {
    const found = await attributed(between({}, having('staffing', 'training', 'launch')), ({ scenario }) =>
      has(scenario, 'staffing') && has(scenario, 'training') ? 30 : 20,
    )
    expect(points(found)).toEqual({ staffing: 5, training: 5, launch: 0 })
    const [first] = found.interactions
    expect(first?.levers.map(({ id }) => id)).toEqual(['staffing', 'training'])
    expect(first?.effect.mean).toBeCloseTo(0.1, 12)
    expect(found.together.mean).toBeCloseTo(0.1, 12)
    expect(found.levers[0]?.alone.mean).toBe(0)
    expect(found.levers[0]?.last.mean).toBeCloseTo(0.1, 12)
  })

  test('sums to the gain in every replicate, whatever the levers do', async () => {
    const names = levers.slice(0, 5)
    const found = await attributed(between({}, having(...names), 9), ({ scenario, replicate }) =>
      names.reduce(
        (product, name, i) => product * (has(scenario, name) ? 1 + 0.2 * noise(name, replicate + i) : 1),
        10 + noise('base', replicate),
      ),
    )
    expect(found.totals).toHaveLength(9)
    found.totals.forEach((total, r) => {
      const sum = found.levers.reduce((all, { values }) => all + (values[r] ?? Number.NaN), 0)
      expect(Math.abs(sum - total)).toBeLessThan(1e-9)
    })
    expect(mean(found.totals)).toBeCloseTo(found.total.mean, 12)
  })

  test('a lever that does nothing for the measure gets 0 and its interval does not exclude it', async () => {
    const found = await attributed(between({}, having('staffing', 'mandate')), ({ scenario, replicate }) =>
      has(scenario, 'staffing') ? 20 + noise('does', replicate) : 10,
    )
    const idle = found.levers.find(({ lever }) => lever.id === 'mandate')?.gain
    expect(idle).toMatchObject({ mean: 0, low: 0, high: 0 })
  })

  test('a replicate without a value in any of its runs is left out of everything', async () => {
    const found = await attributed(between({}, having('staffing', 'mandate')), ({ scenario, replicate }) => {
      if (replicate === 2 && has(scenario, 'mandate') && !has(scenario, 'staffing')) return Number.NaN
      return has(scenario, 'staffing') ? 30 + replicate : 10
    })
    expect(found.missing).toEqual([2])
    expect(found.replicates).toEqual([0, 1, 3, 4, 5])
    expect(found.levers.every(({ gain }) => gain.n === 5)).toBe(true)
  })

  test('each run is made once, and as many as were told', async () => {
    const contrast = between({}, having('staffing', 'alignment', 'launch'), 4)
    const run = toyRunner(() => 1)
    await valuesOf(contrast, run, toyMeasure)
    expect(run.tasks).toHaveLength(32)
    expect(runsOf(contrast)).toBe(32)
  })
})

describe('eight levers: orders are drawn', () => {
  const all = levers
  /** Levers add up, two pairs help each other, and three together do. */
  const visitors = (on: (name: (typeof levers)[number]) => boolean): number => {
    const parts = all.map((name, i) => (on(name) ? i - 2 : 0)).reduce((sum, part) => sum + part, 30)
    const pair = on('staffing') && on('alignment') ? 12 : 0
    return parts + pair + (on('training') && on('launch') && on('mandate') ? 9 : 0)
  }
  // by hand: half of the 12 each, a third of the 9 each
  const truth = all.map((name, i) => {
    const third = ['training', 'launch', 'mandate'].includes(name) ? 3 : 0
    return (i - 2 + (['staffing', 'alignment'].includes(name) ? 6 : 0) + third) / 100
  })

  test('shares sum to the gain and lie within their sampling error of the exact ones', async () => {
    const contrast = between({}, having(...all), 60)
    expect(contrast.plan.pairs).toBe(4)
    const found = await attributed(contrast, ({ scenario }) => visitors((name) => has(scenario, name)))
    found.totals.forEach((total, r) => {
      const sum = found.levers.reduce((whole, { values }) => whole + (values[r] ?? Number.NaN), 0)
      expect(Math.abs(sum - total)).toBeLessThan(1e-9)
    })
    const errors = found.levers.map(({ gain, samplingError }, i) => ({
      off: Math.abs(gain.mean - (truth[i] ?? Number.NaN)),
      samplingError,
      standard: gain.sd / Math.sqrt(gain.n),
    }))
    for (const { off, samplingError, standard } of errors) {
      expect(off).toBeLessThan(Math.max(4 * samplingError, 1e-12))
      // without other luck the spread between replicates is the sampling alone
      expect(samplingError).toBeLessThan(1.6 * standard + 1e-12)
      expect(standard).toBeLessThan(1.6 * samplingError + 1e-12)
    }
    // pairs of orders are exact where levers only add up or help each other two by two
    expect(errors[0]?.samplingError).toBeLessThan(1e-12)
    expect(errors[5]?.samplingError).toBeGreaterThan(0.0005)
  })

  test('every replicate has orders of its own, the same each time', () => {
    const [one, again] = [between({}, having(...all), 3), between({}, having(...all), 3)]
    expect(one.masks(1)).toEqual(again.masks(1))
    expect(one.masks(1)).not.toEqual(one.masks(2))
    expect(one.masks(0).length).toBeLessThan(80)
  })

  test('can be asked for with fewer levers', async () => {
    const contrast = between({}, having('staffing', 'alignment', 'training'), 8, 2)
    const found = await attributed(contrast, ({ scenario }) => visitors((name) => has(scenario, name)))
    expect(found.interactions).toEqual([])
    expect(found.levers[0]?.gain.mean).toBeCloseTo(0.04, 9)
  })
})

describe('which mechanism carries the gain', () => {
  test('is the one without which it is gone; those that change nothing are told apart', async () => {
    const contrast = between({}, having('staffing'), 5)
    const run = toyRunner(({ scenario, replicate }) => {
      const { qCM, wh } = scenario.assumptions
      const answered = has(scenario, 'staffing') && qCM > 0 ? 12 : 0
      return 20 + noise('ablated', replicate) + answered + (wh > 0 ? 5 : 0)
    })
    const found = await ablations(
      [contrast.scenario(0), contrast.scenario(1)],
      [0, 1, 2, 3, 4],
      run,
      toyMeasure,
    )
    const [first, ...others] = found.mechanisms
    expect(first?.mechanism).toBe('answering')
    expect(first?.gain.mean).toBeCloseTo(0.12, 12)
    expect(first?.without.mean).toBeCloseTo(0, 12)
    expect(first?.rests.mean).toBeCloseTo(0.12, 12)
    // habit lifts both scenarios alike, so nothing of the gain rests on it
    expect(others.map(({ mechanism, rests }) => [mechanism, Math.abs(rests.mean) < 1e-12])).toEqual([
      ['habit', true],
    ])
    expect(found.inert).toContain('launch')
    expect(found.runs).toBe(run.tasks.length)
  })

  test('what works against the gain makes it larger when it is switched off', async () => {
    const contrast = between({}, having('staffing'), 4)
    const run = toyRunner(({ scenario }) => {
      if (!has(scenario, 'staffing')) return 10
      return scenario.assumptions.wf > 0 ? 15 : 22
    })
    const found = await ablations([contrast.scenario(0), contrast.scenario(1)], [0, 1, 2, 3], run, toyMeasure)
    expect(found.mechanisms[0]?.mechanism).toBe('friction')
    expect(found.mechanisms[0]?.rests.mean).toBeCloseTo(-0.07, 12)
  })
})

describe('the model itself, on 150 people', () => {
  const small = { organisation: { members: 150 }, horizon: 30 }
  const contrast = between(
    small,
    {
      ...small,
      policies: { alignment: 'integrated', staffing: { team: [{ seniority: 'professional', count: 2 }] } },
    },
    5,
  )
  const ends = [contrast.scenario(0), contrast.scenario(3)] as const
  const asked = { measure: 'weeklyActive', weeks: [17, 29] } as const

  test('two levers: the mean of adding each first and each last, by four plain runs', async () => {
    const found = attributionOf(contrast, await valuesOf(contrast, inProcess, asked))
    found.replicates.forEach((replicate, r) => {
      const [none = 0, first = 0, second = 0, both = 0] = [0, 1, 2, 3].map((mask) =>
        measured(simulate({ scenario: contrast.scenario(mask), replicate }), 'weeklyActive', {
          from: 17,
          to: 29,
        }),
      )
      expect(found.levers[0]?.values[r]).toBeCloseTo((first - none + both - second) / 2, 12)
      expect(found.levers[1]?.values[r]).toBeCloseTo((second - none + both - first) / 2, 12)
    })
    expect(found.total.low).toBeGreaterThan(0)
  })

  test('the fates of members are counted as the model counts who was active in four weeks', () => {
    const fates = fatesOf(ends, 1)
    const counts = ends.map((scenario) =>
      measured(simulate({ scenario, replicate: 1 }), 'fourWeekActive', { from: 29, to: 29 }),
    )
    expect(fates.both.length + fates.onlyFirst.length).toBe(Math.round(150 * (counts[0] ?? 0)))
    expect(fates.both.length + fates.onlySecond.length).toBe(Math.round(150 * (counts[1] ?? 0)))
    expect(fates.both.length + fates.onlyFirst.length + fates.onlySecond.length + fates.neither).toBe(150)
    expect(fates.onlySecond.length).toBeGreaterThan(fates.onlyFirst.length)
  })
})

const middleOf = (...totals: readonly number[]): number | undefined =>
  middleReplicate({ totals: Float64Array.from(totals), replicates: totals.map((_, i) => 10 + i) })

test('the story is of the replicate whose gain is nearest to the median, of equals the first', () => {
  expect(middleOf(5, 1, 9)).toBe(10)
  expect(middleOf(1, 4, 9, 6)).toBe(11)
  expect(middleOf(1, 9, 6, 2, 5)).toBe(14)
  expect(middleOf()).toBeUndefined()
})
