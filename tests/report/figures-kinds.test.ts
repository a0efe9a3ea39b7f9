import { svgOf } from '@fishbowl/report/render'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BarsChart, Chart, DotsChart, HeatChart } from '../../packages/report/src/chart/chart.ts'
import { formatBrief, formatNumber } from '../../packages/report/src/number.ts'
import { frameOf } from '../../packages/report/src/render/height.ts'
import { optionOf } from '../../packages/report/src/render/option.ts'
import { colorsOf, cssVariables } from '../../packages/report/src/render/theme.ts'
import { attribution, grid, hardKindCharts, kindCharts, organisation, staffingDots } from './kind-charts.ts'
import { outside, overlaps, textBoxes } from './svg-texts.ts'

const digest = '0123456789ab'
const frameAt = (chart: Chart, width: number) => frameOf(chart, digest, width)
type Series = { readonly id: string; readonly data: readonly never[] }
const seriesOf = (chart: Chart, id: string): readonly never[] =>
  (optionOf(chart, frameAt(chart, 900)).series as readonly Series[]).find((one) => one.id === id)?.data ?? []
const textsOf = (chart: Chart, width = 900): readonly string[] =>
  textBoxes(svgOf(chart, frameAt(chart, width))).map(({ text }) => text)

test.each(kindCharts)('$id looks as it did', async (chart) => {
  await expect(svgOf(chart, frameAt(chart, 600))).toMatchFileSnapshot(`golden/figures/${chart.id}.svg`)
})

describe.each([...kindCharts, ...hardKindCharts])('$id', (chart) => {
  test.each([400, 500, 900])('has every text on the canvas and on no other text, %i wide', (width) => {
    const frame = frameAt(chart, width)
    const boxes = textBoxes(svgOf(chart, frame))
    expect(boxes.map(({ text }) => text)).toContain(digest)
    expect(outside(boxes, frame.width, frame.height)).toEqual([])
    expect(overlaps(boxes)).toEqual([])
  })

  test('is plain JSON in colours of the theme', () => {
    const frame = frameAt(chart, 900)
    const option = optionOf(chart, frame)
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
    const known = new Set(['none', ...cssVariables('light').map(([, color]) => color)])
    const used = Array.from(
      svgOf(chart, frame).matchAll(/(?:fill|stroke)="([^"]*)"/g),
      ([, color = '']) => color,
    )
    expect(used.filter((color) => !known.has(color))).toEqual([])
  })
})

test.each(['bars-0', 'dots-0'])('%s says that there is no data', (id) => {
  const chart = hardKindCharts.find((one) => one.id === id)
  if (chart === undefined) throw new Error('a chart is expected')
  expect(textsOf(chart).join(' ')).toContain('no data')
})

describe('bars', () => {
  const size = fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true })
  const bar = fc.record(
    {
      name: fc.string({ maxLength: 60 }),
      value: size,
      low: size,
      high: size,
      note: fc.constantFrom('', 'cannot be told from 0'),
    },
    { requiredKeys: ['name', 'value'] },
  )
  const anyBars = fc
    .array(bar, { minLength: 1, maxLength: 12 })
    .map((bars): BarsChart => Object.assign({}, attribution, { bars }))

  test('are drawn with the numbers of the chart, each said behind its bar, whatever they are', () => {
    fc.assert(
      fc.property(anyBars, fc.constantFrom(420, 900), (chart, width) => {
        const drawn = seriesOf(chart, 'bars') as readonly { readonly value: number }[]
        expect(drawn.map(({ value }) => value)).toEqual(chart.bars.map(({ value }) => value))
        const intervals = chart.bars.flatMap(({ low, high }, i) =>
          low === undefined || high === undefined
            ? []
            : [
                [low, i],
                [high, i],
                ['-', '-'],
              ],
        )
        expect(seriesOf(chart, 'intervals')).toEqual(intervals)
        const boxes = textBoxes(svgOf(chart, frameAt(chart, width)))
        const texts = boxes.map(({ text }) => text)
        const format = width < 700 ? formatBrief : formatNumber
        for (const { value } of chart.bars) expect(texts).toContain(format(value, chart.x.format))
        expect(outside(boxes, width, frameAt(chart, width).height)).toEqual([])
        expect(overlaps(boxes)).toEqual([])
      }),
      { numRuns: 20, seed: 6 },
    )
  })

  test('are as long as their numbers: twice the number is twice the pixels, to the left below zero', () => {
    const chart: BarsChart = { ...attribution, bars: [0.1, 0.2, -0.1].map((value) => ({ name: 'a', value })) }
    const ink = new RegExp(
      `<path d="M(\\S+) \\S+l(\\S+) 0l0 \\S+l\\S+ 0Z"[^>]* fill="(${colorsOf('light').inks.join('|')})"`,
      'g',
    )
    const found = Array.from(
      svgOf(chart, frameAt(chart, 900)).matchAll(ink),
      ([, from, length]) => [Number(from), Number(length)] as const,
    )
    const [[zero, one] = [0, 0], [again, two] = [0, 0], [last, three] = [0, 0]] = found
    expect(one).toBeGreaterThan(100)
    expect([again, last]).toEqual([zero, zero])
    expect(two).toBeCloseTo(2 * one, 0)
    expect(three).toBeCloseTo(-one, 0)
  })

  test('say what the thin lines and the outlined bars are, and the note of a bar', () => {
    const texts = textsOf(attribution)
    expect(texts).toContain('thin lines: 90 % interval of the mean · outlined bars: it includes 0')
    expect(texts).toContain('cannot be told from 0')
    expect(textsOf(attribution, 420)).toContain('cannot be told from 0')
  })

  test('without intervals do not speak of thin lines', () => {
    const bars = attribution.bars.map(({ name, value }) => ({ name, value }))
    expect(textsOf({ ...attribution, bars }).join()).not.toContain('thin lines')
  })

  test('of counts below one have more ticks than zero', () => {
    const bars = [{ name: 'a', value: 0.4 }]
    const chart: BarsChart = { ...attribution, x: { label: 'posts', format: { kind: 'count' } }, bars }
    expect(textsOf(chart).filter((text) => /^0\.\d+$/.test(text)).length).toBeGreaterThan(2)
  })

  test.each([420, 900])('%i wide say a long axis and their names whole', (width) => {
    const label = 'points of weekly active: to the right it raises it, to the left it lowers it in all weeks'
    const chart: BarsChart = { ...attribution, x: { ...attribution.x, label } }
    const texts = textsOf(chart, width)
    expect(texts.join(' ')).toContain(label)
    expect(texts.join(' ')).toContain('Embedded in daily work tools')
  })
})

