import { globSync, readFileSync } from 'node:fs'
import { type AssumptionId, assumptionIds, seniorityIds } from '@fishbowl/core'
import { decisions, memberColumns, personColumns } from '@fishbowl/sim'
import { parseSync } from 'oxc-parser'

/** What one declaration of the engine reads and writes, by the names of the tables. */
export type Use = {
  /** Assumptions read from `assumptions`. */
  readonly assumptions: ReadonlySet<AssumptionId>
  /** `member.habit`, `space.load`, `now.hours`: state that is assigned, filled or counted up. */
  readonly writes: ReadonlySet<string>
  /** Every name that occurs, as identifier or property. */
  readonly names: ReadonlySet<string>
  readonly decisions: ReadonlySet<string>
  /** Levers read from the plan of the week. */
  readonly levers: ReadonlySet<string>
}

const folder = new URL('../../packages/sim/src/', import.meta.url)
/** Telling, storing and describing a run computes nothing of the model. */
const notModel =
  /\.equations\.ts$|^(?:story|snapshot|describe|equation|index|arena|wasm|worker|threads|fork)|compiled\.ts$/

/** The engine's files by their path below packages/sim/src. */
export const engineFiles: ReadonlyMap<string, string> = new Map(
  globSync('**/*.ts', { cwd: folder })
    .filter((path) => !notModel.test(path.split('/').at(-1) ?? path))
    .map((path) => [path, readFileSync(new URL(path, folder), 'utf8')]),
)

/** A node of a syntax tree, whatever its type. */
type Any = { readonly type: string } & Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Any =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

function childrenOf(node: Any): readonly Any[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? (value as unknown[]).filter(isNode) : isNode(value) ? [value] : [],
  )
}
const nodesOf = (node: Any): readonly Any[] => [node, ...childrenOf(node).flatMap(nodesOf)]

/** A node without the signs that types add to it. */
function bare(value: unknown): Any | undefined {
  if (!isNode(value)) return undefined
  const wrapped = ['TSNonNullExpression', 'TSAsExpression', 'ParenthesizedExpression', 'AssignmentPattern']
  if (!wrapped.includes(value.type)) return value
  return bare(value['expression'] ?? value['left'])
}

const nameOf = (value: unknown): string | undefined => {
  const node = bare(value)
  return node?.type === 'Identifier' ? String(node['name']) : undefined
}
/** The last name of `a.b.c`, or of `c`. */
const lastName = (value: unknown): string | undefined => {
  const node = bare(value)
  return node?.type === 'MemberExpression' && node['computed'] === false
    ? nameOf(node['property'])
    : nameOf(node)
}

type Pair = { readonly key: string; readonly value: Any | undefined }
const pairsOf = (pattern: Any): readonly Pair[] =>
  (pattern['properties'] as readonly Any[]).flatMap((each) => {
    const key = nameOf(each['key'])
    return key === undefined ? [] : [{ key, value: bare(each['value']) }]
  })

/** Patterns with the object they take apart: of declarations, and of parts of other patterns. */
function patternsOf(
  nodes: readonly Any[],
): readonly { readonly of: string | undefined; readonly pattern: Any }[] {
  const declared = nodes.flatMap((node) =>
    node.type === 'VariableDeclarator' && isNode(node['id']) && node['id'].type === 'ObjectPattern'
      ? [{ of: lastName(node['init']), pattern: node['id'] }]
      : [],
  )
  const nested = nodes
    .filter(({ type }) => type === 'ObjectPattern')
    .flatMap((pattern) =>
      pairsOf(pattern).flatMap(({ key, value }) =>
        value?.type === 'ObjectPattern' ? [{ of: key, pattern: value }] : [],
      ),
    )
  return [...declared, ...nested]
}

/** `a.b`, or `a[b]` where it is computed. */
const isMember = (node: Any | undefined, computed: boolean): node is Any =>
  node?.type === 'MemberExpression' && node['computed'] === computed

