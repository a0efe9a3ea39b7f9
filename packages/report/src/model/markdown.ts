import { type ReferenceId, references } from '@fishbowl/core/references'

const cell = (text: string): string => text.replaceAll('|', '\\|')
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

/** Lines of a Markdown table with an empty line after it. */
export const tableOf = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => [row(header), row(header.map(() => '---')), ...rows.map(row), '']

/** A list in Markdown with an empty line after it. */
export const listOf = (items: readonly string[]): readonly string[] => [
  ...items.map((item) => `- ${item}`),
  '',
]

/** A place that a link of the same page can lead to. */
export const anchor = (id: string): string => `<a id="${id}"></a>`
export const equationAnchor = (id: string): string => `eq-${id.replaceAll('.', '-')}`
export const assumptionAnchor = (id: string): string => `assumption-${id}`

/** First author and year, as a text names a source. */
function shortReference(id: ReferenceId): string {
  const { authors, year } = references[id]
  const names = authors.replace(/ \(.*\)$/, '').split(', ')
  const [first = '', second = ''] = names.map((name) => name.replace(' and others', ''))
  const more = names.length > 2 || authors.includes(' and others')
  return `${first}${more ? ' and others' : second === '' ? '' : ` and ${second}`} ${year}`
}

/** Links to entries of the bibliography; the page of it may be another one. */
export const referenceLinks = (ids: readonly ReferenceId[], page = ''): string =>
  ids.map((id) => `[${shortReference(id)}](${page}#ref-${id})`).join(', ')

/** A number of the ledger in at most five places. */
export const short = (value: number): string => String(Math.round(value * 1e5) / 1e5)
