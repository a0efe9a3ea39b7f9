import { notComputed, type Pattern, type PatternRow, patterns, standing } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { light, rowOf, tableOf, wordRow } from './pattern-table.ts'

/** Of twenty in the reference; the whole table runs in patterns.long.ts. */
const few = 12
/** What misses with so few is asked again with more. */
const more = 60
const patience = 600_000

const threads = openThreads(2)
let rows: ReadonlyMap<string, PatternRow> = new Map()
beforeAll(async () => {
  const first = await tableOf(light, threads.run, { replicates: few })
  const missed = light.filter(({ id }) => standing(rowOf(first, id)) === 'miss')
  rows = new Map([...first, ...(await tableOf(missed, threads.run, { replicates: more }))])
}, patience)
afterAll(() => threads.close())

const titled = (chosen: readonly Pattern[]) => chosen.map(({ id, says }) => ({ id, says }))

describe('the patterns of the model', () => {
  test.for(titled(light.filter(({ miss }) => miss === undefined)))(
    '$id: $says',
    async ({ id }, { annotate }) => {
      const row = rowOf(rows, id)
      await annotate(wordRow(row))
      expect(['pass', 'report'], wordRow(row)).toContain(standing(row))
    },
  )
})

describe('known misses of the model', () => {
  test.for(titled(light.filter(({ miss }) => miss !== undefined)))(
    '$id is missed as before: $says',
    async ({ id }, { annotate }) => {
      const row = rowOf(rows, id)
      await annotate(wordRow(row))
      // with few replicates a small miss may pass
      expect(row.miss?.from === undefined ? ['known miss'] : ['known miss', 'pass'], wordRow(row)).toContain(
        standing(row),
      )
    },
  )
})

describe('the table', () => {
  test('every check of the specification is in it, and those of the evidence unless the reason is given', () => {
    const checks = new Set([...patterns, ...notComputed].map(({ id }) => id.split('.')[0]))
    const wanted = ['P', 'V'].flatMap((kind) => Array.from({ length: 23 }, (_, i) => `${kind}${i + 1}`))
    expect(wanted.filter((check) => !checks.has(check))).toEqual([])
  })

  test('every pattern has its own id, and every known miss a reason and a range', () => {
    const ids = patterns.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { miss } of patterns) if (miss !== undefined) expect(miss.low).toBeLessThanOrEqual(miss.high)
  })
})
