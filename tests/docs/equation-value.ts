import { alignmentClasses, assumptionIds, columnIndex, historyWidth } from '@fishbowl/core'
import { clamp, keyOf, logistic, saturate, uniform, type World } from '@fishbowl/sim'
import type { Equation } from '@fishbowl/sim/describe'
import { type Node, parseSide } from '../../packages/report/src/model/notation.ts'

/** Where an equation is computed: the state it reads, for which person, group or post, and what is known already. */
export type Here = {
  readonly world: World
  readonly equations: readonly Equation[]
  readonly row?: number
  readonly group?: number
  readonly post?: number
  readonly known?: Readonly<Record<string, number>>
  /** What is known of single people, by row. */
  readonly people?: ReadonlyMap<number, Readonly<Record<string, number>>>
}

const flagOf = (holds: boolean): number => (holds ? 1 : 0)

const functions: Readonly<Record<string, (...values: readonly number[]) => number>> = {
  S: (x = 0, k = 0) => saturate(x, k),
  Lg: (x = 0) => logistic(x),
  root: (x = 0) => Math.sqrt(x),
  min: (...values) => Math.min(...values),
  max: (...values) => Math.max(...values),
  clamp: (x = 0, low = 0, high = 0) => clamp(x, low, high),
  power: (x = 0, e = 0) => x ** (Math.round(e * 256) / 256),
  floor: (x = 0) => Math.floor(x),
  ceil: (x = 0) => Math.ceil(x),
  round: (x = 0) => Math.round(x),
  byLevel: (level = 0, ...values) => values[level] ?? Number.NaN,
}

const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => flagOf(a < b),
  '<=': (a, b) => flagOf(a <= b),
  '>': (a, b) => flagOf(a > b),
  '>=': (a, b) => flagOf(a >= b),
  '==': (a, b) => flagOf(a === b),
  and: (a, b) => flagOf(a !== 0 && b !== 0),
  or: (a, b) => flagOf(a !== 0 || b !== 0),
}

const groupOf = ({ world, row, group }: Here): number =>
  group ?? (row === undefined ? 0 : (world.network.group[row] ?? 0))
const poolOf = (here: Here): number => groupOf(here) & here.world.poolMask

/** Numbers of a table of columns. */
type Rows = Readonly<Record<string, ArrayLike<number>>>

const tables: Readonly<Record<string, (here: Here, field: string) => number | undefined>> = {
  person: ({ world, row = 0 }, field) => (world.person as Rows)[field]?.[row],
  member: ({ world, row = 0 }, field) => (world.member as Rows)[field]?.[row],
  group: (here, field) => (here.world.groups as Rows)[field]?.[groupOf(here)],
  pool: (here, field) => (here.world.pool as Rows)[field]?.[poolOf(here)],
  post: ({ world, post = 0 }, field) => (world.posts as Rows)[field]?.[post],
  space: ({ world }, field) => (world.space as Readonly<Record<string, number>>)[field],
  now: ({ world }, field) => (world.now as Readonly<Record<string, number>>)[field],
  tally: ({ world }, field) => (world.tally as Readonly<Record<string, number>>)[field],
  lever: ({ world }, field) =>
    Number((world.plan[world.space.week] as unknown as Readonly<Record<string, unknown>>)[field]),
  class: ({ world }, field) => {
    const settings = world.plan[world.space.week]
    if (settings === undefined) return undefined
    return Number((alignmentClasses[settings.alignment] as Readonly<Record<string, unknown>>)[field])
  },
  organisation: ({ world }, field) =>
    Number((world.scenario.organisation as Readonly<Record<string, unknown>>)[field]),
  column: ({ world }, field) =>
    world.values[world.space.week * historyWidth + columnIndex(field as Parameters<typeof columnIndex>[0])],
}

