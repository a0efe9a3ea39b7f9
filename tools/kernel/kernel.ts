import type { Function as Declared, Expression, Statement } from 'oxc-parser'
import { type Column, number32, store, used } from './columns.ts'
import { closeCount, cursorNames, openCount } from './counts.ts'
import { Graph, type Node } from './graph.ts'
import {
  bare,
  conditionOf,
  declared,
  expression,
  isPart,
  partsOf,
  placed,
  placeOf,
  rowsOf,
  type Scope,
} from './scope.ts'
import { bindRows, type Signature } from './signature.ts'
import { problem, type Source } from './source.ts'
import { anyOf, asReal, asWhole, blend, joined, type Mask, narrow, negated, wide } from './values.ts'

/** A kernel before it is text: its graph, and the parameters after `from` and `to`. */
export type Kernel = Signature & { readonly name: string; readonly graph: Graph }

type Body = { readonly scope: Scope; readonly mask: Mask | undefined; readonly depth: number }
type Assignment = Extract<Expression, { type: 'AssignmentExpression' }>

/** `count++` of a counter: a mask is -1 where it holds. */
function step({ scope, mask }: Body, name: string): void {
  const { graph } = scope
  const one = mask === undefined ? graph.vector('i32x4.splat', number32(graph, -1)) : narrow(graph, mask)
  graph.set(name, graph.vector('i32x4.sub', graph.get(name), one))
}

/** `list[cursor] = value; cursor++`: every lane writes, those in the mask move on. Entries past the cursor mean nothing. */
function append({ scope, mask }: Body, list: Column, cursor: string, value: Expression): void {
  const { graph } = scope
  if (list.element !== 'Int32Array')
    throw problem(scope.source, value, `a list in the ${list.element} ${list.name}`)
  const isRow = value.type === 'Identifier' && scope.names.get(value.name)?.type === 'row'
  const { bits } = placed(scope.source, value, () => asWhole(graph, expression(scope, value)))
  placed(scope.source, value, () => used(graph, list, 'a list'))
  const held = mask === undefined ? undefined : graph.pure('i32', 'i32x4.bitmask', [narrow(graph, mask)])
  const binary = (op: string, a: Node, b: Node) => graph.pure('i32', op, [a, b])
  const bit = (all: Node, lane: number): Node => {
    const low = lane === 0 ? all : binary('i32.shr_u', all, number32(graph, lane))
    return lane === 3 ? low : binary('i32.and', low, number32(graph, 1))
  }
  let at = graph.get(cursor)
  for (const lane of [0, 1, 2, 3]) {
    const place = binary(
      'i32.add',
      graph.parameter('i32', list.name),
      binary('i32.shl', at, number32(graph, 2)),
    )
    const extracted = graph.pure('i32', 'i32x4.extract_lane', [bits], String(lane))
    const word = isRow ? binary('i32.add', graph.get('row'), number32(graph, lane)) : extracted
    graph.effect('i32.store', `column ${list.name}`, [place, word])
    at = binary('i32.add', at, held === undefined ? number32(graph, 1) : bit(held, lane))
  }
  graph.set(cursor, at)
}

/** `sum[i & 3] = ...`: a lane out of the mask keeps what it has. */
function accumulate({ scope, mask }: Body, column: Column, value: Expression): void {
  const { graph } = scope
  const names = partsOf(scope, column)
  const { lo, hi } = placed(scope.source, value, () => asReal(graph, expression(scope, value)))
  const masks = mask === undefined ? [] : wide(graph, mask)
  for (const [half, node] of [lo, hi].entries()) {
    const m = masks[half]
    const name = names[half] ?? ''
    graph.set(name, m === undefined ? node : blend(graph, m, node, graph.get(name)))
  }
}

/** `column[place] = value`; true where the next statement, `cursor++`, is part of it. */
function assign(body: Body, node: Assignment, next: Statement | undefined): boolean {
  const { scope, mask } = body
  const { source, graph } = scope
  const place = node.left.type === 'MemberExpression' ? placeOf(scope, node.left) : undefined
  if (node.operator !== '=' || place === undefined)
    throw problem(source, node, `the assignment ${node.operator} to a ${node.left.type}`)
  const { column, index } = place
  const found = index.type === 'Identifier' ? scope.names.get(index.name) : undefined
  if (found?.type === 'row') {
    const value = expression(scope, node.right)
    placed(source, node, () => store(graph, { column, row: graph.get('row'), mask }, value))
    return false
  }
  if (isPart(scope, index)) {
    placed(source, node, () => accumulate(body, column, node.right))
    return false
  }
  if (found?.type !== 'cursor' || increment(next) !== (index.type === 'Identifier' ? index.name : ''))
    throw problem(source, node, 'a store to a computed place that is no list[count] = x followed by count++')
  append(body, column, found.name, bare(node.right))
  return true
}

