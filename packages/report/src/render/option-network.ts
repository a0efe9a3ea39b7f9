import type { NetworkChart } from '../chart/chart.ts'
import { safe } from '../safe.ts'
import { baseOption, type FigureOption } from './figure-option.ts'
import { footOf, headOf, margin } from './head.ts'
import { networkLayout } from './network-layout.ts'
import { groupsOf, nameOf, namePieces, type Point } from './network-names.ts'
import { symbolOf } from './pieces.ts'
import type { Box } from './place-labels.ts'
import { colorsOf, type Frame, inkAt } from './theme.ts'

/** More groups than these are not named. */
const mostNamed = 12
/** Pixels around the people for the names of the groups. */
const around = 34

/** Pixels that the picture of an organisation needs at a width. */
export const networkHeight = ({ nodes }: NetworkChart, width: number): number =>
  Math.max(360, Math.round(width * (nodes.length > 120 ? 0.75 : nodes.length > 40 ? 0.6 : 0.5)))

/** The picture of an organisation as an option: people as dots in the ink and shape of their group, managers larger, lines between those who work together. */
export function networkOption(chart: NetworkChart, frame: Frame): FigureOption {
  const colors = colorsOf(frame.theme)
  const { nodes, links } = chart
  const groups = groupsOf(chart)
  const head = headOf(chart.title, notesOf(chart, groups.length), frame)
  const plot: Box = {
    left: margin + around,
    top: head.bottom + around,
    right: frame.width - margin - around,
    bottom: frame.height - margin - around,
  }
  const [width, height] = [plot.right - plot.left, Math.max(40, plot.bottom - plot.top)]
  const layout = networkLayout(chart, width / height)
  const [wide, high] = [width / Math.max(1, layout.width), height / Math.max(1, layout.height)]
  const scale = Math.min(wide, high, 60)
  // Wider than high, within reason, where there is room.
  const [across, down] = [Math.min(wide, 1.3 * scale), Math.min(high, 1.3 * scale)]
  const [left, top] = [
    plot.left + (width - layout.width * across) / 2,
    plot.top + (height - layout.height * down) / 2,
  ]
  const points = layout.places.map(({ x, y }) => ({
    x: tenths(left + x * across),
    y: tenths(top + y * down),
  }))
  const size = Math.max(4, Math.min(12, scale * 0.42))
  // Crosses and small symbols would be eaten by it.
  const border = (position: number): number => (size < 8 || shapeOf(position) > 3 ? 0 : 1)
  return {
    ...baseOption(frame, [
      ...head.pieces,
      ...(isNamed(groups.length)
        ? namePieces(chart, points, frame, { ...boundsOf(frame), top: head.bottom + 2 })
        : []),
      ...footOf(frame).pieces,
    ]),
    grid: { left: 0, top: 0, width: frame.width, height: frame.height, outerBoundsMode: 'none' },
    xAxis: { type: 'value', show: false, min: 0, max: frame.width },
    yAxis: { type: 'value', show: false, inverse: true, min: 0, max: frame.height },
    series: [
      {
        id: 'links',
        type: 'line',
        clip: false,
        z: 1,
        silent: true,
        showSymbol: false,
        lineStyle: {
          color: colors.axis,
          width: links.length > 400 ? 0.6 : 1,
          opacity: links.length > 400 ? 0.35 : 0.55,
        },
        data: linesOf(chart, points),
      },
      ...groups.map((group, position) => ({
        id: `${position}:people`,
        type: 'scatter' as const,
        z: 3,
        name: nameOf(chart, group),
        silent: true,
        symbol: symbolOf(shapeOf(position)),
        itemStyle: {
          color: inkAt(colors, position),
          opacity: 1,
          borderColor: colors.paper,
          borderWidth: border(position),
        },
        data: nodes.flatMap(({ id, group: own, isManager }, i) => {
          const point = points[i]
          if (own !== group || point === undefined) return []
          return [{ name: safe(id), value: [point.x, point.y], symbolSize: isManager ? size * 1.7 : size }]
        }),
      })),
    ],
  }
}

const isNamed = (groups: number): boolean => groups > 1 && groups <= mostNamed

/** Six inks and six shapes: after six groups the inks come again with other shapes. */
const shapeOf = (position: number): number => (position + Math.floor(position / 6)) % 6

const tenths = (value: number): number => Math.round(value * 10) / 10

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

function notesOf({ nodes, links }: NetworkChart, groups: number): readonly string[] {
  const managers = nodes.filter(({ isManager }) => isManager).length
  return [
    `${count(nodes.length, 'person', 'people')} in ${count(groups, 'group', 'groups')}${groups === 1 || isNamed(groups) ? '' : ', each in its colour and shape'}`,
    count(links.length, 'tie of work', 'ties of work'),
    ...(managers === 0 ? [] : [`larger: ${count(managers, 'manager', 'managers')}`]),
  ]
}

/** Every tie as a stretch of one broken line; a tie is drawn once. */
function linesOf({ links }: NetworkChart, points: readonly Point[]): (number | string)[][] {
  const seen = new Set<string>()
  return links.flatMap(({ from, to }) => {
    const [a, b] = [points[from], points[to]]
    const key = from < to ? `${from}-${to}` : `${to}-${from}`
    if (a === undefined || b === undefined || from === to || seen.has(key)) return []
    seen.add(key)
    return [
      [a.x, a.y],
      [b.x, b.y],
      ['-', '-'],
    ]
  })
}

const boundsOf = ({ width, height }: Frame): Omit<Box, 'top'> => ({
  left: margin,
  right: width - margin,
  bottom: height - margin - 4,
})
