import { type History, type TotalId, totalOf, valueAt } from '@fishbowl/core'
import { bestInClass, claimed, closedCohort, selfLaunched } from './arms.ts'
import { lives } from './lives.ts'
import { logarithm, slope } from './logarithm.ts'
import {
  difference,
  each,
  eachOf,
  holds,
  just,
  ofMeans,
  over,
  type Pattern,
  type Reading,
  reproduces,
  run,
  within,
} from './pattern.ts'

const average = claimed(1)
const total = (id: TotalId): Reading => ({ scenario: average, of: (history) => totalOf(history, id) })
const how = 'claimed, 1 professional, 156 weeks'

const visitorsAt = (history: History, week: number): number => valueAt(history, 'visitors', week)

/** Standard deviation of the weekly change of the logarithm of weekly active, weeks 26 to 78. */
const restless: Reading = {
  scenario: average,
  of(history) {
    const changes = Array.from({ length: 52 }, (_, i) =>
      logarithm(visitorsAt(history, 27 + i) / visitorsAt(history, 26 + i)),
    )
    const mean = changes.reduce((sum, x) => sum + x, 0) / changes.length
    return Math.sqrt(changes.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (changes.length - 1))
  },
}

const three = 'range of three communities: en-net, CollegeMsg, UC forum (B)'

/** P11: few do most. */
const inequality: readonly Pattern[] = [
  reproduces(
    'P11.gini',
    { says: 'contributions are unequal: Gini coefficient', how: `contributors in post at the end; ${how}` },
    0.686,
    just(run(average, 'gini')),
  ),
  reproduces(
    'P11.top10',
    { says: 'the top tenth of the contributors makes more than half of the contributions', how },
    0.568,
    just(run(average, 'top10')),
  ),
  reproduces(
    'P11.posters',
    { says: 'a quarter of the weekly visitors post', how: `posters over visitors, weeks 26 to 78; ${how}` },
    0.256,
    just(over(average, 'postersPerActive', 26, 78)),
  ),
  reproduces(
    'P11.weekly',
    {
      says: 'few of the eligible contribute in a week',
      how: `posters over employees, weeks 26 to 78; ${how}`,
    },
    0.032,
    just(over(average, 'posters', 26, 78)),
  ),
  reproduces(
    'P11.once',
    { says: 'share of the contributors with exactly one contribution', how },
    0.29,
    just(run(average, 'onceOnly')),
  ),
  reproduces(
    'P11.ever',
    { says: 'share of employees who have ever contributed', how: `in post at the end; ${how}` },
    0.49,
    each([total('contributorsEver')], (people) => people / 2000),
  ),
  reproduces(
    'P11.restless',
    {
      says: 'weekly active moves from week to week',
      how: 'sd of the weekly change in log weekly active, weeks 26 to 78 (NHS-R .23)',
    },
    0.169,
    just(restless),
  ),
  within(
    'P11.gini-data',
    {
      says: 'inequality is that of observed communities',
      how: `Gini among contributors; ${how}`,
      source: three,
    },
    [0.6747, 0.7404],
    just(run(average, 'gini')),
  ),
  within(
    'P11.top10-data',
    { says: 'the share of the top tenth is that of observed communities', how, source: three },
    [0.562, 0.6186],
    just(run(average, 'top10')),
  ),
  within(
    'P11.once-data',
    { says: 'the share of one-time contributors is that of observed communities', how, source: three },
    [0.1289, 0.497],
    just(run(average, 'onceOnly')),
  ),
  within(
    'P11.posters-data',
    {
      says: 'posters over weekly active are those of a professional workspace',
      how: `weeks 26 to 78; ${how}`,
      source: 'NHS-R Slack (B), weeks 5 to 104: .298 to .357',
    },
    [0.2981, 0.3571],
    just(over(average, 'postersPerActive', 26, 78)),
  ),
]

// the first week of the data is week 0 of a run
const overFirst = (id: 'visitors' | 'posters', week: number): Reading => ({
  scenario: closedCohort,
  of: (history) => valueAt(history, id, week - 1) / valueAt(history, id, 0),
})
const exponent: Reading = {
  scenario: closedCohort,
  of: (history) =>
    slope(Array.from({ length: 17 }, (_, i) => [logarithm(i + 1), logarithm(visitorsAt(history, i))])),
}
const quarter = 'R4DS Slack, 430 people (B); a quarter either way (tolerance)'
const introductions =
  'posting falls more slowly than in the cohort, which spent its first week on introductions'

