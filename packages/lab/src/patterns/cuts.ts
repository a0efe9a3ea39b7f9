import type { Scenario } from '@fishbowl/core'
import { arm, team } from './arms.ts'
import { active, difference, each, holds, over, type Pattern, ratio, reproduces } from './pattern.ts'

type Class = 'integrated' | 'claimed' | 'incidental'
const staffed = (alignment: Class, weeks: readonly (readonly [number, number])[] = []): Scenario =>
  arm(
    `3 professionals, ${alignment}`,
    { alignment, ...team(3) },
    { horizon: 203, interventions: weeks.map(([week, count]) => ({ week, ...team(count) })) },
  )
const cutAt = [[78, 0]] as const
// biome-ignore format: a table is read by its rows
const cuts = [
  ['integrated', [[80, .842], [86, .732], [104, .631], [130, .556], [156, .508], [200, .458]], .644],
  ['claimed', [[80, .742], [86, .660], [104, .553], [130, .476], [156, .416], [200, .347]], .543],
  ['incidental', [[80, .686], [86, .624], [104, .527], [130, .449], [156, .392], [200, .313]], .504],
] as const
const keeps = (alignment: Class, week: number) =>
  ratio(active(staffed(alignment, cutAt), week), active(staffed(alignment), week))
const rehired = staffed('integrated', [
  [78, 0],
  [84, 3],
])

/** P12 and V16: all CMs go at week 78. */
export const budgetCuts: readonly Pattern[] = [
  ...cuts.flatMap(([name, ratios]) =>
    ratios.map(([week, value]) =>
      reproduces(
        `P12.${name}.wk${week}`,
        {
          says: `activity kept after all CMs went at week 78, ${name}, week ${week}`,
          how: 'weekly active with the cut over without; 3 professionals',
        },
        value,
        keeps(name, week),
      ),
    ),
  ),
  ...cuts.map(([name, , own]) =>
    reproduces(
      `P12.${name}.own`,
      { says: `level a year after the cut over before, ${name}`, how: 'weekly active week 130 over week 76' },
      own,
      ratio(active(staffed(name, cutAt), 130), active(staffed(name, cutAt), 76)),
    ),
  ),
  holds(
    'P12.order',
    {
      says: 'an integrated community keeps more after a cut than one for its own sake',
      how: 'share kept at week 130, integrated less incidental',
    },
    each(
      [
        active(staffed('integrated', cutAt), 130),
        active(staffed('integrated'), 130),
        active(staffed('incidental', cutAt), 130),
        active(staffed('incidental'), 130),
      ],
      (a, b, c, d) => a / b - c / d,
    ),
  ),
  holds(
    'V16.at-once',
    {
      says: 'activity falls at once when the CMs go',
      how: 'weekly active of weeks 78 to 80, without the cut less with',
      source: 'FeverBee 2020, Humbarger 2009 (D)',
    },
    difference(
      over(staffed('integrated'), 'weeklyActive', 78, 80),
      over(staffed('integrated', cutAt), 'weeklyActive', 78, 80),
    ),
  ),
  holds(
    'V16.reading-lags',
    {
      says: 'when the CMs go those who write become fewer sooner than those who read',
      how: 'share kept in the first quarter after the cut: of weekly active less of posters; integrated, 3 professionals',
      source: 'FeverBee 2020 (D)',
    },
    each(
      (['weeklyActive', 'posters'] as const).flatMap((measure) => [
        over(staffed('integrated', cutAt), measure, 78, 90),
        over(staffed('integrated'), measure, 78, 90),
      ]),
      (read = 0, reading = 0, write = 0, writing = 0) => read / reading - write / writing,
    ),
  ),
  holds(
    'V16.replaced',
    {
      says: 'a team replaced within six weeks loses much less than one never replaced',
      how: 'week 104, replaced at week 84 less never; integrated, 3 professionals',
      source: 'SHRM 2016: 42 days to fill a post',
    },
    difference(active(rehired, 104), active(staffed('integrated', cutAt), 104)),
  ),
  {
    id: 'V16.bottom',
    says: 'a community without its CMs has bottomed within twelve months',
    how: 'weekly active week 200 over week 130 after the cut; integrated, 3 professionals',
    source: 'FeverBee 2017-20 (D): rock bottom within a year; no fall of more than 5 % after it (tolerance)',
    unit: 'ratio',
    digits: 2,
    target: { kind: 'band', low: 0.95, high: 1.5 },
    sample: ratio(active(staffed('integrated', cutAt), 200), active(staffed('integrated', cutAt), 130)),
  },
]
