import { bits, decisions, keyOf, rootOf } from '@fishbowl/sim'
import { listTests } from './list-tests.ts'
import { correlationZ, fitZ, reversed, squaresZ } from './statistics.ts'

/** The two functions under test; a weak pair in their place must fail. */
export type Generator = {
  readonly keyOf: (root: Root, decision: Decision, week: number, k: number) => Key
  readonly bits: typeof bits
}
type Decision = (typeof decisions)[number]
type Key = ReturnType<typeof keyOf>
export const ours: Generator = { keyOf, bits }

/** How much is drawn: words of a list, entities of a pair of streams, samples of a flipped bit. */
export type Size = { readonly words: number; readonly entities: number; readonly flips: number }

/** One statistic: what was tested and its z. */
export type Verdict = { readonly test: string; readonly z: number }

type Root = ReturnType<typeof rootOf>
type Address = {
  readonly root: Root
  readonly decision: number
  readonly week: number
  readonly k: number
  readonly entity: number
}

const many = decisions.length
const decisionAt = (i: number) => decisions[i % many] ?? 'visit'

/** The 32 bits at an address. */
function draw(generator: Generator, { root, decision, week, k, entity }: Address): number {
  const { a, b } = generator.keyOf(root, decisionAt(decision), week, k)
  return generator.bits(a, b, entity) >>> 0
}

type Axis = (n: number, roots: readonly Root[]) => Partial<Address>

/** Ways in which a run walks through addresses, and some that it does not. */
const axes: Readonly<Record<string, Axis>> = {
  entities: (n) => ({ entity: n }),
  'every 8th entity': (n) => ({ entity: 8 * n }),
  'every 256th entity': (n) => ({ entity: 256 * n }),
  weeks: (n) => ({ week: n }),
  'draws of one place': (n) => ({ k: n }),
  'entities of week after week, 2,000 each': (n) => ({ entity: n % 2000, week: Math.floor(n / 2000) }),
  'weeks of entity after entity, 156 each': (n) => ({ entity: Math.floor(n / 156), week: n % 156 }),
  'decisions of week after week': (n) => ({ decision: n % many, week: Math.floor(n / many) }),
  'decisions of entity after entity': (n) => ({ decision: n % many, entity: Math.floor(n / many) }),
  'entities of decision after decision, 64 each': (n) => ({
    entity: n % 64,
    decision: Math.floor(n / 64) % many,
    week: Math.floor(n / (64 * many)),
  }),
  'partners: row as week, tie as k, row as entity': (n) => ({
    decision: 5,
    week: Math.floor(n / 4),
    k: (n % 4) + 1,
    entity: Math.floor(n / 4),
  }),
  'replicates of entity after entity': (n, roots) => ({
    ...rootAt(roots, n % roots.length),
    entity: Math.floor(n / roots.length),
  }),
}

const rootAt = (roots: readonly Root[], i: number): Partial<Address> => {
  const root = roots[i]
  return root === undefined ? {} : { root }
}

/** Names of the walks. */
export const axisNames: readonly string[] = Object.keys(axes)

/** All tests of a list of draws, on the words and on the words reversed (low bits first). */
export function listVerdicts(name: string, list: Uint32Array): readonly Verdict[] {
  const low = list.map(reversed)
  return Object.entries(listTests).flatMap(([test, zOf]) => [
    { test: `${name}: ${test}, high bits`, z: zOf(list) },
    { test: `${name}: ${test}, low bits`, z: zOf(low) },
  ])
}

/** One axis walked from one address on. */
export function walk(generator: Generator, axis: string, seed: string, { words }: Size): readonly Verdict[] {
  const step = axes[axis]
  if (step === undefined) throw new RangeError(`no axis is called ${axis}`)
  const roots = Array.from({ length: 256 }, (_, replicate) => rootOf(seed, replicate))
  const start = { root: rootOf(seed, 0), decision: 14, week: 7, k: 0, entity: 11 }
  const list = Uint32Array.from({ length: words }, (_, n) => draw(generator, { ...start, ...step(n, roots) }))
  return listVerdicts(axis, list)
}

