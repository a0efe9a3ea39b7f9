import { describe, expect, test } from 'vitest'
import { say, tooWide } from './ask.ts'
import { bothOf, expectExplained } from './explained.ts'
import { type Move, moves } from './moves.ts'

const moveTo = (id: string): Move => {
  const move = moves.find(({ to }) => to === id)
  if (move === undefined) throw new Error(`no move to "${id}"`)
  return move
}

describe('what explain says of three organisations is what all subsets of the levers, run by hand, come to', () => {
  const terms = { measure: 'weeklyActive', replicates: 2, weeks: 30 } as const

  test.each(moves)('$from, $to', async (move) => {
    expectExplained(await bothOf(move, terms), move, 1)
  })

  test('in money, where a community manager costs more than comes back', async () => {
    const move = moveTo('engineering-hired')
    const both = await bothOf(move, { ...terms, measure: 'netValue' })
    expectExplained(both, move, 1e6)
    const [first] = both.said.levers.toSorted((a: Gained, b: Gained) => a.gain.mean - b.gain.mean)
    expect(first.id).toBe('staffing')
    expect(first.gain.high).toBeLessThan(0)
  })
})

type Gained = { readonly gain: { readonly mean: number } }

test('where nothing can be told, no gain is told', async () => {
  const { code, stdout } = await say(
    'explain hospital-group.yaml hospital-renamed.yaml --replicates 2 --weeks 30',
  )
  expect(code).toBe(0)
  expect(stdout).toContain('No gain can be told')
  expect(tooWide(stdout)).toEqual([])
})
