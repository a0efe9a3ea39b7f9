import { describeFigure, type Figure } from '@fishbowl/report'
import type { Chart, CurvesChart, PanelsChart } from '@fishbowl/report/document'
import { adoption, staffing } from './community.ts'

/** A figure as a chart of curves. */
export const curves = (id: string, figure: Figure, more: Partial<CurvesChart> = {}): CurvesChart => ({
  kind: 'curves',
  id,
  title: figure.title,
  alt: describeFigure(figure),
  table: 'curves',
  figure,
  ...more,
})

/** Figures side by side as a chart of panels. */
export const panels = (id: string, list: PanelsChart['panels'], isShared: boolean): PanelsChart => ({
  kind: 'panels',
  id,
  title: 'Adoption by scenario',
  alt: 'Small charts.',
  table: 'curves',
  panels: list,
  isShared,
})

const [none, one] = staffing.series
if (none === undefined || one === undefined) throw new Error('two arms are expected')

/** What one arm changes against another: a band around zero and a gap of ten weeks. */
const difference: Figure = {
  ...staffing,
  title: 'What one CM changes against none',
  y: { label: 'difference in points', format: { kind: 'points' }, zeroLine: true },
  series: [
    {
      id: 'one',
      name: 'One CM',
      x: one.x,
      middle: one.middle.map((value, i) => (i > 40 && i < 50 ? Number.NaN : value - 0.2)),
      low: one.middle.map((value) => value - 0.3),
      high: one.middle.map((value) => value - 0.1),
    },
  ],
  marks: [{ x: 52, text: 'told apart from here on', series: 'one' }],
}

/** The figure of three staffings, its difference, and its arms side by side. */
export const goldenCharts: readonly Chart[] = [
  curves('adoption', staffing, { observed: { name: 'survey', x: [10, 60], y: [0.2, 0.3] } }),
  curves('difference', difference),
  panels(
    'arms',
    staffing.series.map(({ id, name }) => ({ title: name, figure: { ...staffing, marks: [] }, own: id })),
    true,
  ),
]

const longNames = [
  'No community manager and no owner at all in the first year of it',
  'One community manager, half of the time, with a mandate',
  '漢字コミュニティ and emoji 👩‍👩‍👧 inside a name that goes on',
  'Two',
  'A_very_long_identifier_without_any_spaces_in_it_at_all',
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
]

/** Six arms of which five end close to each other, with long names and a mark each. */
const sixArms: Figure = {
  ...staffing,
  series: longNames.map((name, i) => adoption(`s${i}`, name, i === 0 ? 0.05 : 0.42 + i / 200)),
  marks: longNames.map((text, i) => ({ x: 10 + 7 * i, text, series: `s${i}`, isChange: i === 1 })),
}

const short = (figure: Figure, weeks: number): Figure => ({
  ...figure,
  marks: [],
  series: figure.series.map(({ id, name, x, middle }) => ({
    id,
    name,
    x: x.slice(0, weeks),
    middle: middle.slice(0, weeks),
  })),
})

const nothing = { ...none, middle: none.x.map(() => Number.NaN), low: [], high: [] }

const inMoney = (figure: Figure, most: number): Figure => ({
  ...figure,
  marks: [],
  y: { label: 'dollars a week', format: { kind: 'money' } },
  series: figure.series.map(({ id, name, x, middle }) => ({
    id,
    name,
    x,
    middle: middle.map((value) => value * most),
  })),
})

/** Figures that are hard to lay out. */
export const hardCharts: readonly Chart[] = [
  curves('six', sixArms),
  curves('one-arm', { ...staffing, series: [none] }),
  curves('no-band', short(staffing, 105)),
  curves('empty-band', {
    ...staffing,
    series: [{ ...none, low: none.x.map(() => Number.NaN), high: none.x.map(() => Number.NaN) }],
  }),
  curves('no-data', { ...staffing, series: [nothing, one] }),
  curves('no-arms', { ...staffing, series: [], marks: [] }),
  curves('two-weeks', short(staffing, 2)),
  curves('one-week', short(staffing, 1)),
  curves('long-title', {
    ...staffing,
    title: longNames.join(', '),
    y: { label: longNames.join(' '), format: { kind: 'share' } },
    x: { label: `week ${longNames.join(' ')}` },
    digest: '0123456789abcdef'.repeat(8),
  }),
  curves('much-money', inMoney(sixArms, 4e9)),
  panels(
    'six-panels',
    sixArms.series.map(({ id, name }) => ({ title: name, figure: { ...sixArms, marks: [] }, own: id })),
    true,
  ),
  panels(
    'own-axes',
    [
      { title: 'Value', figure: inMoney(staffing, 8e6) },
      { title: 'Adoption', figure: staffing },
      { title: 'What changes', figure: difference },
      { title: 'No data', figure: { ...staffing, series: [nothing] } },
    ],
    false,
  ),
  panels('no-panels', [], true),
]
