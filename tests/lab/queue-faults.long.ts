import { expect, test } from 'vitest'
import { checkFaultyStudies } from '../support/faulty-queue.ts'

test('a coordinator whose queue does everything that may go wrong delivers what the plain loop makes, from 1000 seeds', async () => {
  await expect(checkFaultyStudies(1000)).resolves.toBeUndefined()
})
