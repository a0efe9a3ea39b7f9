import type { PanelsChart } from '../chart/chart.ts'
import { safe } from '../safe.ts'
import { type Area, type ValueAxis, valueAxis } from './axes.ts'
import { gutterOf } from './axes-option.ts'
import { type EndText, endTexts, endWidth } from './curves-labels.ts'
import type { Face } from './font.ts'
import { margin, sizesOf } from './head.ts'
import { valuesOf } from './option-curves.ts'
import { wrapText } from './text-fit.ts'
import type { Frame } from './theme.ts'

export type Panel = PanelsChart['panels'][number]

/** The panels of a row: as many as have room for a plot each, the rows about equally full; more where the height of the figure asks for it. */
export function columnsFor(
  { panels, isShared }: PanelsChart,
  { width, height = Number.POSITIVE_INFINITY }: { readonly width: number; readonly height?: number },
): number {
  const count = Math.max(1, panels.length)
  // An own axis takes the room of its words.
  const most = Math.max(isShared && width > 380 ? 2 : 1, Math.floor(width / 270))
  const rowsFor = (columns: number): number => Math.ceil(count / columns)
  let columns = Math.ceil(count / rowsFor(most))
  while (columns < count && rowsFor(columns) * 100 > height - 100 && width / columns > 150) columns++
  return Math.ceil(count / rowsFor(columns))
}

/** A panel at its place, with the lines of its title. */
export type Placed = {
  readonly panel: Panel
  readonly y: ValueAxis
  readonly area: Area
  readonly index: number
  readonly over: { readonly names: readonly string[]; readonly room: number }
}

/** The last values right of a panel; with `own` of that curve alone. */
export function endsOf({ figure, own }: Panel, area: Area, size: number): readonly EndText[] {
  const room = { width: 80, height: area.bottom - area.top, size }
  return endTexts(figure, room, false).filter(
    ({ arm }) => own === undefined || figure.series[arm]?.id === own,
  )
}

/** Axes and places of the panels between `top` and the words of the weeks at the bottom. */
export function placedPanels(chart: PanelsChart, frame: Frame, top: number): readonly Placed[] {
  const { panels, isShared } = chart
  const { text: size } = sizesOf(frame)
  const columns = columnsFor(chart, frame)
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
    return {
      panel,
      index,
      y: axis,
      over,
      area: { left: start, top: from, right: Math.max(start + 20, right), bottom: from + height },
    }
  })
}

/** Letters of a panel's title, and pixels from one line of it to the next. */
export const titleFace = (size: number): Face => ({ size: size + 1, weight: 'semiBold' })
export const titleStep = (size: number): number => Math.round((size + 1) * 1.3)

/** Whether each panel has to say its unit. */
export const hasUnits = (panels: readonly Panel[]): boolean =>
  panels.some(({ figure }) => figure.y.label !== panels[0]?.figure.y.label)
