import type { Figure, Series } from '@fishbowl/report'

const spike = (week: number): number => (0.37 * Math.min(1, (week + 1) / 4)) / (1 + (week * week) / 120)
const ripple = (week: number): number => (((week * 7919) % 13) - 6) / 1000
const half = (week: number): number => 0.02 + week / 1600

/** Adoption with a launch spike, a let-down and a slow build-up, in arithmetic that is the same on every machine. */
export function adoption(id: string, name: string, level: number): Series {
  const x = Array.from({ length: 105 }, (_, week) => week)
  const growth = (week: number): number => (level * week * week) / (week * week + 1600)
  const middle = x.map((week) => spike(week) + growth(week) + ripple(week))
  return {
    id,
    name,
    x,
    middle,
    low: middle.map((value, week) => Math.max(0, value - half(week))),
    high: middle.map((value, week) => value + half(week)),
  }
}

/** The figure of the golden charts: three arms of staffing, a band, an event, two marks of one arm. */
export const staffing: Figure = {
  title: 'Weekly active members, by staffing',
  x: { label: 'week' },
  y: { label: 'share of eligible people', format: { kind: 'share' } },
  series: [
    adoption('none', 'No CM', 0.05),
    adoption('one', 'One CM', 0.42),
    adoption('two', 'Two CMs', 0.66),
  ],
  band: '90 % of 200 runs',
  marks: [
    { x: 78, text: 'budget cut' },
    { x: 3, text: 'launch spike 36 %', series: 'none' },
    { x: 26, text: 'let-down 8.4 %', series: 'none' },
  ],
  digest: '3f9a12c4',
}
