const angle = (u: number): number => Math.PI * (2 * u - 1)

/** The function of Ishigami and Homma (1990) with a = 7, b = .1, over the unit cube. */
export function ishigami([a = 0, b = 0, c = 0]: ArrayLike<number> & Iterable<number>): number {
  const [x, y, z] = [angle(a), angle(b), angle(c)]
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}

/** Exact first-order and total indices of `ishigami`, from its closed form. */
export const ishigamiIndices = (() => {
  const [a, b, pi4] = [7, 0.1, Math.PI ** 4]
  const first = 0.5 * (1 + (b * pi4) / 5) ** 2
  const second = a ** 2 / 8
  const both = b ** 2 * pi4 ** 2 * (1 / 18 - 1 / 50)
  const all = first + second + both
  return {
    first: [first / all, second / all, 0],
    total: [(first + both) / all, second / all, both / all],
  }
})()

/** Coefficients of SALib's test of the g-function. */
const sobolGCoefficients = [78, 12, 0.5, 2, 97, 33]

/** Sobol's g-function (Saltelli and Sobol 1995). */
export function sobolG(point: Float64Array): number {
  return point.reduce((product, x, i) => {
    const a = sobolGCoefficients[i] ?? 0
    return (product * (Math.abs(4 * x - 2) + a)) / (1 + a)
  }, 1)
}

/** Exact indices of `sobolG`. */
export const sobolGIndices = (() => {
  const parts = sobolGCoefficients.map((a) => 1 / 3 / (1 + a) ** 2)
  const all = parts.reduce((product, part) => product * (1 + part), 1) - 1
  const others = (i: number): number =>
    parts.reduce((product, part, k) => (k === i ? product : product * (1 + part)), 1)
  return {
    first: parts.map((part) => part / all),
    total: parts.map((part, i) => (part * others(i)) / all),
  }
})()
