import papaparse from 'papaparse'

/** Where something stands in a file: line and column from 1, column in UTF-16 units as editors count; units to mark. */
export type Place = { readonly line: number; readonly column: number }

/** A CSV text as rows of trimmed values; rows without any value are left out. */
export type Csv = {
  readonly file: string
  readonly separator: string
  readonly rows: readonly (readonly string[])[]
  /** Where a value of a row begins. */
  readonly place: (row: number, field: number) => Place
  /** Where quotes open that are not closed as they should be: the rows after one cannot be trusted. */
  readonly badQuotes: readonly Place[]
}

const separators = [',', ';', '\t'] as const
const words: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' }
/** A separator as people call it. */
export const separatorName = (separator: string): string => words[separator] ?? `"${separator}"`

/** Longer headers have shown their separator by then. */
const longestHeader = 10_000

/** The first record of a text without what stands in quotes. */
const unquotedHeader = (text: string): string =>
  (/^(?:"[^"]*"|[^"\n])*/.exec(text.slice(0, longestHeader))?.[0] ?? '').replace(/"[^"]*"/g, '')

/** The separator that the header has most of. */
function separatorOf(text: string): string {
  const header = unquotedHeader(text)
  const count = (separator: string): number => header.split(separator).length
  return separators.reduce<string>((best, one) => (count(one) > count(best) ? one : best), ',')
}

/** Offset at which a value of the record at `start` begins. */
function offsetOf(text: string, start: number, field: number, separator: string): number {
  let at = start
  for (let k = 0; k < field; k++) {
    if (text[at] === '"') {
      // Doubled quotes stand for one and do not close.
      do at = text.indexOf('"', at + 1) + 1
      while (at > 0 && text[at] === '"')
      if (at === 0) return start
    }
    const next = text.indexOf(separator, at)
    if (next === -1) return start
    at = next + 1
  }
  return at
}

/** Line and column of an offset. */
function placeOf(text: string, offset: number): Place {
  let line = 1
  let start = 0
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', end + 1)) {
    line++
    start = end + 1
  }
  return { line, column: offset - start + 1 }
}

const hint = /^sep=([,;\t])\n/i

/**
 * Reads CSV with comma, semicolon or tab, whichever the header has most of (or as its line `sep=;` says), quoted values, and any
 * line ends. Never throws.
 */
export function readCsv(text: string, file: string): Csv {
  const content = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const [line = '', told] = hint.exec(content) ?? []
  const separator = told ?? separatorOf(content.slice(line.length))
  const rows: (readonly string[])[] = []
  // Offsets at which the kept rows begin.
  const starts: number[] = []
  const badQuotes: number[] = []
  let start = line.length
  papaparse.parse<string[]>(content.slice(line.length), {
    delimiter: separator,
    newline: '\n',
    step({ data, errors, meta }) {
      const values = data.map((value) => value.trim())
      for (const { index } of errors) if (index !== undefined) badQuotes.push(line.length + index - 1)
      if (values.some((value) => value !== '')) {
        rows.push(values)
        starts.push(start)
      }
      start = line.length + meta.cursor
    },
  })
  return {
    file,
    separator,
    rows,
    place: (row, field) => placeOf(content, offsetOf(content, starts[row] ?? 0, field, separator)),
    badQuotes: [...new Set(badQuotes)].map((offset) => placeOf(content, offset)),
  }
}