/** Other names that a node gives to an object. */
function aliasesIn(node: Any, object: string): readonly string[] {
  if (node.type === 'VariableDeclarator')
    return lastName(node['init']) === object ? [nameOf(node['id']) ?? object] : []
  if (node.type !== 'ObjectPattern') return []
  return pairsOf(node).flatMap(({ key, value }) => (key === object ? (nameOf(value) ?? object) : []))
}

/** Properties read of an object, under any name it goes by in these nodes. */
function readOf(nodes: readonly Any[], object: string): ReadonlySet<string> {
  const aliases = new Set([object, ...nodes.flatMap((node) => aliasesIn(node, object))])
  const members = nodes
    .filter((node) => isMember(node, false) && aliases.has(lastName(node['object']) ?? ''))
    .map((node) => nameOf(node['property']) ?? '')
  const taken = patternsOf(nodes)
    .filter(({ of }) => aliases.has(of ?? ''))
    .flatMap(({ pattern }) => pairsOf(pattern).map(({ key }) => key))
  return new Set([...members, ...taken])
}

const isId = (name: string): name is AssumptionId => assumptionIds.some((id) => id === name)
const capital = (id: string) => `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`
const textsOf = (nodes: readonly Any[]): readonly string[] =>
  nodes.flatMap((node) => (node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : []))

/** Assumptions read by name, and those of all levels of the role where the name is put together. */
function assumptionsOf(nodes: readonly Any[]): ReadonlySet<AssumptionId> {
  const named = [...readOf(nodes, 'assumptions')].filter(isId)
  const computed = nodes.some(
    (node) =>
      node.type === 'MemberExpression' &&
      node['computed'] === true &&
      lastName(node['object']) === 'assumptions',
  )
  const levels = computed
    ? textsOf(nodes).flatMap((text) => seniorityIds.map((id) => `${text}${capital(id)}`).filter(isId))
    : []
  return new Set([...named, ...levels])
}

const tables: Readonly<Record<string, string>> = {
  person: 'person',
  member: 'member',
  groups: 'group',
  pool: 'pool',
  posts: 'post',
  space: 'space',
  now: 'now',
  tally: 'tally',
  // what `leaveRecord` adds to: the counts of a space, or those of a whole run
  to: 'space',
}
const ofPeople: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(personColumns).map((column) => [column, `person.${column}`])),
  ...Object.fromEntries(Object.keys(memberColumns).map((column) => [column, `member.${column}`])),
}

/** `pool.signal` of `world.pool.signal`. */
function memberColumn(node: Any | undefined): string | undefined {
  if (!isMember(node, false)) return undefined
  const table = tables[lastName(node['object']) ?? '']
  return table === undefined ? undefined : `${table}.${nameOf(node['property']) ?? ''}`
}

/** Names of columns in a declaration, by the name under which it has them. */
function columnNames(nodes: readonly Any[]): ReadonlyMap<string, string> {
  const taken = patternsOf(nodes).flatMap(({ of, pattern }) => {
    const table = tables[of ?? '']
    if (table === undefined) return []
    return pairsOf(pattern).map(({ key, value }) => [nameOf(value) ?? key, `${table}.${key}`] as const)
  })
  const declared = nodes.flatMap((node) => {
    const name = node.type === 'VariableDeclarator' ? nameOf(node['id']) : undefined
    const column = name === undefined ? undefined : memberColumn(bare(node['init']))
    return name === undefined || column === undefined ? [] : [[name, column] as const]
  })
  return new Map([...taken, ...declared])
}

/** The column, or the field of a space or a plan, that a place of an assignment is in. */
function columnAt(place: Any | undefined, columns: ReadonlyMap<string, string>): string | undefined {
  if (place === undefined) return undefined
  const name = nameOf(place)
  return name === undefined ? memberColumn(place) : (columns.get(name) ?? ofPeople[name])
}

