import type { StaffingRow } from '@fishbowl/lab/advise'
import { expect, test } from 'vitest'
import { staffingSentences } from '../../packages/tui/src/cli/staffing-words.ts'

const estimate = { n: 12, mean: 0, sd: 1, low: -1, high: 1, level: 0.9, missing: 0 }

/** A size of organisation at which nobody is best. */
function nobodyAt(members: number, most: number): StaffingRow {
  const best = { posts: 0, net: estimate, gain: estimate }
  return { members, teams: [best], best, average: best, flat: [0, most], atEdge: false }
}

test('hires nobody, and says where a small team cannot be told apart from that', () => {
  expect(staffingSentences([nobodyAt(150, 0), nobodyAt(300, 0)])).toEqual([
    'Hire nobody at 150 and 300 members: no team is worth what it costs.',
  ])
  expect(staffingSentences([nobodyAt(150, 0), nobodyAt(1000, 1), nobodyAt(3000, 2)])).toEqual([
    'Hire nobody at 150, 1000 and 3000 members: no team is shown to be worth what it costs. Not told apart from nobody: up to 1 at 1000 and 2 at 3000 members.',
  ])
})
