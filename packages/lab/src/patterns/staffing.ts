import type { Scenario } from '@fishbowl/core'
import { arm, incidental, integrated, owned, team } from './arms.ts'
import {
  active,
  column,
  difference,
  each,
  holds,
  just,
  over,
  type Pattern,
  ratio,
  reproduces,
  run,
  thousands,
} from './pattern.ts'

const around = 'weekly active share around week 104'
const none = integrated(0)
const professionals = [0, 1, 2, 3, 4, 5].map((count) => integrated(count))
const [, one = none, two = none, three = none] = professionals
const kilo = { unit: 'k$', digits: 0 } as const

const ladder = [
  ['interns', 0.175, integrated(2, 'intern')],
  ['juniors', 0.24, integrated(2, 'junior')],
  ['professionals', 0.343, two],
  ['seniors', 0.366, integrated(2, 'senior')],
] as const
const lone = [
  ['none', 0.026, incidental(0)],
  ['interns', 0.09, incidental(2, 'intern')],
  ['juniors', 0.118, incidental(2, 'junior')],
  ['professionals', 0.16, incidental(2)],
] as const
const nets = [
  ['none', -292, incidental(0)],
  ['interns', -530, incidental(2, 'intern')],
  ['professionals', -986, incidental(2)],
] as const

/** P3: more senior staff reaches further, and seniority does not repair a community for its own sake. */
const seniority: readonly Pattern[] = [
  ...ladder.map(([name, value, scenario]) =>
    reproduces(
      `P3.integrated.${name}`,
      { says: `integrated, two ${name}`, how: around },
      value,
      just(active(scenario, 104)),
    ),
  ),
  ...lone.map(([name, value, scenario]) =>
    reproduces(
      `P3.incidental.${name}`,
      { says: `for its own sake, ${name === 'none' ? 'no CM' : `two ${name}`}`, how: around },
      value,
      just(active(scenario, 104)),
    ),
  ),
  ...nets.map(([name, value, scenario]) =>
    reproduces(
      `P3.net.${name}`,
      {
        says: `net value for its own sake, ${name === 'none' ? 'no CM' : `two ${name}`}`,
        how: 'over the run',
        ...kilo,
      },
      value,
      just(thousands(scenario, 'netValue')),
    ),
  ),
  holds(
    'P3.ladder',
    {
      says: 'interns, juniors, professionals and seniors reach further in this order',
      how: 'smallest of the three steps in weekly active share around week 104',
    },
    each(
      ladder.map(([, , scenario]) => active(scenario, 104)),
      (...x) => Math.min(...x.slice(1).map((value, i) => value - (x[i] ?? Number.NaN))),
    ),
  ),
  holds(
    'P3.cost',
    {
      says: 'without alignment every CM costs more than it brings',
      how: 'net value of none less two professionals, incidental',
      ...kilo,
    },
    difference(thousands(incidental(0), 'netValue'), thousands(incidental(2), 'netValue')),
  ),
]

const count = (n: number): string => (n === 1 ? '1 professional' : `${n} professionals`)
const marginal = (n: number) =>
  difference(thousands(integrated(n), 'value'), thousands(integrated(n - 1), 'value'))