const givens: Readonly<Record<string, (here: Here) => number>> = {
  week: ({ world }) => world.space.week,
  audience: ({ world }) => world.audience,
  audienceShare: ({ world }) => world.audienceShare,
  managersIn: ({ world }) => world.groupsIn,
  workGroups: ({ world }) => world.network.groups,
  groupSize: (here) => here.world.network.groupSize[groupOf(here)] ?? 0,
  groupVisits: (here) => here.world.scratch.groupActive[groupOf(here)] ?? 0,
  ties: ({ world, row = 0 }) => world.network.degree[row] ?? 0,
  poolSize: ({ world }) => (world.inGroups ? world.members / world.network.groups : world.audience),
  inGroups: ({ world }) => flagOf(world.inGroups),
  external: ({ world }) => flagOf(world.external),
  contributed: ({ world, row = 0 }) => world.scratch.contributed[row] ?? 0,
}

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

function tiesOf({ world: { network } }: Here, row: number): readonly number[] {
  const { group, circle, farStart, far } = network
  const others = upTo(group.length).filter((i) => i !== row)
  return [
    ...others.filter((i) => group[i] === group[row]),
    ...others.filter((i) => circle[i] === circle[row]),
    ...far.subarray(farStart[row], farStart[row + 1]),
  ]
}

/** Whom a sum runs over. */
const sets: Readonly<Record<string, (here: Here) => readonly Partial<Here>[]>> = {
  visitor: (here) => rowsIn(here).filter(({ row }) => here.world.member.active[row] === 1),
  employee: ({ world }) => upTo(world.members).map((row) => ({ row })),
  groupMember: (here) =>
    upTo(here.world.members)
      .filter((row) => here.world.network.group[row] === groupOf(here) && here.world.member.active[row] === 1)
      .map((row) => ({ row })),
  tie: (here) => tiesOf(here, here.row ?? 0).map((row) => ({ row })),
  manager: ({ world }) => upTo(world.network.groups).map((group) => ({ group })),
  presentCm: (here) =>
    upTo(here.world.posts.open.length)
      .map((post) => ({ post }))
      .filter(
        ({ post }) =>
          here.world.posts.open[post] === 1 &&
          here.world.posts.vacant[post] === 0 &&
          valueOf({ kind: 'name', name: 'atWork' }, { ...here, post }) === 1,
      ),
  space: () => [{}],
  pool: ({ world }) => upTo(world.pools).map((group) => ({ group })),
  wave: ({ world }) =>
    world.waves
      .filter(({ week }) => week <= world.space.week)
      .map(({ week, size }) => ({ known: { waveWeek: week, waveSize: size } })),
}

/** People of the own pool. */
const rowsIn = (here: Here): readonly { readonly row: number }[] =>
  upTo(here.world.rows)
    .filter((row) => !here.world.inGroups || here.world.network.group[row] === groupOf(here))
    .map((row) => ({ row }))

/** A draw by its address: traits by who has the place, the chart by nothing, the rest by the week. */
function drawn({ world, row, group, post }: Here, decision: string, k: number): number {
  const { root, talentRoot, space, person, posts } = world
  const entity = row ?? post ?? group ?? 0
  // the shock is one for all: its draws are told apart as if they were of four people
  const isShock = decision === 'shock'
  const isTrait = decision.startsWith('trait-')
  const weeks: Readonly<Record<string, number | undefined>> = {
    talent: (posts.holders[entity] ?? 0) - 1,
    stance: 0,
  }
  const week = isTrait ? (person.generation[entity] ?? 0) : (weeks[decision] ?? space.week)
  const { a, b } = keyOf(
    decision === 'talent' ? talentRoot : root,
    decision as Parameters<typeof keyOf>[1],
    week,
    decision === 'trait-interest' ? space.memberships : isShock ? 0 : k,
  )
  return uniform(a, b, isShock ? k : entity)
}

const isAssumption = (name: string): name is (typeof assumptionIds)[number] =>
  assumptionIds.some((id) => id === name)