type Pair = readonly [name: string, one: Partial<Address>, other: Partial<Address>]

/** Streams of entities that must not know of each other; a shift of the entity makes diagonals of the lattice. */
function pairsOf(seed: string): readonly Pair[] {
  const pairs: Pair[] = []
  for (let d = 0; d < many; d++) {
    for (let e = d + 1; e < many; e++) pairs.push(['decisions', { decision: d }, { decision: e }])
  }
  for (let lag = 1; lag <= 16; lag++) {
    for (const week of [0, 51, 103]) pairs.push(['weeks', { week }, { week: week + lag }])
    for (const k of [0, 1, 8]) pairs.push(['draws of one place', { k }, { k: k + lag }])
    for (const replicate of [0, 1, 99]) {
      pairs.push(['replicates', { root: rootOf(seed, replicate) }, { root: rootOf(seed, replicate + lag) }])
    }
    pairs.push(['seeds', { root: rootOf(`${seed} ${lag}`, 0) }, { root: rootOf(`${seed} ${lag + 1}`, 0) }])
  }
  for (let weeks = 1; weeks <= 4; weeks++) {
    for (let shift = -8; shift <= 8; shift++)
      pairs.push(['diagonals of entity and week', { entity: 16 }, { entity: 16 + shift, week: 7 + weeks }])
    for (let shift = -8; shift <= 8; shift++)
      pairs.push(['diagonals of entity and draw', { entity: 16 }, { entity: 16 + shift, k: weeks }])
  }
  for (let one = 0; one < 10; one++) {
    for (let other = one + 1; other < 10; other++) {
      pairs.push(['week and draw exchanged', { week: one, k: other }, { week: other, k: one }])
    }
  }
  return pairs
}

/** Counts of the pairs of high hex digits and of low hex digits, and of the exclusive or: three fits. */
function tables(xs: Uint32Array, ys: Uint32Array): readonly number[] {
  const high = new Int32Array(256)
  const low = new Int32Array(256)
  const combined = new Int32Array(256)
  xs.forEach((x, i) => {
    const y = ys[i] ?? 0
    const cells = [((x >>> 28) << 4) | (y >>> 28), ((x & 15) << 4) | (y & 15), (x ^ y) >>> 24] as const
    high[cells[0]] = (high[cells[0]] ?? 0) + 1
    low[cells[1]] = (low[cells[1]] ?? 0) + 1
    combined[cells[2]] = (combined[cells[2]] ?? 0) + 1
  })
  return [fitZ(high), fitZ(low), fitZ(combined)]
}

/** Pairs of streams: correlation (high and low bits) and joint tables, the worst of a kind and the sum of squares of a kind. */
export function crossings(generator: Generator, seed: string, { entities }: Size): readonly Verdict[] {
  const start = { root: rootOf(seed, 0), decision: 14, week: 7, k: 0, entity: 0 }
  const take = (part: Partial<Address>) => {
    const { root, decision, week, k, entity } = { ...start, ...part }
    const { a, b } = generator.keyOf(root, decisionAt(decision), week, k)
    return Uint32Array.from({ length: entities }, (_, i) => generator.bits(a, b, entity + i) >>> 0)
  }
  const kinds = new Map<string, number[]>()
  for (const [name, one, other] of pairsOf(seed)) {
    const xs = take(one)
    const ys = take(other)
    const zs = [correlationZ(xs, ys), correlationZ(xs.map(reversed), ys.map(reversed)), ...tables(xs, ys)]
    zs.forEach((z, i) => {
      const kind = `${name}: ${['correlation', 'correlation of low bits', 'table', 'table of low bits', 'combined'][i]}`
      kinds.set(kind, [...(kinds.get(kind) ?? []), z])
    })
  }
  return [...kinds].flatMap(([test, zs]) => [
    { test: `${test}, sum of squares`, z: squaresZ(zs) },
    { test: `${test}, the worst`, z: worst(zs) },
  ])
}

const worst = (zs: readonly number[]): number =>
  zs.reduce((most, z) => (Math.abs(z) > Math.abs(most) ? z : most), 0)

