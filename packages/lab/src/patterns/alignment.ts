import { type Scenario, valueAt } from '@fishbowl/core'
import { arm, assigned, incidental, integrated, team, workGroups } from './arms.ts'
import {
  active,
  difference,
  each,
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

const groups = [
  ['without', workGroups(0), 0.02, 17],
  ['manager', workGroups(1.5), 0.859, 7837],
  ['manager-and-2', workGroups(1.5, 2), 0.87, 8068],
] as const
const managersOnly = arm('managers only', { alignment: 'integrated', managers: { hours: 0.1 } })
const spaces: readonly Pattern[] = [
  ...groups.flatMap(([name, scenario, share, value]) => [
    reproduces(
      `P7.groups.active.${name}`,
      { says: `spaces of work groups, ${name}: weekly active`, how: 'around week 100' },
      share,
      just(active(scenario, 100)),
    ),
    reproduces(
      `P7.groups.value.${name}`,
      { says: `spaces of work groups, ${name}: gross value`, how: 'over 104 weeks', ...kilo },
      value,
      just(thousands(scenario, 'value')),
    ),
  ]),
  reproduces(
    'P7.community.managers',
    {
      says: 'a community with a little time of managers only',
      how: 'around week 100; integrated, .1 h each',
    },
    0.149,
    just(active(managersOnly, 100)),
  ),
  reproduces(
    'P7.community.two',
    { says: 'a community with two CMs', how: 'around week 100; integrated' },
    0.345,
    just(active(integrated(2), 100)),
  ),
  holds(
    'P7.manager',
    { says: 'a work group needs its manager', how: 'week 100, with the manager less without' },
    difference(active(groups[1][1], 100), active(groups[0][1], 100)),
  ),
  holds(
    'P7.enough',
    {
      says: 'a manager is enough: two CMs add less than a fourteenth',
      how: '1.07 less weekly active with 2 CMs over without, week 100',
      unit: 'ratio',
      source: 'bound of the specification: 1.07',
    },
    each([active(groups[2][1], 100), active(groups[1][1], 100)], (more, less) => 1.07 - more / less),
  ),
  holds(
    'P7.not-in-community',
    { says: 'in a community managers are not enough', how: 'week 100, two CMs less managers only' },
    difference(active(integrated(2), 100), active(managersOnly, 100)),
  ),
]

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
const budget: readonly Pattern[] = [
  ...cuts.flatMap(([name, ratios, own]) => [
    ...ratios.map(([week, value]) =>
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
    reproduces(
      `P12.${name}.own`,
      { says: `level a year after the cut over before, ${name}`, how: 'weekly active week 130 over week 76' },
      own,
      ratio(active(staffed(name, cutAt), 130), active(staffed(name, cutAt), 76)),
    ),
  ]),
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

export const alignment: readonly Pattern[] = [...cholesterol, ...members, ...spaces, ...budget]
