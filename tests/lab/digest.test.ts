import { digestOf, digestOfPrints, printOf } from '@fishbowl/lab'
import { expect, test } from 'vitest'
import { toyHistory } from './toy.ts'

const history = (replicate: number, visitors = 1) => toyHistory({ replicate, weeks: 3 }, () => ({ visitors }))
const all = [history(0), history(1), history(2)]
const digest = digestOf('v1', '{"id":"a"}', all)

test('a digest is 12 hex digits and does not depend on the order of the histories', () => {
  expect(digest).toMatch(/^[0-9a-f]{12}$/)
  expect(digestOf('v1', '{"id":"a"}', all.toReversed())).toBe(digest)
  expect(digestOfPrints('v1', '{"id":"a"}', all.map(printOf))).toBe(digest)
})

test.each([
  ['the model', digestOf('v2', '{"id":"a"}', all)],
  ['the scenario', digestOf('v1', '{"id":"b"}', all)],
  [
    'one number of one history',
    digestOf('v1', '{"id":"a"}', [history(0), history(1, 1 + 2 ** -52), history(2)]),
  ],
  ['a missing replicate', digestOf('v1', '{"id":"a"}', all.slice(1))],
  ['the number of a replicate', digestOf('v1', '{"id":"a"}', [history(0), history(1), history(3)])],
])('%s changes it', (_what, other) => {
  expect(other).not.toBe(digest)
})

test('two bit patterns of NaN are the same number', () => {
  const [a, b] = [history(0), history(0)]
  new DataView(a.totals.buffer).setUint32(4, 0xfff80000, true)
  new DataView(b.totals.buffer).setUint32(4, 0x7ff80001, true)
  expect(printOf(a)).toEqual(printOf(b))
})

test('the digest of known histories is known', () => {
  expect(digest).toMatchInlineSnapshot(`"c5edda1b4145"`)
})
