import type { History } from '@fishbowl/core'
import { attempt } from '../ensemble.ts'
import { inOrder } from '../in-order.ts'
import { accountsOf, type Game, netValueOf, scenarioOfGame } from '../play/index.ts'
import { defaultInFlight, type Runner } from '../runner.ts'
import { type Estimate, meanInterval } from '../stats/interval.ts'
import type { SessionRecord } from './answer.ts'
import { gamesOf } from './outcome.ts'
import type { Session } from './session.ts'

/** A team in the order of value. */
export type Standing = {
  readonly team: number
  /** 1 for the best; teams that the other luck does not tell apart share a rank. */
  readonly rank: number
  /** Net value on the luck of the session, $. */
  readonly value: number
  /** Net value on other luck, $: what the decisions are worth without the luck of the day. */
  readonly elsewhere: Estimate
  /** Net value less that of the base case on the same other luck, $. */
  readonly gain: Estimate
  /** Teams, counted from 0, from which the paired difference cannot tell it apart. */
  readonly tiedWith: readonly number[]
  /** $ that are left of the grants; below 0 where it overspent. */
  readonly left: number
}

/** The teams by value, never by activity. */
export type Leaderboard = {
  /** Rounds that were played. */
  readonly rounds: number
  /** Replicates of other luck. */
  readonly lucks: number
  /** The base case without a decision: its net value on the luck of the session, $. */
  readonly base: number
  readonly standings: readonly Standing[]
  /** Runs of the luck of the session, one for each team and then the base, for curves and scores. */
  readonly histories: readonly History[]
}

/** How many other lucks tell what is luck, and runs at once. */
export type LeaderboardOptions = {
  /** @default 20 */
  readonly lucks?: number | undefined
  readonly inFlight?: number | undefined
}

type Valued = { readonly values: readonly Float64Array[]; readonly histories: readonly History[] }

/** Net values of each game: on its own luck, then on `lucks` others. */
async function valued(games: readonly Game[], run: Runner, lucks: number, inFlight: number): Promise<Valued> {
  const values = games.map(() => new Float64Array(lucks + 1))
  const histories: History[] = []
  const scenarios = games.map(scenarioOfGame)
  function* tasks() {
    for (let luck = 0; luck <= lucks; luck++)
      for (const [i, scenario] of scenarios.entries())
        yield { i, luck, task: { scenario, replicate: (games[i]?.replicate ?? 0) + luck } }
  }
  const made = inOrder(tasks(), inFlight, async ({ i, luck, task }) => ({
    i,
    luck,
    history: await attempt(run, task),
  }))
  for await (const { i, luck, history } of made) {
    const game = games[i]
    const row = values[i]
    if (game === undefined || row === undefined) continue
    row[luck] = netValueOf(game, history)
    if (luck === 0) histories.push(history)
  }
  return { values, histories }
}

/** Net values on other luck run by run; for two sides their differences. */
function over(own: Float64Array, other?: Float64Array): Estimate {
  return meanInterval(own.subarray(1).map((value, i) => value - (other?.[i + 1] ?? 0)))
}

/** Ranks games by net value: one ranks after those that are surely better on other luck. */
export async function leaderboardOf(
  session: Session,
  record: SessionRecord,
  run: Runner,
  { lucks = 20, inFlight = defaultInFlight }: LeaderboardOptions = {},
): Promise<Leaderboard> {
  const games = gamesOf(session, record)
  const [first] = games
  const rounds = first?.rounds.length ?? 0
  if (first === undefined || rounds === 0)
    return { rounds: 0, lucks: 0, base: Number.NaN, standings: [], histories: [] }
  const idle: Game = { ...first, rounds: first.rounds.map(() => ({ answer: 0, decision: {} })) }
  const { values, histories } = await valued([...games, idle], run, lucks, inFlight)
  const base = values.at(-1) ?? new Float64Array()
  const standings = games.map((game, team): Standing => {
    const own = values[team] ?? new Float64Array()
    const against = games.map((_, other) => over(own, values[other]))
    const better = against.filter(({ high }, other) => other !== team && high < 0)
    const tiedWith = against.flatMap(({ low, high }, other) =>
      other !== team && low <= 0 && high >= 0 ? [other] : [],
    )
    return {
      team,
      rank: 1 + better.length,
      value: own[0] ?? Number.NaN,
      elsewhere: over(own),
      gain: over(own, base),
      tiedWith,
      left: accountsOf(game).at(-1)?.left ?? 0,
    }
  })
  const order = standings.toSorted((a, b) => a.rank - b.rank || b.elsewhere.mean - a.elsewhere.mean)
  return { rounds, lucks, base: base[0] ?? Number.NaN, standings: order, histories }
}
