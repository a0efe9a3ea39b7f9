import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { logarithm } from '../patterns/logarithm.ts'
import { exponential } from './exponential.ts'
import { normalStream } from './normal-stream.ts'
import {
  byValue,
  type Ending,
  type Found,
  type Objective,
  type Searched,
  type SearchOptions,
  worth,
} from './search.ts'

export type CmaOptions = SearchOptions & {
  /** Names the draws: the same name, the same search. */
  readonly name: string
  /** Places tried at once. @default 4 + 3 ln n, by Hansen */
  readonly offspring?: number
}

/** Constants of the strategy, by Hansen, The CMA evolution strategy: a tutorial (2016), table 1. */
function strategyOf(n: number, lambda: number) {
  const mu = Math.floor(lambda / 2)
  const raw = Array.from({ length: mu }, (_, i) => logarithm((lambda + 1) / 2) - logarithm(i + 1))
  const total = raw.reduce((sum, w) => sum + w, 0)
  const weights = raw.map((w) => w / total)
  const muEff = 1 / weights.reduce((sum, w) => sum + w * w, 0)
  const cs = (muEff + 2) / (n + muEff + 5)
  const c1 = 2 / ((n + 1.3) * (n + 1.3) + muEff)
  return {
    mu,
    weights,
    muEff,
    cs,
    cc: (4 + muEff / n) / (n + 4 + (2 * muEff) / n),
    c1,
    cmu: Math.min(1 - c1, (2 * (muEff - 2 + 1 / muEff)) / ((n + 2) * (n + 2) + muEff)),
    damps: 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cs,
    /** Expected length of a standard normal vector. */
    chi: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  }
}

const column = (values: ArrayLike<number>): Matrix => Matrix.columnVector(Array.from(values))
const lengthOf = (vector: Matrix): number => vector.norm('frobenius')

/** What the search knows: its middle, its step, the shape of its steps and the two paths it has come. */
type State = { mean: Matrix; sigma: number; shape: Matrix; sigmaPath: Matrix; shapePath: Matrix }

/** Directions of the shape, and the lengths of its axes. */
function axesOf(shape: Matrix): { readonly turn: Matrix; readonly lengths: readonly number[] } {
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(shape, { assumeSymmetric: true })
  return {
    turn: eigenvectorMatrix,
    lengths: realEigenvalues.map((value) => Math.sqrt(Math.max(1e-30, value))),
  }
}

/**
 * Evolution strategy that learns the shape of the valley it searches (CMA-ES, Hansen 2016). All draws are keyed by name, generation and child,
 * so a search is the same whatever order its places are computed in.
 */
export async function cmaEs(objective: Objective, options: CmaOptions): Promise<Searched> {
  const { name, start, step, target = Number.NEGATIVE_INFINITY, smallest = 1e-12 } = options
  const n = start.length
  const lambda = options.offspring ?? 4 + Math.floor(3 * logarithm(n))
  const strategy = strategyOf(n, lambda)
  const { mu, weights, muEff, cs, cc, c1, cmu, damps, chi } = strategy
  const state: State = {
    mean: column(start),
    sigma: step,
    shape: Matrix.eye(n),
    sigmaPath: Matrix.zeros(n, 1),
    shapePath: Matrix.zeros(n, 1),
  }
  let best: Found = { point: Float64Array.from(start), value: Number.POSITIVE_INFINITY }
  let evaluations = 0
  let generation = 0

  async function generationOf({ turn, lengths }: ReturnType<typeof axesOf>): Promise<readonly Found[]> {
    const points = Array.from({ length: lambda }, (_, child) => {
      const draw = normalStream(`cma ${name} ${generation} ${child}`)
      const move = turn.mmul(column(lengths.map((length) => length * draw())))
      return Float64Array.from(Matrix.add(state.mean, move.mul(state.sigma)).to1DArray())
    })
    const values = await objective(points)
    evaluations += lambda
    return byValue(points.map((point, i) => ({ point, value: worth(values[i] ?? Number.NaN) })))
  }

  function learn(chosen: readonly Found[], { turn, lengths }: ReturnType<typeof axesOf>): void {
    const before = state.mean
    const steps = chosen.map(({ point }) => Matrix.sub(column(point), before).div(state.sigma))
    const move = steps.reduce((sum, one, i) => sum.add(Matrix.mul(one, weights[i] ?? 0)), Matrix.zeros(n, 1))
    state.mean = Matrix.add(before, Matrix.mul(move, state.sigma))
    const turned = turn.transpose().mmul(move)
    const straight = turn.mmul(column(turned.to1DArray().map((x, i) => x / (lengths[i] ?? 1))))
    state.sigmaPath.mul(1 - cs).add(straight.mul(Math.sqrt(cs * (2 - cs) * muEff)))
    // The share of the path that is still forming: (1 - cs) to the power 2 (generation + 1).
    const forming = exponential(2 * (generation + 1) * logarithm(1 - cs))
    const isCalm = lengthOf(state.sigmaPath) / Math.sqrt(1 - forming) / chi < 1.4 + 2 / (n + 1)
    state.shapePath.mul(1 - cc)
    if (isCalm) state.shapePath.add(Matrix.mul(move, Math.sqrt(cc * (2 - cc) * muEff)))
    const ranked = steps.reduce(
      (sum, one, i) => sum.add(one.mmul(one.transpose()).mul(weights[i] ?? 0)),
      Matrix.zeros(n, n),
    )
    const lost = isCalm ? 0 : c1 * cc * (2 - cc)
    state.shape
      .mul(1 - c1 - cmu + lost)
      .add(state.shapePath.mmul(state.shapePath.transpose()).mul(c1))
      .add(ranked.mul(cmu))
    state.sigma *= exponential((cs / damps) * (lengthOf(state.sigmaPath) / chi - 1))
  }

  function ending(lengths: readonly number[]): Ending | undefined {
    if (best.value <= target) return 'target'
    if (state.sigma * Math.max(...lengths) < smallest) return 'converged'
    return evaluations + lambda > options.evaluations ? 'evaluations' : undefined
  }

  let axes = axesOf(state.shape)
  let over = ending(axes.lengths)
  while (over === undefined) {
    // oxlint-disable-next-line no-await-in-loop -- a generation grows out of the one before
    const found = await generationOf(axes)
    const [top] = found
    if (top !== undefined && top.value < best.value) best = top
    learn(found.slice(0, mu), axes)
    generation++
    axes = axesOf(state.shape)
    over = ending(axes.lengths)
  }
  return { ...best, evaluations, ending: over }
}
