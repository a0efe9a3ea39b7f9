import { createCipheriv } from 'node:crypto'
import { mix, rootOf } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import {
  avalanche,
  axisNames,
  crossings,
  type Generator,
  lattice,
  listVerdicts,
  objections,
  ours,
  walk,
} from './battery.ts'
import { listTests } from './list-tests.ts'

const size = { words: 2 ** 17, entities: 1024, flips: 1024 }
const seed = 'battery'

describe('the draws of a run look independent and uniform', () => {
  test.each(axisNames)('walking along %s', (axis) => {
    expect(objections(walk(ours, axis, seed, size))).toEqual([])
  })
  test('in pairs of decisions, weeks, draws, replicates and seeds, and along diagonals', () => {
    expect(objections(crossings(ours, seed, size))).toEqual([])
  })
  test('on the lattice of entities and weeks', () => {
    expect(objections(lattice(ours, seed, size))).toEqual([])
  })
  test('when one bit of an address flips', () => {
    expect(objections(avalanche(ours, seed, size))).toEqual([])
  })
})

test('the battery accepts a cipher', () => {
  const cipher = createCipheriv('aes-128-ctr', 'fishbowl battery', Buffer.alloc(16))
  const bytes = cipher.update(Buffer.alloc(4 * size.words))
  const list = Uint32Array.from({ length: size.words }, (_, i) => bytes.readUInt32LE(4 * i))
  expect(objections(listVerdicts('cipher', list))).toEqual([])
})

type KeyOf = Generator['keyOf']
const keyed = (other: KeyOf): Generator => ({ ...ours, keyOf: other })
const still = rootOf('still', 0)

/** Generators that somebody might write in a hurry, and the part of the battery that must object. */
const weak: readonly (readonly [string, Generator, (generator: Generator) => readonly string[]])[] = [
  [
    'one multiplication',
    { ...ours, bits: (a, _b, entity) => Math.imul(entity + a, 0x9e3779b1) },
    (g) => objections(walk(g, 'entities', seed, size)),
  ],
  [
    'two multiplications added, no finish',
    {
      ...ours,
      bits: (a, b, entity) => Math.imul(entity + a, 0x9e3779b1) + Math.imul(entity ^ b, 0x85ebca6b),
    },
    (g) => objections(walk(g, 'entities', seed, size)),
  ],
  [
    'a bijection of the entity',
    { ...ours, bits: (a, _b, entity) => mix(entity + a) },
    (g) => {
      const list = Uint32Array.from({ length: 2 ** 19 }, (_, entity) => g.bits(1, 2, entity))
      return objections([{ test: 'duplicates', z: listTests['duplicates']?.(list) ?? 0 }])
    },
  ],
  [
    'the week added to the entity',
    {
      keyOf: (root, decision, week, k) => {
        const { a, b } = ours.keyOf(root, decision, 0, k)
        return { a: a + week, b }
      },
      bits: (a, _b, entity) => mix(entity + a),
    },
    (g) => objections(crossings(g, seed, size)),
  ],
  [
    'the name of the decision forgotten',
    keyed((root, _decision, week, k) => ours.keyOf(root, 'visit', week, k)),
    (g) => objections(crossings(g, seed, size)),
  ],
  [
    'the replicate forgotten',
    keyed((_root, decision, week, k) => ours.keyOf(still, decision, week, k)),
    (g) => objections(walk(g, 'replicates of entity after entity', seed, size)),
  ],
  [
    'week and draw as a product',
    keyed((root, decision, week, k) => ours.keyOf(root, decision, week * k, 0)),
    (g) => objections(avalanche(g, seed, size)),
  ],
  [
    'week and draw in any order',
    keyed((root, decision, week, k) => ours.keyOf(root, decision, Math.min(week, k), Math.max(week, k))),
    (g) => objections(crossings(g, seed, size)).filter((text) => text.startsWith('week and draw exchanged')),
  ],
]

test.each(weak)('the battery objects to %s', (_, generator, objectionsOf) => {
  expect(objectionsOf(generator).length).toBeGreaterThan(0)
})
