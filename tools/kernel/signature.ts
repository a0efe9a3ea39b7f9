import type { ParamPattern, PropertyKey, TSType } from 'oxc-parser'
import { type Element, elements } from './columns.ts'
import type { Graph } from './graph.ts'
import { type Binding, placed, type Scope } from './scope.ts'
import { problem, Refusal, type Source } from './source.ts'

/** A property of a rows object as the compiled function takes it: the place of an array, or a number. */
export type Parameter = { readonly name: string; readonly kind: 'pointer' | 'int' | 'f64' }

export type Signature = { readonly rowsType: string; readonly parameters: readonly Parameter[] }

/** The name of a type: of an element, `int` or `number`. */
function typeName(type: TSType | undefined): string | undefined {
  if (type?.type === 'TSNumberKeyword') return 'number'
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier'
    ? type.typeName.name
    : undefined
}

function propertyType(source: Source, rowsType: string, name: string): string | undefined {
  const type = source.types.get(rowsType)
  if (type?.type !== 'TSTypeLiteral') return undefined
  const is = (key: PropertyKey): boolean => key.type === 'Identifier' && key.name === name
  const member = type.members.find((one) => one.type === 'TSPropertySignature' && is(one.key))
  return member?.type === 'TSPropertySignature' ? typeName(member.typeAnnotation?.typeAnnotation) : undefined
}

function parameterOf(
  graph: Graph,
  name: string,
  type: string | undefined,
): readonly [Parameter['kind'], Binding] {
  if (type === 'int') {
    const bits = graph.vector('i32x4.splat', graph.parameter('i32', name))
    return ['int', { type: 'value', value: { type: 'int', bits } }]
  }
  if (type === 'number') {
    const lo = graph.vector('f64x2.splat', graph.parameter('f64', name))
    return ['f64', { type: 'value', value: { type: 'f64', lo, hi: lo } }]
  }
  if (type !== undefined && type in elements)
    return ['pointer', { type: 'column', column: { name, element: type as Element } }]
  throw new Refusal(`the type ${type ?? 'without a name'} of ${name}`)
}

/** Binds what the third parameter takes apart. */
export function bindRows(scope: Scope, pattern: ParamPattern | undefined): Signature {
  const { source, graph } = scope
  const annotation = pattern?.type === 'ObjectPattern' ? pattern.typeAnnotation?.typeAnnotation : undefined
  const rowsType = typeName(annotation ?? undefined)
  if (pattern?.type !== 'ObjectPattern' || rowsType === undefined)
    throw problem(
      source,
      pattern ?? { start: 0 },
      'a kernel takes from, to and a destructured rows object of a named type',
    )
  const parameters = pattern.properties.map((property): Parameter => {
    if (property.type !== 'Property' || !property.shorthand || property.key.type !== 'Identifier')
      throw problem(source, property, 'a property under another name')
    const { name } = property.key
    return placed(source, property, () => {
      const [kind, binding] = parameterOf(graph, name, propertyType(source, rowsType, name))
      scope.names.set(name, binding)
      return { name, kind }
    })
  })
  return { rowsType, parameters }
}
