import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type Figure, safe } from '@fishbowl/report'
import type { Chart } from '@fishbowl/report/document'
import { pngOf, svgOf } from '@fishbowl/report/render'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { optionOf } from '../../packages/report/src/render/option.ts'
import { themedSvg } from '../../packages/report/src/render/svg.ts'
import { colorsOf, cssVariables } from '../../packages/report/src/render/theme.ts'
import { staffing } from './community.ts'
import { curves, goldenCharts, hardCharts, panels } from './figure-charts.ts'
import { hostileFigure } from './hostile.ts'
import { outside, textBoxes } from './svg-texts.ts'

const frame = { width: 600, height: 360, theme: 'light' } as const
const sha = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const [adoption] = goldenCharts
if (adoption?.kind !== 'curves') throw new Error('a chart of curves is expected')
const draw = (figure: Figure): string => svgOf(curves('adoption', figure), frame)

/** The drawn points of a series of a chart. */
const seriesOf = (chart: Chart, id: string): readonly (readonly [number, number | null])[] => {
  const list = optionOf(chart, frame).series as { readonly id: string; readonly data: never }[]
  return list.find((one) => one.id === id)?.data ?? []
}
/** Three weeks with a gap. */
const tiny = (low: readonly number[], high: readonly number[]): Chart =>
  curves('tiny', {
    ...staffing,
    marks: [],
    y: { label: 'difference', format: { kind: 'points' } },
    series: [{ id: 'a', name: 'A', x: [0, 1, 2], middle: [0.1, Number.NaN, -0.25], low, high }],
  })

