import { describe, expect, test } from 'vitest'
import type { Kept } from '../../packages/tui/src/screens/studies/kept-facts.ts'
import { ranked } from '../../packages/tui/src/screens/studies/numbers.ts'
import { type Asked, nothingAsked, rowOf } from '../../packages/tui/src/screens/studies/row.ts'
import { messageOf } from '../../packages/tui/src/screens/studies/words.ts'
import { countsOf } from './support/small-studies.ts'

const names = { name: 'a.yaml', file: 'a.yaml', ledger: 'a.sqlite' }
const asked: Asked = { title: 'A', question: '', points: 3, replicates: 10, plan: 'plan', wrong: '' }
const kept: Exclude<Kept, { why: string }> = {
  counts: countsOf(30, 30),
  running: false,
  isOurs: true,
  tool: 'fishbowl 0.0.1',
  title: 'A as it was',
  question: 'Why?',
  points: 3,
  replicates: 10,
  shard: undefined,
  plan: 'plan',
}

describe('a study of the folder is', () => {
  test.each([
    ['new without a ledger', undefined, 'new'],
    ['done when every run is there', kept, 'done'],
    ['to be gone on with when runs are missing', { ...kept, counts: countsOf(3, 30) }, 'open'],
    ['to be gone on with when its file has changed', { ...kept, plan: 'another' }, 'open'],
    [
      'running elsewhere while another process holds it',
      { ...kept, counts: countsOf(3, 30), running: true },
      'elsewhere',
    ],
    ['done with failures', { ...kept, counts: countsOf(28, 30, 2) }, 'failures'],
    [
      'of another version when runs are missing that other code began',
      { ...kept, counts: countsOf(3, 30), isOurs: false },
      'version',
    ],
    ['done when other code made all of it', { ...kept, isOurs: false }, 'done'],
    ['broken when its ledger cannot be read', { why: 'it is damaged' }, 'broken'],
  ] as const)('%s', (_, ledger, standing) => {
    expect(rowOf(names, asked, ledger).standing).toBe(standing)
  })

  test('broken with the mistakes of its file, whatever its ledger says', () => {
    const row = rowOf(names, { ...nothingAsked, wrong: 'a.yaml:1:1: no' }, kept)
    expect(row).toMatchObject({ standing: 'broken', why: 'a.yaml:1:1: no', counts: { done: 30 } })
  })

  test('told by its ledger where there is no file, with its shard', () => {
    const alone = { ...names, file: undefined, name: 'a.sqlite' }
    const row = rowOf(alone, nothingAsked, { ...kept, shard: { part: 2, of: 3 } })
    expect(row).toMatchObject({
      title: 'A as it was (shard 2/3)',
      question: 'Why?',
      points: 3,
      standing: 'done',
    })
  })
})

/** A point whose runs came to this mean. */
const point = (number: number, mean: number, n = 5) => ({
  point: { number, base: 'b', factors: {} },
  runs: n,
  levels: [{ n, mean, sd: 1, low: mean, high: mean, level: 0.9, missing: 0 }],
})

test('points stand best first as the measure sees it, and those without a value last', () => {
  const points = [point(0, 2), point(1, Number.NaN, 0), point(2, 3), point(3, 1)]
  const order = (id: 'weeklyActive' | 'burnOut'): readonly number[] =>
    ranked(points, id).map((one) => one.point.number)
  expect(order('weeklyActive')).toEqual([2, 0, 3, 1])
  expect(order('burnOut')).toEqual([3, 0, 2, 1])
})

test('a reason is one message without the lines of the file', () => {
  const why = 'a.yaml:3:13: names no scenario\n    3 | scenarios: [x]\n      |             ^\nhint: look'
  expect(messageOf(why)).toBe('a.yaml:3:13: names no scenario; look')
})
