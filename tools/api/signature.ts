import type {
  ArrowFunctionExpression,
  Function as Declaration,
  Expression,
  Node,
  ParamPattern,
} from 'oxc-parser'
import { type Declared, docAbove } from './module.ts'
import { walk } from './walk.ts'

/** A parameter with its type as written. */
export type Parameter = {
  readonly name: string
  readonly type: string | undefined
  readonly node: ParamPattern
}

/** A function's parameters and what it returns; `returns` is undefined where nothing is annotated. */
export type Call = {
  readonly parameters: readonly Parameter[]
  readonly returns: string | undefined
  readonly generics: string
}

type Callable = Declaration | ArrowFunctionExpression

const initOf = ({ node, name }: Declared): Expression | null | undefined =>
  node.type === 'VariableDeclaration'
    ? node.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)?.init
    : undefined

const typeOf = ({ node, name }: Declared): Node | undefined => {
  if (node.type !== 'VariableDeclaration') return undefined
  const id = node.declarations.find((one) => one.id.type === 'Identifier' && one.id.name === name)?.id
  return id?.type === 'Identifier' ? (id.typeAnnotation ?? undefined) : undefined
}

function callable(declared: Declared): Callable | undefined {
  const { node } = declared
  const init = initOf(declared)
  if (node.type === 'FunctionDeclaration') return node
  if (typeOf(declared) !== undefined) return undefined
  return init?.type === 'ArrowFunctionExpression' ? init : undefined
}

const annotation = (
  text: string,
  node: { readonly start: number; readonly end: number } | null | undefined,
) => (node ? text.slice(node.start, node.end).replace(/^:\s*/, '') : undefined)

const nameOf = (node: ParamPattern, i: number): string => {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'AssignmentPattern') return nameOf(node.left, i)
  return node.type === 'ObjectPattern' ? 'options' : `argument${i + 1}`
}

function parameterOf(text: string, node: ParamPattern, i: number): Parameter {
  const bound = node.type === 'AssignmentPattern' ? node.left : node
  const type = 'typeAnnotation' in bound ? annotation(text, bound.typeAnnotation) : undefined
  return { name: nameOf(node, i), type, node }
}

/** What a function takes and returns; undefined for anything else. A pattern takes the name of its type. */
export function callOf(declared: Declared): Call | undefined {
  const found = callable(declared)
  if (found === undefined) return undefined
  const { text } = declared.module
  const parameters = (found.params as readonly ParamPattern[]).map((node, i) => parameterOf(text, node, i))
  const named = parameters.map((one) => {
    const first = /^[A-Z]\w*$/.exec(one.type ?? '')?.[0]
    if (one.name !== 'options' || first === undefined) return one
    return { name: `${first[0]?.toLowerCase() ?? ''}${first.slice(1)}`, type: one.type, node: one.node }
  })
  const generics = annotation(text, found.typeParameters) ?? ''
  return { parameters: named, returns: annotation(text, found.returnType), generics }
}

/** The text of a type without members that are internal, and without `export`. */
function typeText({ node, module }: Declared): string {
  const cuts: { readonly start: number; readonly end: number }[] = []
  walk(node, (part) => {
    if (part.type !== 'TSPropertySignature') return true
    const doc = docAbove(module, part.start)
    if (doc?.internal !== true) return true
    const comment = module.comments.findLast(({ end }) => end <= part.start)
    cuts.push({ start: comment?.start ?? part.start, end: part.end })
    return false
  })
  let text = ''
  let at = node.start
  for (const cut of cuts) {
    text += module.text.slice(at, cut.start).trimEnd()
    at = cut.end
  }
  return text + module.text.slice(at, node.end)
}

const keyOf = (node: Node): string | undefined => {
  if (node.type !== 'Property') return undefined
  return node.key.type === 'Identifier'
    ? node.key.name
    : node.key.type === 'Literal'
      ? `'${String(node.key.value)}'`
      : undefined
}

/** `a, b, c`, or the first ones and how many there are. */
function some(names: readonly string[], most = 24): string {
  if (names.length <= most) return names.join(', ')
  return `${names.slice(0, 6).join(', ')}, /* ${names.length} in all */`
}

/** A value as it may be told: a number or text as it is, a table by its keys. */
function valueText(text: string, node: Expression): string {
  if (node.type === 'TSSatisfiesExpression')
    return `${valueText(text, node.expression)} satisfies ${text.slice(node.typeAnnotation.start, node.typeAnnotation.end)}`
  if (node.type === 'TSAsExpression') return valueText(text, node.expression)
  if (node.type === 'ObjectExpression')
    return `{ ${some(node.properties.flatMap((property) => keyOf(property) ?? []))} }`
  if (node.type === 'ArrayExpression')
    return `[${some(node.elements.map((element) => (element === null ? '' : text.slice(element.start, element.end))))}]`
  return text.slice(node.start, node.end)
}

function constantText(declared: Declared): string {
  const { name, module } = declared
  const init = initOf(declared)
  const type = annotation(module.text, typeOf(declared))
  if (type !== undefined) return `const ${name}: ${type}`
  if (init === null || init === undefined) return `const ${name}`
  const asType = /\bas (readonly \w+\[\]|Record<[^>]*>)$/.exec(module.text.slice(init.start, init.end))?.[1]
  if (asType !== undefined) return `const ${name}: ${asType}`
  return isSchema(declared) ? `const ${name}: z.ZodType` : `const ${name} = ${valueText(module.text, init)}`
}

/** Whether a constant is a schema of zod. */
function isSchema(declared: Declared): boolean {
  const init = initOf(declared)
  return init?.type === 'CallExpression' && /^z\s*\./.test(declared.module.text.slice(init.start, init.end))
}

const dedent = (text: string): string => {
  const margins = text
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0)
  const least = Math.min(...margins, 8)
  return least === 0 || margins.length === 0 ? text : text.replaceAll(`\n${' '.repeat(least)}`, '\n')
}

const flat = (type: string): string => (type.length > 90 ? dedent(type) : type.replaceAll(/\s+/g, ' '))

function functionText(name: string, { parameters, returns, generics }: Call): string {
  const list = parameters.map(({ name: parameter, type = 'unknown', node }) => {
    const isOptional = node.type === 'AssignmentPattern' || ('optional' in node && node.optional === true)
    return `${parameter}${isOptional ? '?' : ''}: ${flat(type)}`
  })
  const line = `function ${name}${generics}(${list.join(', ')}): ${flat(returns ?? 'unknown')}`
  if (line.length <= 100) return line
  return `function ${name}${generics}(\n${list.map((one) => `  ${one.replaceAll('\n', '\n  ')},`).join('\n')}\n): ${flat(returns ?? 'unknown')}`
}

/** A declaration as somebody who uses it reads it. */
export function signatureOf(declared: Declared): string {
  const call = callOf(declared)
  if (call !== undefined) return functionText(declared.name, call)
  return declared.node.type === 'VariableDeclaration' ? constantText(declared) : typeText(declared)
}
