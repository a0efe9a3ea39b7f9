import type { Chart, CurvesChart, PanelsChart } from '../chart/chart.ts'
import type { Block, Report } from '../document/document.ts'
import { type Figure, wordMark } from '../figure.ts'
import { safe } from '../safe.ts'
import { language, say } from '../words/index.ts'
import { numerals } from '../words/numerals.ts'
import { frameOf } from './height.ts'
import { optionOf } from './option.ts'
import { rowsOf, shortList } from './page-lists.ts'
import { shortNumbers } from './page-numbers.ts'
import { sharing } from './page-shared.ts'
import { cssVariables, type Frame } from './theme.ts'

type LiveChart = CurvesChart | PanelsChart
type ChartBlock = Extract<Block, { kind: 'chart' }>
type Fields = Readonly<Record<string, unknown>>

/** Whether a page draws a chart anew in the browser: those with weeks. */
export const isLive = (chart: Chart): chart is LiveChart => chart.kind === 'curves' || chart.kind === 'panels'

/** Width of a drawing where there is little room: on a telephone and in a brief. */
export const narrow = 400

const variables = new Map(cssVariables('light').map(([name, color]) => [color, `var(${name})`]))

/** The same value with every colour of the light theme as a variable of the page, and no digits that cannot be seen: `parts` of one. */
function lean(value: unknown, parts = 100): unknown {
  if (typeof value === 'string') return variables.get(value) ?? value
  if (typeof value === 'number') return Math.round(value * parts) / parts
  if (Array.isArray(value)) return value.map((inner) => lean(inner, parts))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lean(inner, parts)]))
}

/** What a piece has of its own apart from what it has in common with others, `as`. */
function pieceIn({ id, x, y, shape, style, ...rest }: Fields): Fields {
  const { text, ...look } = style as Fields
  return { id, ...(lean({ x, y, shape }, 10) as Fields), text, as: lean({ ...rest, style: look }) }
}

const parts = (list: unknown): readonly Fields[] => (Array.isArray(list) ? list : [])

// The ends of an axis are numbers, no pixels: they keep their digits.
const axisIn = ({ splitLine, ...axis }: Fields): unknown =>
  Object.assign({}, axis, { splitLine: lean(splitLine) })

type Points = readonly (readonly [x: number, y: number | null])[]

/** The same for series; their points are two lists. */
function seriesIn(all: readonly Fields[], areas: Parameters<typeof shortNumbers>[1]): readonly Fields[] {
  const drawn = new Map(all.map(({ id, data }) => [String(id), (data as Points).map(([, y]) => y)] as const))
  const short = shortNumbers(drawn, areas)
  return all.map(({ id, data, ...rest }) => ({
    id,
    x: (data as Points).map(([x]) => x),
    y: shortList(short.get(String(id)) ?? []),
    as: lean(rest),
  }))
}

function optionIn(chart: LiveChart, frame: Frame): unknown {
  const { backgroundColor: _paper, series, graphic, xAxis, yAxis, fishbowl, ...rest } = optionOf(chart, frame)
  const factors = (fishbowl?.areas ?? []).map(({ y }) => y.factor)
  const areas = areasOf(chart).map(({ figure }, i) => ({ figure, factor: factors[i] ?? 1 }))
  return {
    ...(lean(rest) as Fields),
    size: { width: frame.width, height: frame.height },
    // By area: what is drawn is the number times this.
    factors,
    xAxis,
    yAxis: parts(yAxis).map(axisIn),
    graphic: rowsOf(parts(graphic).map(pieceIn), ['id', 'as', 'shape', 'text', 'x', 'y']),
    series: rowsOf(seriesIn(parts(series), areas), ['id', 'as', 'x', 'y']),
  }
}

type Area = { readonly title: string; readonly figure: Figure; readonly own?: string }

const areasOf = (chart: LiveChart): readonly Area[] =>
  chart.kind === 'curves' ? [{ title: '', figure: chart.figure }] : chart.panels

/** What is said of an area of a figure: its numbers, written so, by these names; where one curve stands out, of that alone. */
function areaIn({ title, figure, own }: Area): unknown {
  const { x, y, series, marks } = figure
  return {
    title: safe(title),
    x: safe(x.label),
    format: y.format,
    names: series.map(({ name }) => safe(name)),
    own: own === undefined ? undefined : series.findIndex(({ id }) => id === own),
    marks: marks.map((mark) => ({ x: mark.x, text: safe(wordMark(mark)) })),
  }
}

function chartIn(chart: LiveChart, digest: string): unknown {
  return {
    title: safe(chart.title),
    areas: areasOf(chart).map(areaIn),
    wide: optionIn(chart, frameOf(chart, digest)),
    narrow: optionIn(chart, frameOf(chart, digest, narrow)),
  }
}

/** Whether a figure of a page has a program: where it is live or has choices. */
const isMoved = ({ choices }: ChartBlock): boolean =>
  choices.length > 1 || choices.some(({ chart }) => isLive(chart))

/** What the program of a page says by itself; it knows English. */
function ownWords(): { readonly words?: unknown } {
  if (language() === 'en') return {}
  return {
    words: {
      numerals: numerals(),
      between: say('debrief.page.between'),
      bands: say('debrief.page.bands'),
      by: say('debrief.page.byAxis'),
      keys: say('debrief.page.keys'),
    },
  }
}

/** The figures of a page as JSON that may stand in a script element; undefined where none needs a program. */
export function liveData({ sections, digest }: Report): string | undefined {
  const blocks = sections.flatMap((section) => section.blocks)
  const figures = blocks.flatMap((block) => {
    if (block.kind !== 'chart' || !isMoved(block)) return []
    const choices = block.choices.map(({ label, chart }) => ({
      label: safe(label),
      ...(isLive(chart) ? { chart: chartIn(chart, digest) } : {}),
    }))
    return [[block.choices[0]?.chart.id ?? '', { by: block.by ?? '', choices }] as const]
  })
  if (figures.length === 0) return undefined
  const { shared, value } = sharing(Object.fromEntries(figures))
  return JSON.stringify({ ...ownWords(), shared, figures: value }).replaceAll('<', '\\u003c')
}
