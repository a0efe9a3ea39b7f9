import { afterAll, expect, test } from 'vitest'
import { checkCity, cityInMemory } from './fault-seeds.ts'

const { city, clean } = cityInMemory()
afterAll(clean)

test('1000 studies through everything that may go wrong all come to the digest of a plain loop', async () => {
  const { torn, full, kills } = await checkCity(city, 1000)
  expect(Math.min(torn, full, kills)).toBeGreaterThan(80)
})
