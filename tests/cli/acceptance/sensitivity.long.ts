import type { AssumptionId } from '@fishbowl/core'
import { describe, expect, test } from 'vitest'
import { ask, type Open } from './ask.ts'
import { keyed, luckOf, mean, organisation, pickFreeze, rangesOf, under, values } from './brute.ts'

/** Six assumptions of each organisation, one of which cannot matter there. */
const cases: readonly (readonly [file: string, ids: readonly AssumptionId[], points: number])[] = [
  ['engineering-office', ['wage', 'tVisit', 'oppShare', 'licence', 'wd', 'etaJunior'], 2000],
  ['hospital-group', ['b0', 'wv', 'u0', 'casc', 'Tans', 'etaSenior'], 1000],
  ['insurer', ['wx', 'v0', 'etaJunior', 'wom', 'need', 'etaSenior'], 400],
]

describe.each(cases)('sensitivity of %s', (file, ids, points) => {
  test.each(['netValue', 'weeklyActive'] as const)('what moves %s', async (measure) => {
    const words = `sensitivity ${file}.yaml --assumptions ${ids.join(',')} --points 256 --measure ${measure}`
    const said = await ask(words)
    const { scenario } = organisation(`${file}.yaml`)
    const to = scenario.horizon - 1
    const question = { measure, from: measure === 'netValue' ? 0 : to - 12, to } as const

    const found = pickFreeze(
      (moved) => mean(values(under(scenario, moved), question, 2)),
      rangesOf(ids),
      points,
      keyed(`${file} ${measure}`),
    )
    // The error of plain Monte Carlo with so many points, with which the brute force itself must be excused.
    const own = 4 / Math.sqrt(points)
    for (const { id, first, total } of found.indices) {
      const index = said.indices.find(({ assumption }: Open) => assumption === id)
      for (const [name, value, told] of [
        ['alone', first, index.first],
        ['in all', total, index.total],
      ] as const) {
        const slack = own + (told.high - told.low) / 2
        expect(value, `${id} ${name}`).toBeGreaterThan(told.low - slack)
        expect(value, `${id} ${name}`).toBeLessThan(told.high + slack)
      }
      if (index.total.value === 0) expect(total, id).toBe(0)
    }

    const luck = said.split.parts.find(({ source }: Open) => source === 'luck')
    const { share } = luckOf(scenario, ids, question, points)
    expect(share).toBeGreaterThan(luck.low - 0.04)
    expect(share).toBeLessThan(luck.high + 0.04)
  })
})
