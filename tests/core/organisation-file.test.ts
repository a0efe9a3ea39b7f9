import { organisationText, readOrganisation } from '@fishbowl/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withDigest } from '../../packages/core/src/organisation-file.ts'
import { forests, people } from './organisation-fixture.ts'

const told = (text: string): string => {
  const read = readOrganisation(text)
  return read.ok ? 'fine' : read.why
}

describe('people in the order of the chart', () => {
  // 3 leads 0 and 1, 1 leads 2 and 4; 5 is alone.
  const manager = [3, 3, 1, -1, 1, -1]

  test('a leader, then the reports who lead nobody, then the same below', () => {
    expect(people(manager).manager).toEqual([-1, 0, 0, 2, 2, -1])
  })

  test('the order given decides among equals', () => {
    const named = { department: ['a', 'b', 'c', 'd', 'e', 'f'], keepLabels: true }
    const names = (order: readonly number[]) => {
      const { department, departments } = people(manager, { ...named, order })
      return department.map((k) => departments[k]).join('')
    }
    expect(names([0, 1, 2, 3, 4, 5])).toBe('dabcef')
    expect(names([5, 4, 3, 2, 1, 0])).toBe('fdabec')
  })

  test('keeps who leads whom, whatever the order of the rows', () => {
    fc.assert(
      fc.property(forests, (boss) => {
        const names = boss.map((_, i) => `p${i}`)
        const {
          manager: rows,
          department,
          departments,
        } = people(boss, { department: names, keepLabels: true })
        const nameOf = (row: number) => departments[department[row] ?? -1]
        const lines = rows.map((row, i) => `${nameOf(i)} under ${row === -1 ? 'nobody' : nameOf(row)}`)
        const meant = boss.map((row, i) => `p${i} under ${row === -1 ? 'nobody' : `p${row}`}`)
        expect(lines.toSorted()).toEqual(meant.toSorted())
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  test('is read back as it was written, and keeps its own rules', () => {
    fc.assert(
      fc.property(forests, fc.array(fc.nat({ max: 59 }), { maxLength: 40 }), (boss, ends) => {
        const ties = ends.slice(0, ends.length - (ends.length % 2)).map((end) => end % boss.length)
        const made = people(boss, { ties, year: boss.map((_, i) => 1980 + i) })
        expect(readOrganisation(organisationText(made))).toEqual({ ok: true, people: made })
      }),
      { seed: 6, numRuns: 200 },
    )
  })
})

describe('what is kept of people', () => {
  const manager = [-1, 0, 0, 0]

  test('departments and locations become numbers, the largest first; unknown stays unknown', () => {
    const made = people(manager, { department: ['HR', 'IT', 'IT', ''], location: ['', '', '', 'Rome'] })
    expect([made.departments, made.department]).toEqual([
      ['D1', 'D2'],
      [1, 0, 0, -1],
    ])
    expect([made.locations, made.location]).toEqual([['L1'], [-1, -1, -1, 0]])
  })

  test('kept labels are printable', () => {
    const made = people(manager, { department: ['\u001B[31mred', 'a', 'a', 'a'], keepLabels: true })
    expect(made.departments).toEqual(['a', '\\u001b[31mred'])
  })

  test('start dates become whole years before the newest one, 40 at the most', () => {
    expect(people(manager, { year: [1950, 2020, -1, 2024] }).tenure).toEqual([40, 4, -1, 0])
  })

  test('ties are sorted, counted once in either direction, never to oneself', () => {
    expect(people(manager, { ties: [3, 1, 1, 3, 2, 2, 0, 3] }).ties).toEqual([0, 3, 1, 3])
  })

  test('another order of the rows with the same key is the same organisation', () => {
    const one = people([-1, 0, 0, 1], { department: ['a', 'b', 'b', 'c'] })
    // rows reversed
    const other = people([2, 3, 3, -1], { department: ['c', 'b', 'b', 'a'], order: [3, 2, 1, 0] })
    expect(other).toEqual(one)
  })
})

describe('a file that is not what was written', () => {
  const made = people([-1, 0, 0, 1, 1], { department: ['a', 'a', 'b', 'b', 'b'], ties: [0, 3, 1, 2] })
  const text = organisationText(made)

  test('is refused after any change of a number', () => {
    const digits = [...text.matchAll(/(?<=[[,])\d(?=[\],])/g)].map(({ index }) => index)
    expect(digits.length).toBeGreaterThan(10)
    for (const at of digits) {
      const other = (Number(text[at]) + 1) % 10
      expect(told(text.slice(0, at) + other + text.slice(at + 1))).not.toBe('fine')
    }
    expect(told(text.replace('"tenure":[]', '"tenure":[1,1,1,1,1]'))).toMatch(
      /^it was changed after it was written/,
    )
  })

  test('may be laid out anew', () => {
    expect(told(JSON.stringify(JSON.parse(text), undefined, 2))).toBe('fine')
  })

  test.each([
    ['no JSON at all', text.slice(0, -5), 'it is no organisation file'],
    ['a scenario', '{ "fishbowl": 1 }', 'it is no organisation file'],
    [
      'a newer version',
      text.replace('"organisation":1', '"organisation":2'),
      'it is of version 2, but only version 1 is read here',
    ],
    ['a key more', text.replace('{', '{"names":["Ann"],'), /no organisation file that fishbowl wrote/],
  ])('is refused: %s', (_, wrong, why) => {
    expect(told(wrong)).toMatch(why)
  })

  test.each([
    ['a manager behind the reports', { manager: [1, -1, 1, 1, 1] }, 'manager[0] must be below 0'],
    ['a manager of oneself', { manager: [-1, 1, 0, 0, 0] }, 'manager[1] must be below 1'],
    [
      'a torn group',
      { manager: [-1, 0, 0, 1, 0] },
      'manager[2] must be 1, people of a group stand together (got 0)',
    ],
    ['a department nobody named', { department: [0, 0, 0, 0, 2] }, 'department[4] must be below 2 (got 2)'],
    ['a column too short', { location: [0] }, 'location has 1 rows, but there are 5 people'],
    ['half a tie', { ties: [0, 1, 2] }, 'ties must be pairs of rows (got 3 numbers)'],
    [
      'ties out of order',
      { ties: [1, 2, 0, 3] },
      'ties[2] must be a pair of rows below 5, ascending (got 0, 3)',
    ],
    ['a tie to nobody', { ties: [0, 5] }, 'ties[0] must be a pair of rows below 5, ascending (got 0, 5)'],
    ['a tie twice', { ties: [0, 3, 0, 3] }, 'ties[2] must be a pair'],
  ])('is refused even with the right digest: %s', (_, parts, why) => {
    expect(told(organisationText(withDigest({ ...made, ...parts })))).toContain(why)
  })

  test('two people are an organisation, one is none', () => {
    expect(told(organisationText(people([-1, 0])))).toBe('fine')
    expect(told(organisationText(people([-1])))).not.toBe('fine')
  })
})
