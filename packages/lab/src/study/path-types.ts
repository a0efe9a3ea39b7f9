import { type Path, ScenarioFile, toSchemaDocument } from '@fishbowl/core'

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

let top: Node | undefined

/** What a scenario file may hold, as JSON Schema; made once. */
function topOf(): Node {
  top ??= toSchemaDocument(ScenarioFile, { id: 'scenario', title: 'scenario' })
  return top
}

/** The node and all the forms it may take. */
function forms(node: unknown): readonly Node[] {
  if (!isNode(node)) return []
  const { anyOf, oneOf } = node
  return [node, ...[anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list.flatMap(forms) : []))]
}

function child(node: Node, step: string | number): readonly Node[] {
  if (typeof step === 'number') return forms(node['items'])
  const { properties, additionalProperties } = node
  if (isNode(properties) && Object.hasOwn(properties, step)) return forms(properties[step])
  return forms(additionalProperties)
}

/** JSON types that a value at a path of a scenario file may have, such as integer or string; none where no such path is. */
export function typesAt(path: Path): ReadonlySet<string> {
  let here = forms(topOf())
  for (const step of path) here = here.flatMap((node) => child(node, step))
  return new Set(here.flatMap(({ type }) => (typeof type === 'string' ? [type] : [])))
}
