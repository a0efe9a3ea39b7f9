import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  avalanche,
  axisNames,
  crossings,
  type Generator,
  lattice,
  objections,
  ours,
  walk,
} from './battery.ts'

const size = { words: 2 ** 22, entities: 2 ** 16, flips: 2 ** 16 }

describe.each(['fishbowl', 'another seed'])(
  'millions of draws under the seed "%s" look independent and uniform',
  (seed) => {
    test.each(axisNames)('walking along %s', (axis) => {
      expect(objections(walk(ours, axis, seed, size))).toEqual([])
    })
    test('in pairs of streams', () => {
      expect(objections(crossings(ours, seed, size))).toEqual([])
    })
    test('on the lattice of entities and weeks', () => {
      expect(objections(lattice(ours, seed, size))).toEqual([])
    })
    test('when one bit of an address flips', () => {
      expect(objections(avalanche(ours, seed, size))).toEqual([])
    })
  },
)

/** SHA-256 of the address: what the battery must accept. */
const hashed: Generator = {
  keyOf: ({ words }, decision, week, k) => {
    const digest = createHash('sha256').update(`${words.join()} ${decision} ${week} ${k}`).digest()
    return { a: digest.readInt32LE(0), b: digest.readInt32LE(4) }
  },
  bits: (a, b, entity) => createHash('sha256').update(`${a} ${b} ${entity}`).digest().readUInt32LE(0),
}

test('the battery accepts a cryptographic hash of the address', () => {
  const small = { words: 2 ** 17, entities: 1024, flips: 1024 }
  const verdicts = [
    ...axisNames.flatMap((axis) => walk(hashed, axis, 'hashed', small)),
    ...[crossings, lattice, avalanche].flatMap((part) => part(hashed, 'hashed', small)),
  ]
  expect(objections(verdicts)).toEqual([])
})
