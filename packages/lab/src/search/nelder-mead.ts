import {
  byValue,
  type Ending,
  type Found,
  type Objective,
  type Searched,
  type SearchOptions,
  worth,
} from './search.ts'

/** base + times (base - other), coordinate by coordinate. */
const away = (base: Float64Array, other: Float64Array, times: number): Float64Array =>
  base.map((x, d) => x + times * (x - (other[d] ?? 0)))

function centreOf(points: readonly Found[], dimensions: number): Float64Array {
  const centre = new Float64Array(dimensions)
  for (const { point } of points) point.forEach((x, d) => (centre[d] = (centre[d] ?? 0) + x / points.length))
  return centre
}

/** Largest distance in one coordinate between the best corner and another. */
const sizeOf = ([best, ...others]: readonly Found[]): number =>
  others.reduce(
    (most, { point }) =>
      point.reduce((sofar, x, d) => Math.max(sofar, Math.abs(x - (best?.point[d] ?? x))), most),
    0,
  )

/**
 * Nelder and Mead's simplex search (1965) with the coefficients that grow gentler with the dimensions (Gao and Han 2012), which the plain ones
 * need beyond a handful. Deterministic: it draws nothing. It follows noise as gladly as a slope, so give it an objective without.
 */
export async function nelderMead(objective: Objective, options: SearchOptions): Promise<Searched> {
  const { start, step, target = Number.NEGATIVE_INFINITY, smallest = 1e-12 } = options
  const n = start.length
  const many = Math.max(2, n)
  const [expand, contract, shrink] = [1 + 2 / many, 0.75 - 1 / (2 * many), 1 - 1 / many]
  let evaluations = 0
  const evaluate = async (points: readonly Float64Array[]): Promise<readonly Found[]> => {
    const values = await objective(points)
    evaluations += points.length
    return points.map((point, i) => ({ point, value: worth(values[i] ?? Number.NaN) }))
  }
  const one = async (point: Float64Array): Promise<Found> => {
    const [found] = await evaluate([point])
    return found ?? { point, value: Number.POSITIVE_INFINITY }
  }
  const first = Float64Array.from(start)
  const corners = Array.from({ length: n }, (_, d) => first.map((x, i) => (i === d ? x + step : x)))
  let simplex = byValue(await evaluate([first, ...corners]))

  /** The corner that takes the place of the worst; undefined where only shrinking helps. */
  async function replacement(): Promise<Found | undefined> {
    const worst = simplex.at(-1) ?? { point: first, value: Number.POSITIVE_INFINITY }
    const second = simplex.at(-2)?.value ?? worst.value
    const best = simplex[0]?.value ?? worst.value
    const centre = centreOf(simplex.slice(0, -1), n)
    const reflected = await one(away(centre, worst.point, 1))
    if (reflected.value < best) {
      const expanded = await one(away(centre, worst.point, expand))
      return expanded.value < reflected.value ? expanded : reflected
    }
    if (reflected.value < second) return reflected
    const isOutside = reflected.value < worst.value
    const contracted = await one(away(centre, worst.point, isOutside ? contract : -contract))
    return contracted.value < (isOutside ? reflected.value : worst.value) ? contracted : undefined
  }

  function ending(): Ending | undefined {
    if ((simplex[0]?.value ?? Number.POSITIVE_INFINITY) <= target) return 'target'
    if (sizeOf(simplex) < smallest) return 'converged'
    return evaluations >= options.evaluations ? 'evaluations' : undefined
  }

  let over = ending()
  while (over === undefined) {
    // oxlint-disable-next-line no-await-in-loop -- each step starts where the last one ended
    const better = await replacement()
    if (better !== undefined) simplex = byValue([...simplex.slice(0, -1), better])
    else {
      const [best, ...others] = simplex
      const anchor = best?.point ?? first
      const shrunk = others.map(({ point }) => away(anchor, point, -shrink))
      // oxlint-disable-next-line no-await-in-loop -- as above
      simplex = byValue([...simplex.slice(0, 1), ...(await evaluate(shrunk))])
    }
    over = ending()
  }
  const [best] = simplex
  return { point: best?.point ?? first, value: best?.value ?? Number.NaN, evaluations, ending: over }
}
