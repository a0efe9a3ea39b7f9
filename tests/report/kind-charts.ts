import type { Chart } from '@fishbowl/report/document'
import type { BarsChart, DotsChart, HeatChart, NetworkChart } from '../../packages/report/src/chart/chart.ts'

const common = (id: string, title: string) => ({ id, title, alt: title, table: 'levels' })
const longName = (i: number): string => `A rather long name of a lever that goes on and on, number ${i}`
const upTo = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i))
/** Numbers from 0 to 1 that look like chance and are the same on every machine. */
const spread = (i: number): number => ((i * 7919 + 104_729) % 1013) / 1013

/** What levers add, with one that cannot be told from none and one that takes away. */
export const attribution: BarsChart = {
  kind: 'bars',
  ...common('attribution', 'What each lever adds to weekly active share'),
  x: { label: 'points of weekly active, weeks 48 to 52', format: { kind: 'points' } },
  interval: '90 % interval of the mean',
  bars: [
    { name: 'Community managers', value: 0.182, low: 0.151, high: 0.21 },
    { name: 'Embedded in daily work tools', value: 0.093, low: 0.07, high: 0.12 },
    { name: 'Content programme', value: 0.021, low: -0.006, high: 0.048, note: 'cannot be told from 0' },
    { name: 'Badges and ranking lists', value: -0.041, low: -0.06, high: -0.02 },
  ],
}

/** Staffing against adoption, two dots nearly on each other. */
export const staffingDots: DotsChart = {
  kind: 'dots',
  ...common('staffing', 'Weekly active by posts of community management'),
  x: { label: 'posts of the team at the end', format: { kind: 'count' } },
  y: { label: 'share of eligible employees', format: { kind: 'share' } },
  interval: '90 % of 200 runs',
  dots: [
    { name: 'No community manager', x: 0, y: 0.08, low: 0.05, high: 0.11, ink: 0 },
    { name: 'Half a position', x: 0.5, y: 0.21, low: 0.17, high: 0.25, ink: 1 },
    { name: 'One position', x: 1, y: 0.34, low: 0.3, high: 0.38, ink: 2 },
    { name: 'One position and volunteers', x: 1.03, y: 0.37, low: 0.33, high: 0.41, ink: 3 },
    { name: 'Two positions', x: 2, y: 0.41, low: 0.36, high: 0.45, ink: 4 },
    { name: 'Two positions, all of them in the first year only', x: 2, y: 0.3, low: 0.2, high: 0.39, ink: 5 },
  ],
}

type Cell = (column: number, row: number) => number
const heat = (id: string, [columns, rows]: readonly [number, number], cell: Cell): HeatChart => ({
  kind: 'heat',
  ...common(id, `Weekly active by staffing and content, ${columns} by ${rows}`),
  x: { label: 'community managers, full posts', values: upTo(columns, (i) => `${i / 2}`) },
  y: { label: 'content programme, posts a week', values: upTo(rows, (i) => `${i * 4}`) },
  value: { label: 'weekly active, weeks 48 to 52', format: { kind: 'share' } },
  cells: upTo(rows, (row) => upTo(columns, (column) => cell(column, row))),
})

/** A grid of two factors with one cell without a run. */
export const grid: HeatChart = heat('grid', [4, 3], (i, j) =>
  i === 3 && j === 2 ? Number.NaN : 0.05 + i * 0.08 + j * 0.05,
)

const people = (id: string, count: number, groups: number): NetworkChart => {
  const nodes = upTo(count, (i) => ({
    id: `person ${i}`,
    group: Math.floor((i * i * groups) / (count * count)),
    isManager: i % 9 === 0,
  }))
  const links = nodes.flatMap(({ group }, from) => {
    const near = nodes.flatMap((node, i) => (node.group === group ? [i] : []))
    return upTo(3, (k) => ({
      from,
      to:
        k < 2
          ? (near[Math.floor(spread(from + 31 * k) * near.length)] ?? 0)
          : Math.floor(spread(from * 17) * count),
    }))
  })
  return { kind: 'network', ...common(id, `Who works with whom: ${count} people`), nodes, links }
}

/** A small organisation of three named groups. */
export const organisation: NetworkChart = {
  ...people('organisation', 40, 3),
  groups: ['Sales and customer service', 'Engineering', 'People and places'],
}

/** One figure of each kind. */
export const kindCharts: readonly Chart[] = [attribution, staffingDots, grid, organisation]

const money = { kind: 'money', signed: true } as const

/** Long names, many things, one thing, none, and numbers that are missing. */
export const hardKindCharts: readonly Chart[] = [
  {
    ...attribution,
    id: 'bars-25',
    title: `${attribution.title}, with a title that needs two lines or even three because it says everything about the study, its scenarios, its weeks and its authors`,
    x: {
      label: 'net value of the whole run in dollars, against the middle of all of the ranges',
      format: money,
    },
    bars: upTo(25, (i) => {
      const value = (spread(i) - 0.45) * (400_000 / (1 + i / 3))
      const note = i % 4 === 0 ? { note: 'no data: an assumption of the authors' } : {}
      return {
        name: i % 3 === 0 ? `f${i}` : longName(i),
        value,
        low: value - 9000 * i,
        high: value + 9000 * i,
        ...note,
      }
    }),
  },
  { ...attribution, id: 'bars-1', bars: [{ name: 'The only one', value: -0.2 }] },
  { ...attribution, id: 'bars-0', bars: [] },
  {
    ...attribution,
    id: 'bars-odd',
    bars: [
      { name: 'nothing', value: Number.NaN },
      { name: 'zero', value: 0, low: 0, high: 0 },
      { name: 'x'.repeat(90), value: 1e-9, note: 'y'.repeat(90) },
    ],
  },
  {
    ...staffingDots,
    id: 'dots-30',
    y: { label: 'net value of the run', format: { kind: 'money' }, zeroLine: true },
    dots: upTo(30, (i) => {
      const x = Math.round(spread(i) * 8) * 10
      const y = x * 4000 - x * x * 30 + spread(i + 40) * 40_000 - 40_000
      return {
        name: longName(i),
        x,
        y,
        low: y - 15_000,
        high: y + 15_000,
        ...(i % 2 === 0 ? {} : { ink: i % 6 }),
      }
    }),
  },
  {
    ...staffingDots,
    id: 'dots-1',
    dots: [
      { name: longName(1), x: 3, y: 0.5 },
      { name: 'gone', x: 3, y: Number.NaN },
    ],
  },
  { ...staffingDots, id: 'dots-0', dots: [] },
  heat('heat-12', [12, 12], (i, j) => ((i * 7 + j * 11) % 13) / 13),
  {
    ...heat('heat-signs', [6, 5], (i, j) => (i - 2) * 0.03 + (j - 2) * 0.02),
    value: { label: 'difference of weekly active to the baseline', format: { kind: 'points' } },
  },
  {
    ...heat('heat-long', [3, 2], (i, j) => i + j),
    x: { label: 'staffing', values: upTo(3, longName) },
    y: { label: longName(9), values: upTo(2, longName) },
    words: upTo(2, (j) =>
      upTo(3, (i) => `${i + j} k$ (90 % interval ${i - 9} to ${j + 9}), more than every other point`),
    ),
  },
  heat('heat-1', [1, 1], () => 0.5),
  heat('heat-empty', [2, 2], () => Number.NaN),
  people('network-300', 300, 8),
  people('network-20-groups', 120, 20),
  people('network-1', 1, 1),
  { ...people('network-0', 1, 1), nodes: [], links: [] },
]
