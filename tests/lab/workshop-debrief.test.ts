import { netValueOf, scenarioOfGame } from '@fishbowl/lab/play'
import {
  advanced,
  debriefOf,
  gameOf,
  leaderboardOf,
  type SessionRecord,
  type Submission,
  startedRecord,
} from '@fishbowl/lab/workshop'
import { inProcess } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { smallSession } from '../support/session.ts'

const hires = (round: number): Submission => ({
  step: 'fly',
  team: 1,
  answer: {
    kind: 'round',
    round,
    answer: 0,
    decision: round === 0 ? { professionals: 1 } : {},
    prediction: { kind: 'direction', direction: 'up', sure: 0.65 },
  },
})

describe('the leaderboard and the debrief', () => {
  const session = smallSession({ teams: ['Idle', 'Hires', 'Idle too'] })
  const played: SessionRecord = Array.from({ length: 10 }).reduce<SessionRecord>(
    (record) => advanced(session, record),
    { ...startedRecord(session), submissions: [hires(0), hires(1)] },
  )

  const few = { plans: 0, lucks: 4 }

  test('ranks by what the decisions are worth in money; games that other luck cannot tell apart are tied', async () => {
    const { standings, rounds, base } = await leaderboardOf(session, played, inProcess, { lucks: 8 })
    expect(rounds).toBe(2)
    expect(standings.map(({ team, rank, tiedWith }) => [team, rank, tiedWith])).toEqual([
      [0, 1, [2]],
      [2, 1, [0]],
      [1, 3, []],
    ])
    const game = gameOf(session, played, 1)
    const own = netValueOf(game, await inProcess({ scenario: scenarioOfGame(game), replicate: 0 }))
    expect(standings[2]?.value).toBe(own)
    expect(standings[0]?.value).toBe(base)
    expect(standings[0]?.gain).toMatchObject({ mean: 0, low: 0, high: 0 })
    expect(standings[2]?.gain.high).toBeLessThan(0)
  })

  test('no round, no leaderboard', async () => {
    const { standings, rounds } = await leaderboardOf(session, startedRecord(session), inProcess)
    expect([standings, rounds]).toEqual([[], 0])
  })

  test('the debrief is plain JSON, the same bytes however the runs are spread, and tells only what was revealed', async () => {
    const one = await debriefOf(session, played, inProcess, few)
    const other = await debriefOf(session, played, inProcess, { ...few, inFlight: 1 })
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
    expect(one.games).toHaveLength(3)
    expect(one.games[1]?.play.rounds).toHaveLength(2)
    expect(one.roundScores.map(({ team, round }) => [team, round])).toEqual([
      [1, 0],
      [1, 1],
    ])
    const early = await debriefOf(session, advanced(session, startedRecord(session)), inProcess, few)
    expect(early.steps.map(({ reveal }) => reveal)).toEqual(Array(6).fill(undefined))
    expect([early.leaderboard, early.games]).toEqual([undefined, []])
  })

  test('a round decided otherwise is told on the same luck, beside the own game', async () => {
    const branches = [{ team: 1, round: 0, answer: 0, decision: {} }]
    const { branches: told, games } = await debriefOf(session, { ...played, branches }, inProcess, few)
    expect(told[0]?.netValue).toBe(games[0]?.netValue)
    expect(told[0]?.difference).toBe((games[0]?.netValue ?? 0) - (games[1]?.netValue ?? 0))
  })
})
