import { bits, decisionHash, decisions, keyOf, mix, rootOf, uniform } from '@fishbowl/sim'
import { expect, test } from 'vitest'

// The same functions in whole numbers of any size, reduced by hand: nothing of imul, >>> or ^ on signed words is shared.
const word = 1n << 32n
const wrap = (x: bigint): bigint => ((x % word) + word) % word
const fold = (x: bigint, by: bigint): bigint => x ^ (x >> by)
const times = (x: bigint, by: bigint): bigint => wrap(x * by)
const bigMix = (x: bigint): bigint =>
  fold(times(fold(times(fold(wrap(x), 16n), 0x21f0aaadn), 15n), 0x735a2d97n), 15n)

function bigBits(a: bigint, b: bigint, entity: bigint): bigint {
  const p = times(wrap(entity + a), 0x9e3779b1n)
  const q = times(wrap(entity) ^ wrap(b), 0x85ebca6bn)
  const sum = wrap(times(fold(p, 15n), 0x21f0aaadn) + fold(q, 16n))
  return fold(times(fold(times(fold(sum, 16n), 0x735a2d97n), 15n), 0x21f0aaadn), 15n)
}

const bigName = (name: string): bigint =>
  Array.from(name).reduce((h, c) => times(h ^ BigInt(c.charCodeAt(0)), 0x01000193n), 0x811c9dc5n)

type Address = { readonly name: string; readonly week: number; readonly k: number }
function bigKey(words: readonly number[], { name, week, k }: Address): readonly [bigint, bigint] {
  const [w0 = 0n, w1 = 0n, w2 = 0n, w3 = 0n] = words.map((w) => wrap(BigInt(w)))
  const hash = bigName(name)
  const a = bigMix(bigMix(bigMix(w0 ^ hash) + BigInt(week)) + times(BigInt(k + 1), 0x9e3779b1n))
  const inWeek = bigMix(w1 + times(hash, 0x2c1b3c6dn)) ^ times(BigInt(week + 1), 0x297a2d39n)
  const b = bigMix(bigMix(inWeek) ^ bigMix(bigMix(BigInt(k) + w2) + w3))
  return [a, b]
}

/** First 32-bit numbers of ARC4 under a seed text, as David Bau's seedrandom defines them. */
function arc4(seed: string, count: number): readonly bigint[] {
  const key: number[] = []
  let smear = 0
  for (let j = 0; j < seed.length; j++) {
    smear ^= (key[j % 256] ?? 0) * 19
    key[j % 256] = (smear + seed.charCodeAt(j)) % 256
  }
  const s = Array.from({ length: 256 }, (_, i) => i)
  const at = (i: number) => s[i % 256] ?? 0
  const swap = (i: number, j: number) => ([s[i % 256], s[j % 256]] = [at(j), at(i)])
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (key[i % key.length] ?? 0) + at(i)) % 256
    swap(i, j)
  }
  let i = 0
  let j = 0
  const byte = () => {
    i = (i + 1) % 256
    j = (j + at(i)) % 256
    swap(i, j)
    return BigInt(at(at(i) + at(j)))
  }
  for (let drop = 0; drop < 256; drop++) byte()
  return Array.from({ length: count }, () => [byte(), byte(), byte(), byte()].reduce((x, y) => x * 256n + y))
}

const bigRoot = (seed: string, replicate: number): readonly bigint[] =>
  arc4(seed, 4).map((w) => bigMix(bigMix(w) ^ bigMix(BigInt(replicate) + 0x9e3779b9n)))

const unsigned = (x: number): number => x >>> 0

test('the finaliser gives the words it always gave', () => {
  const known = [
    [0, 0x00000000],
    [1, 0x86d2fa73],
    [2, 0x0da7f4e7],
    [0x7fffffff, 0x4cdaf341],
    [-1, 0x99b5e683],
    [0x9e3779b9, 0x64625032],
  ] as const
  expect(known.map(([x]) => [x, unsigned(mix(x))])).toEqual(known)
  for (const [x] of known) expect(BigInt(unsigned(mix(x)))).toBe(bigMix(BigInt(x)))
})

