import { arm, incidental, mandated, team } from './arms.ts'
import {
  active,
  column,
  difference,
  each,
  holds,
  just,
  levels,
  over,
  type Pattern,
  type Reading,
  reproduces,
} from './pattern.ts'

const around = 'weekly active share, mean of weeks t-2 to t+2'

const unmandated = incidental(0)
/** P18: an order brings visits while it lasts. */
const mandates: readonly Pattern[] = [
  ...levels(
    'P18.mandated',
    {
      says: 'an order of half a year fills the space and leaves little',
      how: `${around}; incidental, no CM, mandate in weeks 0 to 25`,
    },
    [
      [20, 0.418],
      [36, 0.1],
      [52, 0.078],
    ],
    (week) => active(mandated, week),
  ),
  reproduces(
    'P18.never',
    { says: 'the same community without an order', how: `week 52, ${around}` },
    0.046,
    just(active(unmandated, 52)),
  ),
  holds(
    'P18.works',
    { says: 'an order works while it lasts', how: 'week 20, with order less without' },
    difference(active(mandated, 20), active(unmandated, 20)),
  ),
  holds(
    'P18.passes',
    {
      says: 'most of what an order brought is gone ten weeks after its end',
      how: 'share of the gain at week 20 that is lost at week 36, above one half',
      above: 0.5,
    },
    each(
      [active(mandated, 20), active(mandated, 36), active(unmandated, 20), active(unmandated, 36)],
      (m20, m36, u20, u36) => 1 - (m36 - u36) / (m20 - u20),
    ),
  ),
]

const encouraged = arm('stance .5', { managers: { stance: 0.5 }, ...team(1) })
const discouraged = arm('stance -.5', { managers: { stance: -0.5 }, ...team(1) })
const known = (of: typeof encouraged): Reading => column(of, 'everRegistered', 26)

/** V18: line managers raise starting, and less what follows. */
const stance: readonly Pattern[] = [
  holds(
    'V18.starting',
    {
      says: 'line managers in favour raise starting',
      how: 'first visits by week 26, stance +.5 less -.5; claimed, 1 professional',
      source: 'Brzozowski 2009 (B)',
      unit: 'people',
      digits: 0,
    },
    difference(known(encouraged), known(discouraged)),
  ),
  holds(
    'V18.fades',
    {
      says: 'what line managers are worth fades as habits form',
      how: 'weekly active with stance +.5 over -.5, weeks 4 to 12 less weeks 144 to 155',
      source: 'Wang, Meister, Gray 2013 (A): no top-down influence on continued use',
      unit: 'ratio',
      digits: 2,
    },
    each(
      [
        over(encouraged, 'weeklyActive', 4, 12),
        over(discouraged, 'weeklyActive', 4, 12),
        over(encouraged, 'weeklyActive', 144, 155),
        over(discouraged, 'weeklyActive', 144, 155),
      ],
      (e1, d1, e2, d2) => e1 / d1 - e2 / d2,
    ),
  ),
]

/** What is pushed from above: an order, and line managers. */
export const pushes: readonly Pattern[] = [...mandates, ...stance]
