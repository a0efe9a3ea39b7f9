import { expect } from 'vitest'

/** Reads what a report says as a reader of its files would, with no code that wrote them. */

/** A row of a CSV file by the names of its header. */
export type Row = Readonly<Record<string, string>>

function fieldsOf(line: string): readonly string[] {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)
  return [...fields].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
}

/** The rows of a CSV file that holds no line breaks within its fields. */
export function rowsOf(csv: string): readonly Row[] {
  const [head = '', ...lines] = csv.trimEnd().split(/\r?\n/)
  const names = fieldsOf(head)
  return lines.map((line) => {
    const fields = fieldsOf(line)
    expect(fields, line).toHaveLength(names.length)
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']))
  })
}

/** Asserts that a field is this number, to the rounding of sums of doubles and of the quantiles of a printed table; nothing where there is none. */
export function expectField(field: string | undefined, value: number, what: string): void {
  if (!Number.isFinite(value)) return expect(field, what).toBe('')
  expect(field, what).toMatch(/\d/)
  expect(Math.abs(Number(field) - value), `${what}: ${field} for ${value}`).toBeLessThan(
    1e-8 * Math.max(1, Math.abs(value)),
  )
}

/** A table as text: its title, its head and its rows. */
export type Table = { readonly title: string; readonly rows: readonly (readonly string[])[] }

const unescaped = (text: string): string => text.replaceAll(/\\([\\$|*_[\]<>])/g, '$1')

/** The tables of a Markdown page, each under the line in bold before it. */
export function tablesOfMarkdown(text: string): readonly Table[] {
  const blocks = text.split(/\n{2,}/)
  return blocks.flatMap((block, i) => {
    if (!block.startsWith('| ')) return []
    const rows = block
      .split('\n')
      .filter((_, line) => line !== 1)
      .map((line) =>
        line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => unescaped(cell.trim())),
      )
    return [{ title: unescaped((blocks[i - 1] ?? '').replace(/^\*\*(.*)\*\*$/, '$1')), rows }]
  })
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The text of a piece of HTML, without what no reader sees. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)\b.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(\w+|#\d+);/g, (all, name: string) => entities[name] ?? all)
    .replaceAll('\u00A0', ' ')
    .trim()

/** The tables of a page, each by its caption; HTML may leave out the ends of rows, cells and captions. */
export const tablesOfHtml = (html: string): readonly Table[] =>
  [...html.matchAll(/<table\b[^>]*>(.*?)<\/table>/gs)].map(([, inner = '']) => {
    const [head = '', ...rows] = inner.split(/<tr\b[^>]*>/)
    return {
      title: textOf(head),
      rows: rows.map((row) =>
        row
          .split(/<t[hd]\b[^>]*>/)
          .slice(1)
          .map(textOf),
      ),
    }
  })

/** The only table whose title begins with these words. */
export function tableNamed(tables: readonly Table[], start: string): Table {
  const [first, ...more] = tables.filter(({ title }) => title.startsWith(start))
  if (first === undefined || more.length > 0) throw new Error(`${more.length + 1} tables "${start}"`)
  return first
}

const scales: Readonly<Record<string, number>> = { '%': 0.01, pt: 0.01, points: 0.01, k$: 1e3, M$: 1e6 }

/** Asserts that the numbers in a cell are these values, rounded to the digits and units that are printed; "n/a" stands for no value. */
export function expectCell(cell: string | undefined, values: readonly number[], what: string): void {
  if (!values.some(Number.isFinite)) return expect(cell, what).toMatch(/^(n\/a)?$/)
  const found = [...(cell ?? '').matchAll(/([+-]?\d[\d,]*(?:\.\d+)?)(?:\)?\s(%|pt|points|k\$|M\$|\$|h))?/g)]
  expect(found, `${what}: ${cell} for ${values.join(', ')}`).toHaveLength(values.length)
  let unit = ''
  for (let i = found.length - 1; i >= 0; i--) {
    const [, digits = '', own] = found[i] ?? []
    unit = own ?? unit
    const scale = scales[unit] ?? 1
    const last = 10 ** -(digits.split('.')[1]?.length ?? 0)
    const off = Math.abs(Number(digits.replaceAll(',', '')) * scale - (values[i] ?? Number.NaN))
    expect(off, `${what}: ${cell} for ${values[i]}`).toBeLessThanOrEqual(scale * last * 0.5 * (1 + 1e-9))
  }
}

/** The texts of a figure, in its order. */
export const textsOfSvg = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, inner = '']) => textOf(inner))
