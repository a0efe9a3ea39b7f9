import { type PatternRow, patterns } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowOf, tableOf, wordRow } from './pattern-table.ts'

/** Grids of audiences of 10,000 and more: half an hour. All others are in the kept table. */
const large = patterns.filter((pattern) => pattern.large === true)
const threads = openThreads(2)
let rows: ReadonlyMap<string, PatternRow> = new Map()
beforeAll(async () => {
  rows = await tableOf(large, threads.run, { replicates: 20 })
})
afterAll(() => threads.close())

test.for(large.map(({ id, says }) => ({ id, says })))(
  '$id holds, or the table says why not: $says',
  async ({ id }, { annotate }) => {
    const row = rowOf(rows, id)
    await annotate(wordRow(row))
    expect(row.result === 'miss' && row.why === undefined, wordRow(row)).toBe(false)
  },
)
