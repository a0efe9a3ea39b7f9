import { type Scenario, valueAt } from '@fishbowl/core'
import { assigned, incidental, integrated } from './arms.ts'
import {
  active,
  difference,
  holds,
  just,
  levels,
  over,
  type Pattern,
  type Reading,
  ratio,
  reproduces,
  run,
  thousands,
} from './pattern.ts'

const aligned = integrated(3)
const unaligned = incidental(3)
const kilo = { unit: 'k$', digits: 0 } as const
const experienced = (scenario: Scenario, week: number) =>
  just(over(scenario, 'experiencedValue', Math.max(0, week - 2), week === 0 ? 0 : week + 2))

/** Mean over all employees, as the reference has it: who does not know the space expects what everybody expected before it. */
const expected = (scenario: Scenario, week: number): Reading => ({
  scenario,
  of(history) {
    const unaware = history.members - valueAt(history, 'aware', week)
    return (valueAt(history, 'expectedValue', week) + scenario.assumptions.v0 * unaware) / history.members
  },
})

/** P5: the two kinds of cholesterol, at the same staff. */
const cholesterol: readonly Pattern[] = [
  reproduces(
    'P5.early',
    {
      says: 'at first a community for its own sake does nearly as well',
      how: 'weekly active weeks 4 to 8, incidental over integrated; 3 professionals',
    },
    0.85,
    ratio(over(unaligned, 'weeklyActive', 4, 8), over(aligned, 'weeklyActive', 4, 8)),
  ),
  reproduces(
    'P5.value-ratio',
    {
      says: 'alignment multiplies the value of the same staff',
      how: 'gross value, integrated over incidental',
      unit: 'ratio',
      digits: 0,
    },
    12,
    ratio(run(aligned, 'value'), run(unaligned, 'value')),
  ),
  reproduces(
    'P5.noise.aligned',
    {
      says: 'a quarter of the items of an integrated community is noise',
      how: 'noise over items of the run',
    },
    0.261,
    just(run(aligned, 'noiseShare')),
  ),
  reproduces(
    'P5.noise.unaligned',
    {
      says: 'two thirds of the items of a community for its own sake are noise',
      how: 'noise over items of the run',
    },
    0.644,
    just(run(unaligned, 'noiseShare')),
  ),
  reproduces(
    'P5.expected.wk8',
    { says: 'expected value for its own sake, week 8', how: 'mean over all employees' },
    0.581,
    just(expected(unaligned, 8)),
  ),
  reproduces(
    'P5.expected.wk104',
    { says: 'expected value for its own sake, week 104', how: 'mean over all employees' },
    0.481,
    just(expected(unaligned, 104)),
  ),
  reproduces(
    'P5.expected.aligned',
    { says: 'expected value of an integrated community, week 104', how: 'mean over all employees' },
    0.645,
    just(expected(aligned, 104)),
  ),
  ...(
    [
      [0, 0.429],
      [26, 0.466],
      [104, 0.464],
    ] as const
  ).map(([week, value]) =>
    reproduces(
      `P5.experienced.wk${week}`,
      { says: `experienced value for its own sake, week ${week}`, how: 'mean outcome of visits' },
      value,
      experienced(unaligned, week),
    ),
  ),
  reproduces(
    'P5.net.aligned',
    { says: 'net value of 3 professionals, integrated', how: 'over the run', ...kilo },
    665,
    just(thousands(aligned, 'netValue')),
  ),
  reproduces(
    'P5.net.unaligned',
    { says: 'net value of 3 professionals for its own sake', how: 'over the run', ...kilo },
    -1286,
    just(thousands(unaligned, 'netValue')),
  ),
  holds(
    'P5.disappointment',
    {
      says: 'people expect less of a community for its own sake than before they knew it',
      how: 'expected value week 8 less week 104',
      unit: '0-1',
    },
    difference(over(unaligned, 'expectedValue', 6, 10), over(unaligned, 'expectedValue', 102, 106)),
  ),
  holds(
    'P5.value',
    {
      says: 'the same staff is worth more in an integrated community',
      how: 'gross value, integrated less incidental',
      ...kilo,
    },
    difference(thousands(aligned, 'value'), thousands(unaligned, 'value')),
  ),
]

const two = assigned(2)
const four = assigned(4)
const changed = assigned(2, { interventions: [{ week: 52, membership: 'voluntary' }] })
const members: readonly Pattern[] = [
  ...levels(
    'P6.two',
    { says: 'assigned members, two CMs', how: 'weekly active' },
    [
      [50, 0.081],
      [130, 0.091],
    ],
    (week) => active(two, week),
  ),
  ...levels(
    'P6.four',
    { says: 'assigned members, four CMs', how: 'weekly active' },
    [
      [50, 0.114],
      [130, 0.128],
    ],
    (week) => active(four, week),
  ),
  reproduces(
    'P6.changed.wk130',
    { says: 'assigned members changed for volunteers at week 52, two CMs, week 130', how: 'weekly active' },
    0.489,
    just(active(changed, 130)),
  ),
  {
    ...reproduces(
      'P6.changed.wk50',
      {
        says: 'assigned members before the change, two CMs, week 50 (the reference prints .153)',
        how: 'weekly active',
      },
      0.153,
      just(active(changed, 50)),
    ),
  },
  holds(
    'P6.people',
    { says: 'other members help more than twice the staff', how: 'week 130, members changed less four CMs' },
    difference(active(changed, 130), active(four, 130)),
  ),
  holds(
    'P6.assigned',
    {
      says: 'assigned members stay away from what volunteers use',
      how: 'week 104, open less assigned; integrated, 2 professionals',
      source: 'sign: Kraut and Fiore 2014 (A)',
    },
    difference(active(integrated(2), 104), active(two, 104)),
  ),
]

export const alignment: readonly Pattern[] = [...cholesterol, ...members]