/** What a test has found out itself, about everybody or about one person. */
const toldOf = (name: string, { known, people, row = -1 }: Here): number | undefined =>
  known?.[name] ?? people?.get(row)?.[name]

/** What a table of the world, the scenario or the calendar has under a name. */
function foundIn(name: string, here: Here): number | undefined {
  if (isAssumption(name)) return here.world.assumptions[name]
  const [table = '', field] = name.split('.')
  return field === undefined ? givens[name]?.(here) : tables[table]?.(here, field)
}

function named(name: string, here: Here): number {
  const found = toldOf(name, here) ?? foundIn(name, here)
  if (found !== undefined) return found
  const equation = here.equations.find(({ left }) => left === name)
  if (equation === undefined) throw new RangeError(`nothing says what ${name} is`)
  return settled(equation, here)
}

/** What stands in a table of the notation under a name; throws where nothing does. */
function sure<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new RangeError(`nothing here is called ${name}`)
  return found
}

type NodeOf<K extends Node['kind']> = Extract<Node, { readonly kind: K }>

function summed({ name, set, of }: NodeOf<'over'>, here: Here): number {
  const each = sure(
    sets[set],
    set,
  )(here).map((one) => valueOf(of, { ...here, ...one, known: { ...here.known, ...one.known } }))
  return name === 'most' ? Math.max(0, ...each) : each.reduce((sum, value) => sum + value, 0)
}

function called({ name, args }: NodeOf<'call'>, here: Here): number {
  const of = (at: number) => valueOf(sure(args[at], name), here)
  if (name === 'if') return of(0) === 0 ? of(2) : of(1)
  // one space is the first one
  if (name === 'first') return of(0)
  return sure(functions[name], name)(...args.map((_, at) => of(at)))
}

/** The value of a parsed side. */
function valueOf(node: Node, here: Here): number {
  switch (node.kind) {
    case 'number':
      return node.value
    case 'name':
      return named(node.name, here)
    case 'draw':
      return drawn(here, node.decision, node.k)
    case 'unary':
      return node.op === '-' ? -valueOf(node.of, here) : flagOf(valueOf(node.of, here) === 0)
    case 'binary':
      return sure(operators[node.op], node.op)(valueOf(node.left, here), valueOf(node.right, here))
    case 'over':
      return summed(node, here)
    case 'call':
      return called(node, here)
  }
}

const parsed = new Map<string, Node>()
function sideOf(text: string): Node {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const node = parseSide(text)
  parsed.set(text, node)
  return node
}

/** The chance or the value that the right side of an equation gives, before any draw. */
export const rightOf = ({ right }: Pick<Equation, 'right'>, here: Here): number =>
  valueOf(sideOf(right), here)

/** What the left side is after an equation: its value, its old value grown by it, or whether it happened. */
export function settled(equation: Equation, here: Here): number {
  const value = rightOf(equation, here)
  if (equation.is === '=') return value
  if (equation.is === '+=') return named(equation.left, here) + value
  return flagOf(drawn(here, sure(equation.draw, equation.id), equation.k ?? 0) < value)
}

/** A table with copies of its columns. */
const copied = <T extends object>(table: T): T =>
  Object.fromEntries(
    Object.entries(table).map(([name, column]) => [
      name,
      ArrayBuffer.isView(column) ? (column as Float64Array).slice() : (column as unknown),
    ]),
  ) as T

/** A copy of a world as it stands, which no later week changes. */
export function frozen(world: World): World {
  const { person, member, groups, pool, posts, scratch, space, now, tally } = world
  return {
    ...world,
    person: copied(person),
    member: copied(member),
    groups: copied(groups),
    pool: copied(pool),
    posts: copied(posts),
    scratch: copied(scratch),
    space: { ...space },
    now: { ...now },
    tally: { ...tally },
    values: world.values.slice(),
  }
}