/** P13: the decay of a closed cohort. */
const cohort: readonly Pattern[] = [
  ...(
    [
      [2, 0.69, 0.7628],
      [4, 0.392, 0.4939],
      [8, 0.276, 0.3545],
      [17, 0.207, 0.2518],
    ] as const
  ).flatMap(([week, value, seen]) => [
    reproduces(
      `P13.active.wk${week}`,
      {
        says: `active of a closed cohort, week ${week} over week 1`,
        how: 'everyone aware at once, nobody joins',
      },
      value,
      just(overFirst('visitors', week)),
    ),
    within(
      `P13.active-data.wk${week}`,
      {
        says: `active of a closed cohort as observed, week ${week} over week 1`,
        how: 'everyone aware at once, nobody joins',
        source: `${quarter}: ${seen.toFixed(3)}`,
      },
      [0.75 * seen, 1.25 * seen],
      just(overFirst('visitors', week)),
    ),
  ]),
  ...(
    [
      [2, 0.612, 0.4784],
      [4, 0.287, 0.2194],
      [8, 0.163, 0.0791],
      [17, 0.099, 0.0432],
    ] as const
  ).flatMap(([week, value, seen]) => [
    reproduces(
      `P13.posters.wk${week}`,
      {
        says: `posters of a closed cohort, week ${week} over week 1`,
        how: 'everyone aware at once, nobody joins',
      },
      value,
      just(overFirst('posters', week)),
    ),
    within(
      `P13.posters-data.wk${week}`,
      {
        says: `posters of a closed cohort as observed, week ${week} over week 1`,
        how: 'everyone aware at once, nobody joins',
        source: `${quarter}: ${seen.toFixed(3)}`,
        miss: { low: 1.25 * seen, high: 3 * seen, why: introductions },
      },
      [0.75 * seen, 1.25 * seen],
      just(overFirst('posters', week)),
    ),
  ]),
  reproduces(
    'P13.exponent',
    {
      says: 'active of a closed cohort decays as a power',
      how: 'least squares on logarithms, weeks 1 to 17',
    },
    -0.561,
    just(exponent),
  ),
  within(
    'P13.exponent-data',
    {
      says: 'the power of a closed cohort as observed',
      how: 'least squares on logarithms, weeks 1 to 17',
      source: `${quarter}: -.546`,
    },
    [1.25 * -0.546, 0.75 * -0.546],
    just(exponent),
  ),
]

const again = (id: TotalId) =>
  ofMeans([total(id), total('newContributors')], (seen = 0, people = 0) => seen / people)
const fixed =
  'the writing trait is fixed per person, so whoever writes once in a live community writes again; a one-off type would lower it'
/** P15: newcomers who contribute once and are seen again. */
const retention: readonly Pattern[] = (
  [
    ['seenAgain1', 1, 0.563, 0.41],
    ['seenAgain4', 4, 0.521, 0.38],
    ['seenAgain12', 12, 0.466, 0.34],
  ] as const
).flatMap(([id, week, value, seen]) => [
  reproduces(
    `P15.wk${week}`,
    {
      says: `seen again at or after ${week} weeks from the first contribution`,
      how: `people whose first contribution falls in weeks 13 to 90; ${how}`,
    },
    value,
    again(id),
  ),
  within(
    `P15.data.wk${week}`,
    {
      says: `seen again at or after ${week} weeks as observed`,
      how: `people whose first contribution falls in weeks 13 to 90; ${how}`,
      source: `en-net forum (B): ${seen}; .05 either way (tolerance)`,
      miss: { low: seen + 0.05, high: seen + 0.25, why: fixed },
    },
    [seen - 0.05, seen + 0.05],
    again(id),
  ),
])

const silent = (members: number): Reading => ({
  scenario: selfLaunched(members),
  of: (history) => (valueAt(history, 'contributors', 16) === 0 ? 1 : 0),
})
const lively = (members: number): Reading => over(selfLaunched(members), 'posters', 9, 16)
const mortality = each(
  [30, 40, 50, 60].map(silent),
  (...dead) => dead.reduce((sum, x) => sum + x, 0) / dead.length,
)
/** P20, V3, V19: small communities that start by themselves die of silence. */
const small: readonly Pattern[] = [
  reproduces(
    'P20.silent',
    {
      says: 'half of the self-launched communities of 30 to 60 people fall silent',
      how: 'no contribution in weeks 13 to 16; 30, 40, 50, 60 people',
      times: 5,
    },
    0.481,
    mortality,
  ),
  within(
    'V3.mortality',
    {
      says: 'self-launched groups die within three months as observed',
      how: 'no contribution in weeks 13 to 16; 30, 40, 50, 60 people',
      source: 'Kraut and Fiore 2014 (A): 57 %; .45 to .7 (tolerance)',
      times: 5,
    },
    [0.45, 0.7],
    mortality,
  ),
  holds(
    'V19.critical-mass',
    {
      says: 'a larger community is more active per member',
      how: 'posters over members, weeks 9 to 16, 480 people less 30 people',
      source: 'Dover and Kelman 2018, Raban 2010 (A)',
      times: 5,
    },
    difference(lively(480), lively(30)),
  ),
]