/** P4: none to five professionals. */
const team4: readonly Pattern[] = [
  ...[0.106, 0.205, 0.343, 0.395, 0.419, 0.432].map((value, n) =>
    reproduces(
      `P4.active.${n}`,
      { says: `integrated, ${count(n)}: weekly active`, how: around },
      value,
      just(active(integrated(n), 104)),
    ),
  ),
  ...[454, 814, 2020, 2579, 2874, 3025].map((value, n) =>
    reproduces(
      `P4.value.${n}`,
      { says: `integrated, ${count(n)}: gross value`, how: 'over the run', ...kilo },
      value,
      just(thousands(integrated(n), 'value')),
    ),
  ),
  ...[-42, -152, 500, 665, 618, 457].map((value, n) =>
    reproduces(
      `P4.net.${n}`,
      { says: `integrated, ${count(n)}: net value`, how: 'over the run', ...kilo },
      value,
      just(thousands(integrated(n), 'netValue')),
    ),
  ),
  ...[360, 1207, 558, 296, 151].map((value, i) =>
    reproduces(
      `P4.marginal.${i + 1}`,
      { says: `professional number ${i + 1} adds gross value`, how: 'over the run, paired', ...kilo },
      value,
      marginal(i + 1),
    ),
  ),
  holds(
    'P4.diminishing',
    {
      says: 'after the second each further professional adds less',
      how: 'smallest fall of the marginal gross value from the second to the fifth',
      ...kilo,
    },
    each(
      professionals.slice(1).map((scenario) => thousands(scenario, 'value')),
      (v1, v2, v3, v4, v5) => Math.min(v2 - v1 - (v3 - v2), v3 - v2 - (v4 - v3), v4 - v3 - (v5 - v4)),
    ),
  ),
  holds(
    'P4.second',
    {
      says: 'the second professional is worth more than the first',
      how: 'marginal gross value of the second less the first',
      ...kilo,
    },
    each(
      [none, one, two].map((s) => thousands(s, 'value')),
      (v0, v1, v2) => v2 - v1 - (v1 - v0),
    ),
  ),
  reproduces(
    'P4.uncovered.1',
    {
      says: 'one CM leaves weeks uncovered',
      how: 'share of weeks without a CM at work; integrated, 1 professional',
    },
    0.173,
    just(run(one, 'uncovered')),
  ),
  reproduces(
    'P4.uncovered.2',
    {
      says: 'two CMs cover each other',
      how: 'share of weeks without a CM at work; integrated, 2 professionals',
    },
    0.029,
    just(run(two, 'uncovered')),
  ),
  reproduces(
    'P4.strategy.1',
    {
      says: 'one CM has no time for strategy',
      how: 'effective strategy hours a week; integrated, 1 professional',
      unit: 'h/week',
      digits: 2,
    },
    0,
    just(run(one, 'strategyHours')),
  ),
  reproduces(
    'P4.strategy.2',
    {
      says: 'two CMs find time for strategy',
      how: 'effective strategy hours a week; integrated, 2 professionals',
      unit: 'h/week',
      digits: 2,
    },
    3.37,
    just(run(two, 'strategyHours')),
  ),
  holds(
    'V17.headcount',
    {
      says: 'headcount helps with alignment and hardly without',
      how: 'gross value of 3 professionals less 1, integrated less incidental',
      source: 'SOCM 2014 and 2019 (C): best twice the CMs, no relation of headcount as such',
      ...kilo,
    },
    each(
      [
        thousands(three, 'value'),
        thousands(one, 'value'),
        thousands(incidental(3), 'value'),
        thousands(incidental(1), 'value'),
      ],
      (i3, i1, u3, u1) => i3 - i1 - (u3 - u1),
    ),
  ),
]

const exclusive = arm('managers exclusive', { alignment: 'integrated', managers: { hours: 0.288 } })
const shared = arm('2 professionals and managers', {
  alignment: 'integrated',
  managers: { hours: 0.1 },
  ...team(2),
})

const cut = (week: number): readonly [Scenario, Scenario] => {
  const more = { horizon: 185 }
  return [
    integrated(3, 'professional', { ...more, interventions: [{ week, ...team(1) }] }),
    integrated(3, 'professional', more),
  ]
}
const [cutEarly, uncutEarly] = cut(26)
const [cutLate, uncutLate] = cut(130)
const kept = (week: number) => {
  const [smaller, steady] = cut(week)
  return ratio(active(smaller, week + 52), active(steady, week + 52))
}
const keptSays = 'a year after a cut from 3 to 1 professional'

/** P8: managers as the only community managers; a team that shrinks early or late. */
const managers: readonly Pattern[] = [
  reproduces(
    'P8.exclusive',
    { says: 'managers as the only community managers, at the hours of two CMs', how: around },
    0.264,
    just(active(exclusive, 104)),
  ),
  reproduces(
    'P8.shared',
    { says: 'two professionals and a little time of every manager', how: `${around}; .1 h each` },
    0.365,
    just(active(shared, 104)),
  ),
  reproduces(
    'P8.net.exclusive',
    { says: 'net value with managers as the only community managers', how: 'over the run', ...kilo },
    -1092,
    just(thousands(exclusive, 'netValue')),
  ),
  reproduces(
    'P8.net.shared',
    {
      says: 'net value with two professionals and a little time of every manager',
      how: 'over the run',
      ...kilo,
    },
    126,
    just(thousands(shared, 'netValue')),
  ),
  holds(
    'P8.weaker',
    {
      says: 'managers alone reach less than two CMs at the same hours',
      how: `${around}, 2 professionals less managers`,
    },
    difference(active(two, 104), active(exclusive, 104)),
  ),
  holds(
    'P8.dearer',
    {
      says: 'managers alone cost more than two CMs at the same hours',
      how: 'net value of 2 professionals less managers',
      ...kilo,
    },
    difference(thousands(two, 'netValue'), thousands(exclusive, 'netValue')),
  ),
  reproduces(
    'P8.cut.early',
    { says: `${keptSays} in week 26`, how: 'weekly active with the cut over without, week 78' },
    0.687,
    kept(26),
  ),
  reproduces(
    'P8.cut.late',
    { says: `${keptSays} in week 130`, how: 'weekly active with the cut over without, week 182' },
    0.779,
    kept(130),
  ),
  {
    id: 'P8.level',
    says: `${keptSays} in week 130, when skills have spread, four fifths of the activity are kept`,
    how: 'weekly active with the cut over without, week 182',
    source: 'band of the specification (chosen by its author): .8',
    unit: 'share',
    digits: 3,
    target: { kind: 'band', low: 0.8, high: 1.1 },
    sample: kept(130),
    miss: { low: 0.7, high: 0.8, why: 'a single CM has no strategic time and alignment falls to its floor' },
  },
  holds(
    'P8.spread',
    {
      says: 'a team can shrink more safely when skills have spread',
      how: 'share kept after the late cut less the early one',
      above: 0.05,
      source: 'difference of the specification: .05',
    },
    each(
      [active(cutLate, 182), active(uncutLate, 182), active(cutEarly, 78), active(uncutEarly, 78)],
      (a, b, c, d) => a / b - c / d,
    ),
  ),
]

