import { historyWidth } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { followed } from '../../packages/tui/src/branch.ts'
import type { Entry } from '../../packages/tui/src/entry.ts'
import { treeOf, weekApart } from '../../packages/tui/src/screens/branches/tree.ts'
import { branchWords } from '../../packages/tui/src/screens/branches/words.ts'
import { chartMeasures, withEntry } from '../../packages/tui/src/state.ts'
import {
  at,
  branchOf,
  draft,
  forked,
  horizon,
  need,
  opened,
  ran,
  root,
  screenIn,
  start,
} from './support/branches.ts'

const histories = (one: Entry, other: Entry, seed: string, replicate: number) =>
  [one, other].map(
    ({ loaded: { scenario } }) => simulate({ scenario: { ...scenario, seed }, replicate }).values,
  )
const firstApart = ([one = new Float64Array(), other]: readonly Float64Array[]): number => {
  const cell = one.findIndex((value, i) => !Object.is(value, other?.[i]))
  return cell === -1 ? horizon : Math.floor(cell / historyWidth)
}

describe('a branch shares its past byte for byte', () => {
  test.each(['one', 'two', 'three'])('in every replicate of seed %s, and differs later', (seed) => {
    const base = need(root, start)
    for (const week of [1, 20, 40]) {
      const branch = branchOf(base, week, { staffing: { team: [] } }, start.entries)
      const further = branchOf(branch, week + 9, { mandate: true }, [...start.entries, branch])
      for (const replicate of [0, 1]) {
        expect(firstApart(histories(base, branch, seed, replicate))).toBe(week)
        const apart = firstApart(histories(branch, further, seed, replicate))
        expect(apart).toBeGreaterThanOrEqual(week + 9)
        expect(apart).toBeLessThan(horizon)
      }
    }
  })

  test('so the paired difference is 0 in each week before it, in each run and measure', async () => {
    const made = forked(at(opened(), 30), 'cut').state
    const { live } = await ran(made, 4)
    const pair = live?.comparison?.pairs[0]
    for (const measure of chartMeasures) {
      const [base, branch] = live?.comparison?.arms.map((arm) => arm.runs(measure)) ?? []
      base?.forEach((run, r) => expect(branch?.[r]?.slice(0, 30), measure).toEqual(run.slice(0, 30)))
      const before = pair?.delta(measure).middle.slice(0, 30) ?? []
      expect(before.every((delta) => delta === 0 || Number.isNaN(delta))).toBe(true)
    }
    expect(pair?.delta('weeklyActive').middle[40]).not.toBe(0)
    expect(branchWords({ ...made, live }, screenIn(made)).fork.join(' ')).toMatch(
      /^w30-no-cm branches off two-cms in week 30: no CM\. Weeks 0 to 29 are shared/,
    )
  })

  test('also of a branch at an earlier week than the one it branches off', () => {
    const late = forked(at(opened(), 40), 'cut').state
    const early = forked(at(late, 10), 'train').state
    const [, one, other] = treeOf(early.entries, root).map(({ entry }) => entry)
    expect(weekApart(early.entries, one?.id ?? '', other?.id ?? '')).toBe(10)
    expect(weekApart(early.entries, root, other?.id ?? '')).toBe(10)
    expect(firstApart(histories(one as Entry, other as Entry, 'one', 0))).toBeGreaterThanOrEqual(10)
  })

  test('also after what it branched off was changed: it follows', () => {
    const before = forked(at(opened('mine', withEntry(start, draft(1))), 20), 'cut').state
    const changed = followed(withEntry(before, draft(3)).entries)
    const branch = changed.at(-1)
    expect(branch?.id).toBe('mine-w20-no-cm')
    expect(firstApart(histories(draft(3), branch as Entry, 'one', 0))).toBe(20)
    expect(followed(changed)).toBe(changed)
  })
})
