import type { EChartsOption } from 'echarts'
import type { PanelsChart } from '../chart/chart.ts'
import { pointsOf } from '../figure.ts'
import { safe } from '../safe.ts'
import { areaOption, areasOption, axisPieces, gutterOf } from './axes-option.ts'
import { type Area, type ValueAxis, valueAxis, weekAxis } from './axes.ts'
import { endPieces, endTexts, endWidth } from './curves-labels.ts'
import { seriesOption, tintFor } from './curves-series.ts'
import { baseOption, type FigureOption } from './figure-option.ts'
import { footOf, headOf, margin, sizesOf } from './head.ts'
import { notesOf, readingOf, underOf, valuesOf } from './option-curves.ts'
import { keyPieces } from './panels-key.ts'
import { type Piece, words } from './pieces.ts'
import { clipText, wrapText } from './text-fit.ts'
import { type Colors, colorsOf, type Frame, inkAt } from './theme.ts'

type Panel = PanelsChart['panels'][number]

/** The panels of a row: as many as have room for a plot each, the rows about equally full. */
export function columnsFor({ panels, isShared }: PanelsChart, width: number): number {
  const count = panels.length
  // An own axis takes the room of its words.
  const most = Math.max(1, Math.floor(width / (isShared ? 210 : 270)))
  return Math.max(1, Math.ceil(count / Math.ceil(count / most)))
}

/** A panel with what is drawn of it. */
type Placed = { readonly panel: Panel; readonly y: ValueAxis; readonly area: Area; readonly index: number; readonly over: { readonly names: readonly string[]; readonly room: number } }

/** Small charts in rows, each with its title; weeks stand below the last of each column, values left of each or, where all share them, of each row. */
export function panelsOption(chart: PanelsChart, frame: Frame): FigureOption {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const first = chart.panels[0]
  if (first === undefined)
    return baseOption(frame, headOf(chart.title, ['no data'], frame).pieces)
  const head = headOf(chart.title, panelNotes(chart), frame)
  const key = keyPieces(chart, { frame, top: head.bottom + 8 })
  const foot = footOf(frame, frame.digest ?? first.figure.digest)
  const placed = placedPanels(chart, frame, key.bottom)
  const weeks = chart.panels.flatMap(({ figure }) => figure.series.flatMap(({ x }) => x))
  const width = (placed[0]?.area.right ?? 0) - (placed[0]?.area.left ?? 0)
  const x = weekAxis(weeks, width / 38)
  const columns = columnsFor(chart, frame.width)
  const drawn = placed.map((one) => {
    const { panel, y, area, index } = one
    const isLast = index + columns >= placed.length
    const hasWords = { x: isLast, y: !chart.isShared || index % columns === 0 }
    const dress = { id: `${index}`, colors, size, hasWords, zeroLine: true }
    const isUnder = isLast && index % columns === 0
    return {
      pieces: [
        ...titlePieces(one, chart, { colors, size }),
        ...axisPieces(area, x, y, dress),
        ...underOf(panel.figure, area, { frame, end: foot.left, id: `${index}` }).filter(
          ({ id }) => isUnder || id.startsWith('empty'),
        ),
        ...endPieces(endsOf(panel, area, size), { figure: panel.figure, area, x, y, size, inkOf: inksOf(panel, colors), id: `:${index}` }),
      ],
      option: areaOption(area, x, y, { colors, index }),
      series: panelSeries(one, colors),
    }
  })
  return {
    ...baseOption(frame, [...head.pieces, ...key.pieces, ...drawn.flatMap(({ pieces }) => pieces), ...foot.pieces]),
    ...areasOption(drawn.map(({ option }) => option)),
    series: drawn.flatMap(({ series }) => series) as NonNullable<EChartsOption['series']>,
    ...(placed[0] === undefined ? {} : { fishbowl: readingOf(first.figure, placed[0].y) }),
  }
}

/** The unit stands once where it is that of all panels. */
function panelNotes({ panels, isShared }: PanelsChart): readonly (string | undefined)[] {
  const notes = panels.map(({ figure }) => notesOf(figure))
  const isSame = notes.every(([unit]) => unit === notes[0]?.[0])
  const band = notes.map((list) => list[1]).find((text) => text !== undefined)
  const isOwn = panels.some(({ own, figure }) => own !== undefined && figure.series.length > 1)
  return [
    isSame ? notes[0]?.[0] : undefined,
    band,
    isOwn ? 'grey: the others' : undefined,
    isShared ? undefined : 'each panel has its own axis',
  ]
}

