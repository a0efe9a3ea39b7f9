import {
  assumptionIds,
  isFixed,
  ledgerOf,
  type ModelVersion,
  nearest,
  type Path,
  quote,
} from '@fishbowl/core'
import { drawnAssumptions } from '../assumption-draw.ts'
import { type Factor, factorOf, isWrong, overlap, type Wrong } from './factor.ts'
import type { Study } from './file.ts'

/** Something wrong, with its place in the study file. */
export type Placed = { readonly at: Path; readonly wrong: Wrong }

/** A factor with all that it may be: some values, or a stretch of numbers. */
export type Axis = {
  readonly factor: Factor
  /** Where it stands in the study file. */
  readonly at: Path
} & (
  | { readonly values: readonly unknown[] }
  | { readonly low: number; readonly high: number; readonly whole: boolean }
)

/** Everything found, and everything wrong. */
export type Found<T> = { readonly found: readonly T[]; readonly wrong: readonly Placed[] }

/** What the scenarios of a study say themselves: assumptions that some of them sets, and the version of the model of each, once. */
export type Own = {
  readonly set: ReadonlySet<string>
  readonly versions: readonly [ModelVersion, ...ModelVersion[]]
}

type Design = Study['design']
type Written = {
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly steps?: number
}

const crossCheck = (message: string, hint?: string): Wrong => ({ code: 'cross-check', message, hint })

/** Equally spaced numbers, both ends included. */
const spaced = (low: number, high: number, steps: number): readonly number[] =>
  Array.from({ length: steps }, (_, i) => (i === steps - 1 ? high : low + ((high - low) * i) / (steps - 1)))

/** What the file says of the ends, and the ledger of an assumption where it does not; scenarios of two versions have no ledger in common. */
function endsOf(
  { name, assumption }: Factor,
  { low, high }: Written,
  [version, ...others]: Own['versions'],
): readonly [low: number | undefined, high: number | undefined] | Wrong {
  if (assumption === undefined || (low !== undefined && high !== undefined)) return [low, high]
  const known = ledgerOf(version)[assumption]
  if (others.length === 0) return [low ?? known.low, high ?? known.high]
  return crossCheck(
    `${name} needs low and high: the scenarios run under models ${[version, ...others].join(', ')}`,
    'a version of the model has its own ranges',
  )
}

/** The range that is meant; what is missing of an assumption is taken from the ledger. */
function rangeOf(
  factor: Factor,
  written: Written,
  versions: Own['versions'],
): readonly [number, number] | Wrong {
  const ends = endsOf(factor, written, versions)
  if ('message' in ends) return ends
  const [from, to] = ends
  if (!factor.types.has('number') && !factor.types.has('integer'))
    return crossCheck(`${factor.name} is no number and needs a list of values`, `write ${factor.name}: [...]`)
  if (from === undefined || to === undefined)
    return crossCheck(
      `${factor.name} needs low and high, or a list of values`,
      'only assumptions have a range of their own, that of the ledger',
    )
  return from < to
    ? [from, to]
    : crossCheck(`low of ${factor.name} must be below high (got ${from} and ${to})`)
}

function axisOf(
  { factor, at }: Pick<Axis, 'factor' | 'at'>,
  written: readonly unknown[] | Written,
  versions: Own['versions'],
): Axis | Wrong {
  if (Array.isArray(written)) return { factor, at, values: written }
  const { steps, ...ends } = written as Written
  const range = rangeOf(factor, ends, versions)
  if ('message' in range) return range
  const [low, high] = range
  const whole = !factor.types.has('number')
  if (steps === undefined) return { factor, at, low, high, whole }
  const values = spaced(low, high, steps)
  return { factor, at, values: whole ? [...new Set(values.map((value) => Math.floor(value + 0.5)))] : values }
}

/** A factor that is named twice, or lies within another one. */
function repeated(axes: readonly Axis[]): readonly Placed[] {
  return axes.flatMap(({ factor, at }, i) => {
    const before = axes.slice(0, i).find((other) => overlap(other.factor, factor))
    if (before === undefined) return []
    const words = before.factor.name === factor.name ? 'is varied twice' : `and ${before.factor.name} overlap`
    return [{ at, wrong: crossCheck(`${factor.name} ${words}`, 'keep one') }]
  })
}

/** The factors of a design that names them by key. */
function writtenAxes(
  factors: Readonly<Record<string, readonly unknown[] | Written>>,
  versions: Own['versions'],
): Found<Axis> {
  const results = Object.entries(factors).map(([text, written]) => {
    const at: Path = ['design', 'factors', text]
    const factor = factorOf(text)
    const axis = isWrong(factor) ? factor : axisOf({ factor, at }, written, versions)
    return isWrong(axis) ? { wrong: [{ at, wrong: axis }], found: [] } : { found: [axis], wrong: [] }
  })
  return { found: results.flatMap(({ found }) => found), wrong: results.flatMap(({ wrong }) => wrong) }
}

/** Assumptions over their ranges in the ledger. `all` leaves out those that `set` names, and those that have no range. */
function assumptionAxes(chosen: 'all' | readonly string[] | undefined, { set, versions }: Own): Found<Axis> {
  if (chosen === undefined) return { found: [], wrong: [] }
  const free = drawnAssumptions.filter((id) => !set.has(id) && versions.some((one) => !isFixed(one, id)))
  const ids = chosen === 'all' ? free : chosen
  const results = ids.map((id, i) => {
    const at: Path = chosen === 'all' ? ['design', 'assumptions'] : ['design', 'assumptions', i]
    const factor = factorOf(`assumptions.${id}`)
    if (!isWrong(factor)) return { axis: axisOf({ factor, at }, {}, versions), at }
    const near = nearest(id, assumptionIds)
    const hint = near === undefined ? 'fishbowl model ledger lists them' : `did you mean ${quote(near)}?`
    return { axis: { code: 'unknown-key', message: `${quote(id)} is no assumption`, hint }, at }
  })
  return {
    found: results.flatMap(({ axis }) => (isWrong(axis) ? [] : [axis])),
    wrong: results.flatMap(({ axis, at }) => (isWrong(axis) ? [{ at, wrong: axis }] : [])),
  }
}

/** The factors of a grid or of a random design, in order. */
export function axesOf(design: Exclude<Design, { kind: 'list' }>, { set, versions }: Own): Found<Axis> {
  const written = writtenAxes(design.factors, versions)
  const named = new Set(written.found.flatMap(({ factor }) => factor.assumption ?? []))
  const chosen = design.kind === 'grid' ? undefined : design.assumptions
  const others = assumptionAxes(chosen, { set: new Set([...set, ...named]), versions })
  const found = [...written.found, ...others.found]
  const wrong = [...written.wrong, ...others.wrong, ...repeated(found)]
  if (found.length > 0 || wrong.length > 0) return { found, wrong }
  const hint = 'factors: names them, or leave design out to run each scenario as it is'
  return { found, wrong: [{ at: ['design'], wrong: crossCheck('the design varies nothing', hint) }] }
}
