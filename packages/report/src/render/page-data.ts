import type { Chart, CurvesChart, PanelsChart } from '../chart/chart.ts'
import type { Report } from '../document/document.ts'
import type { Figure } from '../figure.ts'
import { wordMark } from '../figure.ts'
import { safe } from '../safe.ts'
import { optionOf } from './option.ts'
import { NumberPool } from './page-pool.ts'
import { cssVariables, type Frame, pageFrame } from './theme.ts'

type LiveChart = CurvesChart | PanelsChart

/** Whether a page draws a chart anew in the browser: those with weeks. */
export const isLive = (chart: Chart): chart is LiveChart => chart.kind === 'curves' || chart.kind === 'panels'

const narrowFrame: Frame = { width: 400, height: 360, theme: 'light' }
const variables = new Map(cssVariables('light').map(([name, color]) => [color, `var(${name}, ${color})`]))

const figuresOf = (chart: LiveChart): readonly Figure[] =>
  chart.kind === 'curves' ? [chart.figure] : chart.panels.map(({ figure }) => figure)

/** An option as a page holds it: its points in the pool, its colours as variables, its text made safe. */
function optionIn(chart: LiveChart, frame: Frame, pool: NumberPool): unknown {
  const { backgroundColor: _paper, series, ...rest } = optionOf(chart, frame)
  const all = (Array.isArray(series) ? series : []) as readonly { readonly data: readonly unknown[] }[]
  return withVariables({
    ...rest,
    series: all.map((one) => ({ ...one, data: pool.points(one.data as never) })),
  })
}

/** The same value with every colour of the light theme as a variable of the page. */
function withVariables(value: unknown): unknown {
  if (typeof value === 'string') return variables.get(value) ?? value
  if (Array.isArray(value)) return value.map(withVariables)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withVariables(inner)]))
}

function chartIn(chart: LiveChart, digest: string, pool: NumberPool): unknown {
  const figures = figuresOf(chart)
  return {
    title: safe(chart.title),
    format: figures[0]?.y.format,
    marks: (figures[0]?.marks ?? []).map((mark) => ({ x: mark.x, text: safe(wordMark(mark)) })),
    areas: chart.kind === 'panels' ? chart.panels.map(({ title }) => safe(title)) : [],
    wide: optionIn(chart, { ...pageFrame, digest }, pool),
    narrow: optionIn(chart, { ...narrowFrame, digest }, pool),
  }
}

/** The figures of a page as JSON that may stand in a script element; undefined where none is live. */
export function liveData({ sections, digest }: Report): string | undefined {
  const pool = new NumberPool()
  const blocks = sections.flatMap((section) => section.blocks)
  const figures = blocks.flatMap((block) => {
    if (block.kind !== 'chart') return []
    const [first] = block.choices
    const isStill = block.choices.length === 1 && first !== undefined && !isLive(first.chart)
    if (first === undefined || isStill) return []
    const choices = block.choices.map(({ label, chart }) => ({
      label: safe(label),
      ...(isLive(chart) ? { chart: chartIn(chart, digest, pool) } : {}),
    }))
    return [[first.chart.id, { by: block.by ?? '', choices }] as const]
  })
  if (figures.length === 0) return undefined
  const { width, height } = pageFrame
  const frames = { wide: { width, height }, narrow: { width: narrowFrame.width, height: narrowFrame.height } }
  const page = { frames, pool: pool.lists, figures: Object.fromEntries(figures) }
  return JSON.stringify(page).replaceAll('<', '\\u003c')
}
