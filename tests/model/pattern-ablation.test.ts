import type { MechanismId } from '@fishbowl/core'
import type { PatternRow } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { light, rowOf, tableOf, wordRow } from './pattern-table.ts'

/** A pattern and the mechanism it rests on. */
const rests: readonly (readonly [pattern: string, mechanism: MechanismId])[] = [
  ['P1.let-down', 'novelty'],
  ['P1.above-spike', 'facilitation'],
  ['P3.ladder', 'seniority'],
  ['P4.second', 'overhead'],
  ['P5.value-ratio', 'alignment'],
  ['P6.people', 'interest'],
  ['P7.manager', 'manager-time'],
  ['P8.weaker', 'role-conflict'],
  ['P18.works', 'authority'],
  ['P22.dismissed', 'review'],
  ['V16.at-once', 'facilitation'],
  ['V18.starting', 'stance'],
  ['V3.mortality', 'friction'],
]
const few = { replicates: 5 }
const ids = new Set(rests.map(([id]) => id))
const chosen = light.filter(({ id }) => ids.has(id))

const threads = openThreads(2)
let rows: ReadonlyMap<string, PatternRow> = new Map()
beforeAll(async () => {
  rows = await tableOf(chosen, threads.run, few)
}, 300_000)
afterAll(() => threads.close())

test.for(rests)('%s fails without %s', { timeout: 120_000 }, async ([id, mechanism], { annotate }) => {
  const on = rowOf(rows, id)
  const own = chosen.filter((pattern) => pattern.id === id)
  const off = rowOf(await tableOf(own, threads.run, { ...few, without: mechanism }), id)
  await annotate(`with ${wordRow(on)}; without ${wordRow(off)}`)
  expect(on.result, wordRow(on)).toBe('pass')
  expect(off.result, wordRow(off)).toBe('miss')
})
