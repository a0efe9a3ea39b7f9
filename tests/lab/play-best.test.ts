import { canonicalJson } from '@fishbowl/core'
import { mean } from '@fishbowl/lab'
import { accountsOf, debrief, type Game } from '@fishbowl/lab/play'
import { inProcess } from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drained } from '../../packages/lab/src/drained.ts'
import { halving, halvingRuns } from '../../packages/lab/src/play/halving.ts'
import { candidatesOf } from '../../packages/lab/src/play/plan.ts'
import { emptyGame, played, worth } from './play-world.ts'

const searched = async (game: Game, others = 0) => {
  const { best } = await debrief(game, inProcess, { others, plans: 1000, lives: 0 })
  if (best === undefined) throw new Error('no search was made')
  return best
}

describe('the best plan', () => {
  const levers = ['interns', 'professionals', 'alignment', 'platform'] as const
  /** A world with few plans, in which work for a community costs what it costs, or nothing that counts. */
  const world = (costs: 'dear' | 'free', events: Game['flight']['events'] = []): Game => {
    const game = emptyGame({
      members: 120,
      rounds: 3,
      weeks: 8,
      levers: [...levers],
      events,
      grant: 20_000,
    })
    if (costs === 'dear') return game
    const prices = { ...game.flight.prices, integrated: 0, claimed: 0 }
    return { ...game, base: { ...game.base, switches: ['free-cms'] }, flight: { ...game.flight, prices } }
  }
  test('is the one that a plain loop over all plans finds', async () => {
    const winners = await Promise.all(
      [world('dear'), world('free')].map(async (empty) => {
        const game = played(empty, {})
        const candidates = candidatesOf(game)
        expect(candidates.length).toBeGreaterThan(20)
        const luck = Array.from({ length: 16 }, (_, k) => game.replicate + 1 + k)
        const means = candidates.map((one) => mean(luck.map((replicate) => worth(one.game, replicate))))
        const best = await searched(game)
        expect(best.plan).toEqual(
          JSON.parse(JSON.stringify(candidates[means.indexOf(Math.max(...means))]?.plan)),
        )
        expect(best.chosenOn.mean).toBeCloseTo(Math.max(...means), 6)
        return best
      }),
    )
    // nobody where a team costs more than it brings, and that is said; a team where it costs nothing
    expect(winners.map(({ nobody }) => nobody)).toEqual([true, false])
  })

  test('is chosen among plans that the budget pays for in every round', () => {
    const candidates = candidatesOf(played(world('dear'), {}))
    for (const { game, plan } of candidates)
      expect(
        Math.min(...accountsOf(game).map(({ left }) => left)),
        JSON.stringify(plan),
      ).toBeGreaterThanOrEqual(0)
    // what is dear has to wait for the money
    expect(candidates.some(({ plan }) => (plan.bought ?? plan.start) > plan.start)).toBe(true)
  })

  test('of few that may be compared still looks at doing nothing, which stands first', () => {
    const game = played(world('dear'), {})
    const [first, ...rest] = candidatesOf(game, 5)
    expect(first?.game.rounds).toEqual(game.rounds.map(() => ({ answer: 0, decision: {} })))
    expect(rest).toHaveLength(4)
    expect(candidatesOf(game, 0)).toHaveLength(1)
  })

  test('answers an event otherwise where that is better on the luck of the search', async () => {
    const game = played(world('free', [{ round: 2, event: 'viral' }]), {})
    const { plan, chosenOn } = await searched(game)
    const luck = [4, 5, 6, 7, 8, 9, 10, 11]
    const answered = [0, 1, 2].map((answer) => {
      const { game: own } = candidatesOf(game).find(
        (one) => canonicalJson(one.plan) === canonicalJson({ ...plan, answers: undefined }),
      ) ?? { game }
      const rounds = own.rounds.map((round, r) => (r === 1 ? { ...round, answer } : round))
      return mean(luck.map((replicate) => worth({ ...own, rounds }, replicate)))
    })
    expect(plan.answers?.[1] ?? 0).toBe(answered.indexOf(Math.max(...answered)))
    if (plan.answers !== undefined) expect(chosenOn.mean).toBeCloseTo(Math.max(...answered), 6)
  })

  test('is compared with the own game on luck that neither was chosen on, and is within the budget', async () => {
    const nobody = await searched(played(world('dear'), { 0: { interns: 2 } }), 6)
    expect([nobody.verdict, nobody.branch.overBudget]).toEqual(['better', undefined])
    const idle = played(world('dear'), {})
    const gains = [4, 5, 6, 7, 8, 9].map(
      (replicate) => worth(idle, replicate) - worth(played(world('dear'), { 0: { interns: 2 } }), replicate),
    )
    expect(nobody.overOwn.mean).toBeCloseTo(mean(gains), 6)
    // whoever has played the best plan cannot be told to have done better or worse
    const same = await searched(idle, 6)
    expect([same.overOwn.mean, same.branch.difference, same.verdict]).toEqual([0, 0, 'cannot-tell'])
  })
})

const valued = (value: (plan: number, replicate: number) => number) =>
  async function* values(asked: readonly (readonly [number, number])[]) {
    for (const [plan, replicate] of asked) yield value(plan, replicate)
  }

describe('halving', () => {
  test('finds what a plain loop finds wherever luck moves all plans alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 80 }),
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 16, maxLength: 16 }),
        async (plans, luck) => {
          let runs = 0
          const search = halving(
            plans.length,
            valued((plan, replicate) => (plans[plan] ?? 0) + (luck[replicate] ?? 0)),
            () => ++runs,
          )
          const winner = await drained(search)
          expect(winner.plan).toBe(plans.indexOf(Math.max(...plans)))
          expect(winner.values).toHaveLength(16)
          expect(runs).toBe(halvingRuns(plans.length))
        },
      ),
    )
  })

  test('refuses to search among nothing', async () => {
    await expect(
      drained(
        halving(
          0,
          valued(() => 0),
          () => 0,
        ),
      ),
    ).rejects.toThrow('at least one plan')
  })
})
