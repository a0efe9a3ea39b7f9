import { ScenarioFile } from '@fishbowl/core'
import {
  accountIf,
  accountsOf,
  type Decision,
  dashboard,
  eventIds,
  Flight,
  type Game,
  grantOf,
  illegal,
  mostPosts,
  netValueOf,
  type PlayLeverId,
  playLeverIds,
  playLeverOf,
  type Round,
  scenarioOfGame,
  standingOf,
  withRound,
} from '@fishbowl/lab/play'
import { simulate } from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyGame, firstWeeks, played } from './play-world.ts'

const run = (game: Game) => simulate({ scenario: scenarioOfGame(game), replicate: game.replicate })

/** Any decision: each lever left alone or put at one of its options. */
const decisions: fc.Arbitrary<Decision> = fc
  .tuple(
    ...playLeverIds.map((id) =>
      fc.option(fc.nat(playLeverOf(id).options.length - 1), { nil: undefined, freq: 2 }),
    ),
  )
  .map((options) =>
    Object.fromEntries(
      playLeverIds.map((id, i) => [id, options[i]]).filter(([, option]) => option !== undefined),
    ),
  )
const anyRounds = (count: number): fc.Arbitrary<readonly Round[]> =>
  fc.array(fc.record({ answer: fc.nat(2), decision: decisions }), { minLength: count, maxLength: count })
/** Each event somewhere in the first rounds. */
const anyEvents = fc
  .shuffledSubarray([...eventIds])
  .map((ids) => ids.map((event, i) => ({ round: i + 1, event })))

