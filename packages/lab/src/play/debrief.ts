import { canonicalJson, hasCurve, type MeasureId, scenarioData, spacesOf } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim'
import { digestOf } from '../digest.ts'
import { drained } from '../drained.ts'
import { inOrder } from '../in-order.ts'
import { defaultInFlight, type Runner } from '../runner.ts'
import { bestPlan, type Means } from './best-plan.ts'
import { branchOf, curvesOf, type Played, playedOf, taskOf } from './branch.ts'
import { calibrationOf, scoredRound } from './calibration.ts'
import { alternativesOf, nothingDone } from './counterfactuals.ts'
import { dashboard } from './dashboard.ts'
import type { Counterfactual, DebriefProgress, PlayDebrief, PlayedRound } from './debrief-types.ts'
import { elsewhere, luckOrSkill } from './luck.ts'
import { accountsOf } from './money.ts'
import { playLives } from './play-lives.ts'
import { type Game, turnsOf } from './record.ts'
import { outcomeOf } from './result.ts'
import { reviewIn } from './review.ts'

/** What a debrief looks into. */
export type DebriefOptions = {
  /** Other luck that the game is played on. @default 20 */
  readonly others?: number | undefined
  /** Most plans that are compared in search of the best; 0 is no search. @default 400, less in a large organisation and in several spaces */
  readonly plans?: number | undefined
  /** Members whose lives are told. @default 3 */
  readonly lives?: number | undefined
  readonly inFlight?: number | undefined
}

/** Plans that are compared where nobody says otherwise: all there are with 2,000 members of one space, fewer where a run takes longer. */
const usualPlans = ({ base }: Game): number =>
  Math.max(24, Math.min(400, Math.floor(800_000 / (base.organisation.members * spacesOf(base).length))))

/** Drawn beside the measure of the game. */
const besides: readonly MeasureId[] = ['weeklyActive', 'noReply', 'hoursSaved', 'netValue']

/** JSON data: numbers that JSON does not have as null, and nothing undefined. */
const plain = <T>(data: T): T =>
  JSON.parse(JSON.stringify(data, (_key, value) => (Number.isNaN(value) ? null : value))) as T

const gameData = ({ base, flight, replicate, rounds }: Game): PlayDebrief['game'] => ({
  base: scenarioData(base),
  flight,
  replicate,
  rounds,
})

function roundsOf({ game, history }: Played): readonly PlayedRound[] {
  const accounts = accountsOf(game, reviewIn(history))
  return turnsOf(game).flatMap(({ event, answer, now }, round) => {
    const { decision = {}, prediction } = game.rounds[round] ?? {}
    const account = accounts[round]
    if (account === undefined) return []
    const told = prediction && scoredRound(game.flight, history, round, prediction)
    return [
      {
        round,
        event,
        answer,
        decision,
        standing: now,
        account,
        dashboard: dashboard(game, history, round),
        came: outcomeOf(game.flight, history, round),
        prediction,
        scored: told?.scored,
        points: told?.points,
      },
    ]
  })
}

function calibrationIn({ game, history }: Played): PlayDebrief['calibration'] {
  const told = game.rounds.flatMap(({ prediction }, round) =>
    prediction === undefined ? [] : [scoredRound(game.flight, history, round, prediction)],
  )
  return calibrationOf(told)
}

async function* counterfactualsOf(
  own: Played,
  { run, inFlight }: Means,
): AsyncGenerator<DebriefProgress, readonly Counterfactual[], undefined> {
  const alternatives = alternativesOf(own.game)
  const runs = inOrder(alternatives, inFlight, async ({ id, game, from }): Promise<Counterfactual> => {
    const changed = playedOf(game, await run(taskOf(game)))
    return { id, title: `play.counterfactual.${id}`, from, ...branchOf(own, changed) }
  })
  const found: Counterfactual[] = []
  for await (const one of runs) {
    found.push(one)
    yield { part: 'counterfactuals', done: found.length, of: alternatives.length }
  }
  return found
}

/**
 * Everything there is to say of a game: its curves and money, how good the predictions were, what else could have been decided, the best plan,
 * how much of it was luck, and lives. Steps tell how far it is; whoever stops taking them stops the work. The same game and options give the
 * same bytes. Throws RangeError for a game without a round.
 */
export async function* debriefing(
  game: Game,
  run: Runner,
  options: DebriefOptions = {},
): AsyncGenerator<DebriefProgress, PlayDebrief, undefined> {
  const { others = 20, plans = usualPlans(game), lives = 3, inFlight = defaultInFlight } = options
  if (game.rounds.length === 0) throw new RangeError('there is no debrief of a game without a round')
  const means = { run, inFlight }
  const idle = nothingDone(game)
  const own = playedOf(game, await run(taskOf(game)))
  const nothing = playedOf(idle, await run(taskOf(idle)))
  const measures = [...new Set([game.flight.measure, ...besides])].filter(hasCurve)
  const counterfactuals = yield* counterfactualsOf(own, means)
  const away = yield* elsewhere(own, nothing, others, means)
  const best = plans < 1 ? undefined : yield* bestPlan(own, means, { plans, others: away })
  const told = lives < 1 ? [] : playLives(game, idle, lives)
  yield { part: 'lives', done: told.length, of: told.length }
  const data = gameData(game)
  return plain<PlayDebrief>({
    kind: 'play-debrief',
    version: 1,
    modelVersion,
    digest: digestOf(modelVersion, canonicalJson(data), [own.history, nothing.history]),
    game: data,
    weeks: game.rounds.length * game.flight.weeks,
    rounds: roundsOf(own),
    measures,
    own: { netValue: own.netValue, curves: curvesOf(own, measures) },
    base: { netValue: nothing.netValue, curves: curvesOf(nothing, measures) },
    calibration: calibrationIn(own),
    counterfactuals,
    best,
    luck: others < 1 ? undefined : luckOrSkill(own, nothing, away),
    lives: told,
  })
}

/** The same without steps. */
export const debrief = (game: Game, run: Runner, options: DebriefOptions = {}): Promise<PlayDebrief> =>
  drained(debriefing(game, run, options))
