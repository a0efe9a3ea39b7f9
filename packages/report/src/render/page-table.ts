import { h } from 'hastscript'
import type { ShownTable } from '../document/document.ts'
import { safe } from '../safe.ts'
import { say } from '../words/index.ts'

type Node = ReturnType<typeof h>

/** Up to this many rows a folded table is printed; a longer one is in the files. */
const mostPrinted = 30

const header = ({ header: name, unit, align }: ShownTable['columns'][number]): Node =>
  h('th', { scope: 'col', className: align === 'right' ? ['number'] : [] }, [
    safe(name),
    ...(unit === undefined ? [] : [' ', h('span', { className: ['unit'] }, `(${safe(unit)})`)]),
  ])

const row = (cells: readonly string[], { columns }: ShownTable): Node =>
  h(
    'tr',
    columns.map(({ align }, i) => {
      const text = safe(cells[i] ?? '')
      if (i === 0 && align === 'left') return h('th', { scope: 'row' }, text)
      // Most cells hold numbers: those of words are the ones with a name.
      return h('td', { className: align === 'right' ? [] : ['words'] }, text)
    }),
  )

/** A link to a file beside the page, with a space before it; nothing where there is no such file. */
export const linkTo = (path: string, files: ReadonlySet<string>): readonly (Node | string)[] =>
  files.has(path) ? [' ', h('a', { href: path }, path.replace(/^.*\//, ''))] : []

/** Where the numbers of a table are, if the page has files beside it. */
const source = (from: string, files: ReadonlySet<string>): readonly Node[] => {
  const links = ['csv', 'parquet'].flatMap((format) => linkTo(`tables/${from}.${format}`, files))
  return links.length === 0
    ? []
    : [h('p', { className: ['source'] }, [say('debrief.page.numbers'), ...links])]
}

/** A table in a box of its own that scrolls where the page is narrow. */
export const tableOf = (table: ShownTable, files: ReadonlySet<string>): readonly Node[] => [
  h('div', { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: safe(table.caption) }, [
    h('table', [
      h('caption', [h('span', safe(table.caption))]),
      h('thead', [h('tr', table.columns.map(header))]),
      h(
        'tbody',
        table.rows.map((cells) => row(cells, table)),
      ),
    ]),
  ]),
  ...source(table.from, files),
]

/** The same behind a line that opens it. */
export const foldedTableOf = (
  table: ShownTable,
  files: ReadonlySet<string>,
  place: { readonly summary?: string; readonly choice?: number } = {},
): Node =>
  h(
    'details',
    {
      className: table.rows.length <= mostPrinted ? ['printed'] : [],
      ...(place.choice === undefined ? {} : { dataChoice: String(place.choice) }),
    },
    [h('summary', place.summary ?? safe(table.caption)), ...tableOf(table, files)],
  )
