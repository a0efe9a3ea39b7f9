/**
 * Angle in [0, pi/2] whose tangent is x >= 0. Six halvings by tan(a/2) = x/(1 + sqrt(1 + x^2)) bring it below .025,
 * where eight terms of the series are exact to the last bits.
 */
function arctangent(x: number): number {
  let small = x
  for (let halving = 0; halving < 6; halving++) small = small / (1 + Math.sqrt(1 + small * small))
  const square = small * small
  let sum = 0
  for (let odd = 15; odd >= 1; odd -= 2) sum = 1 / odd - square * sum
  return 64 * small * sum
}

const halfPi = arctangent(1) * 2

/**
 * Chance that Student's t with whole degrees of freedom lies within -t to t, t >= 0: the finite series in the cosine of
 * arctan(t/sqrt(df)), Abramowitz and Stegun 26.7.3 (odd) and 26.7.4 (even). Needs no exponential, so it is the same on every machine.
 */
function studentWithin(t: number, df: number): number {
  const ratio = t / Math.sqrt(df)
  const cosine = 1 / Math.sqrt(1 + ratio * ratio)
  const sine = ratio * cosine
  const odd = df % 2 === 1
  let term = odd ? cosine : 1
  let sum = df === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k < df; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k
    sum += term
  }
  return odd ? (arctangent(ratio) + sine * sum) / halfPi : sine * sum
}

function bisect(within: number, df: number): number {
  let high = 2
  while (studentWithin(high, df) < within && high < 1e300) high *= 2
  let low = 0
  let middle = high / 2
  while (middle > low && middle < high) {
    if (studentWithin(middle, df) < within) low = middle
    else high = middle
    middle = (low + high) / 2
  }
  return middle
}

// A pure function all the same: an interval per week and look asks for the same few values.
const known = new Map<string, number>()

/**
 * The value below which Student's t lies with probability p, by bisection of `studentWithin`; absolute error below 1e-9 for
 * tails over 1e-6. p in (0, 1), df a whole number from 1. Throws RangeError outside.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`probability is ${p}, but must lie between 0 and 1`)
  if (!(Number.isInteger(df) && df >= 1))
    throw new RangeError(`degrees of freedom are ${df}, but must be 1, 2, 3, ...`)
  if (p < 0.5) return -studentQuantile(1 - p, df)
  const key = `${df} ${p}`
  const found = known.get(key) ?? bisect(2 * p - 1, df)
  known.set(key, found)
  return found
}
