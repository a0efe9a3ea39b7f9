import type { Expression, Statement } from 'oxc-parser'
import { type Column, gather, load, used } from './columns.ts'
import type { Graph } from './graph.ts'
import { select } from './select.ts'
import { fround, roundable } from './single.ts'
import { type Placed, problem, Refusal, readSource, type Source } from './source.ts'
import {
  arithmeticOf,
  asReal,
  bitsOf,
  comparison,
  imul,
  joined,
  type Mask,
  negated,
  type Value,
} from './values.ts'

/** What a name stands for. A cursor counts and says where the next entry of a list goes; a counter only counts. */
export type Binding =
  | { readonly type: 'value'; readonly value: Value; readonly inner?: Mask | undefined }
  | { readonly type: 'column'; readonly column: Column }
  | { readonly type: 'row' }
  | { readonly type: 'cursor' | 'counter'; readonly name: string }

/** Names seen from one place of one file. */
export type Scope = {
  readonly graph: Graph
  readonly source: Source
  readonly names: Map<string, Binding>
  /** The functions being inlined, for a recursion would not end. */
  readonly calls: readonly string[]
}

/** Runs `build`; a refusal without a place gets that of `node`. */
export function placed<T>(source: Source, node: Placed, build: () => T): T {
  try {
    return build()
  } catch (error) {
    if (error instanceof Refusal) throw problem(source, node, error.message)
    throw error
  }
}

/** The node without what only types need. */
export function bare(node: Expression): Expression {
  if (node.type === 'TSNonNullExpression' || node.type === 'ParenthesizedExpression')
    return bare(node.expression)
  return node
}

const isRow = (scope: Scope, node: Expression): boolean =>
  node.type === 'Identifier' && scope.names.get(node.name)?.type === 'row'

/** The part of a sum for a row: `i & 3`. */
export function isPart(scope: Scope, node: Expression): boolean {
  if (node.type !== 'BinaryExpression' || node.operator !== '&') return false
  return isRow(scope, node.left) && node.right.type === 'Literal' && node.right.value === 3
}

export type Place = { readonly column: Column; readonly index: Expression }

/** `column[index]`, where `node` is that. */
export function placeOf(scope: Scope, node: Expression): Place | undefined {
  if (node.type !== 'MemberExpression' || !node.computed || node.object.type !== 'Identifier')
    return undefined
  const found = scope.names.get(node.object.name)
  return found?.type === 'column' ? { column: found.column, index: bare(node.property) } : undefined
}

/** Variables of the four parts of a sum; loaded before the rows and stored after them. */
export function partsOf({ graph }: Scope, column: Column): readonly [string, string] {
  if (column.element !== 'Float64Array')
    throw new Refusal(`a sum by i & 3 in the ${column.element} ${column.name}`)
  used(graph, column, 'a sum')
  const names = [`${column.name}.lo`, `${column.name}.hi`] as const
  if (graph.variables.has(names[0])) return names
  const base = graph.parameter('i32', column.name)
  for (const [half, name] of names.entries()) {
    const offset = half === 0 ? '' : 'offset=16'
    graph.inside(graph.before, () =>
      graph.set(
        name,
        graph.read('v128', 'v128.load', { of: `column ${column.name}`, at: [base], immediate: offset }),
      ),
    )
    graph.inside(graph.after, () =>
      graph.effect('v128.store', `column ${column.name}`, [base, graph.get(name)], offset),
    )
  }
  return names
}

/** The row numbers of the four rows. */
export const rowsOf = (graph: Graph): Value => ({ type: 'int', bits: graph.get('four') })

function element(scope: Scope, { column, index }: Place): Value {
  const { graph } = scope
  if (isRow(scope, index)) return load(graph, column, graph.get('row'))
  if (isPart(scope, index)) {
    const [lo, hi] = partsOf(scope, column)
    return { type: 'f64', lo: graph.get(lo), hi: graph.get(hi) }
  }
  const value = expression(scope, index)
  if (value.type === 'literal')
    throw new Refusal(`the fixed place ${column.name}[${value.value}] among the rows`)
  return gather(graph, column, value)
}

function named(scope: Scope, name: string): Value {
  const found = scope.names.get(name)
  if (found?.type === 'value') return found.value
  if (found?.type === 'row') return rowsOf(scope.graph)
  if (found !== undefined) throw new Refusal(`the ${found.type} ${name} as a value`)
  const constant = scope.source.constants.get(name)
  if (constant === undefined) throw new Refusal(`the unknown name ${name}`)
  return expression({ ...scope, names: new Map() }, constant)
}

function condition(scope: Scope, node: Expression): Mask {
  const value = expression(scope, node)
  if (value.type === 'mask') return value
  throw problem(scope.source, node, `a ${value.type} where a condition is needed`)
}

const functions: Record<string, (graph: Graph, ...args: readonly Value[]) => Value | undefined> = {
  imul: (graph, a, b) => (a === undefined || b === undefined ? undefined : imul(graph, a, b)),
  fround: (graph, a) => (a === undefined ? undefined : fround(graph, a)),
  sqrt: (graph, a) => {
    if (a === undefined) return undefined
    const { lo, hi } = asReal(graph, a)
    const [low, high] = [graph.vector('f64x2.sqrt', lo), graph.vector('f64x2.sqrt', hi)]
    return roundable(graph, 'sqrt', { type: 'f64', lo: low, hi: high }, a)
  },
}

function call(scope: Scope, node: Extract<Expression, { type: 'CallExpression' }>): Value {
  const args = node.arguments.map((argument) => {
    if (argument.type === 'SpreadElement') throw new Refusal('spread arguments')
    return expression(scope, argument)
  })
  const { callee } = node
  if (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Math'
  ) {
    const name = callee.property.type === 'Identifier' ? callee.property.name : ''
    const result = functions[name]?.(scope.graph, ...args)
    if (result === undefined) throw new Refusal(`Math.${name} of ${args.length} arguments`)
    return result
  }
  if (callee.type !== 'Identifier') throw new Refusal(`a call of a ${callee.type}`)
  return inlined(scope, callee.name, args)
}

