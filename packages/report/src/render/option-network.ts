import type { NetworkChart } from '../chart/chart.ts'
import { safe } from '../safe.ts'
import { baseOption, type FigureOption } from './figure-option.ts'
import { textWidth } from './font.ts'
import { footOf, headOf, margin, sizesOf } from './head.ts'
import { networkLayout } from './network-layout.ts'
import { type Piece, symbolOf, words } from './pieces.ts'
import { type Box, isApart } from './place-labels.ts'
import { clipText } from './text-fit.ts'
import { colorsOf, type Frame, inkAt } from './theme.ts'

/** More groups than these are not named. */
const mostNamed = 12
/** Pixels around the people for the names of the groups. */
const around = 34

type Point = { readonly x: number; readonly y: number }

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
  const isNamed = groups.length > 1 && groups.length <= mostNamed
  return {
    ...baseOption(frame, [
      ...head.pieces,
      ...(isNamed ? namePieces(chart, points, frame, { ...boundsOf(frame), top: head.bottom + 2 }) : []),
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

const groupsOf = ({ nodes }: NetworkChart): readonly number[] =>
  [...new Set(nodes.map(({ group }) => group))].toSorted((a, b) => a - b)

/** Six inks and six shapes: after six groups the inks come again with other shapes. */
const shapeOf = (position: number): number => (position + Math.floor(position / 6)) % 6

const tenths = (value: number): number => Math.round(value * 10) / 10

const nameOf = ({ groups }: NetworkChart, group: number): string =>
  safe(groups?.[group] ?? `group ${group + 1}`)

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

function notesOf({ nodes, links }: NetworkChart, groups: number): readonly string[] {
  const managers = nodes.filter(({ isManager }) => isManager).length
  return [
    `${count(nodes.length, 'person', 'people')} in ${count(groups, 'group', 'groups')}`,
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

/** The names of the groups beside their people, outside rather than among the lines. */
function namePieces(
  chart: NetworkChart,
  points: readonly Point[],
  frame: Frame,
  bounds: Box,
): readonly Piece[] {
  const colors = colorsOf(frame.theme)
  const face = { size: sizesOf(frame).text, weight: 'semiBold' } as const
  const groups = groupsOf(chart)
  const people = points.map(({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 }))
  const texts = groups.map((group) => clipText(nameOf(chart, group), Math.min(220, frame.width / 3), face))
  const wishes = groups.map((group, i) =>
    besides(
      people.filter((_, k) => chart.nodes[k]?.group === group),
      { width: textWidth(texts[i] ?? '', face) + 4, height: face.size * 1.4 },
      { x: frame.width / 2, y: (bounds.top + bounds.bottom) / 2 },
    ),
  )
  const boxes = firstFree(wishes, people, bounds)
  return groups.flatMap((_, i) => {
    const box = boxes[i]
    if (box === undefined) return []
    const text = texts[i] ?? ''
    const y = (box.top + box.bottom) / 2
    const fill = inkAt(colors, i)
    const piece = words({ id: `${i}:name`, text, x: box.left + 2, y, fill, ...face })
    // Lines that pass behind a name end at its paper.
    const paper: Piece = {
      id: `${i}:paper`,
      type: 'rect',
      z: 9,
      silent: true,
      shape: { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top },
      style: { fill: colors.paper },
    }
    return [paper, piece]
  })
}

/** Places for a name around the people of a group: the side away from the middle of the picture first, nearer ones before others. */
function besides(
  people: readonly Box[],
  { width, height }: { readonly width: number; readonly height: number },
  middle: Point,
): readonly Box[] {
  const left = Math.min(...people.map((box) => box.left))
  const right = Math.max(...people.map((box) => box.right))
  const top = Math.min(...people.map((box) => box.top))
  const bottom = Math.max(...people.map((box) => box.bottom))
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const at = (boxLeft: number, boxTop: number): Box => ({
    left: boxLeft,
    top: boxTop,
    right: boxLeft + width,
    bottom: boxTop + height,
  })
  const above = [0, -0.3, 0.3].map((part) => at(x - width / 2 + part * (right - left), top - height - 2))
  const under = [0, -0.3, 0.3].map((part) => at(x - width / 2 + part * (right - left), bottom + 2))
  const beside = [0, -0.3, 0.3].map((part) =>
    at(x < middle.x ? left - width - 4 : right + 4, y - height / 2 + part * (bottom - top)),
  )
  const within = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => at(x - width / 2, top + part * (bottom - top)))
  return [...(y <= middle.y ? above : under), ...beside, ...(y <= middle.y ? under : above), ...within]
}

/** The first place of each that is free, or else hides the fewest people; none where only other names are. */
function firstFree(
  wishes: readonly (readonly Box[])[],
  people: readonly Box[],
  bounds: Box,
): readonly (Box | undefined)[] {
  const taken: Box[] = []
  return wishes.map((boxes) => {
    const open = boxes
      .map((box) => kept(box, bounds))
      .filter((box) => taken.every((other) => isApart(box, other, 2)))
      .map((box) => ({ box, hidden: people.filter((person) => !isApart(box, person, 0)).length }))
    const best = open.toSorted((a, b) => a.hidden - b.hidden)[0]?.box
    if (best !== undefined) taken.push(best)
    return best
  })
}

/** The box moved inside the bounds. */
function kept(box: Box, bounds: Box): Box {
  const across = Math.max(bounds.left - box.left, 0) + Math.min(bounds.right - box.right, 0)
  const down = Math.max(bounds.top - box.top, 0) + Math.min(bounds.bottom - box.bottom, 0)
  return {
    left: box.left + across,
    right: box.right + across,
    top: box.top + down,
    bottom: box.bottom + down,
  }
}
