import { currentModel, type Path } from '@fishbowl/core'
import { latinHypercube, sobol, type UnitPoints } from '../design/index.ts'
import { type Axis, axesOf, type Found, type Own, type Placed } from './axis.ts'
import { type Factor, factorOf, isWrong, overlap } from './factor.ts'
import type { Study } from './file.ts'

/** A value that a factor takes somewhere, with its place in the study file: all that has to be checked one by one. */
export type Candidate = { readonly factor: Factor; readonly value: unknown; readonly at: Path }

/** The points of a study apart from its scenarios. */
export type Layout = {
  readonly factors: readonly Factor[]
  readonly count: number
  /** What a point sets, in the order of the factors; undefined where it leaves the scenario as it is. */
  readonly valuesAt: (point: number) => readonly unknown[]
  readonly candidates: readonly Candidate[]
  /** Where a point stands in the study file. */
  readonly placeOf: (point: number) => Path
}

type Design = Study['design']
type Listed = Extract<Design, { kind: 'list' }>
type Sampled = Extract<Design, { kind: 'sobol' | 'latin-hypercube' }>

/** Points one by one: the factors are all that any of them names. */
function listLayout({ points }: Listed): Layout | readonly Placed[] {
  const byName = new Map<string, Factor>()
  const wrong: Placed[] = []
  const candidates: Candidate[] = []
  const rows = points.map((point, i) => {
    const row = new Map<string, unknown>()
    for (const [text, value] of Object.entries(point)) {
      const at: Path = ['design', 'points', i, text]
      const factor = factorOf(text)
      if (isWrong(factor)) {
        wrong.push({ at, wrong: factor })
        continue
      }
      const twice = [...row.keys()].some((name) => overlap(byName.get(name) ?? factor, factor))
      if (twice)
        wrong.push({
          at,
          wrong: { code: 'cross-check', message: `${factor.name} is set twice`, hint: 'keep one' },
        })
      byName.set(factor.name, factor)
      row.set(factor.name, value)
      candidates.push({ factor, value, at })
    }
    return row
  })
  if (wrong.length > 0) return wrong
  const factors = [...byName.values()]
  return {
    factors,
    count: points.length,
    valuesAt: (point) => factors.map(({ name }) => rows[point]?.get(name)),
    candidates,
    placeOf: (point) => ['design', 'points', point],
  }
}

const candidatesOf = (axes: readonly Axis[]): readonly Candidate[] =>
  axes.flatMap((axis) => {
    const { factor, at } = axis
    if ('values' in axis) return axis.values.map((value, i) => ({ factor, value, at: [...at, i] }))
    const { low, high } = axis
    return [
      { factor, value: low, at: [...at, 'low'] },
      { factor, value: high, at: [...at, 'high'] },
    ]
  })

/** The value of a factor for a place in [0, 1): equal chances for values and whole numbers. */
function valueAt(axis: Axis, unit: number): unknown {
  if ('values' in axis) return axis.values[Math.floor(unit * axis.values.length)]
  const { low, high, whole } = axis
  return whole ? low + Math.floor(unit * (high - low + 1)) : low + unit * (high - low)
}

/** Every value with every other; the last factor changes first. */
function gridValues(axes: readonly Axis[], point: number): readonly unknown[] {
  let rest = point
  return axes
    .toReversed()
    .map((axis) => {
      const values = 'values' in axis ? axis.values : []
      const value = values[rest % values.length]
      rest = Math.floor(rest / values.length)
      return value
    })
    .toReversed()
}

function sampledValues({ kind, points }: Sampled, axes: readonly Axis[], seed: string): Layout['valuesAt'] {
  let made: UnitPoints | undefined
  return (point) => {
    made ??= (kind === 'sobol' ? sobol : latinHypercube)(axes.length, points, seed)
    const { at } = made
    return axes.map((axis, i) => valueAt(axis, at[point * axes.length + i] ?? 0))
  }
}

/** Grids and samples must be numbers of points that a study can have. */
const sizeOf = (axes: readonly Axis[]): number =>
  axes.reduce((size, axis) => size * ('values' in axis ? axis.values.length : 1), 1)

/** Lays out the points of a design, or says what is wrong with it. */
export function layoutOf({ design, seed }: Study, own: Own): Layout | readonly Placed[] {
  if (design.kind === 'list') return listLayout(design)
  const { found: axes, wrong }: Found<Axis> = axesOf(design, own)
  if (wrong.length > 0) return wrong
  const isGrid = design.kind === 'grid'
  return {
    factors: axes.map(({ factor }) => factor),
    count: isGrid ? sizeOf(axes) : design.points,
    valuesAt: isGrid ? (point) => gridValues(axes, point) : sampledValues(design, axes, seed),
    candidates: candidatesOf(axes),
    placeOf: () => ['design'],
  }
}

/** Points that a study asks for, each scenario with its own; undefined where its design has mistakes. Nothing is put together for it. */
export function pointsAsked(study: Study): number | undefined {
  const layout = layoutOf(study, { set: new Set(), versions: [currentModel] })
  return 'count' in layout ? layout.count * study.scenarios.length : undefined
}
