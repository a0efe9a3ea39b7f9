import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { parse } from 'papaparse'
import { describe, expect, test } from 'vitest'
import { columnNames, type ExportColumn } from '../../packages/report/src/export/table.ts'
import { type ExportFormat, exportFormats, writerOf } from '../../packages/report/src/export/writer.ts'

const columns: readonly ExportColumn[] = [
  { name: 'n', kind: 'whole', unit: '', says: '' },
  { name: 'x', kind: 'number', unit: '', says: '' },
  { name: 'word', kind: 'text', unit: '', says: '' },
]
type Row = readonly [n: number | null, x: number | null, word: unknown]

/** The bytes of a table that is written in blocks of `size` rows. */
function bytesOf(format: ExportFormat, rows: readonly Row[], size = 3): Uint8Array {
  const writer = writerOf(format, columns, { fishbowl: '{"from":"here"}' })
  const pieces = [writer.start()]
  for (let from = 0; from < rows.length; from += size) {
    const part = rows.slice(from, from + size)
    pieces.push(
      writer.add({
        rows: part.length,
        columns: [0, 1, 2].map((i) => part.map((row) => row[i as 0 | 1 | 2])),
      }),
    )
  }
  pieces.push(writer.end())
  return Buffer.concat(pieces)
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const number = (text = ''): number | null => (text === '' ? null : Number(text))

/** A table as somebody else reads it. */
async function readBack(
  format: ExportFormat,
  bytes: Uint8Array,
): Promise<readonly Record<string, unknown>[]> {
  if (format === 'parquet') return parquetReadObjects({ file: bufferOf(bytes) })
  if (format === 'jsonl')
    return textOf(bytes)
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, unknown> => JSON.parse(line))
  const { data } = parse<Record<string, string>>(textOf(bytes), {
    header: true,
    skipEmptyLines: true,
    delimiter: ',',
  })
  return data.map(({ n, x, word }) => ({ n: number(n), x: number(x), word: word === '' ? null : word }))
}

test.each(exportFormats)(
  'law: every number and word comes back from %s, in any number of pieces',
  async (format) => {
    const row = fc.tuple(
      fc.option(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
      fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0)),
      fc.option(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
          .filter(
            (text) =>
              !/^['=+\-@\s\p{Cc}\p{Cf}＝＋－＠]|[\p{Cc}\u202A-\u202E\u2066-\u2069]|;"*[=+\-@＝＋－＠]/u.test(
                text,
              ),
          ),
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 7 }),
        async (rows, size) => {
          const found = await readBack(format, bytesOf(format, rows, size))
          expect(found.map(({ n, x, word }) => [n, Object.is(x, -0) ? 0 : x, word])).toEqual(
            rows.map(([n, x, word]) => [n, Object.is(x, -0) ? 0 : x, word]),
          )
        },
      ),
      { numRuns: 60 },
    )
  },
)

/** The third cell of a row, as it is written. */
const cell = (word: unknown): string =>
  textOf(bytesOf('csv', [[1, 2, word]]))
    .split('\n')
    .slice(1)
    .join('\n')
    .replace(/^1,2,/, '')
    .replace(/\n$/, '')

describe('CSV', () => {
  test('a spreadsheet runs nothing: formulas of every kind get an apostrophe', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
      const [first] = parse<string[]>(cell(`${start}cmd|' /C calc'!A0`), { delimiter: ',' }).data
      expect(first?.[0]).toBe(`'${start}cmd|' /C calc'!A0`)
    }
    for (const start of ['  =', '\u00A0=', '\u200B=', '\uFEFF+', '\0@', ' \u202E＝']) {
      const seen = start.replace(/[\0\u202E]/u, '')
      expect(parse<string[]>(cell(`${start}1`), { delimiter: ',' }).data[0]?.[0]).toBe(`'${seen}1`)
    }
    expect(cell('a=b')).toBe('a=b')
  })

  test('a terminal that shows it is told nothing, and letters keep their order', () => {
    expect(cell('a\u001B[2J\u001B]0;b\u0007\u009Bc\u202Ed\u2066e')).toBe('a[2J]0;bcde')
    expect(cell('\u001B=1')).toBe("'=1")
    expect(cell('क्\u200Dष')).toBe('क्\u200Dष')
  })

  test('nor a formula behind a separator of another country', () => {
    expect(cell('a;=1+1')).toBe("a;'=1+1")
    expect(cell('a;"@SUM(1)')).toBe(`"a;""'@SUM(1)"`)
    expect(cell('a\n=1')).toBe(`"a\n'=1"`)
    expect(cell('lower; -3 points')).toBe('lower; -3 points')
  })

  test('numbers stay as they are, below zero too, also among words', () => {
    expect(textOf(bytesOf('csv', [[-1, -2.5e-7, -3]]))).toBe('n,x,word\n-1,-2.5e-7,-3\n')
  })

  test('nothing stands where there is no value, NaN and infinities included', () => {
    expect(
      textOf(
        bytesOf('csv', [
          [null, Number.NaN, null],
          [3, Number.POSITIVE_INFINITY, undefined],
        ]),
      ),
    ).toBe('n,x,word\n,,\n3,,\n')
  })

  test('quotes, commas and line ends stay in their cell; lists are JSON', () => {
    expect(cell('say "yes", or\nno')).toBe('"say ""yes"", or\nno"')
    expect(cell([{ seniority: 'senior', count: 2 }])).toBe('"[{""count"":2,""seniority"":""senior""}]"')
  })
})

test('JSON Lines keeps lists as lists, and no value as null', () => {
  expect(textOf(bytesOf('jsonl', [[1, Number.NaN, [{ count: 2 }]]]))).toBe(
    '{"n":1,"x":null,"word":[{"count":2}]}\n',
  )
})

test('Parquet says where it comes from and is written in row groups, one a block', () => {
  const rows = Array.from({ length: 10 }, (_, i): Row => [i, i / 3, `w${i}`])
  const found = parquetMetadata(bufferOf(bytesOf('parquet', rows, 4)))
  expect(found.key_value_metadata).toEqual([{ key: 'fishbowl', value: '{"from":"here"}' }])
  expect(found.row_groups.map(({ num_rows: count }) => Number(count))).toEqual([4, 4, 2])
  expect(found.schema.map(({ type }) => type)).toEqual([undefined, 'INT32', 'DOUBLE', 'BYTE_ARRAY'])
})

test('the same rows give the same bytes', () => {
  const rows: readonly Row[] = [
    [1, 0.1, 'a'],
    [2, null, null],
  ]
  for (const format of exportFormats) expect(bytesOf(format, rows)).toEqual(bytesOf(format, rows))
})

test('names of columns need no quotes anywhere and are never twins', () => {
  expect(
    columnNames([
      'policies.training',
      'policies-training',
      'Policies.Training',
      '=1',
      'interventions[0].week',
      'weeklyActive',
    ]),
  ).toEqual([
    'policies_training',
    'policies_training_2',
    'Policies_Training_3',
    'x_1',
    'interventions_0_week',
    'weeklyActive',
  ])
})
