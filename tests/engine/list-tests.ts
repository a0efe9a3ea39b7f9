import { correlationZ, fitZ, poissonZ, squaresZ } from './statistics.ts'

/** Tests of one list of 32-bit draws. Each looks at high bits; low bits are tested by handing in the words reversed. */
type ListTest = (words: Uint32Array) => number

const at = (words: ArrayLike<number>, i: number): number => words[i] ?? 0
const bump = (counts: Int32Array, i: number): void => {
  counts[i] = (counts[i] ?? 0) + 1
}

/** 2^`of` cells of the first `of` bits, `dimensions` draws a point, points apart. */
function equidistribution(of: number, dimensions: number): ListTest {
  return (words) => {
    const counts = new Int32Array(2 ** (of * dimensions))
    for (let i = 0; i + dimensions <= words.length; i += dimensions) {
      let cell = 0
      for (let d = 0; d < dimensions; d++) cell = (cell << of) | (at(words, i + d) >>> (32 - of))
      bump(counts, cell)
    }
    return fitZ(counts)
  }
}

/** Each of the 32 bits is as often 1 as 0. */
function bitBalance(words: Uint32Array): number {
  const ones = new Int32Array(32)
  for (const word of words)
    for (let bit = 0; bit < 32; bit++) ones[bit] = at(ones, bit) + ((word >>> bit) & 1)
  return squaresZ(Array.from(ones, (n) => (n - words.length / 2) / Math.sqrt(words.length / 4)))
}

/** Correlation with the draw 1 to 24 places on. */
function serialCorrelation(words: Uint32Array): number {
  const lags = Array.from({ length: 24 }, (_, lag) => lag + 1)
  return squaresZ(lags.map((lag) => correlationZ(words.subarray(lag), words.subarray(0, -lag))))
}

