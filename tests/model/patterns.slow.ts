import { openThreads } from '@fishbowl/sim/threads'
import { expect, test } from 'vitest'
import { compute, readKept, textOf } from '../../tools/validation/kept.ts'

test('the table of docs/validation.md comes out again, digit by digit; npm run validation renews it', async () => {
  const threads = openThreads(2)
  try {
    const fresh = await compute(threads.run)
    // row by row, so that a failure names the patterns that moved
    expect(fresh.rows).toEqual(readKept().rows)
    expect(textOf(fresh)).toBe(textOf(readKept()))
  } finally {
    await threads.close()
  }
}, 900_000)
