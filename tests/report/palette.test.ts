import { paintOf } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { palettes, type Rgb } from '../../packages/report/src/palette.ts'

const linear = (channel: number): number => {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
/** Contrast ratio of WCAG 2. */
const contrast = (one: Rgb, other: Rgb): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
const level = (part: number): number => [0, 95, 135, 175, 215, 255][part % 6] ?? 0
/** The 256-colour table of xterm: a cube of six levels, then greys. */
const indexed = (index: number): Rgb => {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10
    return [grey, grey, grey]
  }
  const cube = index - 16
  return [level(Math.floor(cube / 36)), level(Math.floor(cube / 6)), level(cube)]
}
const rgbOf = (parameters: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = parameters.split(';').slice(2).map(Number)
  return [red, green, blue]
}

// Backgrounds people have: black and the dark grey of editors; white and paper.
const papers: Readonly<Record<'dark' | 'light', readonly Rgb[]>> = {
  dark: [
    [0, 0, 0],
    [30, 30, 30],
  ],
  light: [
    [255, 255, 255],
    [250, 250, 250],
  ],
}

describe.each(['dark', 'light'] as const)('on a %s terminal', (theme) => {
  const { inks, muted, mixedTint } = palettes[theme]
  const paint = paintOf('truecolor', theme)

  test('lines, and the names and marks in their colours, have a contrast of 4.5 or more', () => {
    for (const paper of papers[theme]) {
      for (const ink of inks) {
        expect(contrast(ink.line, paper)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(indexed(ink.indexed), paper)).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  test('every line has a contrast of 3 or more on its own band, and on the blend of all bands', () => {
    inks.forEach((ink, i) => {
      expect(contrast(ink.line, rgbOf(paint.tint([i])))).toBeGreaterThanOrEqual(3)
      expect(contrast(ink.line, rgbOf(paint.tint([0, 1, 2, 3, 4, 5])))).toBeGreaterThanOrEqual(3)
      expect(contrast(indexed(ink.indexed), indexed(ink.indexedTint))).toBeGreaterThanOrEqual(3)
      expect(contrast(indexed(ink.indexed), indexed(mixedTint))).toBeGreaterThanOrEqual(3)
    })
  })

  test('muted text has a contrast of 4.5 or more', () => {
    for (const paper of papers[theme]) {
      expect(contrast(muted.line, paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(indexed(muted.indexed), paper)).toBeGreaterThanOrEqual(4.5)
    }
  })

  // Full protanopia and deuteranopia after Machado, Oliveira and Fernandes (2009), on linear light.
  const sights = {
    usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  }

  test.each(Object.entries(sights))('six lines stay apart with %s sight', (_, matrix) => {
    const seen = inks.map(({ line }) => labOf(line, matrix))
    for (const [i, one] of seen.entries()) {
      for (const other of seen.slice(0, i)) {
        const distance = Math.hypot(...one.map((value, k) => value - (other[k] ?? 0)))
        // CIE76; 2.3 is a just noticeable difference, and a line is thin.
        expect(distance).toBeGreaterThan(14)
      }
    }
  })
})

const curve = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)

function labOf(line: Rgb, matrix: readonly number[]): readonly number[] {
  const light = line.map(linear)
  const [r = 0, g = 0, b = 0] = [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        light.reduce((sum, value, k) => sum + value * (matrix[row + k] ?? 0), 0),
      ),
    ),
  )
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
