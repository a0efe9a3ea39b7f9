import { type Figure, toText } from '@fishbowl/report'
import { expect, test } from 'vitest'

const x = Array.from({ length: 41 }, (_, week) => week)
const figure: Figure = {
  title: 'a rise',
  x: { label: 'week' },
  y: { label: 'share', format: { kind: 'share' } },
  series: [{ id: 'a', name: 'a', x, middle: x.map((week) => week / 100) }],
  marks: [{ x: 30, text: 'late' }],
}
const options = {
  columns: 60,
  rows: 14,
  symbols: 'braille',
  color: 'none',
  theme: 'dark',
  bands: 'all',
} as const
const dots = (lines: readonly string[]): number => lines.join('').match(/[\u2801-\u28FF●]/g)?.length ?? 0

test('a curve that is being drawn grows, on the axes of the whole one; its name and later marks come when they are reached', () => {
  const whole = toText(figure, options)
  const half = toText(figure, { ...options, until: 20 })
  expect(toText(figure, { ...options, until: 40 })).toEqual(whole)
  expect(half.slice(-2)).toEqual(whole.slice(-2))
  expect(half.map((line) => line.slice(0, 5).trimEnd())).toEqual(
    whole.map((line) => line.slice(0, 5).trimEnd()),
  )
  expect(dots(half)).toBeGreaterThan(0.35 * dots(whole))
  expect(dots(half)).toBeLessThan(0.65 * dots(whole))
  expect(whole.join('')).toContain('late')
  expect(half.join('')).not.toContain('late')
})
