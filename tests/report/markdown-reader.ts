import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/** Cells of a line of a GFM table: pipes with a backslash belong to the cell, and lose it before anything else is read (GFM, 4.10). */
const cellsOf = (line: string): readonly string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim())

const isDelimiter = (line: string | undefined): boolean =>
  line !== undefined && /^\|(?: *:?-+:? *\|)+$/.test(line)

const isTable = (block: string): boolean => block.startsWith('|') && isDelimiter(block.split('\n')[1])

/** The tables of GFM: a line of headers above a line of dashes, up to an empty line. The report begins each cell and line with a pipe. */
export const tablesIn = (markdown: string): readonly (readonly (readonly string[])[])[] =>
  markdown
    .split(/\n{2,}/)
    .filter(isTable)
    .map((block) => block.split('\n'))
    .map(([header = '', , ...rows]) => [header, ...rows].map(cellsOf))

/** The same Markdown without its tables, as CommonMark reads it. */
export const restOf = (markdown: string): Root =>
  fromMarkdown(
    markdown
      .split(/\n{2,}/)
      .filter((block) => !isTable(block))
      .join('\n\n'),
  )

/** Every node, the outer ones first. */
export const nodesOf = (node: Nodes): readonly Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap(nodesOf) : []),
]

/** What a reader reads in a cell: only what stands within a line has a meaning there. */
export const cellText = (cell: string): string =>
  nodesOf(fromMarkdown(`x ${cell}`))
    .map((node) => {
      if ('value' in node) return node.value
      return ['root', 'paragraph'].includes(node.type) ? '' : `<${node.type}>`
    })
    .join('')
    .slice(2)
