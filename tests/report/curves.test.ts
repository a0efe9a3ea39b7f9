import { labelsOf, type Series } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'

const meaning = { launch: 0, format: { kind: 'share' } } as const
const curve = (value: (week: number) => number, weeks = 104): Series => {
  const x = Array.from({ length: weeks + 1 }, (_, week) => week)
  return { id: 'a', name: 'Arm', x, middle: x.map(value) }
}
const found = (series: Series, launch = 0): readonly string[] =>
  labelsOf(series, { ...meaning, launch }).map(({ x, text }) => `${x}: ${text}`)

/** Straight lines through [week, value], level after the last. */
const through =
  (...corners: readonly (readonly [number, number])[]) =>
  (week: number): number => {
    const next = corners.findIndex(([at]) => at >= week)
    if (next <= 0) return corners.at(next)?.[1] ?? Number.NaN
    const [[fromWeek, from] = [0, 0], [toWeek, to] = [0, 0]] = corners.slice(next - 1, next + 1)
    return from + ((to - from) * (week - fromWeek)) / (toWeek - fromWeek)
  }

const fall = (low: number): readonly string[] =>
  found(curve(through([0, 0.1], [3, 0.4], [16, low], [104, low])))

describe('an adoption curve labels itself', () => {
  test('with all four phases, each with its week and value', () => {
    const classic = curve(through([0, 0.05], [3, 0.4], [16, 0.12], [20, 0.12], [60, 0.3], [61, 0.3]))
    expect(found(classic)).toEqual([
      '3: launch spike 40 %',
      '16: let-down 12 %',
      '40: slow build-up to 30 %',
      '57: plateau 30 %',
    ])
  })

  test('with weeks counted from its own launch', () => {
    const late = curve(through([20, 0], [23, 0.4], [36, 0.12], [84, 0.12]))
    expect(found(late, 20).slice(0, 2)).toEqual(['23: launch spike 40 %', '36: let-down 12 %'])
  })

  test('with a let-down only where it falls below 70 % of the spike', () => {
    expect(fall(0.29)).toEqual(['3: launch spike 40 %', '14: plateau 29 %'])
    expect(fall(0.27)).toContain('16: let-down 27 %')
  })
})

describe('an adoption curve stays unlabelled', () => {
  test.each<[string, Series]>([
    ['without points', curve(() => Number.NaN)],
    ['when it is shorter than half a year', curve(through([0, 0.05], [3, 0.4], [16, 0.1]), 20)],
    ['when it is flat', curve(() => 0.2)],
    ['when nobody ever comes', curve(() => 0)],
    ['when its early peak is no higher than chance', curve((week) => 0.2 + (((week * 7919) % 13) - 6) / 400)],
    ['when it jumps up and keeps rising', curve((week) => (week < 9 ? 0.1 + week / 20 : 0.5 + week / 900))],
  ])('%s', (_, series) => {
    expect(found(series)).toEqual([])
  })

  test('when the fall stays inside the band of the runs', () => {
    const series = curve(through([0, 0.1], [3, 0.4], [16, 0.2], [104, 0.2]))
    const wide = {
      ...series,
      low: series.middle.map((v) => v - 0.25),
      high: series.middle.map((v) => v + 0.25),
    }
    expect(found(series)).toContain('3: launch spike 40 %')
    expect(found(wide).join()).not.toMatch(/spike|let-down/)
  })
})