const inksOf =
  ({ own, figure }: Panel, colors: Colors) =>
  (arm: number): string =>
    own === undefined || figure.series[arm]?.id === own ? inkAt(colors, arm) : colors.axis

/** The last values right of a panel; with `own` of that curve alone. */
function endsOf({ figure, own }: Panel, area: Area, size: number): ReturnType<typeof endTexts> {
  const room = { width: 80, height: area.bottom - area.top, size }
  return endTexts(figure, room, false).filter(({ arm }) => own === undefined || figure.series[arm]?.id === own)
}

function placedPanels(chart: PanelsChart, frame: Frame, top: number): readonly Placed[] {
  const { panels, isShared } = chart
  const { text: size } = sizesOf(frame)
  const columns = columnsFor(chart, frame.width)
  const rows = Math.ceil(panels.length / columns)
  const bottom = frame.height - margin - Math.round(size * 2.9)
  const most = Math.max(2, Math.floor((bottom - top) / rows / 48))
  const all = panels.flatMap(({ figure }) => [...valuesOf(figure)])
  const axes = panels.map(({ figure }) => valueAxis(isShared ? all : valuesOf(figure), figure.y, most))
  const rough = { left: 0, right: 100, top: 0, bottom: (bottom - top) / rows }
  const gutter = Math.max(...axes.map((axis) => gutterOf(axis, size)))
  const ends = Math.max(...panels.map((panel) => endWidth(endsOf(panel, rough, size), size))) + 18
  const left = margin + (isShared ? gutter : 0)
  const step = (frame.width - margin - left + 10) / columns
  const room = step - 10 - (isShared ? 0 : gutter)
  const names = panels.map(({ title }) => wrapText(safe(title), room, { ...titleFace(size), most: 2 }))
  const lines = Math.max(...names.map((list) => list.length)) + (hasUnits(panels) ? 1 : 0)
  const titles = lines * titleStep(size) + 10
  const between = titles + 12
  const height = Math.max(30, (bottom - top - titles - (rows - 1) * between) / rows)
  return panels.map((panel, index) => {
    const start = left + (index % columns) * step + (isShared ? 0 : gutter)
    const from = top + titles + Math.floor(index / columns) * (height + between)
    const right = left + (index % columns) * step + step - 10 - ends
    const axis = axes[index] ?? valueAxis([], panel.figure.y, most)
    const over = { names: names[index] ?? [], room }
    return { panel, index, y: axis, over, area: { left: start, top: from, right: Math.max(start + 20, right), bottom: from + height } }
  })
}

const titleFace = (size: number) => ({ size: size + 1, weight: 'semiBold' }) as const
const titleStep = (size: number): number => Math.round((size + 1) * 1.3)

const hasUnits = (panels: readonly Panel[]): boolean =>
  panels.some(({ figure }) => figure.y.label !== panels[0]?.figure.y.label)

function titlePieces(
  { panel, area, index, over }: Placed,
  { panels }: PanelsChart,
  { colors, size }: { readonly colors: Colors; readonly size: number },
): readonly Piece[] {
  const { own, figure } = panel
  const mine = own === undefined ? -1 : figure.series.findIndex(({ id }) => id === own)
  const step = titleStep(size)
  const units = hasUnits(panels) ? [clipText(safe(figure.y.label), over.room, { size })] : []
  const lines = [
    ...over.names.map((text) => ({ text, fill: mine === -1 ? colors.text : inkAt(colors, mine), ...titleFace(size) })),
    ...units.map((text) => ({ text, fill: colors.muted, size })),
  ]
  const first = area.top - 10 - (lines.length - 0.5) * step
  return lines.map((line, i) =>
    words({ id: `panel:${index}:title:${i}`, x: area.left, y: first + i * step, ...line }),
  )
}

/** Curves of a panel; with `own` the others are thin and grey behind it, without bands. */
function panelSeries({ panel, y, index }: Placed, colors: Colors): readonly object[] {
  const { figure, own } = panel
  const inkOf = inksOf(panel, colors)
  const tint = figure.band === undefined ? 0 : tintFor(own === undefined ? figure.series.length : 1)
  return figure.series.flatMap((series, arm) => {
    const isBackground = own !== undefined && series.id !== own
    if (pointsOf(series).length === 0) return []
    const drawing = { arm, area: index, ink: inkOf(arm), axis: y, tint: isBackground ? 0 : tint, isBackground }
    return seriesOption(series, drawing)
  })
}