/** Runs above and below one half (Wald and Wolfowitz 1940). */
function runsAboutHalf(words: Uint32Array): number {
  let changes = 0
  for (let i = 1; i < words.length; i++) changes += (at(words, i) >>> 31) ^ (at(words, i - 1) >>> 31)
  const n = words.length - 1
  return (changes - n / 2) / Math.sqrt(n / 4)
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

/** Lengths of ascending runs, the draw after a run thrown away so that lengths are independent (Knuth, TAOCP 3.3.2). */
function runsUp(words: Uint32Array): number {
  const counts = new Int32Array(6)
  let length = 1
  for (let i = 1; i < words.length; i++) {
    if (at(words, i) > at(words, i - 1)) length++
    else {
      bump(counts, Math.min(length, 6) - 1)
      length = 1
      i++
    }
  }
  const shares = [1, 2, 3, 4, 5].map((r) => 1 / factorial(r) - 1 / factorial(r + 1))
  return fitZ(counts, [...shares, 1 / factorial(6)])
}

/** Draws between two visits to the lowest eighth. */
function gaps(words: Uint32Array): number {
  const longest = 24
  const counts = new Int32Array(longest + 1)
  let gap = -1
  for (const word of words) {
    if (word >>> 29 !== 0) {
      if (gap >= 0) gap++
      continue
    }
    if (gap >= 0) bump(counts, Math.min(gap, longest))
    gap = 0
  }
  const shares = Array.from({ length: longest }, (_, g) => (1 / 8) * (7 / 8) ** g)
  return fitZ(counts, [...shares, (7 / 8) ** longest])
}

/** The 120 orders of five draws. */
function permutations(words: Uint32Array): number {
  const counts = new Int32Array(120)
  for (let i = 0; i + 5 <= words.length; i += 5) {
    let code = 0
    for (let j = 0; j < 5; j++) {
      let smaller = 0
      for (let l = j + 1; l < 5; l++) if (at(words, i + l) < at(words, i + j)) smaller++
      code = code * (5 - j) + smaller
    }
    bump(counts, code)
  }
  return fitZ(counts)
}

/** Balls that fall into a taken cell out of 2^20 (Knuth, TAOCP 3.3.2), blocks of 2^16 balls. */
function collisions(words: Uint32Array): number {
  const cells = 2 ** 20
  const balls = Math.min(2 ** 16, words.length)
  const stay = (share: number) => Math.exp(balls * Math.log1p(-share / cells))
  const mean = balls - cells * (1 - stay(1))
  const variance = cells * (cells - 1) * stay(2) + cells * stay(1) - (cells * stay(1)) ** 2
  const blocks = Math.floor(words.length / balls)
  let met = 0
  for (let block = 0; block < blocks; block++) {
    const taken = new Uint8Array(cells)
    for (let i = block * balls; i < (block + 1) * balls; i++) {
      const cell = at(words, i) >>> 12
      met += at(taken, cell)
      taken[cell] = 1
    }
  }
  return (met - blocks * mean) / Math.sqrt(blocks * variance)
}

/** Draws that are equal in all 32 bits: a generator that is a bijection of its address has none. */
function duplicates(words: Uint32Array): number {
  const sorted = words.toSorted()
  let equal = 0
  for (let i = 1; i < sorted.length; i++) if (at(sorted, i) === at(sorted, i - 1)) equal++
  return poissonZ(equal, words.length ** 2 / 2 ** 33)
}

/** Equal spacings of sorted birthdays: `people` birthdays in `days` days, `day` reads one from the words (Marsaglia 1985). */
type Year = {
  readonly people: number
  readonly draws: number
  readonly days: number
  readonly day: (words: Uint32Array, i: number) => number
}

/** Blocks of birthdays; the number of equal spacings is Poisson with mean people^3/(4 days). */
function birthdaySpacings({ people, draws, days, day }: Year): ListTest {
  return (words) => {
    const blocks = Math.floor(words.length / (people * draws))
    const born = new Float64Array(people)
    let equal = 0
    for (let block = 0; block < blocks; block++) {
      for (let p = 0; p < people; p++) born[p] = day(words, (block * people + p) * draws)
      born.sort()
      for (let p = people - 1; p > 0; p--) born[p] = at(born, p) - at(born, p - 1)
      born.sort()
      for (let p = 1; p < people; p++) if (at(born, p) === at(born, p - 1)) equal++
    }
    return poissonZ(equal, (blocks * people ** 3) / (4 * days))
  }
}

/** Ones in a word: binomial(32, 1/2), tails pooled. */
function weights(words: Uint32Array): number {
  const counts = new Int32Array(17)
  for (const word of words) {
    let x = word - ((word >>> 1) & 0x55555555)
    x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
    const ones = Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
    bump(counts, Math.min(16, Math.max(0, ones - 8)))
  }
  const choose = (k: number): number => (k === 0 ? 1 : (choose(k - 1) * (33 - k)) / k)
  const shares = Array.from({ length: 33 }, (_, k) => choose(k) / 2 ** 32)
  const sum = (from: number, to: number) => shares.slice(from, to).reduce((all, share) => all + share, 0)
  return fitZ(counts, [sum(0, 9), ...shares.slice(9, 24), sum(24, 33)])
}

/** Neighbouring draws combined by exclusive or: uniform when they are independent, linear or not. */
function neighbourXor(words: Uint32Array): number {
  const counts = new Int32Array(256)
  for (let i = 1; i < words.length; i += 2) bump(counts, (at(words, i) ^ at(words, i - 1)) >>> 24)
  return fitZ(counts)
}

/** Rank of 32 by 32 matrices of bits, 32 draws each; shares by Marsaglia and Tsay (1985). */
function binaryRank(words: Uint32Array): number {
  const counts = new Int32Array(3)
  for (let block = 0; block + 32 <= words.length; block += 32) {
    const rows = Array.from(words.subarray(block, block + 32))
    let rank = 0
    for (let bit = 31; bit >= 0; bit--) {
      const pivot = rows.findIndex((row, r) => r >= rank && (row >>> bit) & 1)
      if (pivot < 0) continue
      const row = at(rows, pivot)
      rows[pivot] = at(rows, rank)
      rows[rank] = row
      for (let r = rank + 1; r < 32; r++) if ((at(rows, r) >>> bit) & 1) rows[r] = at(rows, r) ^ row
      rank++
    }
    bump(counts, Math.min(2, 32 - rank))
  }
  return fitZ(counts, [0.2887880952, 0.5775761902, 0.1336357146])
}

const day32: Year['day'] = (words, i) => at(words, i)
const day48: Year['day'] = (words, i) => (at(words, i) >>> 8) * 2 ** 24 + (at(words, i + 1) >>> 8)
const day4x8: Year['day'] = (words, i) =>
  (at(words, i) >>> 24) * 2 ** 24 +
  (((at(words, i + 1) >>> 24) << 16) | ((at(words, i + 2) >>> 24) << 8) | (at(words, i + 3) >>> 24))

/** The tests of a list by name; a list of 2^17 draws or more. */
export const listTests: Readonly<Record<string, ListTest>> = {
  'uniform in 1 dimension': equidistribution(10, 1),
  'uniform in 2 dimensions': equidistribution(6, 2),
  'uniform in 3 dimensions': equidistribution(4, 3),
  'bit balance': bitBalance,
  'serial correlation': serialCorrelation,
  'runs about one half': runsAboutHalf,
  'runs up': runsUp,
  gaps,
  permutations,
  collisions,
  duplicates,
  'birthday spacings': birthdaySpacings({ people: 4096, draws: 1, days: 2 ** 32, day: day32 }),
  'birthday spacings of 4 draws': birthdaySpacings({ people: 4096, draws: 4, days: 2 ** 32, day: day4x8 }),
  'birthday spacings of 48 bits': birthdaySpacings({ people: 65536, draws: 2, days: 2 ** 48, day: day48 }),
  'hamming weights': weights,
  'neighbours combined': neighbourXor,
  'binary rank': binaryRank,
}
