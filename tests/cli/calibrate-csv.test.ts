import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Wanted, wantedColumns } from '../../packages/tui/src/observed/columns.ts'
import { type DateFormat, whenOf, wordDay } from '../../packages/tui/src/observed/dates.ts'
import { openFaults } from '../../packages/tui/src/observed/faults.ts'
import { countOf, type DecimalSign } from '../../packages/tui/src/observed/numbers.ts'
import { type Reading, readObserved } from '../../packages/tui/src/observed/read-observed.ts'
import { readCsv } from '../../packages/tui/src/org/csv.ts'

const plainReading: Reading = {
  wanted: {},
  format: undefined,
  decimal: undefined,
  values: 'count',
  members: 200,
}

function readWith(text: string, changes: Partial<Reading> = {}) {
  const csv = readCsv(text, 'w.csv')
  const faults = openFaults(csv)
  const read = readObserved(csv, { ...plainReading, ...changes }, faults)
  return {
    ...read,
    faults: faults.issues().map(({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`),
  }
}

/** Four weeks under a header. */
const four = (header: string, ...rows: readonly string[]): string => [header, ...rows].join('\n')
const rest = ['2024-01-08,40', '2024-01-15,30', '2024-01-22,35']

describe('a weekly export as it should be', () => {
  test.each<readonly [string, string, Partial<Reading>, readonly number[]]>([
    ['dates', four('date,active', '2024-01-01,50', ...rest), {}, [50, 40, 30, 35]],
    ['numbers of weeks', four('Week,WAU', '7,50', '8,40', '9,30', '10,35'), {}, [50, 40, 30, 35]],
    [
      'ISO weeks over the new year',
      four('week,active', '2020-W52,1', '2020-W53,2', '2021-W01,3', '2021-W02,4'),
      {},
      [1, 2, 3, 4],
    ],
    [
      'the newest first',
      four('date,active', ...[...rest].toReversed(), '2024-01-01,50'),
      {},
      [50, 40, 30, 35],
    ],
    ['a time behind the date', four('date,active', '2024-01-01T00:00:00Z,50', ...rest), {}, [50, 40, 30, 35]],
    [
      'days before months',
      four('date;active', '29.01.2024;50', '5.2.2024;40', '12.2.2024;30', '19.2.2024;35'),
      { format: 'dmy' },
      [50, 40, 30, 35],
    ],
    [
      'months before days',
      four('date,active', '1/29/2024,50', '2/5/2024,40', '2/12/2024,30', '2/19/2024,35'),
      { format: 'mdy' },
      [50, 40, 30, 35],
    ],
    [
      'over a leap day',
      four('date,active', '2024-02-26,50', '2024-03-04,40', '2024-03-11,30', '2024-03-18,35'),
      {},
      [50, 40, 30, 35],
    ],
    [
      'thousands',
      four('week;active', '1;1.250', '2;900', '3;1.100', '4;950'),
      { decimal: 'comma', members: 2000 },
      [1250, 900, 1100, 950],
    ],
    [
      'shares',
      four('week,active', '1,0.25', '2,0.2', '3,0.15', '4,0.125'),
      { values: 'share' },
      [50, 40, 30, 25],
    ],
    [
      'percent',
      four('week;active', '1;25,5 %', '2;20 %', '3;15%', '4;12,5'),
      { values: 'percent', decimal: 'comma' },
      [51, 40, 30, 25],
    ],
    [
      'counts with a point, as some programs write them',
      four('week,active', '1,50.0', '2,40.0', '3,30.0', '4,35.0'),
      {},
      [50, 40, 30, 35],
    ],
    ['weeks without anybody', four('week,active', '1,9', '2,0', '3,0', '4,0'), {}, [9, 0, 0, 0]],
  ])('%s', (_, text, changes, active) => {
    const read = readWith(text, changes)
    expect(read.faults).toEqual([])
    expect(read.active).toEqual(active)
  })

  test('other headers, a comma within one, and posters left out', () => {
    const text = four('When,"Active, all",Posters', '1,50,5', '2,40,4', '3,30,3', '4,35,2')
    const wanted = wantedColumns('week=When,active="Active, all"')
    expect(wanted).toEqual({ week: 'When', active: 'Active, all' })
    expect(readWith(text, { wanted })).toMatchObject({ faults: [], posters: [5, 4, 3, 2] })
    expect(readWith(text, { wanted: { ...wanted, posters: '' } }).posters).toBeUndefined()
  })

  test('points at a first or last week that looks like a part of one', () => {
    const weeks = [12, 50, 45, 48, 50, 51, 20].map((count, i) => `${i + 1},${count}`)
    const { notes } = readWith(four('week,active', ...weeks))
    expect(notes.slice(1)).toEqual([
      'The first week (week 1) has 25 % of the four after it; if it is not a whole week, take it out.',
      'The last week (week 7) has 41 % of the four before it; if it is not a whole week, take it out.',
    ])
  })
})

describe('what is wrong with a weekly export is told with its place', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['nothing', '', ['1:1 empty-file: the file is empty']],
    [
      'no column of weeks',
      'a,active\n1,2',
      ['1:1 missing-column: no column holds the week; the headers are "a", "active"'],
    ],
    [
      'two columns alike',
      'week,active,Active\n1,2,3',
      ['1:13 double-column: two headers read like "active" (active)'],
    ],
    ['a short row', 'week,active\n1,5\n2', ['3:1 wrong-width: the row has 1 values, the header 2']],
    [
      'a gap',
      four('date,active', '2024-01-01,5', '2024-01-08,5', '2024-01-29,5', '2024-02-05,5'),
      ['4:1 missing-week: after 2024-01-08 comes 2024-01-29: 2 weeks are missing'],
    ],
    [
      'a week that occurs twice',
      four('week,active', '1,5', '2,5', '2,5', '3,5'),
      ['4:1 duplicate-week: week 2 stands in line 3 already'],
    ],
    [
      'days',
      four('date,active', '2024-01-01,5', '2024-01-02,5'),
      ['3:1 not-weekly: 2024-01-02 is 1 day after 2024-01-01'],
    ],
    [
      'weeks out of order',
      four('week,active', '1,5', '3,5', '2,5', '4,5'),
      [
        '3:1 missing-week: after week 1 comes week 3: 1 week is missing',
        '4:1 not-in-order: week 2 stands behind week 3',
        '5:1 missing-week: after week 2 comes week 4: 1 week is missing',
      ],
    ],
    [
      'a date with two meanings',
      four('date,active', '01/02/2024,5'),
      ['2:1 ambiguous-date: "01/02/2024" does not say which number is the day and which the month'],
    ],
    [
      'a day that there is not',
      four('date,active', '2023-02-29,5'),
      ['2:1 bad-date: "2023-02-29" is no date and no number of a week'],
    ],
    [
      'a number among dates',
      four('date,active', '2024-01-01,5', '2,5'),
      ['3:1 bad-date: "2" is a number among dates'],
    ],
    [
      'numbers with two meanings, no number, nothing, less than nobody',
      four('week;active', '1;1.234', '2;12,5', '3;many', '4;', '5;-3'),
      [
        '2:3 ambiguous-number: "1.234" can be read in two ways',
        '3:3 ambiguous-number: "12,5" can be read in two ways',
        '4:3 bad-number: "many" is no number of people',
        '5:3 bad-number: the week has no number',
        '6:3 bad-number: "-3" is no number of people',
      ],
    ],
    [
      'half a person, and more people than there are',
      four('week,active', '1,12.5', '2,201', '3,200', '4,5'),
      [
        '2:3 not-whole: "12.5" is no whole number of people',
        '3:3 too-many-people: 201 people in an organisation of 200 members',
      ],
    ],
    [
      'more posters than active people',
      four('week,active,posters', '1,5,6', '2,5,5', '3,5,5', '4,5,5'),
      ['2:5 more-posters: 6 posters, but 5 active people'],
    ],
    ['too few weeks', four('week,active', '1,5', '2,5', '3,5'), ['1:1 too-few-weeks: the file has 3 weeks']],
    [
      'an open quote',
      'week,active\n1,"5\n2,6',
      ['1:1 bad-quotes: a quote opens in line 2, column 3 and is not closed as it should be'],
    ],
  ])('%s', (_, text, faults) => {
    expect(readWith(text).faults).toEqual(faults)
  })

  test('whatever the file says, no message obeys it', () => {
    const cell = fc.oneof(
      fc.constantFrom('\u001B[2J', '\u202E', '1', '2024-01-01', '"', '=a', ''),
      fc.string({ maxLength: 5 }),
    )
    const file = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 8 })
    fc.assert(
      fc.property(file, (rows) => {
        const csv = readCsv(['week,active,posters', ...rows.map((row) => row.join(','))].join('\n'), 'w.csv')
        const faults = openFaults(csv)
        const { active } = readObserved(csv, plainReading, faults)
        expect(faults.words()).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
        if (faults.count() === 0) expect(active.every((count) => count >= 0 && count <= 200)).toBe(true)
      }),
      { seed: 5, numRuns: 500 },
    )
  })

  test.each(['week', 'week=', 'weak=Date', 'week=Date active=B', 'week=a"b'])('--columns %s', (text) => {
    expect(() => wantedColumns(text)).toThrow(/--columns has no meaning at/)
  })

  test('--columns names a header that is not there, and the nearest one', () => {
    const wanted: Wanted = { active: 'Activ' }
    expect(() => readWith(four('week,Active', '1,5'), { wanted })).toThrow(/the file has no such header/)
  })
})

describe('dates', () => {
  test('are those of the calendar, every day from 1990 to 2100', () => {
    const start = Date.UTC(1990, 0, 1) / 86_400_000
    const end = Date.UTC(2100, 11, 31) / 86_400_000
    for (let day = start; day <= end; day++) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10)
      if (wordDay(day) !== text) expect([day, wordDay(day)]).toEqual([day, text])
      const when = whenOf(text, undefined)
      if (when.kind !== 'day' || when.day !== day) expect([text, when]).toEqual([text, { kind: 'day', day }])
    }
  })

  test.each<readonly [string, DateFormat | undefined, string]>([
    ['2020-W53', undefined, '2020-12-28'],
    ['2021W01', undefined, '2021-01-04'],
    ['2021-W53', undefined, 'bad'],
    ['31.12.2019', 'dmy', '2019-12-31'],
    ['12/31/2019', 'mdy', '2019-12-31'],
    ['2019/12/31', 'ymd', '2019-12-31'],
    ['31.12.2019', 'mdy', 'bad'],
    ['31.12.19', 'dmy', 'bad'],
    ['2019/12/31', undefined, 'ambiguous'],
    ['31 Dec 2019', 'dmy', 'bad'],
  ])('%s as %s is %s', (text, format, expected) => {
    const when = whenOf(text, format)
    expect(when.kind === 'day' ? wordDay(when.day) : when.kind).toBe(expected)
  })
})

test.each<readonly [string, DecimalSign | undefined, number | 'ambiguous' | 'bad']>([
  ['12', undefined, 12],
  ['0.125', undefined, 0.125],
  ['12.5', undefined, 12.5],
  ['1.234', undefined, 'ambiguous'],
  ['1,234', undefined, 'ambiguous'],
  ['1 234', undefined, 'ambiguous'],
  ["1'234", undefined, 'ambiguous'],
  ['1,234.5', 'point', 1234.5],
  ['1.234,5', 'comma', 1234.5],
  ['1 234,5', 'comma', 1234.5],
  ['12,34,567', 'point', 'bad'],
  ['1.2.3', 'point', 'bad'],
  ['1e3', undefined, 'bad'],
  ['٣', undefined, 'bad'],
  ['', 'point', 'bad'],
])('%s with the decimal sign %s is %s', (text, decimal, expected) => {
  const count = countOf(text, decimal, false)
  expect('value' in count ? count.value : count.why).toBe(expected)
})