test('a draw gives the bits it always gave, below and above 2^31', () => {
  const known = [
    [0, 0, 0, 0],
    [1, 2, 3, 0x6955efd9],
    [-5, 7, 0, 0x5e8b0d5b],
    [0x12345678, -0x12345678, 1999, 0xa7623936],
    [-1, -1, 2_000_000, 0xdeafc4c8],
    [0x7fffffff, 0x7fffffff, 1, 0xa9a88cde],
  ] as const
  expect(known.map(([a, b, entity]) => [a, b, entity, bits(a, b, entity)])).toEqual(known)
  for (const [a, b, entity] of known) {
    expect(BigInt(bits(a, b, entity))).toBe(bigBits(BigInt(a), BigInt(b), BigInt(entity)))
    expect(uniform(a, b, entity)).toBe(bits(a, b, entity) / 4294967296)
  }
})

test('the root of a seed and a replicate is the one it always was', () => {
  const known = [
    ['fishbowl', 0, [0xd2baf5a1, 0x191b21e1, 0xfc92c530, 0x02d73b8b]],
    ['fishbowl', 1, [0xe535760d, 0xc5fbdab2, 0x5524657a, 0x68c42aad]],
    ['Zürich ≠ zurich', 123_456, [0xd5e70827, 0xdad8f0f6, 0xd93b17e9, 0xae93f516]],
  ] as const
  expect(known.map(([seed, r]) => [seed, r, rootOf(seed, r).words.map(unsigned)])).toEqual(known)
  for (const [seed, r] of known) {
    expect(rootOf(seed, r).words.map((w) => BigInt(unsigned(w)))).toEqual(bigRoot(seed, r))
  }
})

test('the key of a decision, a week and a draw is the one it always was', () => {
  const root = rootOf('fishbowl', 0)
  const known = [
    ['visit', 0, 0, 0x3ebc951a, 0x839b277a],
    ['visit', 1, 0, 0x3faefb54, 0xfed979c8],
    ['far-tie', 1999, 3, 0x690441c8, 0xfc210dd7],
    ['trait-openness', 2, 3, 0x717cdb2e, 0x99e938c8],
    ['shock', 155, 0, 0xe5cc0e8b, 0xb1eb4742],
  ] as const
  const keys = known.map(([name, week, k]) => {
    const { a, b } = keyOf(root, name, week, k)
    return [name, week, k, unsigned(a), unsigned(b)]
  })
  expect(keys).toEqual(known)
  for (const name of decisions) {
    for (const [week, k] of [
      [0, 0],
      [155, 1],
      [1039, 7],
    ] as const) {
      const { a, b } = keyOf(root, name, week, k)
      expect([a, b].map((w) => BigInt(unsigned(w)))).toEqual(bigKey(root.words, { name, week, k }))
    }
  }
})

test('no two decisions share the hash of their name', () => {
  expect(new Set(decisions).size).toBe(decisions.length)
  expect(new Set(decisions.map(decisionHash)).size).toBe(decisions.length)
  for (const name of decisions) expect(BigInt(unsigned(decisionHash(name)))).toBe(bigName(name))
})

test('no two decisions, weeks or draws of a run of 20 years share a key', () => {
  const root = rootOf('keys', 0)
  const keys = new Set<string>()
  for (const name of decisions) {
    for (let week = 0; week < 1040; week++) {
      for (let k = 0; k < 3; k++) {
        const { a, b } = keyOf(root, name, week, k)
        keys.add(`${a} ${b}`)
      }
    }
  }
  expect(keys.size).toBe(decisions.length * 1040 * 3)
})

test('week and draw exchanged are another address', () => {
  const root = rootOf('pairs', 0)
  for (let one = 0; one < 60; one++) {
    for (let other = 0; other < one; other++) {
      const { a, b } = keyOf(root, 'visit', one, other)
      const swapped = keyOf(root, 'visit', other, one)
      expect(a === swapped.a || b === swapped.b).toBe(false)
    }
  }
})

test('another letter of the seed, another replicate: all four words of the root differ', () => {
  const words = new Set<number>()
  let roots = 0
  for (const seed of ['a', 'b', 'ab', 'ba', 'a ', 'talent of a']) {
    for (let replicate = 0; replicate < 500; replicate++, roots++) {
      for (const w of rootOf(seed, replicate).words) words.add(w)
    }
  }
  // 12,000 words out of 2^32 meet by chance .017 times
  expect(words.size).toBe(4 * roots)
})
