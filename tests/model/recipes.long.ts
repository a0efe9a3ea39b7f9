import { recipeTable } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, expect, test } from 'vitest'

const threads = openThreads(2)
afterAll(() => threads.close())

// Three times the replicates of the reference, so that the luck that all recipes share weighs less.
test('every cell of every recipe agrees with the reference', async () => {
  const rows = await recipeTable(threads.run, 60)
  const far = rows.flatMap(({ id, cells }) =>
    cells
      .filter(({ within }) => !within)
      .map(
        ({ column, mean, reference, z }) =>
          `${id}, ${column.title}: ${mean} for ${reference[0]}, ${z.toFixed(1)}`,
      ),
  )
  expect(rows).toHaveLength(13)
  expect(far).toEqual([])
})
