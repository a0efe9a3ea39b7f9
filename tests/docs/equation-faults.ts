import { type AssumptionId, assumptionIds, columnIds, totalIds } from '@fishbowl/core'
import { type Equation, modelFacts } from '@fishbowl/sim/describe'
import { partsOf } from '../../packages/report/src/model/notation.ts'
import { functionWords } from '../../packages/report/src/model/odd-symbols.ts'
import { engineFiles, numbersIn, type Use, usesOf } from './engine-source.ts'

/** The documented equations and the code they are held against. */
export type Documented = {
  readonly equations: readonly Equation[]
  readonly files: ReadonlyMap<string, string>
}

/** All equations of the model description: those of the start, then those of a week. */
export const allEquations: readonly Equation[] = [
  ...modelFacts.initial,
  ...Object.values(modelFacts.phases).flatMap(({ equations }) => equations),
]

/** What the model description says and what the engine does, as they are. */
export const asTheyAre: Documented = { equations: allEquations, files: engineFiles }

const isAssumption = (name: string): name is AssumptionId => assumptionIds.some((id) => id === name)
const { tables, space, plan, tally, givens, sets, decisions } = modelFacts
const state: Readonly<Record<string, object>> = { ...tables, space, now: plan, tally }

/** Tables that the scenario and the accounts give: by the names that stand in them, or by any name of the code. */
const given: Readonly<Record<string, readonly string[] | undefined>> = {
  column: columnIds,
  total: totalIds,
  lever: undefined,
  class: ['start', 'max', 'floor'],
  level: ['costPerYear', 'contractWeeks', 'gapWeeks'],
  organisation: undefined,
  community: undefined,
}

/** State that names draws and is read nowhere else. */
const addresses = new Set(['person.generation', 'post.holders', 'space.memberships', 'space.week'])
/** Code that reads levers without computing anything from them, with the reason. */
const aside: Readonly<Record<string, string>> = {
  'phases/timeline.ts#teamMoves': 'spares work in weeks in which no post can change',
}

const drawsOf = ({ right, draw }: Equation): readonly string[] => [
  ...partsOf(right).draws,
  ...(draw === undefined ? [] : [draw]),
]
/** What a name with a dot is called in the code: a part of a class or a rule is read through its lever. */
const leverOf = (name: string): string =>
  name.startsWith('class.') ? 'alignment' : (name.split('.')[1] ?? name)

function nameFault(name: string, defined: ReadonlySet<string>): string | undefined {
  const [table = '', field = ''] = name.split('.')
  if (field === '') {
    const known = isAssumption(name) || name in givens || defined.has(name)
    return known ? undefined : `${name} is no assumption, nothing given, and no equation defines it`
  }
  const fields = state[table]
  if (fields !== undefined) return field in fields ? undefined : `there is no ${name}`
  if (!(table in given)) return `there is no table ${table}`
  const known = given[table]
  return known === undefined || known.includes(field) ? undefined : `there is no ${name}`
}

/** What is wrong with one equation in itself: its notation and its names. */
function ownFaults(equation: Equation, defined: ReadonlySet<string>): readonly string[] {
  const { left, right } = equation
  const { names, calls, sets: over } = partsOf(right)
  return [
    ...[left, ...names].flatMap((name) => nameFault(name, defined) ?? []),
    ...(isAssumption(left) ? [`${left} is an assumption: an equation cannot set it`] : []),
    ...calls.filter((call) => !(call in functionWords)).map((call) => `no function ${call}`),
    ...over.filter((set) => !(set in sets)).map((set) => `no set ${set}`),
    ...drawsOf(equation)
      .filter((draw) => !decisions.some((each) => each === draw))
      .map((draw) => `no decision ${draw}`),
    ...(equation.is === 'with chance' && equation.draw === undefined ? ['a chance without a draw'] : []),
  ]
}

