import type { EChartsOption } from 'echarts'
import type { PanelsChart } from '../chart/chart.ts'
import { pointsOf } from '../figure.ts'
import { safe } from '../safe.ts'
import { say } from '../words/index.ts'
import { type WeekAxis, weekAxis } from './axes.ts'
import { areaOption, areasOption, axisPieces } from './axes-option.ts'
import { endPieces } from './curves-labels.ts'
import { seriesOption, tintFor } from './curves-series.ts'
import { baseOption, type FigureOption } from './figure-option.ts'
import { footOf, headOf, sizesOf } from './head.ts'
import { notesOf, readingOf, underOf } from './option-curves.ts'
import { keyPieces } from './panels-key.ts'
import {
  columnsFor,
  endsOf,
  hasUnits,
  type Panel,
  type Placed,
  placedPanels,
  titleFace,
  titleStep,
} from './panels-layout.ts'
import { type Piece, words } from './pieces.ts'
import { clipText } from './text-fit.ts'
import { type Colors, colorsOf, type Frame, inkAt } from './theme.ts'

/** Small charts in rows, each with its title; weeks stand below the last of each column, values left of each or, where all share them, of each row. */
export function panelsOption(chart: PanelsChart, frame: Frame): FigureOption {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const first = chart.panels[0]
  if (first === undefined) {
    const head = headOf(chart.title, [say('debrief.page.noData')], frame)
    return baseOption(frame, [...head.pieces, ...footOf(frame).pieces])
  }
  const head = headOf(chart.title, panelNotes(chart), frame)
  const key = keyPieces(chart, { frame, top: head.bottom + 8 })
  const foot = footOf(frame, frame.digest ?? first.figure.digest)
  const placed = placedPanels(chart, frame, key.bottom)
  const weeks = chart.panels.flatMap(({ figure }) => figure.series.flatMap(({ x }) => x))
  const width = (placed[0]?.area.right ?? 0) - (placed[0]?.area.left ?? 0)
  const x = weekAxis(weeks, width / 38)
  const columns = columnsFor(chart, frame)
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
        ...endPieces(endsOf(panel, area, size), {
          figure: panel.figure,
          area,
          x,
          y,
          size,
          inkOf: inksOf(panel, colors),
          id: `:${index}`,
        }),
      ],
      option: areaOption(area, x, y, { colors, index }),
      series: panelSeries(one, x, colors),
    }
  })
  return {
    ...baseOption(frame, [
      ...head.pieces,
      ...key.pieces,
      ...drawn.flatMap(({ pieces }) => pieces),
      ...foot.pieces,
    ]),
    ...areasOption(drawn.map(({ option }) => option)),
    series: drawn.flatMap(({ series }) => series) as NonNullable<EChartsOption['series']>,
    fishbowl: readingOf(
      first.figure,
      placed.map(({ y, area, panel }) => ({ y, area, label: panel.figure.y.label })),
    ),
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
    isShared ? undefined : say('debrief.page.ownAxis'),
  ]
}

const inksOf =
  ({ own, figure }: Panel, colors: Colors) =>
  (arm: number): string =>
    own === undefined || figure.series[arm]?.id === own ? inkAt(colors, arm) : colors.axis

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
    ...over.names.map((text) => ({
      text,
      fill: mine === -1 ? colors.text : inkAt(colors, mine),
      ...titleFace(size),
    })),
    ...units.map((text) => ({ text, fill: colors.muted, size })),
  ]
  const first = area.top - 10 - (lines.length - 0.5) * step
  return lines.map((line, i) =>
    words({ id: `panel:${index}:title:${i}`, x: area.left, y: first + i * step, ...line }),
  )
}

/** Curves of a panel; with `own` the others are thin and grey behind it, without bands. */
function panelSeries({ panel, y, index }: Placed, x: WeekAxis, colors: Colors): readonly object[] {
  const { figure, own } = panel
  const inkOf = inksOf(panel, colors)
  const tint = figure.band === undefined ? 0 : tintFor(own === undefined ? figure.series.length : 1)
  return figure.series.flatMap((series, arm) => {
    const isBackground = own !== undefined && series.id !== own
    if (pointsOf(series).length === 0) return []
    const drawing = {
      arm,
      area: index,
      ink: inkOf(arm),
      x,
      y,
      tint: isBackground ? 0 : tint,
      isBackground,
    }
    return seriesOption(series, drawing)
  })
}