describe('the scenario of a game', () => {
  test('is the base itself where nothing is decided and nothing befalls', () => {
    const game = played(emptyGame(), {})
    const { interventions, policies } = scenarioOfGame(game)
    expect([interventions, policies]).toEqual([[], game.base.policies])
    expect(run(game).values).toEqual(
      simulate({ scenario: { ...game.base, horizon: 52 }, replicate: 3 }).values,
    )
  })

  test('a community that belongs to nobody is not at home in IT: it may move there, and that is paid', () => {
    const start = emptyGame({ levers: ['home'] })
    const { ownership: _none, ...policies } = start.base.policies
    const game: Game = { ...start, base: { ...start.base, policies } }
    const options: readonly string[] = playLeverOf('home').options
    expect(options[standingOf(game.base).home]).toBe('none')
    const moved = played(game, { 0: { home: options.indexOf('it') } })
    expect(scenarioOfGame(moved).interventions.map(({ ownership }) => ownership?.owner)).toEqual(['it'])
    expect(accountsOf(moved)[0]?.spending.home).toBe(10_000)
  })

  test('is not moved by what is decided later: the weeks before are the same to the last bit', () => {
    const game = emptyGame({
      events: [
        { round: 2, event: 'departure' },
        { round: 3, event: 'reorganisation' },
      ],
    })
    fc.assert(
      fc.property(anyRounds(4), anyRounds(4), fc.integer({ min: 1, max: 3 }), (one, other, from) => {
        const changed = one.map((round, r) => (r < from ? round : (other[r] ?? round)))
        const [before, after] = [run({ ...game, rounds: one }), run({ ...game, rounds: changed })]
        expect(firstWeeks(after, from * 13)).toEqual(firstWeeks(before, from * 13))
      }),
      { numRuns: 40 },
    )
  })

  test('is a valid scenario file with at most 100 dated changes, whatever is played in twenty rounds', () => {
    fc.assert(
      fc.property(anyRounds(20), anyEvents, (rounds, events) => {
        const game = { ...emptyGame({ rounds: 20, events }), rounds }
        const { interventions, policies } = scenarioOfGame(game)
        const parsed = ScenarioFile.safeParse({ fishbowl: 1, policies, interventions })
        expect(parsed.error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  test('says the same thing once: levers that stay are one dated change', () => {
    const { interventions } = scenarioOfGame(played(emptyGame(), { 1: { professionals: 1, alignment: 2 } }))
    expect(interventions).toEqual([
      {
        from: 13,
        until: 52,
        staffing: { team: [{ seniority: 'professional', count: 1, fte: 1 }] },
        alignment: 'integrated',
      },
    ])
  })

  test('trains in the round in which it is bought, and does not undo what the base does', () => {
    const game = emptyGame()
    const base = {
      ...game.base,
      policies: { ...game.base.policies, training: 0.5 },
      interventions: [{ week: 40, training: 0.8 }],
    }
    const { interventions } = scenarioOfGame(played({ ...game, base }, { 1: { training: 2 } }))
    expect(interventions).toEqual([
      { week: 40, training: 0.8 },
      { from: 14, until: 40, training: 0 },
      { from: 13, until: 14, training: 0.5 },
    ])
  })
})

describe('money', () => {
  test('that is not spent stays for the next round, and each lever has its price', () => {
    const game = played(emptyGame({ grant: 50_000 }), {
      0: { professionals: 1, coaching: 1 },
      1: { training: 1, launch: 3, platform: 1 },
      2: { professionals: 0, coaching: 0, platform: 0 },
      3: { platform: 2 },
    })
    // 200 members, 25 managers; the base is tied to nothing, which costs nothing
    expect(accountsOf(game)).toEqual([
      expect.objectContaining({ before: 0, grant: 50_000, spent: 23_750 + 1500, left: 24_750 }),
      // 50 people trained at $60, 200 reached at $4, 200 members at $10, and what goes on
      expect.objectContaining({ before: 24_750, spent: 23_750 + 1500 + 3000 + 800 + 2000, left: 43_700 }),
      expect.objectContaining({ spent: 0, left: 93_700 }),
      expect.objectContaining({ spent: 8000, left: 135_700 }),
    ])
  })

  test('is $35 for each member where the rules say nothing, and enough to go on as the base does', () => {
    const flight = Flight.parse({})
    const { base } = emptyGame({ members: 2000 })
    const withPolicies = (policies: Game['base']['policies']) => ({ ...base, policies })
    expect(grantOf(flight, base)).toBe(70_000)
    expect(grantOf(Flight.parse({ grant: 1 }), base)).toBe(1)
    const dear = withPolicies({ staffing: { team: [{ seniority: 'senior', count: 3, fte: 1 }] } })
    // three seniors and being called strategic
    expect(grantOf(flight, dear)).toBe(102_000)
    // 250 line managers, a quarter of an hour a week: on top where the player cannot move them
    const led = withPolicies({ alignment: 'incidental', managers: { hours: 0.25 } })
    expect(grantOf(flight, led)).toBe(70_000 + 92_000)
    expect(grantOf(Flight.parse({ levers: ['managerTime'] }), led)).toBe(92_000)
  })

  test('beside salaries is taken off the net value of the model', () => {
    const idle = played(emptyGame(), {})
    const same = played(emptyGame(), { 2: { training: 1 } })
    const history = run(idle)
    expect(netValueOf(idle, history) - netValueOf(same, history)).toBeCloseTo(50 * 60, 6)
  })
})

const round = (decision: Decision, answer = 0): Round => ({ answer, decision })

describe('what cannot be played', () => {
  const game = emptyGame({ grant: 30_000 })

  test('is told by its reason', () => {
    expect(illegal(game, round({}))).toBeUndefined()
    expect(illegal(game, round({ professionals: 1 }))).toBeUndefined()
    expect(illegal(game, round({ professionals: 2 }))).toBe('play.illegal.money')
    expect(illegal(game, round({ professionals: 10 }))).toBe('play.illegal.option')
    expect(illegal(game, round({ coaching: 1.5 }))).toBe('play.illegal.option')
    expect(illegal(game, round({ coaching: -1 }))).toBe('play.illegal.option')
    expect(illegal(game, round({ membership: 1 }))).toBe('play.illegal.lever')
    expect(illegal(game, round({ toString: 1 } as Decision))).toBe('play.illegal.lever')
    expect(illegal(game, round({}, 1))).toBe('play.illegal.answer')
    expect(illegal(played(game, {}), round({}))).toBe('play.illegal.over')
  })

  test('depends on what was saved before', () => {
    const saved = withRound(game, round({}))
    expect(illegal(saved, round({ professionals: 2 }))).toBeUndefined()
    expect(accountIf(saved, round({ professionals: 2 })).left).toBe(60_000 - 47_500)
  })

  test('is a team of more than a tenth of the members, however rich one is', () => {
    const rich = emptyGame({ members: 40, grant: 10_000_000 })
    expect(mostPosts(40)).toBe(4)
    expect(illegal(rich, round({ interns: 4 }))).toBeUndefined()
    expect(illegal(rich, round({ interns: 4, seniors: 1 }))).toBe('play.illegal.posts')
  })

  test('is a larger team, and not the one that a base of few members has', () => {
    const few = emptyGame({ members: 30, grant: 200_000 })
    const team = [{ seniority: 'professional' as const, count: 5, fte: 1 }]
    const policies = { ...few.base.policies, staffing: { ...few.base.policies.staffing, team } }
    const staffed = { ...few, base: { ...few.base, policies } }
    expect(illegal(staffed, round({}))).toBeUndefined()
    expect(illegal(staffed, round({ professionals: 4 }))).toBeUndefined()
    expect(illegal(staffed, round({ interns: 1 }))).toBe('play.illegal.posts')
  })

  test('is a dated change beyond those that a scenario may have', () => {
    const dated = Array.from({ length: 100 }, (_, week) => ({ week, mandate: false }))
    const full = { ...game, base: { ...game.base, interventions: dated } }
    expect(illegal(full, round({}))).toBeUndefined()
    expect(illegal(full, round({ alignment: 1 }))).toBe('play.illegal.changes')
  })

  test('never leaves a player without a way to go on', () => {
    const cheapest = [
      'interns',
      'juniors',
      'professionals',
      'seniors',
      'alignment',
      'coaching',
      'managerTime',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.tuple(decisions, fc.nat(2)), { minLength: 6, maxLength: 6 }),
        anyEvents,
        fc.subarray([...playLeverIds], { minLength: 1 }),
        (wishes, events, levers) => {
          let now = emptyGame({ rounds: 6, events, grant: 40_000, levers })
          for (const [decision, answer] of wishes) {
            const wish = { answer, decision }
            const least = Object.fromEntries(
              cheapest.filter((id) => levers.includes(id as PlayLeverId)).map((id) => [id, 0]),
            )
            expect(illegal(now, { answer: 0, decision: least })).toBeUndefined()
            const why = illegal(now, wish)
            if (why === undefined) expect(accountIf(now, wish).left).toBeGreaterThan(-60_000)
            now = withRound(now, why === undefined ? wish : { answer: 0, decision: least })
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('what is predicted', () => {
  test('has a value in every week, whatever is decided: where nobody asks there is no median reply', () => {
    for (const measure of ['weeklyActive', 'netValue', 'asked', 'alignment'])
      expect(Flight.safeParse({ measure }).success, measure).toBe(true)
    for (const measure of ['medianReply', 'noReply', 'load', 'roi', 'gini'])
      expect(Flight.safeParse({ measure }).success, measure).toBe(false)
  })
})

describe('the dashboard', () => {
  const game = played(emptyGame({ role: 'sponsor' }), { 0: { professionals: 1 }, 1: { professionals: 2 } })
  const history = run(game)
  const ids = (role: Game['flight']['role']) => dashboard(game, history, 1, role).map(({ id }) => id)

  test('of a sponsor has what reports say and not what members feel; a community manager sees the own work', () => {
    expect(ids('sponsor')).toEqual([
      'registered',
      'weeklyActive',
      'asked',
      'noReply',
      'medianReply',
      'hoursSaved',
      'posts',
      'vacant',
      'spent',
      'left',
    ])
    expect(ids('community-manager').filter((id) => !ids('sponsor').includes(id))).toEqual(['load', 'demand'])
  })

  test('sets each number beside that of the round before', () => {
    const [first, second] = [dashboard(game, history, 0), dashboard(game, history, 1)]
    for (const [i, row] of second.entries()) expect(row.before, row.id).toBe(first[i]?.value)
    expect(first.every((row) => !('before' in row))).toBe(true)
    const by = (id: string) => second.find((row) => row.id === id)
    expect([by('posts')?.value, by('posts')?.before]).toEqual([2, 1])
    expect([by('spent')?.value, by('left')?.value]).toEqual([47_500, 140_000 - 71_250])
  })

  test('has no number where there is none, and only the team at the start', () => {
    const lonely = played(emptyGame({ members: 3 }), {})
    const rows = dashboard(lonely, run(lonely), 3)
    const reply = rows.find(({ id }) => id === 'medianReply')
    expect(reply).toEqual({ id: 'medianReply', format: 'hours', value: undefined, before: undefined })
    expect(dashboard(game, history, -1)).toEqual([{ id: 'posts', format: 'number', value: 0 }])
  })
})
