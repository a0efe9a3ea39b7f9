import type { DotsChart } from '../chart/chart.ts'
import { safe } from '../safe.ts'
import { axisPieces } from './dots-axes.ts'
import { along, type DotsLayout, dotsLayout, reach } from './dots-layout.ts'
import { baseOption, type FigureOption } from './figure-option.ts'
import { footOf, margin, sizesOf } from './head.ts'
import { type Piece, rule, symbolOf, words } from './pieces.ts'
import { type Colors, colorsOf, type Frame, inkAt } from './theme.ts'

/** Named dots with a vertical interval each as an option. */
export function dotsOption(chart: DotsChart, frame: Frame): FigureOption {
  const colors = colorsOf(frame.theme)
  const layout = dotsLayout(chart, frame)
  const { plot, x, y } = layout
  const shifts = [...new Set([0, ...layout.shifts])]
  // Lines cannot be moved by pixels: those that are have axes of their own, so that all keep their numbers.
  const areas = {
    grid: shifts.map((shift) => ({
      left: plot.left + shift,
      top: plot.top,
      width: plot.right - plot.left,
      height: plot.bottom - plot.top,
      outerBoundsMode: 'none' as const,
    })),
    xAxis: shifts.map((_, gridIndex) => ({
      type: 'value' as const,
      gridIndex,
      show: false,
      min: x.low,
      max: x.high,
    })),
    yAxis: shifts.map((_, gridIndex) => ({
      type: 'value' as const,
      gridIndex,
      show: false,
      min: y.low,
      max: y.high,
    })),
  }
  const inkOf = (ink: number | undefined): string => (ink === undefined ? colors.muted : inkAt(colors, ink))
  return {
    ...baseOption(frame, [
      ...layout.head.pieces,
      ...axisPieces(chart, layout, frame),
      ...leaderPieces(chart, layout, colors),
      ...labelPieces(layout, frame),
      ...footOf(frame).pieces,
    ]),
    ...areas,
    series: [
      ...chart.dots.flatMap(({ x: at, low, high, ink }, i) =>
        low === undefined || high === undefined || !Number.isFinite(at + low + high)
          ? []
          : [
              {
                id: `${i}:interval`,
                type: 'line' as const,
                xAxisIndex: shifts.indexOf(layout.shifts[i] ?? 0),
                yAxisIndex: shifts.indexOf(layout.shifts[i] ?? 0),
                z: 2,
                clip: false,
                silent: true,
                symbol: 'rect',
                symbolSize: [8, 1.5],
                lineStyle: { color: inkOf(ink), width: 1.5 },
                itemStyle: { color: inkOf(ink) },
                data: [
                  [at, low],
                  [at, high],
                ],
              },
            ],
      ),
      {
        id: 'dots',
        type: 'scatter',
        z: 4,
        symbolSize: 2 * reach,
        silent: true,
        data: chart.dots.flatMap(({ name, x: at, y: value, ink }, i) =>
          Number.isFinite(at + value)
            ? [
                {
                  name: safe(name),
                  value: [at, value],
                  symbol: symbolOf(ink ?? 0),
                  symbolOffset: [layout.shifts[i] ?? 0, 0],
                  itemStyle: {
                    color: inkOf(ink),
                    borderColor: colors.paper,
                    borderWidth: border(ink),
                    opacity: 1,
                  },
                },
              ]
            : [],
        ),
      },
    ],
  }
}

/** A border in the colour of the paper would eat plus and cross. */
const border = (ink = 0): number => (ink % 6 > 3 ? 0 : 1)

/** A thin line from a dot to a label that does not stand right beside it. */
function leaderPieces(
  chart: DotsChart,
  { labels, plot, x, y, shifts }: DotsLayout,
  { axis }: Colors,
): readonly Piece[] {
  return labels.flatMap((label, i) => {
    const dot = chart.dots[i]
    if (label === undefined || dot === undefined) return []
    const from = [
      along(dot.x, x, plot.left, plot.right) + (shifts[i] ?? 0),
      along(dot.y, y, plot.bottom, plot.top),
    ] as const
    const { left, right, top, bottom } = label.box
    const to = [Math.min(right, Math.max(left, from[0])), Math.min(bottom, Math.max(top, from[1]))] as const
    const [across, down] = [to[0] - from[0], to[1] - from[1]]
    const length = Math.sqrt(across * across + down * down)
    return length < reach + 8.5 ? [] : [rule({ id: `${i}:leader`, points: [from, to], stroke: axis, z: 1 })]
  })
}

function labelPieces({ labels, list, listTop, listStep }: DotsLayout, frame: Frame): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const { text: size } = sizesOf(frame)
  const line = Math.round(size * 1.25)
  return [
    ...labels.flatMap((label, i) =>
      (label?.lines ?? []).map((text, k) =>
        words({
          id: `${i}:label:${k}`,
          text,
          x: label?.box.left ?? 0,
          y: (label?.box.top ?? 0) + (k + 0.5) * line,
          fill: colors.text,
          size,
        }),
      ),
    ),
    ...list.flatMap((column, c) =>
      column.map((text, r) =>
        words({
          id: `list:${c}:${r}`,
          text,
          x: margin + (c * (frame.width - 2 * margin)) / list.length,
          y: listTop + (r + 0.5) * listStep,
          fill: colors.text,
          size,
        }),
      ),
    ),
  ]
}