function writtenBy(node: Any, columns: ReadonlyMap<string, string>): string | undefined {
  if (node.type === 'CallExpression') {
    const callee = bare(node['callee'])
    const fills = callee?.type === 'MemberExpression' && nameOf(callee['property']) === 'fill'
    return fills ? columnAt(bare(callee['object']), columns) : undefined
  }
  const target =
    node.type === 'AssignmentExpression'
      ? bare(node['left'])
      : node.type === 'UpdateExpression'
        ? bare(node['argument'])
        : undefined
  if (target?.type !== 'MemberExpression') return undefined
  return target['computed'] === true ? columnAt(bare(target['object']), columns) : columnAt(target, columns)
}

/** Decisions whose keys are asked for. */
function drawnBy(nodes: readonly Any[]): ReadonlySet<string> {
  const calls = nodes.filter(
    (node) => node.type === 'CallExpression' && /^key(?:Now|Of)$/.test(nameOf(node['callee']) ?? ''),
  )
  const texts = new Set(calls.flatMap((call) => textsOf(nodesOf(call))))
  return new Set(decisions.filter((name) => texts.has(name)))
}

function useOf(declaration: Any): Use {
  const nodes = nodesOf(declaration)
  const columns = columnNames(nodes)
  return {
    assumptions: assumptionsOf(nodes),
    writes: new Set(nodes.flatMap((node) => writtenBy(node, columns) ?? [])),
    names: new Set([
      ...textsOf(nodes),
      ...nodes.flatMap((node) => (node.type === 'Identifier' ? String(node['name']) : [])),
    ]),
    decisions: drawnBy(nodes),
    levers: new Set([...readOf(nodes, 'settings'), ...planLevers(nodes)]),
  }
}

/** The levers of a week: `plan[week]`. */
function isPlan(value: unknown): boolean {
  const node = bare(value)
  return isMember(node, true) && lastName(node['object']) === 'plan'
}

/** Levers taken straight from the plan: `plan[week].fit`, `const { fit } = plan[week]`. */
function planLevers(nodes: readonly Any[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'MemberExpression' && node['computed'] === false && isPlan(node['object']))
      return nameOf(node['property']) ?? []
    if (node.type === 'VariableDeclarator' && isPlan(node['init']) && isNode(node['id']))
      return node['id'].type === 'ObjectPattern' ? pairsOf(node['id']).map(({ key }) => key) : []
    return []
  })
}

function declarationsOf(statement: Any): readonly (readonly [string, Any])[] {
  const inner = isNode(statement['declaration']) ? statement['declaration'] : statement
  if (inner.type === 'FunctionDeclaration') return [[nameOf(inner['id']) ?? '', inner]]
  if (inner.type !== 'VariableDeclaration') return []
  return (inner['declarations'] as readonly Any[]).map((each) => [nameOf(each['id']) ?? '', each])
}

/** A file as its declarations use it, and the numbers that stand in it. */
type Parsed = { readonly uses: readonly (readonly [string, Use])[]; readonly numbers: ReadonlySet<number> }
const parsed = new Map<string, Parsed>()

function parse(text: string): Parsed {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const program = parseSync('file.ts', text).program as unknown as Any
  const numbers = nodesOf(program).flatMap((node) =>
    node.type === 'Literal' && typeof node['value'] === 'number' ? node['value'] : [],
  )
  const declared = (program['body'] as readonly Any[]).flatMap(declarationsOf)
  const found = {
    uses: declared.map(([name, node]) => [name, useOf(node)] as const),
    numbers: new Set(numbers),
  }
  parsed.set(text, found)
  return found
}

/** Every declaration of a set of files, as `file#name`, with what it uses. */
export const usesOf = (files: ReadonlyMap<string, string>): ReadonlyMap<string, Use> =>
  new Map(
    [...files].flatMap(([path, text]) =>
      parse(text).uses.map(([name, use]) => [`${path}#${name}`, use] as const),
    ),
  )

/** Numbers that stand in a file. */
export const numbersIn = (text: string): ReadonlySet<number> => parse(text).numbers
