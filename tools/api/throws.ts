import type { Node } from 'oxc-parser'
import type { Declared } from './module.ts'
import { lookUp } from './surface.ts'
import { partsOf } from './walk.ts'

const namesOfTypes = new Set([
  'TSTypeAnnotation',
  'TSTypeParameterInstantiation',
  'TSTypeParameterDeclaration',
])

/** Whether what is thrown is said to a caller: a plain Error says that this program is broken, and a name hands on what others threw. */
const isSaid = ({ type, ...thrown }: Node): boolean =>
  type !== 'Identifier' &&
  !(
    type === 'NewExpression' &&
    'callee' in thrown &&
    thrown.callee.type === 'Identifier' &&
    thrown.callee.name === 'Error'
  )

/** Whether a piece of code throws, and the names it uses. */
function gather(node: Node, names: Set<string>): boolean {
  if (namesOfTypes.has(node.type) || node.type === 'CatchClause') return false
  if (node.type === 'ThrowStatement' && isSaid(node.argument)) return true
  if (node.type === 'Identifier') names.add(node.name)
  if (node.type === 'MemberExpression' && !node.computed) return gather(node.object, names)
  if (node.type === 'Property' && !node.computed) return gather(node.value, names)
  return partsOf(node)
    .map((part) => gather(part, names))
    .some(Boolean)
}

const isCode = ({ node }: Declared): boolean =>
  node.type === 'FunctionDeclaration' || node.type === 'VariableDeclaration'

/** The part of a declaration that belongs to the name. */
function codeOf({ node, name }: Declared): Node {
  if (node.type !== 'VariableDeclaration') return node
  return node.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name) ?? node
}

/**
 * Whether a throw of our packages can be reached from a declaration, by the names that it and what it uses use. Errors of other
 * packages and of the language are not seen.
 */
export function canThrow(declared: Declared, seen = new Set<Node>()): boolean {
  const code = codeOf(declared)
  if (seen.has(code)) return false
  seen.add(code)
  const names = new Set<string>()
  if (gather(code, names)) return true
  return [...names].some((name) =>
    lookUp(declared.module, name).some((used) => isCode(used) && canThrow(used, seen)),
  )
}
