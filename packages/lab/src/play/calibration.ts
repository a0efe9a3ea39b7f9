import { type History, measured } from '@fishbowl/core'
import { mean } from '../stats/mean.ts'
import { type Flight, weeksOfRound } from './flight.ts'
import { brierScore, directions, intervalScore, type Prediction, probabilitiesOf } from './prediction.ts'
import { endOfRound, outcomeOf, type Scored, scored } from './result.ts'

/** How often people who said to be this sure were right. */
export type CalibrationRow = {
  /** What was said, a share. */
  readonly sure: number
  readonly n: number
  readonly hits: number
}

/** A mean score, less is better, beside what it costs no effort to reach. */
export type Skill = {
  readonly own: number
  /** One third for each direction. */
  readonly nothing: number
  /** That the direction of the round before goes on, at 65 %; in the first round a third for each. */
  readonly asLast: number
  /** 1 less own over theirs: 0 is no better, 1 is perfect, below 0 is worse. Absent where theirs is perfect. */
  readonly overNothing?: number | undefined
  readonly overAsLast?: number | undefined
}

/** The predictions of a game, all together. */
export type Calibration = {
  /** Predictions of a direction by how sure they were, least sure first; only what was said. */
  readonly rows: readonly CalibrationRow[]
  /** Points with their intervals: how many there were and how many came within; 8 in 10 is what an interval states. */
  readonly intervals: { readonly n: number; readonly within: number }
  /** Mean of the points of all predictions, 100 is perfect. Absent without predictions. */
  readonly points?: number | undefined
  /** Brier scores, 0 to 2. Absent without predictions of a direction. */
  readonly direction?: Skill | undefined
  /** Interval scores in units of the measure, beside the last value seen with the same width. Absent without points. */
  readonly interval?: Omit<Skill, 'nothing' | 'overNothing'> | undefined
}

/** A prediction that was scored. */
export type ScoredRound = {
  readonly scored: Scored
  readonly prediction: Prediction
  /** 0 to 100 for a direction; for points 100 less two for each `flat` of the interval score, below 0 where they are far off. */
  readonly points: number
  /** The score of whoever says that it goes on as in the round before. */
  readonly asLast: number
}

const third = 1 / 3
const knowsNothing: readonly number[] = [third, third, third]

/**
 * Points of a score: lines on a proper score with a slope that nothing predicted can move, so that nobody expects more points by telling
 * something else than what they believe. 100 is perfect; a third for each direction is always 66.7.
 */
export function pointsOf({ flat }: Pick<Flight, 'flat'>, score: Scored): number {
  if (score.kind === 'direction') return 100 - 50 * score.brier
  return 100 - (2 * score.interval) / (flat > 0 ? flat : 0.01)
}

/** What somebody scores who expects of a round what the round before was. */
function asLastOf(flight: Flight, history: History, round: number, prediction: Prediction): number {
  if (prediction.kind === 'direction') {
    const came = directions.indexOf(outcomeOf(flight, history, round))
    if (round === 0) return brierScore(knowsNothing, came)
    const direction = outcomeOf(flight, history, round - 1)
    return brierScore(probabilitiesOf({ kind: 'direction', direction, sure: 0.65 }), came)
  }
  const last = measured(history, flight.measure, endOfRound(flight, round - 1))
  const { from } = weeksOfRound(flight, round)
  const values = prediction.points.map(([week]) => {
    const at = Math.min(from + week, history.weeks - 1)
    const real = measured(history, flight.measure, { from: at, to: at })
    return intervalScore(last - prediction.within, last + prediction.within, real)
  })
  return mean(values)
}

/** Scores the prediction of a round, beside who makes no effort. */
export function scoredRound(
  flight: Flight,
  history: History,
  round: number,
  prediction: Prediction,
): ScoredRound {
  const score = scored(flight, history, round, prediction)
  const asLast = asLastOf(flight, history, round, prediction)
  return { scored: score, prediction, points: pointsOf(flight, score), asLast }
}

const over = (own: number, other: number): number | undefined => (other > 0 ? 1 - own / other : undefined)

function rowsOf(rounds: readonly ScoredRound[]): readonly CalibrationRow[] {
  const said = rounds.flatMap(({ prediction, scored: score }) =>
    prediction.kind === 'direction' && score.kind === 'direction' ? [{ ...prediction, hit: score.hit }] : [],
  )
  return [...Map.groupBy(said, ({ sure }) => sure)]
    .map(([sure, these]) => ({ sure, n: these.length, hits: these.filter(({ hit }) => hit).length }))
    .toSorted((a, b) => a.sure - b.sure)
}

/** All predictions of a game together. */
export function calibrationOf(rounds: readonly ScoredRound[]): Calibration {
  const told = rounds.flatMap(({ scored: score, asLast }) =>
    score.kind === 'direction' ? [{ own: score.brier, asLast }] : [],
  )
  const drawn = rounds.flatMap(({ scored: score, asLast }) =>
    score.kind === 'points' ? [{ ...score, asLast }] : [],
  )
  const brier = { own: mean(told.map(({ own }) => own)), asLast: mean(told.map(({ asLast }) => asLast)) }
  const nothing = brierScore(knowsNothing, 0)
  const width = {
    own: mean(drawn.map(({ interval }) => interval)),
    asLast: mean(drawn.map(({ asLast }) => asLast)),
  }
  return {
    rows: rowsOf(rounds),
    intervals: {
      n: drawn.reduce((sum, { of }) => sum + of, 0),
      within: drawn.reduce((sum, { within }) => sum + within, 0),
    },
    ...(rounds.length > 0 && { points: mean(rounds.map(({ points }) => points)) }),
    ...(told.length > 0 && {
      direction: {
        ...brier,
        nothing,
        overNothing: over(brier.own, nothing),
        overAsLast: over(brier.own, brier.asLast),
      },
    }),
    ...(drawn.length > 0 && { interval: { ...width, overAsLast: over(width.own, width.asLast) } }),
  }
}
