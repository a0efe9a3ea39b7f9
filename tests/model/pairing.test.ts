import { defaultScenario, type Policies, type Scenario } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compared, leftOver, wordLeft } from './pairing-table.ts'

const staffed = (count: number): Policies => ({
  alignment: 'integrated',
  staffing: { team: [{ seniority: 'professional', count, fte: 1 }] },
})
const arm = (id: string, policies: Policies, more: Partial<Scenario> = {}) => ({
  id,
  scenario: { ...defaultScenario, id, policies, ...more },
})
const base = arm('two', staffed(2))
const neighbours = [
  arm('three', staffed(3)),
  arm('trained', { ...staffed(2), training: 0.5 }),
  arm('liked', { ...staffed(2), managers: { stance: 0.2 } }),
  arm('cut', staffed(2), { interventions: [{ week: 130, staffing: { team: [] } }] }),
]
const stranger = arm('technology-led', { alignment: 'incidental', platform: { fit: 0.5 } })

const threads = openThreads(2)
let result: Comparison | undefined
const all = (): Comparison => {
  if (result === undefined) throw new RangeError('nothing was compared')
  return result
}
beforeAll(async () => {
  result = await compared([base, ...neighbours, stranger], base.id, 24, threads.run)
}, 300_000)
afterAll(() => threads.close())

test('pairing takes two fifths or more of the variance between neighbouring policies', async ({
  annotate,
}) => {
  const rows = leftOver(all(), 'weeklyActive', 'run')
  await annotate(wordLeft(rows))
  for (const { arm: id, left } of rows) if (id !== stranger.id) expect(left, id).toBeLessThan(0.6)
})

test('against a community that has died pairing gains little and costs nothing', async ({ annotate }) => {
  const rows = leftOver(all(), 'weeklyActive', 'end')
  await annotate(wordLeft(rows))
  const left = rows.find(({ arm: id }) => id === stranger.id)?.left
  expect(left).toBeGreaterThan(0.7)
  expect(left).toBeLessThan(1.3)
})

test('a policy that changes nothing leaves nothing of the variance', async () => {
  const same = await compared([base, { ...base, id: 'same' }], base.id, 4, threads.run)
  expect(leftOver(same, 'weeklyActive')).toEqual([{ arm: 'same', left: 0 }])
})
