import type { NetworkChart } from '../chart/chart.ts'
import { safe } from '../safe.ts'
import { textWidth } from './font.ts'
import { sizesOf } from './head.ts'
import { type Piece, words } from './pieces.ts'
import { type Box, isApart } from './place-labels.ts'
import { clipText } from './text-fit.ts'
import { colorsOf, type Frame, inkAt } from './theme.ts'

/** Pixels from the top left corner. */
export type Point = { readonly x: number; readonly y: number }

/** The numbers of the groups, ascending. */
export const groupsOf = ({ nodes }: NetworkChart): readonly number[] =>
  [...new Set(nodes.map(({ group }) => group))].toSorted((a, b) => a - b)

/** What a group is called. */
export const nameOf = ({ groups }: NetworkChart, group: number): string =>
  safe(groups?.[group] ?? `group ${group + 1}`)

/** The names of the groups beside their people, outside rather than among the lines. */
export function namePieces(
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
