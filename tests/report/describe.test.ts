import { describeFigure } from '@fishbowl/report'
import { expect, test } from 'vitest'
import { staffing } from './community.ts'

const say = (x: readonly number[], middle: readonly number[]): string =>
  describeFigure({ ...staffing, marks: [], series: [{ id: 'a', name: 'Arm', x, middle }] }).split(
    '1 line. ',
  )[1] ?? ''

test('a chart in words gives start, peak, low and end of each series, its band, and the marks', () => {
  const [first] = staffing.series
  const figure = {
    ...staffing,
    series: first === undefined ? [] : [first],
    marks: staffing.marks.slice(0, 2),
  }
  expect(describeFigure(figure)).toBe(
    'Weekly active members, by staffing. Chart of share of eligible people by week, 1 line. ' +
      'No CM starts at 8.6 % in week 0, peaks at 34 % in week 3, is lowest at 4.0 % in week 65 and ends at ' +
      '4.2 % in week 104. Its band (90 % of 200 runs) there goes from 0 % to 13 %, a width of 12.7 points. ' +
      'Marked: week 78 budget cut; week 3 launch spike 36 % (No CM).',
  )
})

test('flat, single and missing series are said so', () => {
  expect(say([], [])).toBe('Arm: no data.')
  expect(say([4], [0.5])).toBe('Arm: one point, 50 % in week 4.')
  expect(say([0, 1, 2], [0.5, 0.5, 0.5])).toBe('Arm: 50 % from week 0 to week 2.')
  expect(say([0, 1], [0.5, 0.6])).toBe('Arm starts at 50 % in week 0 and ends at 60 % in week 1.')
})

test('a band that ends before its curve is told with its own week', () => {
  const series = {
    id: 'a',
    name: 'Arm',
    x: [0, 1, 2],
    middle: [0.5, 0.6, 0.7],
    low: [0.4, 0.5, Number.NaN],
    high: [0.6, 0.7, 1],
  }
  expect(describeFigure({ ...staffing, marks: [], series: [series] })).toContain(
    'ends at 70 % in week 2. Its band (90 % of 200 runs) in week 1 goes from 50 % to 70 %, a width of 20.0 points.',
  )
})
