import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsOf, shortList } from '../../packages/report/src/render/page-lists.ts'
import { figuresOf } from './recompute/page.ts'

/** What the page's reader makes of a value: it stands as the figure of a page. */
function read(value: unknown): unknown {
  const json = JSON.stringify({ shared: [], figures: { one: { choices: [{ chart: { wide: value } }] } } })
  const html = `<script type="application/json" id="figures">${json}</script>`
  return figuresOf(html).get('one')?.[0]?.wide
}

const short = fc.integer({ min: -99_999, max: 99_999 }).map((units) => units / 100)
const number = fc.oneof(
  { weight: 8, arbitrary: short },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 0, 1e308, -1e308, 5e-324, 1e-7, 123_456_789.123) },
)

describe('lists of numbers in a page', () => {
  test('come back to the last digit, and are never longer than they were', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), (list) => {
        // JSON has no -0.
        const plain = list.map((value) => (value === null ? null : value + 0))
        const written = shortList(plain)
        expect(read(written)).toEqual(plain)
        expect(JSON.stringify(written).length).toBeLessThanOrEqual(JSON.stringify(plain).length)
      }),
    )
  })

  test('of a smooth curve take three quarters of the room, with a gap in it', () => {
    const curve = Array.from({ length: 156 }, (_, week) =>
      week === 40 ? null : Math.round(4000 + 900 * Math.sin(week / 20)) / 100,
    )
    expect(JSON.stringify(shortList(curve)).length).toBeLessThan(0.75 * JSON.stringify(curve).length)
  })
})

test('things with the same fields come back with those that they have', () => {
  const things = [
    { id: 'a', x: 1 },
    { id: 'b', shape: { points: [[0, 1]] } },
    { id: 'c', x: 0, text: '' },
  ]
  const { rows, ...names } = rowsOf(things, ['id', 'shape', 'x', 'text'])
  expect(rows[0]).toEqual(['a', null, 1])
  expect(read({ ...names, rows })).toEqual(things)
})
