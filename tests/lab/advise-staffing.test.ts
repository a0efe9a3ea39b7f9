import { purseOf, staffingRow } from '@fishbowl/lab/advise'
import { describe, expect, test } from 'vitest'
import { luckOf, postsOf, toyWorld, weekCost } from './advise-toy.ts'
import { toyScenario } from './toy.ts'

const row = (worth: (posts: number, members: number) => number, members: number, most = 5000) => {
  const run = toyWorld((scenario, replicate) => ({
    value:
      weekCost(1) *
      (worth(postsOf(scenario), scenario.organisation.members) + 0.1 * luckOf('table', scenario, replicate)),
  }))
  return staffingRow(toyScenario('table'), { members, replicates: 12 }, { run, purse: purseOf(most) })
}

/** Each post is worth 3 until the last that is needed, then nothing. */
const upTo = (needed: number) => (posts: number) => 3 * Math.min(posts, needed)

/** From three to six posts each further one is worth just what it costs. */
const flat = (posts: number) => 3 * Math.min(posts, 3) + Math.max(0, Math.min(posts, 6) - 3)

describe('a row of the staffing table', () => {
  test('has nobody as best and average where no post is worth its cost', async () => {
    const found = await row((posts) => 0.5 * posts, 150)
    expect([found?.best.posts, found?.average.posts, found?.flat]).toEqual([0, 0, [0, 0]])
    expect(found?.teams.map(({ posts }) => posts)).toEqual([0, 0.5, 1])
  })

  test('finds the best team, and the smallest with four fifths of its gain', async () => {
    const found = await row(upTo(5), 5000)
    expect(found?.best.posts).toBe(5)
    expect(found?.average.posts).toBe(4)
    expect(found?.flat).toEqual([5, 5])
    expect(found?.best.gain.mean).toBeCloseTo(40 * weekCost(10), -3)
    expect(found?.atEdge).toBe(false)
  })

  test('says over which teams the curve is flat', async () => {
    const found = await row(flat, 5000)
    expect(found?.flat).toEqual([3, 6])
    expect(found?.average.posts).toBe(3)
  })

  test('says that the best is at least the largest team that was tried', async () => {
    const found = await row((posts) => 3 * posts, 30_000)
    expect(found?.atEdge).toBe(true)
  })

  test('stops within the runs that it may make', async () => {
    expect(await row(upTo(5), 5000, 5)).toBeUndefined()
    expect((await row(upTo(5), 5000, 48))?.teams).toHaveLength(4)
  })
})