/** The function that a name calls, and its file. */
function helperOf({ source, calls }: Scope, name: string) {
  const from = source.imports.get(name)
  const home = from === undefined ? source : readSource(from.path)
  const helper = home.functions.get(from?.name ?? name)
  if (helper?.body == null) throw new Refusal(`the unknown function ${name}`)
  const id = `${home.path} ${from?.name ?? name}`
  if (calls.includes(id)) throw new Refusal(`the recursion of ${name}`)
  return { home, id, helper, body: helper.body.body }
}

/** The value of a helper's body with its parameters bound to the arguments. */
function inlined(scope: Scope, name: string, args: readonly Value[]): Value {
  const { home, id, helper, body } = helperOf(scope, name)
  const inner: Scope = { graph: scope.graph, source: home, names: new Map(), calls: [...scope.calls, id] }
  for (const [k, parameter] of helper.params.entries()) {
    const value = args[k]
    if (parameter.type !== 'Identifier' || value === undefined)
      throw problem(home, parameter, `the parameter ${k + 1} of ${name}`)
    inner.names.set(parameter.name, { type: 'value', value })
  }
  for (const one of body) {
    if (one.type === 'ReturnStatement' && one.argument !== null) return expression(inner, one.argument)
    if (one.type === 'VariableDeclaration') declared(inner, one)
    else if (one.type === 'ExpressionStatement' && one.expression.type === 'AssignmentExpression')
      assigned(inner, one.expression)
    else throw problem(home, one, `a ${one.type} in a helper`)
  }
  throw problem(home, helper, `${name} returns nothing`)
}

type Assignment = Extract<Expression, { type: 'AssignmentExpression' }>

/** `h = expression` for a local of a helper. */
function assigned(scope: Scope, node: Assignment): void {
  if (node.operator !== '=' || node.left.type !== 'Identifier')
    throw problem(scope.source, node, `the assignment ${node.operator} to a ${node.left.type}`)
  if (scope.names.get(node.left.name)?.type !== 'value')
    throw problem(scope.source, node, `an assignment to ${node.left.name}`)
  scope.names.set(node.left.name, { type: 'value', value: expression(scope, node.right) })
}

/** `const x = expression`. */
export function declared(scope: Scope, node: Extract<Statement, { type: 'VariableDeclaration' }>): void {
  for (const { id, init } of node.declarations) {
    if (id.type !== 'Identifier' || init === null)
      throw problem(scope.source, id, 'a declaration without one name and one value')
    scope.names.set(id.name, { type: 'value', value: expression(scope, init) })
  }
}

function literal(node: Extract<Expression, { type: 'Literal' }>): Value {
  if (typeof node.value !== 'number') throw new Refusal(`the literal ${node.raw ?? 'of this type'}`)
  return { type: 'literal', value: node.value }
}

function unary(scope: Scope, operator: string, argument: Expression): Value {
  if (operator === '!') return negated(scope.graph, condition(scope, argument))
  const value = expression(scope, argument)
  if (operator !== '-') throw new Refusal(`the operator ${operator}`)
  if (value.type === 'literal') return { type: 'literal', value: -value.value }
  if (value.type !== 'f64') throw new Refusal('the negative of a whole number, for 0 has no sign there')
  const { graph } = scope
  return { type: 'f64', lo: graph.vector('f64x2.neg', value.lo), hi: graph.vector('f64x2.neg', value.hi) }
}

const wordOperators = new Set(['&', '|', '^', '<<', '>>', '>>>'])
const orders = new Set(['<', '<=', '>', '>=', '===', '!=='])

function binary(scope: Scope, operator: string, left: Expression, right: Expression): Value {
  const { graph } = scope
  const [a, b] = [expression(scope, left), expression(scope, right)]
  if (wordOperators.has(operator)) return bitsOf(graph, operator, a, b)
  if (orders.has(operator)) return comparison(graph, operator, a, b)
  return roundable(graph, operator, arithmeticOf(graph, operator, a, b), a, b)
}

function logical(scope: Scope, node: Extract<Expression, { type: 'LogicalExpression' }>): Value {
  if (node.operator === '??') throw new Refusal('the operator ??')
  const [a, b] = [condition(scope, node.left), condition(scope, node.right)]
  return joined(scope.graph, node.operator === '&&' ? 'v128.and' : 'v128.or', a, b)
}

function built(scope: Scope, node: Expression): Value {
  if (node.type === 'Literal') return literal(node)
  if (node.type === 'Identifier') return named(scope, node.name)
  if (node.type === 'UnaryExpression') return unary(scope, node.operator, node.argument)
  if (node.type === 'LogicalExpression') return logical(scope, node)
  if (node.type === 'CallExpression') return call(scope, node)
  if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier')
    return binary(scope, node.operator, node.left, node.right)
  if (node.type === 'ConditionalExpression') {
    const [yes, no] = [expression(scope, node.consequent), expression(scope, node.alternate)]
    return select(scope.graph, condition(scope, node.test), yes, no)
  }
  const place = placeOf(scope, node)
  if (place === undefined) throw new Refusal(`a ${node.type}`)
  return element(scope, place)
}

/** What an expression is worth in four rows. Both sides of a choice are computed, so every index must be in range in every row. */
export function expression(scope: Scope, node: Expression): Value {
  const inner = bare(node)
  return placed(scope.source, inner, () => built(scope, inner))
}

/** A condition in four rows. */
export const conditionOf = condition
