const root2 = Math.SQRT2

/**
 * Natural logarithm of a positive number from + - * / alone, so that it has the same bits on every machine: halved or doubled into
 * [1/sqrt 2, sqrt 2], then the series of 2 artanh((m-1)/(m+1)). Error below 1e-15 of the result. NaN for what is not positive and finite.
 */
export function logarithm(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Number.NaN
  let m = x
  let twos = 0
  while (m > root2) {
    m /= 2
    twos++
  }
  while (m < 1 / root2) {
    m *= 2
    twos--
  }
  const s = (m - 1) / (m + 1)
  // s*s is at most .0295, so eleven terms reach 1e-17
  let sum = 0
  for (let k = 21; k >= 1; k -= 2) sum = sum * s * s + 1 / k
  return twos * Math.LN2 + 2 * s * sum
}

/** Slope of the least-squares line through points (x, y). NaN for fewer than two different x. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const n = points.length
  let mx = 0
  let my = 0
  for (const [x, y] of points) {
    mx += x / n
    my += y / n
  }
  let xy = 0
  let xx = 0
  for (const [x, y] of points) {
    xy += (x - mx) * (y - my)
    xx += (x - mx) * (x - mx)
  }
  return xx === 0 ? Number.NaN : xy / xx
}
