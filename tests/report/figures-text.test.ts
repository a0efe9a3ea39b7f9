import { svgOf } from '@fishbowl/report/render'
import { describe, expect, test } from 'vitest'
import { frameOf } from '../../packages/report/src/render/height.ts'
import { goldenCharts, hardCharts } from './figure-charts.ts'
import { outside, overlaps, textBoxes } from './svg-texts.ts'

const charts = [...goldenCharts, ...hardCharts]
const sizes = [
  [900, 480],
  [600, 360],
] as const

describe('every text of a figure is on the canvas, and on no other text', () => {
  test.each(
    sizes.flatMap(([width, height]) => charts.map((chart) => ({ id: chart.id, chart, width, height }))),
  )('$id, $width x $height', ({ chart, width, height }) => {
    const boxes = textBoxes(svgOf(chart, { width, height, theme: 'light', digest: '0123456789ab' }))
    expect(boxes.length).toBeGreaterThan(1)
    expect(outside(boxes, width, height)).toEqual([])
    expect(overlaps(boxes)).toEqual([])
  })

  test.each([900, 600, 400].flatMap((width) => charts.map((chart) => ({ id: chart.id, chart, width }))))(
    '$id, $width wide and as high as it asks for',
    ({ chart, width }) => {
      const frame = frameOf(chart, '0123456789ab', width)
      const boxes = textBoxes(svgOf(chart, frame))
      expect(outside(boxes, frame.width, frame.height)).toEqual([])
      expect(overlaps(boxes)).toEqual([])
    },
  )
})

test('names every curve and its last value at the end of its line', () => {
  const [adoption] = goldenCharts
  if (adoption === undefined) throw new Error('a chart is expected')
  const texts = textBoxes(svgOf(adoption, { width: 900, height: 480, theme: 'light' })).map(
    ({ text }) => text,
  )
  for (const text of [
    'No CM',
    '4.2 %',
    'One CM',
    '36 %',
    'Two CMs',
    '57 %',
    'budget cut',
    'launch spike 36 %',
    'let-down 8.4 %',
  ])
    expect(texts).toContain(text)
  expect(texts).toContain('share of eligible people · shaded: 90 % of 200 runs · rings: survey')
})
