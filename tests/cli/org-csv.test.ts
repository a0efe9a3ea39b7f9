import { peopleOf } from '@fishbowl/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../packages/tui/src/org/csv.ts'
import { openFaults } from '../../packages/tui/src/org/faults.ts'
import { readPeople } from '../../packages/tui/src/org/read-people.ts'
import { yearOf } from '../../packages/tui/src/org/year.ts'

const rows = (text: string) => readCsv(text, 'a.csv').rows

describe('CSV as spreadsheets write it', () => {
  test.each([
    ['commas', 'id,name\n1,Ann\n'],
    ['semicolons', 'id;name\n1;Ann\n'],
    ['tabs', 'id\tname\n1\tAnn\n'],
    ['a byte order mark', '\uFEFFid,name\n1,Ann\n'],
    ['CRLF', 'id,name\r\n1,Ann\r\n'],
    ['CR', 'id,name\r1,Ann\r'],
    ['mixed line ends', 'id,name\r\n1,Ann\n'],
    ['no end of the last line', 'id,name\n1,Ann'],
    ['a line that names the separator', 'sep=;\nid;name\n1;Ann\n'],
    ['quotes', '"id","name"\n"1","Ann"\n'],
    ['spaces', ' id , name \n 1 ,\tAnn \n'],
    ['blank lines', '\n\nid,name\n\n , \n1,Ann\n\n'],
  ])('with %s', (_, text) => {
    expect(rows(text)).toEqual([
      ['id', 'name'],
      ['1', 'Ann'],
    ])
  })

  test('separators, quotes and line ends within quotes belong to the value', () => {
    expect(rows('id;"a, b"\n1;"x; ""y""\nz"\n')).toEqual([
      ['id', 'a, b'],
      ['1', 'x; "y"\nz'],
    ])
  })

  test('the place of every value is that of its first character', () => {
    const value = fc.stringMatching(/^[a-z]{1,4}$/)
    const quoted = fc.array(fc.constantFrom('a', ',', '\n', '""', 'é')).map((parts) => `"x${parts.join('')}"`)
    const table = fc.array(fc.array(fc.oneof(value, quoted), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = ['a,b,c', ...lines.map((line) => line.join(','))].join('\n').replaceAll('\n', end)
        const csv = readCsv(text, 'a.csv')
        const asEditors = text.split(end)
        lines.forEach((line, i) =>
          line.forEach((written, field) => {
            const { line: at, column } = csv.place(i + 1, field)
            expect(asEditors[at - 1]?.slice(column - 1)[0]).toBe(written[0])
            const before = ['a,b,c', ...lines.slice(0, i).map((one) => one.join(','))].join('\n')
            const own = `${before}\n${line
              .slice(0, field)
              .map((one) => `${one},`)
              .join('')}`
            expect(at).toBe(own.split('\n').length)
          }),
        )
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  test('a quote that is not closed is told where it opens', () => {
    expect(readCsv('id,name\n1,"Ann\n2,Bo\n', 'a.csv').badQuotes).toEqual([{ line: 2, column: 3 }])
    expect(readCsv('id,name\n1,"Ann"x\n2,Bo\n', 'a.csv').badQuotes).toEqual([{ line: 2, column: 3 }])
  })
})

test('empty values behind the last column do not break a row, missing ones do', () => {
  const faults = openFaults()
  const text = 'id,manager,department\n1,,a,,\n2,1,b,\n3,1\n4,1,c,d\n'
  expect(readPeople(readCsv(text, 'a.csv'), {}, faults).ids).toEqual(['1', '2'])
  expect(faults.issues().map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    '4:3 the row has 2 values, the header 3',
    '5:7 the row has 4 values, the header 3',
  ])
})

test('whatever the rows say, people come out as a forest or the fault is told', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'a', 'b', 'c', ' a', '"a"', '"', '"b', 'c"', ';', '\u001B[2J', '=a', '\r'),
    fc.string({ maxLength: 4 }),
  )
  const text = fc
    .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
    .map((lines) => ['id,manager,department', ...lines.map((line) => line.join(','))].join('\n'))
  fc.assert(
    fc.property(text, (written) => {
      const faults = openFaults()
      const read = readPeople(readCsv(written, 'a.csv'), {}, faults)
      expect(faults.words()).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
      if (faults.isFatal()) return
      const { manager } = peopleOf({ ...read, ties: undefined, order: read.ids.keys(), keepLabels: true })
      expect(manager.length).toBe(read.ids.length)
      for (const [i, boss] of manager.entries()) expect(boss).toBeLessThan(i)
    }),
    { seed: 9, numRuns: 2000 },
  )
})

describe('the year of a date', () => {
  test.each([
    ['2019-05-31', 2019],
    ['31.5.2019', 2019],
    ['5/31/19', 2019],
    ['31/05/2019 00:00', 2019],
    ['31-May-2019', 2019],
    ['May 31, 2019', 2019],
    ['20190531', 2019],
    ['2019-05-31T00:00:00Z', 2019],
    ['2019', 2019],
    ['01-Jan-99', 1999],
    // Day numbers of spreadsheets: 43465 is 2018-12-31, 43466 is 2019-01-01, 42735 is the last day of a leap year.
    ['43465', 2018],
    ['43466', 2019],
    ['43466.5', 2019],
    ['42735', 2016],
    ['42736', 2017],
  ])('%s is in %i', (text, year) => {
    expect(yearOf(text)).toBe(year)
  })

  test.each(['tbd', '#N/A', '2019-13-40', '31.31.2019', '1850-01-01', '12', '=TODAY()', ''])(
    '%s is no date',
    (text) => {
      expect(yearOf(text)).toBeUndefined()
    },
  )
})
