import type { Figure } from '@fishbowl/report'
import { expect, test } from 'vitest'
import { afterLaunch } from '../../packages/report/src/document/after-launch.ts'

/** Load by week: of `launch` in the first week, of .5 later, with a band up to .6. */
function figureOf(launch: number, weeks = 20): Figure {
  const x = Array.from({ length: weeks }, (_, week) => week)
  const middle = x.map((week) => (week === 0 ? launch : 0.5))
  return {
    title: 'CM load, median of 6 runs',
    x: { label: 'week' },
    y: { label: 'share of hours', format: { kind: 'share' } },
    series: [{ id: 'one', name: 'one', x, middle, low: middle, high: middle.map((value) => value + 0.1) }],
    band: '90 % of 6 runs',
    marks: [
      { x: 2, text: 'launch spike' },
      { x: 15, text: 'a cut' },
    ],
  }
}

test('where the launch presses all later weeks flat, they get a figure of their own', () => {
  const later = afterLaunch(figureOf(7))
  expect(later?.title).toBe('CM load after the launch (weeks 13 to 19), median of 6 runs')
  expect(later?.series[0]?.x).toEqual([13, 14, 15, 16, 17, 18, 19])
  expect(later?.series[0]?.middle).toEqual(Array.from({ length: 7 }, () => 0.5))
  expect(later?.series[0]?.high).toHaveLength(7)
  expect(later?.marks.map(({ text }) => text)).toEqual(['a cut'])
})

test('where it does not, or nothing comes later, one figure is enough', () => {
  expect(afterLaunch(figureOf(1))).toBeUndefined()
  expect(afterLaunch(figureOf(7, 10))).toBeUndefined()
})