describe('a heat map', () => {
  const number = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constant(Number.NaN))
  const anyHeat = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
    .chain(([columns, rows]) =>
      fc.array(fc.array(number, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    .map(
      (cells): HeatChart =>
        Object.assign({}, grid, {
          x: { label: 'x', values: (cells[0] ?? []).map((_, i) => `column ${i}`) },
          y: { label: 'y', values: cells.map((_, j) => `row ${j}`) },
          cells,
        }),
    )
  type Drawn = {
    readonly value: readonly [number, number, number]
    readonly itemStyle: { readonly color: string }
  }

  test('is drawn with the numbers of the chart, darker for more, and n/a where there is none', () => {
    fc.assert(
      fc.property(anyHeat, (chart) => {
        const drawn = seriesOf(chart, 'cells') as readonly Drawn[]
        const cells = chart.cells.flatMap((row, j) =>
          row.flatMap((value, i) => (Number.isNaN(value) ? [] : [[i, j, value]])),
        )
        expect(drawn.map(({ value }) => value)).toEqual(cells)
        const { shades, below } = colorsOf('light')
        const order = [...below.toReversed(), ...shades]
        const ranks = drawn
          .toSorted((a, b) => a.value[2] - b.value[2])
          .map(({ itemStyle }) => order.indexOf(itemStyle.color))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        const gaps = chart.cells.flat().filter(Number.isNaN).length
        expect(textsOf(chart).filter((text) => text === 'n/a')).toHaveLength(gaps)
      }),
      { numRuns: 25, seed: 7 },
    )
  })

  test('says the number of each cell, and the scale from the least to the most', () => {
    const texts = textsOf(grid)
    for (const value of grid.cells.flat()) expect(texts).toContain(formatNumber(value, { kind: 'share' }))
    expect(texts.filter((text) => text === '5.0 %')).toHaveLength(2)
  })

  test('leaves out a unit that has no room, and says it above', () => {
    const texts = textsOf(
      {
        ...grid,
        cells: grid.cells.map((row) => row.map((value) => value * 100)),
        x: { ...grid.x, values: Array.from({ length: 4 }, () => 'x') },
      },
      180,
    )
    expect(texts.join('|')).toContain('in %')
    expect(texts).toContain('500')
  })
})

describe('dots', () => {
  test('stand where their numbers are, and their intervals too', () => {
    const drawn = seriesOf(staffingDots, 'dots') as readonly { readonly value: readonly number[] }[]
    expect(drawn.map(({ value }) => value)).toEqual(staffingDots.dots.map(({ x, y }) => [x, y]))
    staffingDots.dots.forEach(({ x, low, high }, i) => {
      expect(seriesOf(staffingDots, `${i}:interval`)).toEqual([
        [x, low],
        [x, high],
      ])
    })
  })

  test('that share a name and an ink have a key in place of names beside them', () => {
    const dots = staffingDots.dots.map((dot, i) =>
      Object.assign({}, dot, { name: ['near', 'far'][i % 2], ink: i % 2 }),
    )
    const texts = textsOf({ ...staffingDots, dots })
    expect(texts.filter((text) => text === 'near' || text === 'far')).toEqual(['near', 'far'])
  })

  const covered: DotsChart = {
    ...staffingDots,
    dots: [0, 0.25, 1].flatMap((x) =>
      ['near', 'far'].map((name, ink) => ({ name, x, y: 0.1, low: 0, high: 0.2, ink })),
    ),
  }

  test('of one number that would cover each other stand side by side with their lines, and keep their numbers', () => {
    const dots = seriesOf(covered, 'dots') as readonly {
      readonly value: unknown
      readonly symbolOffset: unknown
    }[]
    expect(dots.map(({ value }) => value)).toEqual(covered.dots.map(({ x, y }) => [x, y]))
    const svg = svgOf(covered, frameAt(covered, 900))
    const columns = Array.from(
      svg.matchAll(/<path d="M(\S+) \S+L\1 \S+" fill="none" stroke="#0072b2"/g),
      ([, x]) => Number(x),
    )
    const others = Array.from(
      svg.matchAll(/<path d="M(\S+) \S+L\1 \S+" fill="none" stroke="#a06204"/g),
      ([, x]) => Number(x),
    )
    expect(columns).toHaveLength(3)
    expect(others.map((x, i) => x - (columns[i] ?? 0))).toEqual([11, 11, 11])
    expect(seriesOf(covered, '5:interval')).toEqual([
      [1, 0],
      [1, 0.2],
    ])
  })

  test('have a tick at each of their few numbers, and none between', () => {
    const texts = textsOf(covered)
    expect(texts).toEqual(expect.arrayContaining(['0', '0.25', '1']))
    expect(texts).not.toContain('0.5')
  })

  test('have their names beside them, or numbers and all names below where there are too many', () => {
    expect(textsOf(staffingDots).join(' ')).toContain('One position and volunteers')
    const many = hardKindCharts.find(({ id }) => id === 'dots-30')
    if (many?.kind !== 'dots') throw new Error('a chart of dots is expected')
    const texts = textsOf(many)
    many.dots.forEach(({ name }, i) => {
      expect(texts).toContain(`${i + 1}`)
      expect(texts).toContain(`${i + 1}: ${name}`)
    })
  })
})

describe('the picture of an organisation', () => {
  type People = readonly { readonly value: readonly [number, number] }[]
  const placesOf = (chart: Chart): readonly (readonly [number, number])[] =>
    (optionOf(chart, frameAt(chart, 900)).series as readonly Series[])
      .filter(({ id }) => id.endsWith(':people'))
      .flatMap(({ data }) => data as People)
      .map(({ value }) => value)

  /** Pixels between the first and the twelfth person. */
  const distance = (chart: Chart): number => {
    const places = placesOf(chart)
    const [[x, y] = [0, 0], [a, b] = [0, 0]] = [places[0], places[11]]
    return Math.hypot(x - a, y - b)
  }

  test('shows everybody once, apart from all others, the same at each drawing', () => {
    const big = hardKindCharts.find(({ id }) => id === 'network-300')
    if (big?.kind !== 'network') throw new Error('a network is expected')
    const places = placesOf(big)
    expect(places).toHaveLength(300)
    expect(placesOf(big)).toEqual(places)
    const nearest = places.flatMap(([x, y], i) =>
      places.slice(i + 1).map(([a, b]) => Math.hypot(a - x, b - y)),
    )
    expect(Math.min(...nearest)).toBeGreaterThan(9)
  })

  test('draws a tie once, and none of somebody with themselves', () => {
    const links = [
      { from: 0, to: 1 },
      { from: 1, to: 0 },
      { from: 2, to: 2 },
    ]
    expect(seriesOf({ ...organisation, links }, 'links')).toHaveLength(3)
  })

  test('draws people who work together nearer than others', () => {
    const nodes = Array.from({ length: 12 }, (_, i) => ({ id: `${i}`, group: 0, isManager: false }))
    const links = [{ from: 0, to: 11 }]
    expect(distance({ ...organisation, nodes, links })).toBeLessThan(
      0.8 * distance({ ...organisation, nodes, links: [] }),
    )
  })

  test('names its groups and says how many people, ties and managers there are', () => {
    const texts = textsOf(organisation)
    for (const name of organisation.groups ?? []) expect(texts).toContain(name)
    expect(texts.some((text) => text.startsWith('40 people in 3 groups · '))).toBe(true)
  })
})
