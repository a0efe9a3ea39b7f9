import { type History, type Scenario, valueAt, withAssumptions } from '@fishbowl/core'
import { arm, team, technologyLed } from './arms.ts'
import { bass } from './bass.ts'
import { each, holds, just, ofMeans, over, type Pattern, type Reading, thousands, within } from './pattern.ts'

const drawn = (reading: Reading): Reading => ({ ...reading, drawn: true })
const organisations = 'one organisation per replicate: assumptions drawn from their ranges; technology-led'

/** V15: what becomes of technology-led rollouts in many organisations. */
const rollouts: readonly Pattern[] = [
  within(
    'V15.benefit',
    {
      says: 'four of five technology-led rollouts miss their intended benefit',
      how: `share with a net value below 0; ${organisations}`,
      source: 'Gartner 2013 (forecast): 80 %; .60 to .90 (tolerance)',
      digits: 2,
      times: 8,
    },
    [0.6, 0.9],
    each([drawn(thousands(technologyLed, 'netValue'))], (net) => (net < 0 ? 1 : 0)),
  ),
  within(
    'V15.many',
    {
      says: 'fewer than a quarter of technology-led rollouts have many active employees',
      how: `share with a fifth or more weekly active in the third year; ${organisations}`,
      source: 'Altimeter 2014, 55 companies (C): < 25 %; many is .2 (tolerance)',
      digits: 2,
      times: 8,
    },
    [0, 0.25],
    each([drawn(over(technologyLed, 'weeklyActive', 104, 155))], (active) => (active >= 0.2 ? 1 : 0)),
  ),
]

/** Half a year of a pilot: the wave of week 0 reaches 1.4 % of the staff, the rest hears of it from others. */
const pilot: Scenario = arm('pilot', {
  alignment: 'integrated',
  training: 0.5,
  managers: { stance: 0.2 },
  platform: { fit: 0.75 },
  launch: { size: 0.02 },
  ...team(3),
})
const month = (week: number): Reading => over(pilot, 'fourWeekActive', week, week)
const large = '35,000 staff, one enterprise, 2008 (D)'
const points = [
  ['1', 4, 0.014, 0.01, 0.02],
  ['4', 17, 0.057, 0.04, 0.08],
  ['6', 26, 0.086, 0.07, 0.11],
  ['12', 52, 0.257, 0.2, 0.32],
] as const

const period = 4
/** First visits per four weeks over employees. */
const joiners: readonly Reading[] = Array.from({ length: 39 }, (_, k) => ({
  scenario: pilot,
  of: (history: History) => {
    const at = (week: number): number => (week < 0 ? 0 : valueAt(history, 'everRegistered', week))
    return (at(period * (k + 1) - 1) - at(period * k - 1)) / history.members
  },
}))

/** V12 and V13: adoption that starts with a pilot. */
const pilots: readonly Pattern[] = [
  ...points.map(([number, week, seen, low, high]) =>
    within(
      `V12.month-${number}`,
      {
        says: `a supported rollout that starts with a pilot, month ${number}`,
        how: `active in four weeks, week ${week}; best-in-class, launch to 1.4 % of the staff`,
        source: `${large}: ${seen}; ${low} to ${high} (tolerance)`,
      },
      [low, high],
      just(month(week)),
    ),
  ),
  within(
    'V13.q',
    {
      says: 'people hear of a success from each other: Bass coefficient of imitation per year',
      how: 'discrete Bass regression on first visits of four weeks; the same pilot',
      source: 'computed from the same enterprise (D): 1 to 2.5',
      unit: '1/year',
      digits: 2,
    },
    [1, 2.5],
    ofMeans(joiners, (...flows) => bass(flows, period).q),
  ),
  holds(
    'V13.imitation',
    {
      says: 'imitation is stronger than innovation',
      how: 'Bass q over p; the same pilot',
      source: 'Teng, Grover, Guettler 2002 (A)',
      unit: 'ratio',
      digits: 1,
      above: 1,
    },
    ofMeans(joiners, (...flows) => bass(flows, period).q / bass(flows, period).p),
  ),
]

const priced = withAssumptions(technologyLed, { licence: (22 * 12) / 52, wage: 40 })
/** V23: the arithmetic of the accounts. */
const accounts: readonly Pattern[] = [
  within(
    'V23.break-even',
    {
      says: 'a licence of $22 a month at $40 an hour breaks even just under 8 minutes a week',
      how: 'licence cost over wage, minutes per employee and week',
      source: 'Coles (D), arithmetic',
      unit: 'minutes',
      digits: 1,
    },
    [7, 8],
    just({
      scenario: priced,
      of: (history) => (valueAt(history, 'licenceCost', 1) / history.members / 40) * 60,
    }),
  ),
]

export const outcomes: readonly Pattern[] = [...rollouts, ...pilots, ...accounts]
