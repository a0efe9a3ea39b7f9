import { toText, withSingleRuns } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { staffing } from './community.ts'

const sizes = [
  [20, 6],
  [60, 15],
  [150, 40],
] as const
const symbols = ['braille', 'block', 'ascii'] as const
const sheet = (lines: readonly string[]): string => `${lines.join('\n')}\n`
const golden = (name: string): string => `golden/${name}.txt`

const draw = (figure: typeof staffing): string =>
  sheet(
    toText(figure, {
      columns: 60,
      rows: 15,
      symbols: 'braille',
      color: 'none',
      theme: 'dark',
      bands: 'focused',
      focus: 'one',
      cursor: 60,
    }),
  )

describe('the chart of three staffings looks as it did', () => {
  test.each(sizes.flatMap(([columns, rows]) => symbols.map((set) => ({ columns, rows, set }))))(
    'without colour, $columns x $rows, $set',
    async ({ columns, rows, set }) => {
      const options = { columns, rows, symbols: set, color: 'none', theme: 'dark' } as const
      const lines = toText(staffing, { ...options, bands: 'focused', focus: 'one', cursor: 60 })
      await expect(sheet(lines)).toMatchFileSnapshot(golden(`${columns}x${rows}-${set}`))
    },
  )

  test.each(['16', '256', 'truecolor'] as const)('in colour, %s', async (color) => {
    const options = { columns: 60, rows: 15, symbols: 'braille', color, theme: 'dark' } as const
    const lines = toText(staffing, { ...options, bands: 'all', focus: 'two' })
    await expect(sheet(lines).replaceAll('\u001B', 'ESC')).toMatchFileSnapshot(golden(`60x15-${color}`))
  })

  test('light terminals get the darker colours', async () => {
    const options = { columns: 60, rows: 15, symbols: 'block', color: 'truecolor', theme: 'light' } as const
    const lines = toText(staffing, { ...options, bands: 'focused', focus: 'one' })
    await expect(sheet(lines).replaceAll('\u001B', 'ESC')).toMatchFileSnapshot(golden('60x15-light'))
  })
})

describe('single runs and drivers look as they did', () => {
  const runs = Array.from({ length: 40 }, (_, r) =>
    Float64Array.from(staffing.series[1]?.middle ?? [], (value) => value * (0.8 + ((r * 7) % 11) / 25)),
  )
  const marks = staffing.marks.map((mark) => ({ ...mark, driver: '38 % of questions stay unanswered' }))
  const figure = withSingleRuns({ ...staffing, marks }, 'one', runs)

  test.each(['none', 'truecolor'] as const)('at 150 x 40, %s', async (color) => {
    const options = { columns: 150, rows: 40, symbols: 'braille', color, theme: 'dark' } as const
    const lines = toText(figure, { ...options, bands: 'focused', focus: 'one' })
    await expect(sheet(lines).replaceAll('\u001B', 'ESC')).toMatchFileSnapshot(golden(`runs-${color}`))
  })
})

describe('a golden chart turns red', () => {
  test('when one value of 315 moves by four points, which is less than half a row', () => {
    const series = staffing.series.map((one, i) =>
      i === 0 ? { ...one, middle: one.middle.map((value, week) => value + (week === 50 ? 0.04 : 0)) } : one,
    )
    expect(draw({ ...staffing, series })).not.toBe(draw(staffing))
  })

  test('when the budget cut comes two weeks later', () => {
    const marks = staffing.marks.map((mark) => ({ ...mark, x: mark.x + 2 }))
    expect(draw({ ...staffing, marks })).not.toBe(draw(staffing))
  })

  test('when a name or what the band means changes', () => {
    expect(draw({ ...staffing, band: '80 % of 200 runs' })).not.toBe(draw(staffing))
    const series = staffing.series.map((one) => ({ ...one, name: `${one.name}.` }))
    expect(draw({ ...staffing, series })).not.toBe(draw(staffing))
  })
})