const ofAverage = lives(average)
const ofBest = lives(bestInClass)
const mix = (scenario: typeof average): Reading[] => [
  over(scenario, 'contributors', 52, 155),
  over(scenario, 'fourWeekActive', 52, 155),
]
const acting = 'contributors over active, both of four weeks, weeks 52 to 155'
const profiles = 'Nielsen 2006; SOCM 2013, 2015, 2016 (C)'

/** V4 to V7, V11: readers, actors, and the funnel between them. */
const mixture: readonly Pattern[] = [
  within(
    'V4.readers',
    {
      says: 'four fifths of the staff read in a mature network',
      how: 'visited in the last half year; best-in-class',
      source: 'SWOOP 2018-22 (B): .80 to .85',
    },
    [0.8, 0.85],
    eachOf(ofBest, (readers = Number.NaN) => readers),
  ),
  within(
    'V4.actors',
    {
      says: 'a fifth to two fifths of the staff act in half a year',
      how: 'contributed in the last half year; best-in-class',
      source: 'SWOOP 2018-22 (B): .20 to .38, reactions included',
    },
    [0.2, 0.38],
    eachOf(ofBest, (_, actors = Number.NaN) => actors),
  ),
  within(
    'V5.rare',
    {
      says: 'four fifths of those who act do so less than once in two weeks',
      how: 'fewer than 13 contributions in the last half year; best-in-class',
      source: 'SWOOP 2016 (B): 80 %; .70 to .88 (tolerance)',
    },
    [0.7, 0.88],
    eachOf(ofBest, (_r, _a, rare = Number.NaN) => rare),
  ),
  within(
    'V6.acts',
    {
      says: 'acts per employee and week in an average organisation',
      how: 'contributions in the last half year; claimed, 1 professional',
      source: 'computed from SWOOP (B): .17 to .33, reactions included; .1 to .5 (tolerance)',
      unit: 'acts',
    },
    [0.1, 0.5],
    eachOf(ofAverage, (_r, _a, _rare, acts = Number.NaN) => acts),
  ),
  within(
    'V7.acting',
    {
      says: 'two fifths to half of those who log in act in a managed community',
      how: `${acting}; claimed, 1 professional`,
      source: profiles,
    },
    [0.4, 0.5],
    each(mix(average), (acts = 0, logins = 0) => acts / logins),
  ),
  holds(
    'V7.average',
    {
      says: 'an average managed community engages more than one without CM',
      how: `${acting} over employees, claimed, 1 professional less none`,
      source: profiles,
    },
    difference(over(average, 'contributors', 52, 155), over(claimed(0), 'contributors', 52, 155)),
  ),
  holds(
    'V7.best',
    {
      says: 'a best-in-class community engages more than an average one',
      how: `${acting} over employees`,
      source: profiles,
    },
    difference(over(bestInClass, 'contributors', 52, 155), over(average, 'contributors', 52, 155)),
  ),
  within(
    'V11.funnel',
    {
      says: 'one in six of those who register ever posts',
      how: 'contributed within 64 weeks of a first visit in weeks 13 to 90; claimed, 1 professional',
      source: 'Lampe and Johnston 2005 (A): 16 %; .1 either way (tolerance)',
    },
    [0.06, 0.26],
    ofMeans(ofAverage, (...n) => (n[5] ?? 0) / (n[4] ?? 0)),
  ),
  within(
    'V11.once',
    {
      says: 'half of those who post do so once',
      how: `contributors with exactly one contribution; ${how}`,
      source: 'Lampe and Johnston 2005 (A): 55 %; .1 either way (tolerance)',
    },
    [0.45, 0.65],
    just(run(average, 'onceOnly')),
  ),
]

export const participation: readonly Pattern[] = [
  ...inequality,
  ...cohort,
  ...retention,
  ...small,
  ...mixture,
]