/** Points of the lattice of entities and weeks: neighbours in both directions as coordinates of a point. */
export function lattice(generator: Generator, seed: string, { entities }: Size): readonly Verdict[] {
  const root = rootOf(seed, 3)
  const weeks = 156
  const rows = Array.from({ length: weeks + 1 }, (_, week) => {
    const { a, b } = generator.keyOf(root, 'visit', week, 0)
    return Uint32Array.from({ length: entities + 1 }, (__, entity) => generator.bits(a, b, entity) >>> 0)
  })
  const shapes = {
    'entity and week after': [
      4096,
      (x: number, _right: number, down: number) => ((x >>> 26) << 6) | (down >>> 26),
    ],
    'entity and next entity': [4096, (x: number, right: number) => ((x >>> 26) << 6) | (right >>> 26)],
    'both neighbours': [
      4096,
      (x: number, right: number, down: number) => ((x >>> 28) << 8) | ((right >>> 28) << 4) | (down >>> 28),
    ],
  } as const
  return Object.entries(shapes).flatMap(([name, [cells, cellOf]]) =>
    [(word: number) => word, reversed].map((view, low) => {
      const counts = new Int32Array(cells)
      for (let week = 0; week < weeks; week++) {
        const row = rows[week] ?? new Uint32Array()
        const next = rows[week + 1] ?? new Uint32Array()
        for (let entity = 0; entity < entities; entity++) {
          const cell = cellOf(view(row[entity] ?? 0), view(row[entity + 1] ?? 0), view(next[entity] ?? 0))
          counts[cell] = (counts[cell] ?? 0) + 1
        }
      }
      return { test: `lattice: ${name}, ${low === 0 ? 'high' : 'low'} bits`, z: fitZ(counts) }
    }),
  )
}

/** A flipped bit of a coordinate flips each bit of the draw in half of the cases. */
export function avalanche(generator: Generator, seed: string, { flips }: Size): readonly Verdict[] {
  const coordinates = { entity: 24, week: 11, k: 8 } as const
  const verdicts: Verdict[] = []
  const flipped = (
    name: string,
    width: number,
    pairOf: (n: number, bit: number) => readonly [number, number],
  ) => {
    const zs: number[] = []
    for (let bit = 0; bit < width; bit++) {
      const counts = new Int32Array(32)
      for (let n = 0; n < flips; n++) {
        const [one, other] = pairOf(n, bit)
        const change = one ^ other
        for (let out = 0; out < 32; out++) counts[out] = (counts[out] ?? 0) + ((change >>> out) & 1)
      }
      for (const count of counts) zs.push((count - flips / 2) / Math.sqrt(flips / 4))
    }
    verdicts.push({ test: `avalanche of ${name}, sum of squares`, z: squaresZ(zs) })
    verdicts.push({ test: `avalanche of ${name}, the worst`, z: worst(zs) })
  }
  const root = rootOf(seed, 5)
  const base = (n: number): Address => ({
    root,
    decision: n % many,
    week: n % 157,
    k: n % 5,
    entity: n % 2003,
  })
  for (const [coordinate, width] of Object.entries(coordinates)) {
    flipped(coordinate, width, (n, bit) => {
      const from = base(n)
      const value = from[coordinate as keyof typeof coordinates] ^ (1 << bit)
      return [draw(generator, from), draw(generator, { ...from, [coordinate]: value })]
    })
  }
  const roots = Array.from({ length: 64 }, (_, replicate) => rootOf(seed, replicate))
  flipped('replicate', 6, (n, bit) => [
    draw(generator, { ...base(n), ...rootAt(roots, n % 64) }),
    draw(generator, { ...base(n), ...rootAt(roots, (n % 64) ^ (1 << bit)) }),
  ])
  return verdicts
}

/** |z| at which the battery objects. A battery holds about 500 statistics, so a perfect generator trips once in some 3,000 seeds. */
const limit = 5

/** What the battery objects to, worst first: name and z. */
export function objections(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts
    .filter(({ z }) => !(Math.abs(z) < limit))
    .toSorted((one, other) => Math.abs(other.z) - Math.abs(one.z))
    .map(({ test, z }) => `${test}: z ${z.toFixed(1)}`)
}
