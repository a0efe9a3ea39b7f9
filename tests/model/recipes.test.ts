import { type RecipeCell, recipes, recipeTable } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, expect, test } from 'vitest'

const threads = openThreads(2)
afterAll(() => threads.close())

const far = (cells: readonly RecipeCell[]): readonly string[] =>
  cells
    .filter(({ within }) => !within)
    .map(({ column, mean, reference, z }) => `${column.title}: ${mean} for ${reference[0]}, ${z.toFixed(1)}`)

test.for(['technology-led', 'claimed, no CM', 'best-in-class', 'integrated, 2 professionals'])(
  '%s agrees with the reference in every cell',
  { timeout: 120_000 },
  async (id) => {
    const [row] = await recipeTable(threads.run, 20, { only: [id] })
    expect(row?.cells).toHaveLength(8)
    expect(far(row?.cells ?? [])).toEqual([])
  },
)

test('a model without facilitation does not agree', { timeout: 120_000 }, async () => {
  const idle = { etaIntern: 0, etaJunior: 0, etaProfessional: 0, etaSenior: 0 }
  const [row] = await recipeTable(
    ({ scenario, ...task }) =>
      threads.run({ ...task, scenario: { ...scenario, assumptions: { ...scenario.assumptions, ...idle } } }),
    20,
    { only: ['integrated, 2 professionals'] },
  )
  expect(far(row?.cells ?? []).length).toBeGreaterThan(4)
})

test('the recipes have the eight columns of the reference and names of their own', () => {
  expect(recipes).toHaveLength(13)
  expect(new Set(recipes.map(({ id }) => id)).size).toBe(13)
  for (const { reference } of recipes) expect(reference).toHaveLength(8)
})
