type Equation = readonly [a: number, b: number, c: number, right: number]

const part = (equation: Equation, i: number): number => equation[i] ?? Number.NaN

/** Determinant of three columns of three equations. */
function determinant(
  [a, b, c]: readonly [Equation, Equation, Equation],
  [x, y, z]: readonly [number, number, number],
): number {
  return (
    part(a, x) * (part(b, y) * part(c, z) - part(b, z) * part(c, y)) -
    part(a, y) * (part(b, x) * part(c, z) - part(b, z) * part(c, x)) +
    part(a, z) * (part(b, x) * part(c, y) - part(b, y) * part(c, x))
  )
}

/**
 * Coefficients of innovation p and imitation q per year by Bass's discrete regression (Bass 1969): the adopters of a period are
 * pm + (q-p) N - (q/m) N N of those before, N. `flows` are adopters per period of `weeks` weeks as shares of the audience.
 */
export function bass(flows: readonly number[], weeks: number): { readonly p: number; readonly q: number } {
  const stocks = flows.map((_, i) => flows.slice(0, i).reduce((sum, flow) => sum + flow, 0))
  const sum = (of: (stock: number, flow: number) => number): number =>
    stocks.reduce((all, stock, i) => all + of(stock, flows[i] ?? 0), 0)
  const s1 = sum((n) => n)
  const s2 = sum((n) => n * n)
  const s3 = sum((n) => n * n * n)
  const equations = [
    [flows.length, s1, s2, sum((_, flow) => flow)],
    [s1, s2, s3, sum((n, flow) => n * flow)],
    [s2, s3, sum((n) => n * n * n * n), sum((n, flow) => n * n * flow)],
  ] as const
  const whole = determinant(equations, [0, 1, 2])
  const a = determinant(equations, [3, 1, 2]) / whole
  const b = determinant(equations, [0, 3, 2]) / whole
  const c = determinant(equations, [0, 1, 3]) / whole
  const audience = (-b - Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * c)
  const perYear = 52 / weeks
  return { p: (a / audience) * perYear, q: -c * audience * perYear }
}
