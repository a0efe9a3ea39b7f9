import type { BlockContent, ListItem, Paragraph, PhrasingContent, RootContent, Table, TableRow } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Chart } from '../chart/chart.ts'
import type { Block, Report, Section, ShownTable } from '../document/document.ts'
import { safe } from '../safe.ts'
import { say } from '../words/index.ts'
import { markdownOptions, plain } from './markdown-text.ts'

/** Paths of what lies beside the Markdown, relative to it; undefined for what was not written. */
export type MarkdownFiles = {
  readonly figure: (chart: string) => string | undefined
  readonly table: (name: string) => string | undefined
}

const text = (value: string): PhrasingContent => ({ type: 'text', value: plain(value) })
const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [text(value)] })
const paragraph = (...children: readonly PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children: [...children],
})
const heading = (depth: 1 | 2 | 3, value: string): RootContent => ({
  type: 'heading',
  depth,
  children: [text(value)],
})

const list = (items: readonly (readonly PhrasingContent[])[]): BlockContent => ({
  type: 'list',
  spread: false,
  children: items.map(
    (item): ListItem => ({
      type: 'listItem',
      spread: false,
      children: [paragraph(...item)],
    }),
  ),
})

const row = (cells: readonly string[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((cell) => ({ type: 'tableCell', children: [text(cell)] })),
})

function tableOf({ columns, rows }: ShownTable): Table {
  const headers = columns.map(({ header, unit }) => (unit === undefined ? header : `${header} (${unit})`))
  return {
    type: 'table',
    align: columns.map(({ align }) => align),
    children: [row(headers), ...rows.map((cells) => row(columns.map((_, i) => cells[i] ?? '')))],
  }
}

/** Where the numbers are in full. */
function numbersIn(name: string, files: MarkdownFiles): readonly RootContent[] {
  const url = files.table(name)
  return url === undefined
    ? []
    : [paragraph(text(`${say('debrief.page.numbers')} `), { type: 'link', url, children: [text(url)] })]
}

const captioned = (table: ShownTable): readonly RootContent[] => [
  ...(table.caption === '' ? [] : [paragraph(strong(table.caption))]),
  tableOf(table),
]

function figureOf(chart: Chart, files: MarkdownFiles): readonly RootContent[] {
  const url = files.figure(chart.id)
  const alt = plain(chart.alt)
  return [
    paragraph(strong(chart.title)),
    paragraph(url === undefined ? text(chart.alt) : { type: 'image', url, alt }),
  ]
}

/** The figures of the other choices as links: the page switches between them, a text that is read from the top would go on for ever. */
function othersOf(
  { choices, by = say('debrief.page.choice') }: Block & { readonly kind: 'chart' },
  files: MarkdownFiles,
): readonly RootContent[] {
  const links = choices.slice(1).flatMap(({ label, chart }, i): readonly PhrasingContent[] => {
    const url = files.figure(chart.id)
    const name: PhrasingContent =
      url === undefined ? text(label) : { type: 'link', url, children: [text(label)] }
    return i === 0 ? [name] : [text(', '), name]
  })
  return links.length === 0 ? [] : [paragraph(text(`${say('debrief.page.another', { by })} `), ...links)]
}

function chartOf(block: Block & { readonly kind: 'chart' }, files: MarkdownFiles): readonly RootContent[] {
  const { choices, tables } = block
  const [first] = choices
  if (first === undefined) return []
  const shown = choices.length === 1 ? tables : tables.slice(0, 1)
  const { chart } = first
  return [
    ...figureOf(chart, files),
    ...shown.flatMap(captioned),
    ...othersOf(block, files),
    ...numbersIn(chart.table, files),
  ]
}

function textOf({ text: value, role }: Block & { readonly kind: 'text' }): RootContent {
  if (role === 'answer') return paragraph(strong(value))
  return role === 'note' ? { type: 'blockquote', children: [paragraph(text(value))] } : paragraph(text(value))
}

function blockOf(block: Block, files: MarkdownFiles): readonly RootContent[] {
  switch (block.kind) {
    case 'text':
      return [textOf(block)]
    case 'list':
      return [list(block.items.map((item) => [text(item)]))]
    case 'table': {
      const { table, isFolded = false } = block
      const shown = isFolded ? [heading(3, table.caption), tableOf(table)] : captioned(table)
      return [...shown, ...numbersIn(table.from, files)]
    }
    case 'chart':
      return chartOf(block, files)
    case 'notes':
      return Array.from({ length: block.lines }, () => paragraph(text('\u2026'.repeat(30))))
    case 'command':
      return [{ type: 'code', value: block.command.split('\n').map(safe).join('\n') }]
    case 'facts':
      return [list(block.facts.map(([name, value]) => [strong(name), text(`: ${value}`)]))]
  }
}

const sectionOf = ({ title, blocks }: Section, files: MarkdownFiles): readonly RootContent[] => [
  heading(2, title),
  ...blocks.flatMap((block) => blockOf(block, files)),
]

/** A report as Markdown for GitHub and every other reader: no HTML, and no link but to the files of the report. */
export function markdownOf(report: Report, files: MarkdownFiles): string {
  const { title, question, sections, digest, modelVersion } = report
  return toMarkdown(
    {
      type: 'root',
      children: [
        heading(1, title),
        ...(question === undefined ? [] : [paragraph(text(question))]),
        ...sections.flatMap((section) => sectionOf(section, files)),
        { type: 'thematicBreak' },
        paragraph(text(say('debrief.page.digestText', { digest, model: modelVersion }))),
      ],
    },
    markdownOptions,
  )
}