const homes = [
  ['it', owned('it', team(4, 'junior', 0.15)), 0.051, 87, -386],
  ['hr', owned('hr', team(1, 'junior')), 0.104, 162, -510],
  ['communications', owned('communications', team(1)), 0.137, 203, -629],
  ['marketing', owned('marketing', team(1)), 0.136, 200, -627],
  ['business', owned('business', team(1)), 0.207, 822, -149],
  ['centre-of-excellence', owned('centre-of-excellence', team(2)), 0.378, 2305, 693],
] as const
const first = homes[0][1]
const centre = homes[5][1]
const bundle = arm('IT with the bundle of a centre of excellence', {
  ownership: { owner: 'it' },
  alignment: 'integrated',
  platform: { fit: 0.75 },
  training: 0.7,
  ...team(2),
})

/** P10: homes with the bundle and the staff they usually bring. */
const ownership: readonly Pattern[] = [
  ...homes.flatMap(([name, scenario, share, value, net]) => [
    reproduces(
      `P10.active.${name}`,
      { says: `owned by ${name}: weekly active`, how: around },
      share,
      just(active(scenario, 104)),
    ),
    reproduces(
      `P10.value.${name}`,
      { says: `owned by ${name}: gross value`, how: 'over the run', ...kilo },
      value,
      just(thousands(scenario, 'value')),
    ),
    reproduces(
      `P10.net.${name}`,
      { says: `owned by ${name}: net value`, how: 'over the run', ...kilo },
      net,
      just(thousands(scenario, 'netValue')),
    ),
  ]),
  reproduces(
    'P10.it-bundle',
    {
      says: 'IT as owner with a professional bundle',
      how: `${around}; integrated, fit .75, training .7, 2 professionals`,
    },
    0.36,
    just(active(bundle, 104)),
  ),
  holds(
    'P10.bundle',
    {
      says: 'the bundle makes the owner: most of the gap between IT and a centre of excellence goes with it',
      how: 'share of the gap that IT closes with the bundle, above one half',
      above: 0.5,
    },
    each(
      [active(bundle, 104), active(first, 104), active(centre, 104)],
      (b, it, coe) => (b - it) / (coe - it),
    ),
  ),
]

const reviewed = (alignment: 'incidental' | 'claimed' | 'integrated'): Scenario =>
  arm(`reviewed, ${alignment}`, { alignment, budget: 'reviewed', ...team(3) })

/** P22: a sponsor who looks each quarter. */
const reviews: readonly Pattern[] = [
  ...(
    [
      ['incidental', 0, 0.074],
      ['claimed', 2.95, 0.27],
      ['integrated', 3, 0.422],
    ] as const
  ).flatMap(([name, posts, share]) => [
    reproduces(
      `P22.posts.${name}`,
      {
        says: `CMs left under quarterly review, ${name}`,
        how: 'posts in week 150 of 3 at the start',
        unit: 'posts',
        digits: 2,
      },
      posts,
      just(column(reviewed(name), 'cmPosts', 150)),
    ),
    reproduces(
      `P22.active.${name}`,
      { says: `weekly active under quarterly review, ${name}`, how: 'around week 150' },
      share,
      just(active(reviewed(name), 150)),
    ),
  ]),
  holds(
    'P22.dismissed',
    {
      says: 'a review dismisses the team of a community for its own sake and keeps that of an integrated one',
      how: 'posts in week 150, integrated less incidental',
      unit: 'posts',
      digits: 2,
    },
    difference(
      column(reviewed('integrated'), 'cmPosts', 150),
      column(reviewed('incidental'), 'cmPosts', 150),
    ),
  ),
]

const growing = integrated(1, 'professional', { members: 10_000 })
const burnt: readonly Pattern[] = [
  {
    id: 'V22.burn-out',
    says: 'about half of the CMs of an understaffed growing programme are burnt out',
    how: 'mean burn-out in the third year; integrated, 1 professional for 10,000 people',
    source: 'SOCM 2019 (C): 50 %; .35 to .65 (tolerance)',
    unit: 'share',
    digits: 2,
    target: { kind: 'band', low: 0.35, high: 0.65 },
    sample: just(over(growing, 'burnOut', 104, 155)),
    large: true,
  },
]

export const staffing: readonly Pattern[] = [
  ...seniority,
  ...team4,
  ...managers,
  ...ownership,
  ...reviews,
  ...burnt,
]
