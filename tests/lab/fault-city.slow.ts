import { afterAll, test } from 'vitest'
import { checkCity, cityInMemory } from './fault-seeds.ts'

const { city, clean } = cityInMemory()
afterAll(clean)

test(
  '150 of 1000 studies through everything that may go wrong come to the digest of a plain loop',
  () => checkCity(city, 150),
  600_000,
)
