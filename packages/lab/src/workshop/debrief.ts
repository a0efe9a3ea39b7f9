import { type History, measured, scenarioData } from '@fishbowl/core'
import { drained } from '../drained.ts'
import { attempt } from '../ensemble.ts'
import { debriefing, type Game, netValueOf, type PlayDebrief, scenarioOfGame } from '../play/index.ts'
import { defaultInFlight, type Runner } from '../runner.ts'
import type { SessionBranch, SessionRecord } from './answer.ts'
import type {
  DebriefBranch,
  DebriefGame,
  DebriefStep,
  PlainReveal,
  SessionDebrief,
  SessionDebriefProgress,
} from './debrief-types.ts'
import { hasShown } from './flow.ts'
import { type Leaderboard, leaderboardOf } from './leaderboard.ts'
import { gamesOf, predictionScores, roundScores, stepScores } from './outcome.ts'
import { type Reveal, revealing } from './reveal.ts'
import type { Session } from './session.ts'
import { optionsOf, type SessionStep, stepsOf } from './steps.ts'

/** What a debrief looks into. */
export type SessionDebriefOptions = {
  /** Plans that are compared in search of the best for the first team; 0 is no search. Absent: as for a game alone. */
  readonly plans?: number | undefined
  /** Replicates of other luck. @default 20 */
  readonly lucks?: number | undefined
  readonly inFlight?: number | undefined
}

type Debriefing<T> = AsyncGenerator<SessionDebriefProgress, T, undefined>

/** JSON data: numbers that JSON does not have as null, and nothing undefined. */
const plain = <T>(data: T): T =>
  JSON.parse(
    JSON.stringify(data, (_key, value: unknown) =>
      value instanceof Float64Array ? Array.from(value) : value,
    ),
  ) as T

/** A reveal as plain JSON. */
export const plainReveal = ({ curves, ...reveal }: Reveal): PlainReveal =>
  plain({
    ...reveal,
    curves: curves.map(({ arm, band: { middle, low, high } }) => ({
      arm,
      middle: Array.from(middle),
      low: Array.from(low),
      high: Array.from(high),
    })),
  })

function debriefStep(
  session: Session,
  record: SessionRecord,
  { step, minutes, rounds }: SessionStep,
  reveal: Reveal | undefined,
): DebriefStep {
  const isPredict = step.kind === 'predict'
  return {
    id: step.id,
    place: session.file.steps.indexOf(step),
    minutes,
    rounds,
    options: isPredict ? optionsOf(step.asks) : [],
    ...(reveal === undefined ? {} : { reveal: plainReveal(reveal) }),
    scores: isPredict ? stepScores(session, record, step, reveal) : [],
  }
}

async function* revealsOf(
  session: Session,
  run: Runner,
  inFlight: number,
): Debriefing<ReadonlyMap<string, Reveal>> {
  const reveals = new Map<string, Reveal>()
  for await (const { done, of, reveals: ready } of revealing(session, run, inFlight)) {
    for (const reveal of ready) reveals.set(reveal.step, reveal)
    yield { part: 'reveals', done, of }
  }
  return reveals
}

function curveOf({ flight, rounds }: Game, history: History | undefined): readonly number[] {
  return Array.from({ length: rounds.length * flight.weeks }, (_, week) =>
    history === undefined ? Number.NaN : measured(history, flight.measure, { from: week, to: week }),
  )
}

/** The debrief of each team's game; the first by value is told in full. */
async function* gamesTold(
  games: readonly Game[],
  { standings, histories }: Leaderboard,
  run: Runner,
  { plans, lucks: others, inFlight }: SessionDebriefOptions,
): Debriefing<readonly DebriefGame[]> {
  const told: DebriefGame[] = []
  const winner = standings[0]?.team
  for (const [team, game] of games.entries()) {
    const options = { others, inFlight, ...(team === winner ? { plans } : { plans: 0, lives: 0 }) }
    let play: PlayDebrief | undefined
    const steps = debriefing(game, run, options)
    while (play === undefined) {
      // oxlint-disable-next-line no-await-in-loop -- the runs of one game fill the machine
      const step = await steps.next()
      if (step.done === true) play = step.value
      else yield { part: 'games', done: team, of: games.length }
    }
    const history = histories[team]
    const netValue = history === undefined ? Number.NaN : netValueOf(game, history)
    told.push({ team, netValue, measure: game.flight.measure, curve: curveOf(game, history), play })
  }
  return told
}

/** The game of a team with one round decided otherwise. */
export const branchedGame = (game: Game, { round, answer, decision }: SessionBranch): Game => ({
  ...game,
  rounds: game.rounds.map((own, i) => (i === round ? { answer, decision } : own)),
})

async function* branchesTold(
  games: readonly Game[],
  branches: readonly SessionBranch[],
  values: readonly DebriefGame[],
  run: Runner,
): Debriefing<readonly DebriefBranch[]> {
  const told: DebriefBranch[] = []
  for (const branch of branches) {
    const own = games[branch.team]
    if (own === undefined) continue
    const game = branchedGame(own, branch)
    // oxlint-disable-next-line no-await-in-loop -- a handful of runs at most
    const history = await attempt(run, { scenario: scenarioOfGame(game), replicate: game.replicate })
    const netValue = netValueOf(game, history)
    told.push({ ...branch, netValue, difference: netValue - (values[branch.team]?.netValue ?? Number.NaN) })
    yield { part: 'branches', done: told.length, of: branches.length }
  }
  return told
}

/**
 * Puts together everything there is to say of a session, making again what it shows; yields how far it is. Steps whose result was not revealed are
 * told without it, and rounds that were not revealed are not played.
 */
export async function* sessionDebrief(
  session: Session,
  record: SessionRecord,
  run: Runner,
  options: SessionDebriefOptions = {},
): Debriefing<SessionDebrief> {
  const { inFlight = defaultInFlight, lucks } = options
  const reveals = yield* revealsOf(session, run, inFlight)
  const board = await leaderboardOf(session, record, run, { inFlight, lucks })
  yield { part: 'leaderboard', done: 1, of: 1 }
  const { histories, ...leaderboard } = board
  const games = board.rounds === 0 ? [] : gamesOf(session, record)
  const told = yield* gamesTold(games, board, run, options)
  const branches = yield* branchesTold(games, record.branches ?? [], told, run)
  const steps = stepsOf(session).map((one, step) => {
    const revealed = hasShown(session, record, { step, round: 0, revealed: true })
    return debriefStep(session, record, one, revealed ? reveals.get(one.step.id) : undefined)
  })
  const scores = games.flatMap((game, team) => {
    const history = histories[team]
    return history === undefined ? [] : roundScores(game, team, history)
  })
  const [first] = games
  return plain<SessionDebrief>({
    kind: 'session-debrief',
    version: 1,
    modelVersion: session.modelVersion,
    digest: session.digest,
    format: session.format,
    teams: session.teams,
    file: session.file,
    arms: session.arms.map((arm) => ({ ...arm, scenario: scenarioData(arm.scenario) })),
    steps,
    ...(board.rounds === 0 ? {} : { leaderboard }),
    predictions: predictionScores(
      session,
      steps.flatMap((one) => one.scores),
      scores,
    ),
    roundScores: scores,
    games: told,
    baseCurve: first === undefined ? [] : curveOf(first, histories[games.length]),
    branches,
    record,
  })
}

/** The same without steps. */
export const debriefOf = (
  session: Session,
  record: SessionRecord,
  run: Runner,
  options: SessionDebriefOptions = {},
): Promise<SessionDebrief> => drained(sessionDebrief(session, record, run, options))
