import type { Block, TidyTable } from '../document.ts'
import type { Part } from '../report-of.ts'

/** The tables that have a row. */
const filled = (tables: readonly TidyTable[]): readonly TidyTable[] =>
  tables.filter(({ rows }) => rows.length > 0)

function known(block: Block, names: ReadonlySet<string>): Block {
  if (block.kind !== 'text' && block.kind !== 'list' && block.kind !== 'facts') return block
  return { ...block, from: block.from.filter((name) => names.has(name)) }
}

/** The parts that have something to say, without tables that have no row: texts name those alone that there are. */
export function toldParts(parts: readonly Part[]): readonly Part[] {
  const some = parts
    .filter(({ section }) => section.blocks.length > 0)
    .map(({ section, tables }): Part => ({ section, tables: filled(tables) }))
  const names = new Set(some.flatMap(({ tables }) => tables.map(({ name }) => name)))
  return some.map(({ section, tables }): Part => {
    const { blocks, brief } = section
    const own = blocks.map((block) => known(block, names))
    const short = brief?.map((block) => known(block, names))
    return { section: Object.assign({}, section, { blocks: own }, short && { brief: short }), tables }
  })
}
