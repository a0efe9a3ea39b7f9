import { bootstrap, counter, meanInterval } from '@fishbowl/lab'
import { indicesOf, type Model, sampled, screening } from '@fishbowl/lab/sensitivity'
import { ishigami, ishigamiIndices } from './sensitivity-toys.ts'
import { noise } from './toy.ts'

type Kind = 'normal' | 'skewed'

/** A synthetic set of 60 values with mean 0. */
function syntheticSet(set: number, kind: Kind): Float64Array {
  const draw = counter(`synthetic ${kind} ${set}`)
  const value = (i: number): number =>
    kind === 'normal' ? noise(`synthetic ${set}`, i) : -Math.log(1 - draw(i)) - 1
  return Float64Array.from({ length: 60 }, (_, i) => value(i))
}

const covers = ({ low, high }: { low: number; high: number }, truth: number): boolean =>
  low <= truth && truth <= high

/** Share of sets whose bootstrap interval of the mean covers the true one. */
export function bootstrapCoverage(sets: number, resamples: number): number {
  let covered = 0
  for (let set = 0; set < sets; set++) {
    const values = syntheticSet(set, 'normal')
    const statistic = (picked: Int32Array): number =>
      picked.reduce((sum, i) => sum + (values[i] ?? 0), 0) / picked.length
    if (covers(bootstrap(values.length, statistic, counter(`resample ${set}`), { resamples }), 0)) covered++
  }
  return covered / sets
}

/** The same with Student's t. */
export function tCoverage(sets: number, kind: Kind): number {
  let covered = 0
  for (let set = 0; set < sets; set++) if (covers(meanInterval(syntheticSet(set, kind)), 0)) covered++
  return covered / sets
}

const model: Model = async ({ point }) => [ishigami(point)]

/** Share of designs whose intervals cover the exact indices of the Ishigami function: first order of each factor, then total. */
export async function indexCoverage(designs: number, points: number): Promise<readonly number[]> {
  const exact = [...ishigamiIndices.first, ...ishigamiIndices.total]
  const covered = exact.map(() => 0)
  for (let design = 0; design < designs; design++) {
    const seed = `coverage ${design}`
    const plan = { usual: new Float64Array(3), groups: [[0], [1], [2]], points, replicates: 1, seed }
    const found = indicesOf(await sampled(plan, model), { seed, resamples: 300 })
    const intervals = [...found.map(({ first }) => first), ...found.map(({ total }) => total)]
    for (const [i, interval] of intervals.entries())
      if (covers(interval, exact[i] ?? Number.NaN)) covered[i] = (covered[i] ?? 0) + 1
  }
  return covered.map((count) => count / designs)
}

/** Share of screenings whose interval of mu* covers the true one, 3, of a factor that luck disturbs. */
export async function effectCoverage(screenings: number, trajectories: number): Promise<number> {
  let covered = 0
  for (let each = 0; each < screenings; each++) {
    const stirred: Model = async ({ point: [a = 0], replicate }) => [
      3 * a + 0.2 * noise(`stirred ${each} ${a}`, replicate),
    ]
    const [effect] = await screening({ factors: 1, trajectories, replicates: 2, seed: `${each}` }, stirred)
    if (effect !== undefined && covers(effect, 3)) covered++
  }
  return covered / screenings
}
