import { type ColumnId, type History, type Scenario, valueAt } from '@fishbowl/core'
import { arm, integrated, owned, team } from './arms.ts'
import {
  active,
  column,
  difference,
  each,
  holds,
  just,
  over,
  type Pattern,
  type Reading,
  reproduces,
  thousands,
} from './pattern.ts'

const around = 'weekly active share around week 104'
const kilo = { unit: 'k$', digits: 0 } as const
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
  },
]

const crowded = integrated(1, 'professional', { members: 12_000, horizon: 104 })
const eased = integrated(4, 'professional', { members: 12_000, horizon: 104 })
/** Items of a week per post, in the second year: what inSided calls comments. */
const itemsPerPost = (scenario: Scenario): Reading => ({
  scenario,
  of: (history) =>
    (sumOver(history, 'signal', 52) + sumOver(history, 'noise', 52)) / sumOver(history, 'cmPosts', 52),
})
const sumOver = (history: History, id: ColumnId, from: number): number => {
  let sum = 0
  for (let week = from; week < history.weeks; week++) sum += valueAt(history, id, week)
  return sum
}
const many = 250
/** The crowded space less the eased one in a measure; no number where the first has not more than 250 items a post, or the second as many. */
const crowding = (measure: 'noReply' | 'medianReply') =>
  each(
    [
      itemsPerPost(crowded),
      itemsPerPost(eased),
      over(crowded, measure, 52, 103),
      over(eased, measure, 52, 103),
    ],
    (more, fewer, value, other) => (more > many && fewer < more ? value - other : Number.NaN),
  )
const crowdedHow =
  'second year; integrated, 12,000 people: 1 professional, with over 250 items a week, less 4, with fewer each'
const insided = 'inSided 2017 (C): about 250 comments a week per post'

/** V22: more than one CM can look at. */
const crowds: readonly Pattern[] = [
  holds(
    'V22.silence',
    {
      says: 'above 250 items a week per CM more questions stay unanswered',
      how: `unanswered over asked, ${crowdedHow}`,
      source: insided,
    },
    crowding('noReply'),
  ),
  holds(
    'V22.delay',
    {
      says: 'above 250 items a week per CM replies take longer',
      how: `median reply, ${crowdedHow}`,
      source: insided,
      unit: 'hours',
      digits: 2,
    },
    crowding('medianReply'),
  ),
]

/** Homes, sponsors and what they ask of a CM. */
export const homesAndSponsors: readonly Pattern[] = [...ownership, ...reviews, ...crowds, ...burnt]
