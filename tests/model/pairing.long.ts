import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, expect, test } from 'vitest'
import { libraryScenarios } from '../support/library.ts'
import { compared, everyPair, leftOver, wordLeft } from './pairing-table.ts'

const threads = openThreads(2)
afterAll(() => threads.close())

const library = libraryScenarios()

// Arms are paired member by member, so only those of the same organisation and purpose are compared.
test.for(['no-cm', 'two-cms', 'technology-led'])(
  'pairing never costs against %s, and mostly gains',
  async (base, { annotate }) => {
    const own = library.get(base)
    const arms = Array.from(library, ([id, scenario]) => ({ id, scenario })).filter(
      ({ scenario: { organisation, community } }) =>
        organisation.members === own?.organisation.members && community.purpose === own.community.purpose,
    )
    const result = await compared(arms, base, 40, threads.run)
    const rows = leftOver(result, 'weeklyActive', 'run')
    await annotate(wordLeft(rows))
    expect(rows.filter(({ left }) => left > 1.2)).toEqual([])
    const middle = rows[Math.floor(rows.length / 2)]?.left
    expect(middle).toBeLessThan(0.8)
  },
)

test('over every pair of the library, worst first, pairing mostly gains', async ({ annotate }) => {
  const own = library.get('no-cm')
  const arms = Array.from(library, ([id, scenario]) => ({ id, scenario })).filter(
    ({ scenario: { organisation, community } }) =>
      organisation.members === own?.organisation.members && community.purpose === own.community.purpose,
  )
  const rows = everyPair(await compared(arms, 'no-cm', 40, threads.run))
  expect(rows).toHaveLength((arms.length * (arms.length - 1)) / 2)
  await annotate(wordLeft(rows.slice(0, 100)))
  expect(rows[Math.floor(rows.length / 2)]?.left).toBeLessThan(0.8)
  expect(rows.filter(({ left }) => left > 1.5)).toEqual([])
})