/** WCAG 2.2: relative luminance of `#rrggbb`. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2: contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const textsOf = (figure: Figure): readonly string[] => textBoxes(draw(figure)).map(({ text }) => text)

describe('figures say nothing that they do not show', () => {
  const empty = staffing.series.map((one) =>
    Object.assign({}, one, { low: one.middle.map(() => Number.NaN) }),
  )

  test('of an empty band', () => {
    expect(textsOf(staffing).join()).toContain('shaded: 90 % of 200 runs')
    expect(textsOf({ ...staffing, series: empty }).join()).not.toContain('shaded')
  })

  test('of weeks before and after a single one', () => {
    const series = [{ id: 'a', name: 'A', x: [7], middle: [0.1] }]
    const texts = textsOf({ ...staffing, marks: [], series })
    expect(texts).toContain('7')
    expect(texts).not.toContain('6')
    expect(texts).not.toContain('8')
  })

  test('of parts of a post where there was none', () => {
    const series = [{ id: 'a', name: 'A', x: [0, 1, 2], middle: [0, 0, 0] }]
    const y = { label: 'posts a week', format: { kind: 'count' } } as const
    const texts = textsOf({ ...staffing, marks: [], series, y })
    expect(texts.filter((text) => text.includes('.'))).toEqual([])
  })
})

describe('figures look as they did', () => {
  test.each(goldenCharts)('$id as SVG, and as PNG by its digest', async (chart) => {
    const svg = svgOf(chart, frame)
    await expect(svg).toMatchFileSnapshot(`golden/figures/${chart.id}.svg`)
    await expect(`${sha(pngOf(svg))}\n`).toMatchFileSnapshot(`golden/figures/${chart.id}.png.sha256`)
  })

  test.each(goldenCharts)('$id holds nothing that nobody sees', (chart) => {
    expect(svgOf(chart, frame)).not.toMatch(/<path d="[^"]*" fill="none"\/>|<g>\s*<\/g>/)
  })

  test('in the dark', async () => {
    await expect(svgOf(adoption, { ...frame, theme: 'dark', digest: '0123456789ab' })).toMatchFileSnapshot(
      'golden/figures/adoption-dark.svg',
    )
  })

  test('whatever was drawn before', () => {
    const first = goldenCharts.map((chart) => svgOf(chart, frame))
    const last = goldenCharts.toReversed().map((chart) => svgOf(chart, frame))
    expect(last.toReversed()).toEqual(first)
  })

  test('without any font of the system: the PNG of a process that knows none is the same', () => {
    const script = fileURLToPath(new URL('draw-figures.ts', import.meta.url))
    const { stdout, stderr } = spawnSync(process.execPath, ['--conditions=@fishbowl/source', script], {
      encoding: 'utf8',
      env: {
        ...process.env,
        FONTCONFIG_FILE: '/dev/null',
        FONTCONFIG_PATH: '/nonexistent',
        HOME: '/nonexistent',
      },
    })
    const here = goldenCharts.map((chart) => {
      const svg = svgOf(chart, frame)
      return `${chart.id} ${sha(svg)} ${sha(pngOf(svg))}`
    })
    expect(stdout.trim().split('\n').slice(1), stderr).toEqual(here)
  })
})

describe('a figure changes', () => {
  const without = draw(staffing)

  test('when one value of 315 moves by half a point', () => {
    const series = staffing.series.map((one, i) =>
      i === 0 ? { ...one, middle: one.middle.map((value, week) => value + (week === 50 ? 0.005 : 0)) } : one,
    )
    expect(draw({ ...staffing, series })).not.toBe(without)
  })

  test('when a mark, a name or what the band is changes', () => {
    expect(draw({ ...staffing, marks: staffing.marks.map((mark) => ({ ...mark, x: mark.x + 1 })) })).not.toBe(
      without,
    )
    expect(draw({ ...staffing, band: '80 % of 200 runs' })).not.toBe(without)
    const series = staffing.series.map((one) => ({ ...one, name: `${one.name}.` }))
    expect(draw({ ...staffing, series })).not.toBe(without)
  })
})

describe('what a figure draws', () => {
  test.each([...goldenCharts, ...hardCharts])('$id is plain JSON', (chart) => {
    const option = optionOf(chart, frame)
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
  })

  test('is the numbers of the figure in the unit of its axis; a gap stays one', () => {
    expect(seriesOf(tiny([], []), '0:line')).toEqual([
      [0, 10],
      [1, null],
      [2, -25],
    ])
  })

  test('is a band as its lower edge and its height, also across zero, and none where an edge is missing', () => {
    const chart = tiny([-0.1, -0.3, Number.NaN], [0.2, -0.2, 0.1])
    expect(seriesOf(chart, '0:band-low')).toEqual([
      [0, -10],
      [1, -30],
      [2, null],
    ])
    expect(seriesOf(chart, '0:band')).toEqual([
      [0, 30],
      [1, 10],
      [2, null],
    ])
  })

  test('is no band that nobody explains', () => {
    const { band: _, ...unexplained } = staffing
    expect(seriesOf(curves('x', unexplained), '0:band')).toEqual([])
    expect(seriesOf(curves('x', staffing), '0:band')).toHaveLength(105)
  })

  test('is, of a panel with its own curve, that curve in its colour and the others in grey without bands', () => {
    const chart = panels('p', [{ title: 'One', figure: staffing, own: 'one' }], true)
    const list = optionOf(chart, frame).series as {
      readonly id: string
      readonly lineStyle?: { readonly color: string }
    }[]
    expect(list.map(({ id }) => id)).toEqual([
      '0:line',
      '1:band-low',
      '1:band',
      '1:line',
      '1:points',
      '2:line',
    ])
    const { axis, inks } = colorsOf('light')
    const lines = list.filter(({ id }) => id.endsWith(':line'))
    expect(lines.map(({ lineStyle }) => lineStyle?.color)).toEqual([axis, inks[1], axis])
  })
})

describe('a figure in a page', () => {
  const svg = themedSvg(adoption, { ...frame, digest: 'abc' })

  test('has no style, class, script or reference to the outside', () => {
    expect(svg).not.toMatch(/<style|style=|class=|<script|<foreignObject|href|ecmeta/)
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>Weekly active members, by staffing<\/title><desc>/)
    expect(svg).toContain('Chart of share of eligible people by week, 3 lines.')
  })

  test('names every colour, so that the dark and the printed page need no script', () => {
    const variables = new Map(cssVariables('light'))
    const used = Array.from(svg.matchAll(/(?:fill|stroke)="([^"]*)"/g), ([, value = '']) => value)
    for (const value of used.filter((one) => one !== 'none')) {
      const [, name = '', color = ''] = /^var\((--[\w-]+), (#[0-9a-f]{6})\)$/.exec(value) ?? []
      expect(variables.get(name), value).toBe(color)
    }
    expect(svg).toContain('var(--ink-2, ')
  })

  test.each(['light', 'dark'] as const)(
    'has no colour twice in the %s theme, and text that can be read',
    (theme) => {
      const { paper, text, muted, inks, shades, below } = colorsOf(theme)
      const all = cssVariables(theme).map(([, color]) => color)
      expect(new Set(all).size).toBe(all.length)
      for (const color of [text, muted, ...inks]) expect(contrast(color, paper)).toBeGreaterThanOrEqual(4.5)
      for (const list of [shades, below])
        list.forEach((shade, i) => {
          expect(contrast(i < list.length / 2 ? text : paper, shade)).toBeGreaterThanOrEqual(4.5)
        })
    },
  )
})

describe('hostile names', () => {
  test('stay text, without what reorders or breaks it', () => {
    const [hostile] = staffing.series
    if (hostile === undefined) throw new Error('a curve is expected')
    const name = '</svg><script>alert(1)</script>\u202E\u0000\uFFFE&amp;"\u001B[2J'
    const svg = svgOf(curves('x', { ...staffing, title: name, series: [{ ...hostile, name }] }), frame)
    for (const part of ['<script', '\u0000', '\u001B', '\u202E', '\uFFFE']) expect(svg).not.toContain(part)
    expect(svg.match(/<\/svg>/g)).toHaveLength(1)
    expect(svg).toContain('&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;')
    expect(safe(name)).toContain('</svg>')
  })

  test('draws nothing far from the canvas, where a dashed line would take all memory', () => {
    const series = { id: 'b', name: 'B', x: [-1e308, 0, 1e308], middle: [-1e308, 0, 1e308] }
    const svg = svgOf(
      curves('x', { ...staffing, marks: [], series: [series, { ...series, id: 'a' }] }),
      frame,
    )
    const numbers = Array.from(
      svg.matchAll(/ d="([^"]*)"/g),
      ([, path = '']) => path.match(/-?[\d.]+(?:e[+-]?\d+)?/g) ?? [],
    )
    expect(numbers.flat().length).toBeGreaterThan(20)
    for (const number of numbers.flat()) expect(Math.abs(Number(number))).toBeLessThan(1000)
  })

  test('any figure is XML that a strict reader takes, with its text on the canvas', () => {
    fc.assert(
      fc.property(hostileFigure, fc.constantFrom(400, 900), (figure, width) => {
        const of = { width, height: 360, theme: 'dark' } as const
        for (const chart of [
          curves('x', figure),
          panels(
            'p',
            [
              { title: figure.title, figure },
              { title: '', figure, own: 'a' },
            ],
            false,
          ),
        ]) {
          const option = optionOf(chart, of)
          expect(JSON.parse(JSON.stringify(option))).toEqual(option)
          const svg = svgOf(chart, of)
          expect(outside(textBoxes(svg), width, 360)).toEqual([])
          expect(pngOf(svg).length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 10, seed: 4 },
    )
  })
})
