import { withAssumptions } from '@fishbowl/core'
import { type PatternRow, patterns, standing } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { light, rowOf, tableOf, wordRow } from './pattern-table.ts'

const threads = openThreads(2)
let rows: ReadonlyMap<string, PatternRow> = new Map()
beforeAll(async () => {
  rows = await tableOf(patterns, threads.run, { replicates: 20 })
})
afterAll(() => threads.close())

test.for(patterns.map(({ id, says }) => ({ id, says })))('$id: $says', async ({ id }, { annotate }) => {
  const row = rowOf(rows, id)
  await annotate(wordRow(row))
  expect(row.miss === undefined ? ['pass', 'report'] : ['known miss'], wordRow(row)).toContain(standing(row))
})

// The reference was made without hours of coordination; the model as it ships has them.
test('every sign keeps with the default hours of coordination', async () => {
  const signs = light.filter(({ target, miss }) => target.kind === 'above' && miss === undefined)
  const shipped = await tableOf(signs, threads.run, {
    replicates: 20,
    adapt: (scenario) => withAssumptions(scenario, { coordination: 1 }),
  })
  expect([...shipped.values()].filter(({ result }) => result !== 'pass').map(wordRow)).toEqual([])
})
