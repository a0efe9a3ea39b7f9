import type { Expression, Statement } from 'oxc-parser'
import { type Column, number32, used } from './columns.ts'
import type { Node } from './graph.ts'
import { type Binding, bare, placeOf, type Scope } from './scope.ts'
import { problem, Refusal } from './source.ts'

type Assignment = Extract<Expression, { type: 'AssignmentExpression' }>

/** Names that say where in a list the next entry goes. */
export function cursorNames(node: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found
  const { type, left } = node as { type?: string; left?: Expression }
  if (
    type === 'AssignmentExpression' &&
    left?.type === 'MemberExpression' &&
    left.property.type === 'Identifier'
  )
    found.add(left.property.name)
  for (const child of Object.values(node)) cursorNames(child, found)
  return found
}

/** The assignment that a statement is. */
function assignmentOf(node: Statement): Assignment | undefined {
  const set = node.type === 'ExpressionStatement' ? node.expression : undefined
  return set?.type === 'AssignmentExpression' && set.operator === '=' ? set : undefined
}

/** `array[2]` as a column and bytes from its start. */
function fixedPlace(
  scope: Scope,
  node: Expression,
): { column: Column; offset: string; base: Node } | undefined {
  const place = placeOf(scope, node)
  if (place === undefined || place.index.type !== 'Literal' || typeof place.index.value !== 'number')
    return undefined
  const { column, index } = place
  if (column.element !== 'Int32Array') throw new Refusal(`a count in the ${column.element} ${column.name}`)
  used(scope.graph, column, 'a count')
  return { column, offset: `offset=${index.value * 4}`, base: scope.graph.parameter('i32', column.name) }
}

/** `let count = found[0]` before the rows. */
export function openCount(scope: Scope, node: Statement, cursors: ReadonlySet<string>): void {
  const { graph, source } = scope
  const one = node.type === 'VariableDeclaration' ? node.declarations[0] : undefined
  const from = one?.init == null ? undefined : fixedPlace(scope, bare(one.init))
  if (one?.id.type !== 'Identifier' || from === undefined)
    throw problem(source, node, 'before the rows only counts are read: let count = counts[0]')
  const { name } = one.id
  const start = graph.read('i32', 'i32.load', {
    of: `column ${from.column.name}`,
    at: [from.base],
    immediate: from.offset,
  })
  const cursor = cursors.has(name)
  const zero = graph.vector('i32x4.splat', number32(graph, 0))
  graph.set(`count.${name}`, cursor ? start : graph.pure('v128', 'i32x4.replace_lane', [zero, start], '0'))
  scope.names.set(name, { type: cursor ? 'cursor' : 'counter', name: `count.${name}` })
}

/** What a counter or a cursor has come to. */
function totalOf({ graph }: Scope, { type, name }: Extract<Binding, { name: string }>): Node {
  const held = graph.get(name)
  if (type === 'cursor') return held
  const lane = (k: number) => graph.pure('i32', 'i32x4.extract_lane', [held], String(k))
  const add = (a: Node, b: Node) => graph.pure('i32', 'i32.add', [a, b])
  return add(add(lane(0), lane(1)), add(lane(2), lane(3)))
}

/** `found[0] = count` after the rows. */
export function closeCount(scope: Scope, node: Statement): void {
  const set = assignmentOf(node)
  const to = set?.left.type === 'MemberExpression' ? fixedPlace(scope, set.left) : undefined
  const found = set?.right.type === 'Identifier' ? scope.names.get(set.right.name) : undefined
  if (to === undefined || found === undefined || !('name' in found))
    throw problem(scope.source, node, 'after the rows only counts are written: counts[0] = count')
  scope.graph.effect('i32.store', `column ${to.column.name}`, [to.base, totalOf(scope, found)], to.offset)
}
