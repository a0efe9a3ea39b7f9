import {
  currentModel,
  type Issue,
  type LoadedScenario,
  type Located,
  measureIds,
  variantOf,
} from '@fishbowl/core'
import type { Own, Placed } from './axis.ts'
import { type Base, type Builder, builderOf } from './build.ts'
import { type Layout, layoutOf } from './design.ts'
import type { DesignKind, Study } from './file.ts'
import { notesOf } from './notes.ts'
import type { Point, StudyPlan } from './plan.ts'

/** A plan with what people want to know of it before it runs. */
export type PlannedStudy = StudyPlan & {
  readonly question: string | undefined
  readonly kind: DesignKind
  /** Names of the scenarios; point p varies scenario p modulo their number. */
  readonly bases: readonly string[]
  /** Points of the design; each is run in every scenario. */
  readonly designPoints: number
  readonly seed: string
  readonly most: Study['most']
  /** What somebody who reads the results should know, as sentences. */
  readonly notes: readonly string[]
}

/** A plan, or everything that is wrong with the study file. */
export type Planned =
  | { readonly ok: true; readonly plan: PlannedStudy }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** A scenario of the study file by the name it has there: `at` is its place in the list. */
export type NamedScenario = { readonly id: string; readonly loaded: LoadedScenario; readonly at: number }

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

/** The scenarios under the luck and length of the study, or what that makes wrong. */
function basesOf(
  { seed, weeks }: Study,
  scenarios: readonly NamedScenario[],
): readonly Base[] | readonly Placed[] {
  const wrong: Placed[] = []
  const bases: Base[] = []
  for (const { id, loaded, at } of scenarios) {
    const path = ['scenarios', at]
    if (bases.some((base) => base.id === id)) {
      const message = `two scenarios are called "${id}"`
      wrong.push({
        at: path,
        wrong: { code: 'cross-check', message, hint: 'give each file an id: of its own' },
      })
    }
    const load = variantOf(loaded, { id, seed, ...(weeks === undefined ? {} : { horizon: weeks }) }, id)
    if (load.ok) bases.push({ id, loaded: load.loaded })
    else
      wrong.push(
        ...load.issues.map((issue) => ({
          at: weeks === undefined ? path : ['weeks'],
          wrong: { ...issue, message: `"${id}": ${issue.message}` },
        })),
      )
  }
  return wrong.length > 0 ? wrong : bases
}

const isPlaced = (found: readonly Base[] | readonly Placed[]): found is readonly Placed[] =>
  found.some((one) => 'wrong' in one)

/** Every value by itself in every scenario: most mistakes, each at its own place. */
function valueFaults({ candidates }: Layout, builders: ReadonlyMap<string, Builder>): readonly Placed[] {
  return candidates.flatMap(({ factor, value, at }) => {
    for (const { check } of builders.values()) {
      const wrong = check(factor, value)
      if (wrong !== undefined) return [{ at, wrong }]
    }
    return []
  })
}

/** Values that are right one by one may be wrong together; assumptions are not, as each has bounds of its own. */
function pointFaults(
  { factors, count: points, valuesAt, placeOf }: Layout,
  builders: ReadonlyMap<string, Builder>,
): readonly Placed[] {
  if (factors.every(({ assumption }) => assumption !== undefined)) return []
  for (let point = 0; point < points; point++) {
    for (const [id, { build }] of builders) {
      const built = build(valuesAt(point))
      if ('wrong' in built) {
        const { code, message, hint } = built.wrong
        return [
          { at: placeOf(point), wrong: { code, message: `point ${point} of "${id}": ${message}`, hint } },
        ]
      }
    }
  }
  return []
}

/** A study that would take more runs than its cap. */
function capFault(study: Study, points: number): readonly Placed[] {
  const runs = points * study.replicates
  if (runs <= study.most.runs) return []
  const message = `the study takes ${runs} runs (${count(points, 'point')} times ${count(study.replicates, 'replicate')}), and most.runs is ${study.most.runs}`
  const hint = `take fewer points or replicates, or write most: { runs: ${runs} }`
  return [{ at: ['most', 'runs'], wrong: { code: 'too-big', message, hint } }]
}

function pointOf(layout: Layout, builders: readonly (readonly [string, Builder])[], number: number): Point {
  const [base, builder] = builders[number % builders.length] ?? ['', undefined]
  const total = layout.count * builders.length
  if (!Number.isInteger(number) || number < 0 || number >= total || builder === undefined)
    throw new RangeError(`there are points 0 to ${total - 1}, but point ${number} was asked for`)
  const values = layout.valuesAt(Math.floor(number / builders.length))
  const built = builder.build(values)
  if ('wrong' in built) throw new RangeError(`point ${number}: ${built.wrong.message}`)
  const set = layout.factors.flatMap(({ name }, i) => (values[i] === undefined ? [] : [[name, values[i]]]))
  return { number, base, factors: Object.fromEntries(set), scenario: built.scenario }
}

/** Assumptions that some scenario sets itself, with its reason. */
const ownAssumptions = (scenarios: readonly NamedScenario[]): ReadonlySet<string> =>
  new Set(scenarios.flatMap(({ loaded }) => Object.keys(loaded.scenario.overrides)))

/** The versions of the model that scenarios run under, each once. */
function versionsOf(scenarios: readonly NamedScenario[]): Own['versions'] {
  const [first = currentModel, ...others] = new Set(scenarios.map(({ loaded }) => loaded.scenario.model))
  return [first, ...others]
}

/**
 * The plan of a study file: every value was tried in every scenario, and every point that sets more than assumptions was put together
 * once, so that `at` does not throw. Point p is design point floor(p / scenarios) of scenario p modulo scenarios, so that what is
 * compared is run together.
 */
export function planOf(
  { value: study, issueAt }: Located<Study>,
  scenarios: readonly NamedScenario[],
): Planned {
  const refuse = (placed: readonly Placed[]): Planned => ({
    ok: false,
    issues: placed.map(({ at, wrong: { code, message, hint } }) => issueAt(at, code, message, hint)),
  })
  const bases = basesOf(study, scenarios)
  if (isPlaced(bases)) return refuse(bases)
  const set = ownAssumptions(scenarios)
  const layout = layoutOf(study, { set, versions: versionsOf(scenarios) })
  if (!('count' in layout)) return refuse(layout)
  const total = layout.count * bases.length
  const builders = new Map(bases.map((base) => [base.id, builderOf(base, layout.factors)]))
  const faults = [
    capFault(study, total),
    () => valueFaults(layout, builders),
    () => pointFaults(layout, builders),
  ]
  for (const found of faults) {
    const placed = typeof found === 'function' ? found() : found
    if (placed.length > 0) return refuse(placed)
  }
  const { id, title = id, question, replicates, measures, design, seed, most } = study
  const entries = [...builders]
  return {
    ok: true,
    plan: {
      id,
      title,
      question,
      kind: design.kind,
      bases: bases.map((base) => base.id),
      designPoints: layout.count,
      count: total,
      at: (number) => pointOf(layout, entries, number),
      replicates,
      measures: measures === 'all' ? measureIds : measures,
      factors: layout.factors.map(({ name }) => name),
      file: { study, scenarios: Object.fromEntries(bases.map(({ id: name, loaded }) => [name, loaded.raw])) },
      seed,
      most,
      notes: notesOf(study, bases, layout.factors, set),
    },
  }
}
