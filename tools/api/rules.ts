import type { Node } from 'oxc-parser'
import { type Declared, docAbove, type Module } from './module.ts'
import { type Call, callOf, type Parameter } from './signature.ts'
import {
  type Entry,
  type Export,
  entriesOf,
  isInternal,
  lookUp,
  type PackageId,
  packages,
} from './surface.ts'
import { canThrow } from './throws.ts'
import { topicOf } from './topics.ts'
import type { Doc } from './tsdoc.ts'
import { partsOf, walk } from './walk.ts'

const numbers = new Set(['TSNumberKeyword', 'TSBigIntKeyword'])
const arrays = /^(Float(64|32)|U?[Ii]nt(32|16|8)|Uint(32|16|8))Array$/

/** Whether a type holds numbers at once: a number, or a list of them; not an object that has some. */
function isNumeric(node: Node): boolean {
  if (numbers.has(node.type)) return true
  if (
    node.type === 'TSTypeReference' &&
    node.typeName.type === 'Identifier' &&
    arrays.test(node.typeName.name)
  )
    return true
  if (node.type === 'TSTypeLiteral' || node.type === 'TSFunctionType' || node.type === 'TSTypeQuery')
    return false
  return partsOf(node).some(isNumeric)
}

const names = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(text)

/** Numbers of a type that nobody says the unit or range of: neither above them, nor by name above the type. */
function memberFaults({ node, module, doc }: Declared): readonly string[] {
  const faults: string[] = []
  const said = [doc?.says, doc?.returns, ...(doc?.params.values() ?? [])].join(' ')
  walk(node, (part) => {
    if (part.type === 'TSFunctionType') return false
    if (part.type !== 'TSPropertySignature') return true
    const own = docAbove(module, part.start)
    // What stands in a property that has words is said there.
    if (own !== undefined) return false
    const name = part.key.type === 'Identifier' ? part.key.name : ''
    if (part.typeAnnotation && isNumeric(part.typeAnnotation) && !names(said, name))
      faults.push(`the number ${name} has no comment: unit and range`)
    return true
  })
  return faults
}

const parameterFault = ({ name, node }: Parameter, doc: Doc): string | undefined => {
  const bound = node.type === 'AssignmentPattern' ? node.left : node
  const type = 'typeAnnotation' in bound ? bound.typeAnnotation : undefined
  if (!type || !isNumeric(type) || doc.params.has(name)) return undefined
  return `@param ${name} is missing: unit and range of a number`
}

/** What a comment says of the parameters of a function, held against them. */
function parameterFaults(call: Call, doc: Doc): readonly string[] {
  const faults = call.parameters.flatMap((one) => parameterFault(one, doc) ?? [])
  for (const { name, type } of call.parameters)
    if (type === undefined) faults.push(`its parameter ${name} is written without a type`)
  const known = new Set(call.parameters.map(({ name }) => name))
  for (const name of doc.params.keys())
    if (!known.has(name)) faults.push(`@param ${name} is no parameter of it`)
  return faults
}

function callFaults(declared: Declared, doc: Doc): readonly string[] {
  const call = callOf(declared)
  if (call === undefined) return []
  const faults = [...parameterFaults(call, doc)]
  if (call.returns === undefined) faults.push('it is written without the type that it returns')
  const isVoid = call.returns === 'void' || call.returns === 'Promise<void>'
  if (!isVoid && doc.returns === undefined) faults.push('@returns is missing')
  const throws = canThrow(declared)
  if (throws && doc.throws === undefined) faults.push('@throws is missing: a throw can be reached')
  if (!throws && doc.throws !== undefined) faults.push('@throws is said, but no throw of ours can be reached')
  return faults
}

const isTable = (node: Node): boolean =>
  node.type === 'TSTypeAliasDeclaration' && node.typeAnnotation.type === 'TSTypeQuery'

/** What a reader of a signature does not see. */
const isHidden = (part: Node, module: Module): boolean =>
  part.type === 'BlockStatement' ||
  part.type === 'ObjectExpression' ||
  part.type === 'CallExpression' ||
  (part.type === 'TSPropertySignature' && docAbove(module, part.start)?.internal === true)

/** Types of our own that a signature names and no entry hands out, so that nobody can write them down. */
function unnamed({ node, module }: Declared, known: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>()
  const isOwnParameter = (name: string): boolean =>
    'typeParameters' in node && JSON.stringify(node.typeParameters ?? '').includes(`"${name}"`)
  walk(node, (part) => {
    if (isHidden(part, module)) return false
    if (part.type === 'TSTypeReference' && part.typeName.type === 'Identifier') found.add(part.typeName.name)
    return true
  })
  // A type that stands for a table of ours has the names of its keys, which nobody has to write down.
  const isOurs = (name: string): boolean => lookUp(module, name).some((one) => !isTable(one.node))
  return [...found]
    .filter((name) => isOurs(name) && !isOwnParameter(name) && !known.has(name))
    .map((name) => `its type ${name} is handed out by no entry`)
}

function faultsOf(one: Export, id: PackageId, known: ReadonlySet<string>): readonly string[] {
  const faults = one.declared.flatMap((declared) => {
    const { doc } = declared
    if (doc === undefined || doc.says === '') return ['it has no doc comment']
    return [...callFaults(declared, doc), ...memberFaults(declared), ...unnamed(declared, known)]
  })
  if (topicOf(id, one) === undefined) faults.push('it has no topic in tools/api/topics.ts')
  return [...new Set(faults)].map((fault) => `${one.name}: ${fault}`)
}

const namesIn = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ exports }) => exports.map(({ name }) => name))

/** What the public interface of a package leaves unsaid, one line each; `entries` are those of the package. */
export function interfaceFaults(id: PackageId, entries: readonly Entry[]): readonly string[] {
  const known = new Set([...namesIn(packages.flatMap(entriesOf)), ...namesIn(entries)])
  const own = entries.flatMap(({ exports }) => exports).filter((one) => !isInternal(one))
  return [...new Set(own.flatMap((one) => faultsOf(one, id, known)))]
}
