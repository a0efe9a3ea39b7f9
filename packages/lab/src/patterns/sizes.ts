import type { Scenario } from '@fishbowl/core'
import { withAssumptions } from '@fishbowl/core'
import { arm, team } from './arms.ts'
import { just, ofMeans, type Pattern, reproduces, thousands, within } from './pattern.ts'

/** Net value in k$ by posts, for one size of audience; half a post is one at half time. */
type Row = {
  readonly members: number
  readonly best: number
  readonly net: readonly (readonly [posts: number, net: number])[]
}

// biome-ignore format: a table is read by its rows
const rows: readonly Row[] = [
  { members: 150, best: 0, net: [[0, -19], [0.5, -139], [1, -262], [2, -420]] },
  { members: 300, best: 0, net: [[0, -37], [0.5, -132], [1, -240], [2, -303], [3, -521]] },
  { members: 1000, best: 2, net: [[0, -104], [1, -191], [2, 101], [3, 44], [4, -140]] },
  { members: 3000, best: 4, net: [[0, -13], [1, -147], [2, 836], [3, 1210], [4, 1298], [5, 1223], [6, 1058]] },
  { members: 10_000, best: 8, net: [[1, -134], [2, 1522], [4, 4859], [6, 5804], [8, 6047], [10, 5981], [12, 5779]] },
  { members: 30_000, best: 20, net: [[2, 2467], [4, 6069], [8, 15361], [12, 19300], [16, 20055], [20, 20200]] },
]

const staffed = (members: number, posts: number): Scenario =>
  arm(
    `${members} people, ${posts} posts`,
    { alignment: 'integrated', ...(posts === 0.5 ? team(1, 'professional', 0.5) : team(posts)) },
    { members },
  )

/** Position of the largest mean. */
const best =
  (posts: readonly number[]) =>
  (...means: readonly number[]): number =>
    posts[means.indexOf(Math.max(...means))] ?? Number.NaN

/** Fewest posts whose mean lies within 6 % of the best. */
const fewest =
  (posts: readonly number[]) =>
  (...means: readonly number[]): number => {
    const most = Math.max(...means)
    return posts[means.findIndex((mean) => mean >= most - 0.06 * Math.abs(most))] ?? Number.NaN
  }

const field = 'one CM for 2,000 to 5,000 people (two plans in the field, 2012, D)'
function ofSize({ members, best: expected, net }: Row): readonly Pattern[] {
  const large = members > 3000
  const posts = net.map(([n]) => n)
  const reads = posts.map((n) => thousands(staffed(members, n), 'netValue'))
  const title = `${members.toString()} people`
  return [
    ...net.map(([n, value]) =>
      reproduces(
        `P4.size.${members}.${n}`,
        {
          says: `net value, ${title}, ${n} professionals`,
          how: 'over the run; integrated',
          unit: 'k$',
          digits: 0,
          large,
        },
        value,
        just(thousands(staffed(members, n), 'netValue')),
      ),
    ),
    within(
      `P4.best.${members}`,
      {
        says: `best number of professionals for ${title}`,
        how: 'largest mean net value of the grid; integrated',
        source: 'prototype of the model; between its neighbours on the grid',
        unit: 'posts',
        digits: 1,
        large,
      },
      [posts[posts.indexOf(expected) - 1] ?? 0, posts[posts.indexOf(expected) + 1] ?? expected],
      ofMeans(reads, best(posts)),
    ),
    ...(members < 3000
      ? []
      : [
          within(
            `P4.field.${members}`,
            {
              says: `people per CM at the fewest within 6 % of the best, ${title}`,
              how: 'members over that number; integrated',
              source: field,
              unit: 'people',
              digits: 0,
              large,
            },
            [2000, 5000],
            ofMeans(reads, (...means) => members / fewest(posts)(...means)),
          ),
        ]),
  ]
}

const linear = [2, 4, 6, 8, 12, 16, 24] as const
/** At 10,000 people a linear law has sqrt(10) times the half-effect hours of the square-root law. */
const linearly = (posts: number): Scenario =>
  withAssumptions(staffed(10_000, posts), { kX: 12 * Math.sqrt(10) })

const law: readonly Pattern[] = ([867, 1936, 3395, 4055, 4450, 4071, 2725] as const).map(
  (value, i): Pattern => {
    const posts = linear[i] ?? 0
    return {
      id: `P4.linear.${posts}`,
      says: `net value under a linear law of half-effect hours, 10,000 people, ${posts} professionals`,
      how: 'over the run; integrated',
      source: 'prototype of the model, reported as a sensitivity',
      unit: 'k$',
      digits: 0,
      target: { kind: 'report', value },
      sample: just(thousands(linearly(posts), 'netValue')),
      large: true,
    }
  },
)

/** P4 by size of the audience. */
export const sizes: readonly Pattern[] = [...rows.flatMap(ofSize), ...law]
