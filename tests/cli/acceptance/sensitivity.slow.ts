import { expect, test } from 'vitest'
import { ask, type Open } from './ask.ts'
import { luckOf, organisation } from './brute.ts'

const line =
  'sensitivity engineering-office.yaml --assumptions wd,licence,etaJunior --points 64 --weeks 40 --measure'

test('where nobody is paid and nothing is priced, an order is all that matters for who comes', async () => {
  const found = await ask(`${line} weeklyActive`)
  expect(found.dead.toSorted()).toEqual(['etaJunior', 'licence'])
  const wd = found.indices.find(({ assumption }: Open) => assumption === 'wd')
  expect(wd.first.low).toBeLessThan(1)
  expect(wd.total.high).toBeGreaterThan(0.9)
})

test('the share of luck is what runs with luck of their own come to', async () => {
  const found = await ask(`${line} weeklyActive`)
  const luck = found.split.parts.find(({ source }: Open) => source === 'luck')
  const { scenario } = organisation('engineering-office.yaml', { horizon: 40 })
  const question = { measure: 'weeklyActive', from: 27, to: 39 } as const
  const { share } = luckOf(scenario, ['wd', 'licence'], question, 400)
  expect(share).toBeGreaterThan(luck.low - 0.03)
  expect(share).toBeLessThan(luck.high + 0.03)
})

test('in money the licence matters, and etaJunior still does nothing without a junior', async () => {
  const found = await ask(`${line} netValue`)
  expect(found.dead).toEqual(['etaJunior'])
  const totals = new Map(found.indices.map(({ assumption, total }: Open) => [assumption, total.value]))
  expect(totals.get('licence')).toBeGreaterThan(totals.get('wd') as number)
})
