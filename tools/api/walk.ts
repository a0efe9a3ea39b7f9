import { type Node, visitorKeys } from 'oxc-parser'

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

/** The parts of a node, in the order of the text. */
export function partsOf(node: Node): readonly Node[] {
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const value: unknown = Reflect.get(node, key)
    return (Array.isArray(value) ? value : [value]).filter(isNode)
  })
}

/** Calls `look` for a node and all its parts; a part for which it says false is left out with all of its own. */
export function walk(node: Node, look: (node: Node) => boolean): void {
  if (!look(node)) return
  for (const part of partsOf(node)) walk(part, look)
}