/** The name in `name++`. */
function increment(node: Statement | undefined): string | undefined {
  if (node?.type !== 'ExpressionStatement' || node.expression.type !== 'UpdateExpression') return undefined
  const { operator, argument } = node.expression
  return operator === '++' && argument.type === 'Identifier' ? argument.name : undefined
}

/** `if (condition) ... else ...`: outermost, rows of which none holds skip it. */
function branch(body: Body, node: Extract<Statement, { type: 'IfStatement' }>): void {
  const { graph } = body.scope
  const condition = conditionOf(body.scope, node.test)
  const arm = (mask: Mask, statement: Statement) => {
    const both = body.mask === undefined ? mask : joined(graph, 'v128.and', body.mask, mask)
    const inner = {
      scope: { ...body.scope, names: new Map(body.scope.names) },
      mask: both,
      depth: body.depth + 1,
    }
    const list = statement.type === 'BlockStatement' ? statement.body : [statement]
    if (body.depth === 0) graph.guard(anyOf(graph, both), () => statements(inner, list))
    else statements(inner, list)
  }
  arm(condition, node.consequent)
  if (node.alternate !== null) arm(negated(graph, condition), node.alternate)
}

/** Compiles one statement; how many were used up. */
function take(body: Body, node: Statement, next: Statement | undefined): number {
  const { scope } = body
  const { source } = scope
  if (node.type === 'VariableDeclaration' && node.kind === 'const') declared(scope, node)
  else if (node.type === 'IfStatement') branch(body, node)
  else if (node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression')
    return assign(body, node.expression, next) ? 2 : 1
  else {
    const name = increment(node)
    const found = name === undefined ? undefined : scope.names.get(name)
    if (found?.type !== 'counter') throw problem(source, node, `the statement ${node.type} among the rows`)
    step(body, found.name)
  }
  return 1
}

function statements(body: Body, list: readonly Statement[]): void {
  for (let k = 0; k < list.length; ) {
    const node = list[k]
    if (node === undefined) return
    k += take(body, node, list[k + 1])
  }
}

type Loop = Extract<Statement, { type: 'ForStatement' }>

/** The name of the row in `for (let i = from; i < to; i++)`. */
function rowName({ source }: Scope, { init, test, update, ...node }: Loop): string {
  const one = init?.type === 'VariableDeclaration' ? init.declarations[0] : undefined
  const name = one?.id.type === 'Identifier' ? one.id.name : undefined
  const says = source.text.slice(node.start, node.body.start).replaceAll(/\s/g, '')
  if (
    name === undefined ||
    test === null ||
    update === null ||
    says !== `for(let${name}=from;${name}<to;${name}++)`
  )
    throw problem(source, node, 'a loop over rows is written for (let i = from; i < to; i++)')
  return name
}

function rows(scope: Scope, node: Loop): void {
  const { graph } = scope
  const name = rowName(scope, node)
  const from = graph.parameter('i32', 'from')
  const lanes = graph.pure('v128', 'v128.const', [], 'i32x4 0 1 2 3')
  graph.set('row', from)
  graph.set('four', graph.vector('i32x4.add', graph.vector('i32x4.splat', from), lanes))
  graph.inside(graph.rows, () => {
    const inner: Scope = { ...scope, names: new Map(scope.names).set(name, { type: 'row' }) }
    if (node.body.type !== 'BlockStatement') throw problem(scope.source, node.body, 'a loop without braces')
    statements({ scope: inner, mask: undefined, depth: 0 }, node.body.body)
    graph.set('row', graph.pure('i32', 'i32.add', [graph.get('row'), number32(graph, 4)]))
    const four = graph.vector('i32x4.splat', number32(graph, 4))
    graph.set('four', graph.vector('i32x4.add', asWhole(graph, rowsOf(graph)).bits, four))
  })
}

/** Builds the graph of one kernel: `function name(from, to, { ... }: Rows)` with one loop over rows. */
export function buildKernel(source: Source, node: Declared): Kernel {
  const graph = new Graph()
  const scope: Scope = { graph, source, names: new Map(), calls: [] }
  const bound = bindRows(scope, node.params[2])
  const body = node.body?.body ?? []
  const at = body.findIndex(({ type }) => type === 'ForStatement')
  const loop = body[at]
  if (node.id === null || loop?.type !== 'ForStatement')
    throw problem(source, node, 'a kernel without a loop over rows')
  const cursors = cursorNames(loop)
  placed(source, node, () => {
    for (const one of body.slice(0, at)) openCount(scope, one, cursors)
    rows(scope, loop)
    graph.inside(graph.after, () => {
      for (const one of body.slice(at + 1)) closeCount(scope, one)
    })
  })
  return { name: node.id.name, ...bound, graph }
}