/** What an equation says that the code it names does not do. */
function codeFaults(equation: Equation, uses: ReadonlyMap<string, Use>, files: Documented['files']) {
  const { left, right, at } = equation
  const { names, numbers } = partsOf(right)
  const code = at.flatMap((place) => uses.get(place) ?? [])
  const known = new Set(at.flatMap((place) => [...numbersIn(files.get(place.split('#')[0] ?? '') ?? '')]))
  const isState = (left.split('.')[0] ?? '') in state && left.includes('.')
  return [
    ...at.filter((place) => !uses.has(place)).map((place) => `there is no ${place}`),
    ...names
      .filter((name) => isAssumption(name) && !code.some(({ assumptions }) => assumptions.has(name)))
      .map((name) => `its code does not read ${name}`),
    ...names
      .filter(
        (name) => name.includes('.') && !code.some((use) => use.names.has(name.split('.').at(-1) ?? '')),
      )
      .map((name) => `its code does not know ${name}`),
    ...drawsOf(equation)
      .filter((draw) => !code.some((use) => use.decisions.has(draw)))
      .map((draw) => `its code does not draw ${draw}`),
    ...(isState && !code.some(({ writes }) => writes.has(left)) ? [`its code does not set ${left}`] : []),
    // 0, 1 and 2 are everywhere
    ...numbers
      .filter((n) => n > 2 || n % 1 !== 0)
      .flatMap((n) => (known.has(n) ? [] : [`${n} is not in its code`])),
  ]
}

/** What a declaration of the engine does that no equation at that place says. */
function silenceOf(place: string, use: Use, equations: readonly Equation[]): readonly string[] {
  const here = equations.filter(({ at }) => at.includes(place))
  const names = new Set(here.flatMap(({ right }) => partsOf(right).names))
  const levers = new Set([...names].filter((name) => name.includes('.')).map(leverOf))
  const missing = (what: string, said: boolean) => (said ? [] : [`${place} ${what}, which no equation says`])
  return [
    ...[...use.assumptions].flatMap((id) => missing(`reads ${id}`, names.has(id))),
    ...[...use.writes]
      .filter((name) => /^(?:person|member|group|pool|post|space|now)\./.test(name))
      .flatMap((name) =>
        missing(
          `sets ${name}`,
          here.some(({ left }) => left === name),
        ),
      ),
    ...[...use.decisions].flatMap((name) =>
      missing(
        `draws ${name}`,
        here.some((equation) => drawsOf(equation).includes(name)),
      ),
    ),
    ...(place in aside ? [] : [...use.levers]).flatMap((name) =>
      missing(`reads the lever ${name}`, levers.has(name)),
    ),
  ]
}

/** Columns, numbers of the plan and names of equations that the equations leave out or never use. */
function gapsOf(equations: readonly Equation[]): readonly string[] {
  const words = [...Object.values(givens), ...Object.values(sets), ...equations.map(({ when = '' }) => when)]
  const read = new Set([
    ...equations.flatMap(({ right }) => partsOf(right).names),
    ...words.flatMap((text) => text.match(/[A-Za-z]\w*(?:\.\w+)*/g) ?? []),
  ])
  const defined = new Set(equations.map(({ left }) => left))
  const columns = Object.entries(state).flatMap(([table, fields]) =>
    Object.keys(fields).map((field) => `${table}.${field}`),
  )
  const locals = [...defined].filter((name) => !name.includes('.'))
  const ids = equations.map(({ id }) => id)
  return [
    ...columns.filter((name) => !defined.has(name)).map((name) => `no equation sets ${name}`),
    ...[...columns, ...locals]
      .filter((name) => !read.has(name) && !addresses.has(name))
      .map((name) => `no equation reads ${name}`),
    ...assumptionIds.filter((id) => !read.has(id)).map((id) => `no equation reads ${id}`),
    ...decisions
      .filter((draw) => !equations.some((equation) => drawsOf(equation).includes(draw)))
      .map((draw) => `no equation draws ${draw}`),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `two equations are called ${id}`),
  ]
}

/** Every way in which the documented equations and the engine's code are apart; empty when they agree. */
export function faultsOf({ equations, files }: Documented): readonly string[] {
  const uses = usesOf(files)
  const defined = new Set(equations.map(({ left }) => left))
  return [
    ...equations.flatMap((equation) =>
      [...ownFaults(equation, defined), ...codeFaults(equation, uses, files)].map(
        (fault) => `${equation.id}: ${fault}`,
      ),
    ),
    ...[...uses].flatMap(([place, use]) => silenceOf(place, use, equations)),
    ...gapsOf(equations),
  ]
}
