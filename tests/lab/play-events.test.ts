import { valueAt } from '@fishbowl/core'
import {
  accountsOf,
  answerPrice,
  answersOf,
  eventIds,
  eventsOf,
  Flight,
  type Game,
  illegal,
  nextEvent,
  type PlayEventId,
  playEventOf,
  reviewed,
  scenarioOfGame,
  storedEvents,
} from '@fishbowl/lab/play'
import { settingsAt, simulate } from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyGame, played } from './play-world.ts'

const drawn = (seed: string): Game => {
  const game = emptyGame({ seed })
  return { ...game, flight: Flight.parse({}) }
}
const run = (game: Game) => simulate({ scenario: scenarioOfGame(game), replicate: game.replicate })
/** A game in which one event comes in a round, counted from 1. */
const withEvent = (event: PlayEventId, round: number, rules: Parameters<typeof emptyGame>[0] = {}): Game =>
  emptyGame({ ...rules, events: [{ round, event }] })

/** Posts of the team in each week. */
const team = (game: Game) =>
  Array.from({ length: 52 }, (_, week) => settingsAt(scenarioOfGame(game), week).team.length)
const grants = (game: Game) => accountsOf(game).map(({ grant }) => grant)

describe('events', () => {
  test('are drawn by the seed alone: the same again, others with another seed, each at most once', () => {
    const seeds = Array.from({ length: 60 }, (_, i) => `seed ${i}`)
    const all = seeds.map((seed) => storedEvents(drawn(seed)))
    expect(seeds.map((seed) => storedEvents(drawn(seed)))).toEqual(all)
    expect(new Set(all.map((events) => events.join())).size).toBeGreaterThan(50)
    const came = all.map((events) => events.filter((event) => event !== undefined))
    for (const events of came) expect(new Set(events).size).toBe(events.length)
    expect(new Set(came.flat())).toEqual(new Set(eventIds))
    for (const events of all)
      for (const [round, event] of events.entries())
        if (event !== undefined) expect(round + 1).toBeGreaterThanOrEqual(playEventOf(event).earliest)
  })

  test('of other rounds do not move with what a player decides', () => {
    const posts = fc.integer({ min: 0, max: 2 })
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), posts, posts, (seed, one, other) => {
        const game = drawn(seed)
        const decide = (n: number): Game => played(game, { 0: { professionals: n } })
        const [first, second] = [eventsOf(decide(one)), eventsOf(decide(other))]
        for (const [round, event] of first.entries()) {
          if (event === second[round]) continue
          // the one difference: nobody can leave where there is nobody
          expect(new Set([event, second[round]])).toEqual(new Set(['departure', undefined]))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('cost nothing to answer by the first answer, in an organisation of any size', () => {
    for (const event of eventIds) {
      const { options } = playEventOf(event)
      expect(options.length).toBeGreaterThanOrEqual(2)
      expect(options.length).toBeLessThanOrEqual(3)
      for (const members of [2, 150, 30_000])
        expect(answerPrice(emptyGame({ members }).base, event, 0), event).toBe(0)
    }
  })

  test('charge what an answer costs, once, in their round', () => {
    for (const event of eventIds)
      for (const answer of playEventOf(event).options.keys()) {
        const game = played(withEvent(event, 3), { 0: { professionals: 1 } }, { 2: answer })
        const price = answerPrice(game.base, event, answer)
        expect(accountsOf(game).map(({ spending }) => spending.event)).toEqual([0, 0, price, 0])
      }
  })
})

describe('a departure', () => {
  test('makes the round a quiet one where there is no team, and is used up', () => {
    const game = withEvent('departure', 2)
    const nobody = played(game, {})
    expect(eventsOf(nobody)).toEqual([undefined, undefined, undefined, undefined])
    expect(nextEvent({ ...nobody, rounds: nobody.rounds.slice(0, 1) })).toBeUndefined()
    expect(answersOf({ ...nobody, rounds: nobody.rounds.slice(0, 1) })).toEqual([0])
    const hired = played(game, { 0: { juniors: 1 } })
    expect(eventsOf(hired)).toEqual([undefined, 'departure', undefined, undefined])
    // an answer that was given to no event is no answer
    expect(illegal({ ...nobody, rounds: nobody.rounds.slice(0, 1) }, { answer: 1, decision: {} })).toBe(
      'play.illegal.answer',
    )
  })

  test('leaves the highest post empty for twelve weeks, for three with a recruiter, or for good', () => {
    const posts = { juniors: 1, seniors: 1 }
    const answered = (answer: number) =>
      team(played(withEvent('departure', 2), { 0: posts }, { 1: answer })).slice(12, 28)
    expect(answered(0)).toEqual([2, ...Array(12).fill(1), 2, 2, 2])
    expect(answered(1)).toEqual([2, 1, 1, 1, ...Array(12).fill(2)])
    expect(answered(2)).toEqual([2, ...Array(15).fill(1)])
    const closed = played(withEvent('departure', 2), { 0: posts }, { 1: 2 })
    expect(settingsAt(scenarioOfGame(closed), 40).team).toEqual([{ seniority: 'junior', fte: 1 }])
    // a closed post is no longer paid
    expect(accountsOf(closed).map(({ spending }) => spending.team)).toEqual([48_750, 16_250, 16_250, 16_250])
  })

  test('takes the one who was there, even where another of the level is hired in the same round', () => {
    const game = played(withEvent('departure', 2), { 0: { professionals: 1 }, 1: { professionals: 2 } })
    expect(team(game).slice(12, 27)).toEqual([1, 0, ...Array(11).fill(1), 2, 2])
  })

  test('changes nothing before it, and whoever comes starts anew', () => {
    const quiet = played(emptyGame(), { 0: { professionals: 1 } })
    const game = played(withEvent('departure', 2), { 0: { professionals: 1 } }, { 1: 1 })
    const [one, other] = [run(game), run(quiet)]
    const posts = Array.from({ length: 20 }, (_, week) => valueAt(one, 'cmPosts', week))
    expect(posts).toEqual([...Array(13).fill(1), 0, 0, 0, 1, 1, 1, 1])
    expect(one.values.subarray(0, 13)).toEqual(other.values.subarray(0, 13))
  })
})

describe('a reorganisation', () => {
  test('lowers the stance of managers for half a year and loosens the tie to work for weeks', () => {
    const game = played(withEvent('reorganisation', 2), { 0: { alignment: 2 } })
    const at = (week: number) => settingsAt(scenarioOfGame(game), week)
    expect([12, 13, 38, 39].map((week) => at(week).stance)).toEqual([0, -0.3, -0.3, 0])
    expect([12, 13, 20, 21].map((week) => at(week).alignment)).toEqual([
      'integrated',
      'claimed',
      'claimed',
      'integrated',
    ])
    const loose = scenarioOfGame(played(withEvent('reorganisation', 2), {}))
    expect(settingsAt(loose, 15).alignment).toBe('incidental')
  })
})

describe('an answer that moves a lever', () => {
  test('moves it for good, and is charged for as a decision is: for 200 members a tenth of the price for 2,000', () => {
    const game = played(withEvent('sceptic', 2), {}, { 1: 2 })
    expect(accountsOf(game).map(({ spending }) => spending.alignment)).toEqual([0, 1500, 1500, 1500])
    expect(settingsAt(scenarioOfGame(game), 51).alignment).toBe('integrated')
  })

  test('is no answer where the rules do not allow the lever', () => {
    const game = withEvent('sceptic', 1, { levers: ['professionals'] })
    expect(answersOf(game)).toEqual([0, 1])
    expect(illegal(game, { answer: 2, decision: {} })).toBe('play.illegal.answer')
  })
})

describe('a budget review', () => {
  test('looks at the run so far: what saves hours is raised, what costs more than it saves is cut', () => {
    // an expensive team that is tied to nothing, in a small organisation
    const dear = played(withEvent('review', 3), { 0: { professionals: 2 } })
    expect(accountsOf(dear)[2]?.verdict).toBe('cut')
    expect(grants(dear)).toEqual([70_000, 70_000, 70_000, 70_000 * (1 + reviewed.cut)])
    const good = played(withEvent('review', 5, { members: 2000, rounds: 6 }), {
      0: { professionals: 2, alignment: 2 },
    })
    expect(accountsOf(good)[4]?.verdict).toBe('raised')
    expect(grants(good).at(-1)).toBeCloseTo(70_000 * (1 + reviewed.raised), 6)
  })

  test('does not look at what is decided later, and changes no week of the run', () => {
    const game = withEvent('review', 3)
    const one = played(game, { 0: { professionals: 2 } })
    const other = played(game, { 0: { professionals: 2 }, 2: { professionals: 0 }, 3: { launch: 3 } })
    expect(accountsOf(one)[2]?.verdict).toBe(accountsOf(other)[2]?.verdict)
    const quiet = { ...one, flight: { ...one.flight, events: [] } }
    expect(run(one).values).toEqual(run(quiet).values)
  })

  test('can be bought off for a tenth, and never looks at nothing', () => {
    const spared = played(withEvent('review', 2), { 0: { professionals: 2 } }, { 1: 2 })
    expect(grants(spared)).toEqual([70_000, 70_000, 63_000, 63_000])
    expect(accountsOf(spared)[1]).not.toHaveProperty('verdict')
    expect(accountsOf(played(withEvent('review', 1), {}))[0]?.verdict).toBe('kept')
  })
})
