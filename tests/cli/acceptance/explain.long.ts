import { describe, expect, test } from 'vitest'
import { ask, type Open, say } from './ask.ts'
import { mean, organisation, shapley, standardError } from './brute.ts'
import { bothOf, expectExplained, questionOf } from './explained.ts'
import { moves } from './moves.ts'

/** Student's t for 90 % with 59 degrees of freedom. */
const t59 = 1.6711

describe.each(['weeklyActive', 'netValue'] as const)('explain in %s over the whole run', (measure) => {
  test.each(moves)('$from, $to', async (move) => {
    const terms = { measure, replicates: 60, weeks: move.horizon }
    const both = await bothOf(move, terms)
    expectExplained(both, move, measure === 'netValue' ? 1e6 : 1)
    const { said, gain } = both
    const half = t59 * standardError(gain.total)
    expect(said.total.low).toBeCloseTo(mean(gain.total) - half, measure === 'netValue' ? 0 : 5)
    expect(said.sentences[0].startsWith('No gain can be told')).toBe(
      said.total.low <= 0 && said.total.high >= 0,
    )

    // Luck that the command did not have: its shares must lie within what both sides can know.
    const base = organisation(`${move.from}.yaml`, { seed: 'other luck' })
    const fresh = shapley(base, Object.values(move.levers), questionOf(terms), 60)
    for (const [i, name] of Object.keys(move.levers).entries()) {
      const { gain: share } = said.levers.find(({ id }: Open) => id === name)
      const found = fresh.levers[i] ?? []
      const se = Math.hypot(standardError(found), share.sd / Math.sqrt(share.n))
      expect(Math.abs(share.mean - mean(found)), name).toBeLessThanOrEqual(4.5 * se)
    }
  })
})

test('levers that the model cannot feel get exactly nothing', async () => {
  const move = moves.find(({ to }) => to === 'hospital-renamed')
  if (move === undefined) throw new Error('no such move')
  const { said } = await bothOf(move, { measure: 'netValue', replicates: 10, weeks: 60 })
  for (const id of ['staffing', 'ownership']) {
    const lever = said.levers.find((each: Open) => each.id === id)
    expect(lever.values.every((value: number) => value === 0)).toBe(true)
  }
})

describe('words of explain', () => {
  test('a loss is told as a loss, with whatever mechanism switched off', async () => {
    const { sentences } = await ask(
      'explain engineering-office.yaml engineering-hired.yaml --measure netValue --replicates 20',
    )
    expect(sentences[0]).toContain('loses')
    for (const sentence of sentences) expect(sentence).not.toMatch(/the gain \w+ from minus|grows to minus/)
  })

  test('what is exactly nothing in every run is not called unknown', async () => {
    const { stdout } = await say(
      'explain hospital-group.yaml hospital-renamed.yaml --measure netValue --replicates 20',
    )
    expect(stdout).not.toContain('cannot be told (0 to 0')
    expect(stdout).not.toMatch(/^staffing +0 \$ \?/m)
  })
})
