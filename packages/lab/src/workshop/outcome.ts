import type { History } from '@fishbowl/core'
import { brierScore, type Game, intervalScore, type Scored, scored } from '../play/index.ts'
import { mean } from '../stats/mean.ts'
import type { SessionRecord, Submission } from './answer.ts'
import type { Came } from './came.ts'
import { gameOf } from './games.ts'
import type { PredictStep, Reveal } from './reveal.ts'
import type { Session } from './session.ts'
import { optionsOf } from './steps.ts'

/** How the prediction of a team in a predict step turned out. */
export type StepScore =
  | {
      readonly kind: 'choice'
      readonly step: string
      readonly team: number
      /** People who answered. */
      readonly seats: number
      /** The probability of each option: the mean of what they stated (linear pool). */
      readonly stated: readonly number[]
      /**
       * The mean of their Brier scores, 0 (certain and right) to 2; undefined where the runs do not tell what is right. Not the score of the pool:
       * whoever is surer than the others would help it by saying more than they believe.
       */
      readonly brier: number | undefined
    }
  | {
      readonly kind: 'number'
      readonly step: string
      readonly team: number
      readonly seats: number
      /** Means of what they said. */
      readonly value: number
      readonly within: number
      /** Share of them whose range held the value, and their mean interval score: less is better, in units of the measure. NaN without a value. */
      readonly held: number
      readonly interval: number
    }

/** The probabilities that a choice states: the others share the rest. */
function statedBy(choice: number, sure: number, options: number): readonly number[] {
  return Array.from({ length: options }, (_, i) => (i === choice ? sure : (1 - sure) / (options - 1)))
}

/** The linear pool: the mean probability of each option. */
const pooled = (stated: readonly (readonly number[])[]): readonly number[] =>
  (stated[0] ?? []).map((_, option) => mean(stated.map((one) => one[option] ?? Number.NaN)))

function choiceScore(
  step: PredictStep,
  team: number,
  answers: readonly Submission[],
  came: Came | undefined,
): StepScore | undefined {
  const options = optionsOf(step.asks).length
  const stated = answers.flatMap(({ answer }) =>
    answer.kind === 'choice' ? [statedBy(answer.choice, answer.sure, options)] : [],
  )
  if (stated.length === 0) return undefined
  const pool = pooled(stated)
  const right = came === undefined || came.kind === 'number' ? undefined : came.choice
  const brier = right === undefined ? undefined : mean(stated.map((one) => brierScore(one, right)))
  return { kind: 'choice', step: step.id, team, seats: stated.length, stated: pool, brier }
}

function numberScore(
  step: PredictStep,
  team: number,
  answers: readonly Submission[],
  came: Came | undefined,
): StepScore | undefined {
  const said = answers.flatMap(({ answer }) => (answer.kind === 'number' ? [answer] : []))
  if (said.length === 0) return undefined
  const real = came?.kind === 'number' ? came.value.mean : Number.NaN
  return {
    kind: 'number',
    step: step.id,
    team,
    seats: said.length,
    value: mean(said.map(({ value }) => value)),
    within: mean(said.map(({ within }) => within)),
    held: Number.isNaN(real)
      ? Number.NaN
      : mean(said.map(({ value, within }) => (Math.abs(value - real) <= within ? 1 : 0))),
    interval: mean(said.map(({ value, within }) => intervalScore(value - within, value + within, real))),
  }
}

/** The score of each team that answered a predict step; without its reveal what was stated alone. */
export function stepScores(
  session: Session,
  record: SessionRecord,
  step: PredictStep,
  reveal: Reveal | undefined,
): readonly StepScore[] {
  const own = record.submissions.filter((one) => one.step === step.id)
  const score = step.asks.kind === 'number' ? numberScore : choiceScore
  return session.teams.flatMap((_, team) => {
    const answers = own.filter((one) => one.team === team)
    return score(step, team, answers, reveal?.came) ?? []
  })
}

/** The prediction of a round beside what came. */
export type RoundScore = { readonly team: number; readonly round: number; readonly scored: Scored }

/** How the predictions of a team's rounds turned out; `history` is the run of its game. */
export function roundScores(game: Game, team: number, history: History): readonly RoundScore[] {
  return game.rounds.flatMap(({ prediction }, round) =>
    prediction === undefined
      ? []
      : [{ team, round, scored: scored(game.flight, history, round, prediction) }],
  )
}

/** The prediction score of a team: the mean Brier score of everything that it predicted as a choice, apart from its money. */
export type PredictionScore = {
  readonly team: number
  /** Predictions that count. */
  readonly n: number
  /** 0 to 2, less is better; absent where nothing counts. */
  readonly brier?: number | undefined
  /** Ranges that held the value, of how many. */
  readonly held: number
  readonly ranges: number
}

/** Sums up the scores of each team. */
export function predictionScores(
  session: Session,
  steps: readonly StepScore[],
  rounds: readonly RoundScore[],
): readonly PredictionScore[] {
  return session.teams.map((_, team) => {
    const ofSteps = steps.filter((one) => one.team === team)
    const ofRounds = rounds.filter((one) => one.team === team).map((one) => one.scored)
    const briers = [
      ...ofSteps.flatMap((one) => (one.kind === 'choice' && one.brier !== undefined ? [one.brier] : [])),
      ...ofRounds.flatMap((one) => (one.kind === 'direction' ? [one.brier] : [])),
    ]
    const numbers = ofSteps.flatMap((one) => (one.kind === 'number' && !Number.isNaN(one.held) ? [one] : []))
    const points = ofRounds.flatMap((one) => (one.kind === 'points' ? [one] : []))
    return {
      team,
      n: briers.length,
      ...(briers.length === 0 ? {} : { brier: mean(briers) }),
      held:
        numbers.reduce((sum, { held, seats }) => sum + Math.round(held * seats), 0) +
        points.reduce((sum, { within }) => sum + within, 0),
      ranges:
        numbers.reduce((sum, { seats }) => sum + seats, 0) + points.reduce((sum, one) => sum + one.of, 0),
    }
  })
}

/** The games of all teams after the rounds that are revealed. */
export const gamesOf = (session: Session, record: SessionRecord): readonly Game[] =>
  session.teams.map((_, team) => gameOf(session, record, team))
