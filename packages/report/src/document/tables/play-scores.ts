import { measureOf } from '@fishbowl/core'
import { type PlayedRound, weeksOfRound } from '@fishbowl/lab/play'
import type { Cell } from '../../export/table.ts'
import { memberName } from '../../member-name.ts'
import type { TidyTable } from '../document.ts'
import { rowOf } from '../row.ts'
import { known, number, text, value, whole } from './columns.ts'
import type { ToldGame } from './play-tables.ts'

const team = text('team', 'name of the team; empty where one player played')

const none = (count: number): readonly Cell[] => Array.from({ length: count }, () => null)

/** What was predicted: kind, direction, sureness, points by week of the run, distance. `from` is the first week of the round. */
function statedCells(prediction: PlayedRound['prediction'], from: number): readonly Cell[] {
  if (prediction === undefined) return none(5)
  if (prediction.kind === 'direction') return ['direction', prediction.direction, prediction.sure, null, null]
  const points = prediction.points.map(([week, seen]): readonly number[] => [from + week, seen])
  return ['points', null, null, points, prediction.within]
}

/** How it was scored: right, Brier score, points within, of how many, interval score. */
function scoredCells(scored: PlayedRound['scored']): readonly Cell[] {
  if (scored === undefined) return none(5)
  if (scored.kind === 'direction') return [scored.hit ? 'yes' : 'no', scored.brier, null, null, null]
  return [null, null, scored.within, scored.of, known(scored.interval)]
}

const predictedCells = ({ prediction, scored, came, points }: PlayedRound, from: number): readonly Cell[] =>
  rowOf<Cell>(statedCells(prediction, from), [came], scoredCells(scored), [known(points)])

/** What was predicted of every round, and what came. */
export const predictionsTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'predictions',
  says: 'what was predicted of every round before it was shown, what came, and the score',
  columns: [
    team,
    whole('round', '', 'round of the game, from 1'),
    text('measure', 'id of the measure that was predicted'),
    text('unit', 'unit of its numbers'),
    text('kind', 'direction, or points of the curve; empty without a prediction'),
    text('direction', 'the direction that was predicted: up, flat or down'),
    number('sure', '0-1', 'how sure that direction was said to be'),
    text('points', 'points that were drawn: week of the run and value'),
    value('within', 'how far off the points were said to be in 2 of 10 cases at most'),
    text('came', 'which way it went'),
    text('hit', 'yes where the direction was right'),
    number('brier', '0-2', 'Brier score of the direction: 0 is perfect, 2 is certain and wrong'),
    whole('points_within', '', 'drawn points within the stated distance'),
    whole('points_of', '', 'drawn points'),
    value('interval_score', 'mean interval score of the points; less is better'),
    number('score', 'points', '100 is perfect; proper, as it is a line on the score'),
  ],
  rows: games.flatMap(({ team: who, debrief: { game, rounds } }) => {
    const { measure } = game.flight
    const { unit } = measureOf(measure)
    return rounds.map((one) =>
      rowOf<Cell>(
        [who, one.round + 1, measure, unit],
        predictedCells(one, weeksOfRound(game.flight, one.round).from),
      ),
    )
  }),
})

/** How often those who said to be this sure were right. */
export const calibrationTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'prediction-calibration',
  says: 'how sure predictions of a direction were said to be, and how often they were right',
  columns: [
    team,
    number('sure', '0-1', 'what was said'),
    whole('predictions', '', 'predictions with this sureness'),
    whole('right', '', 'those that were right'),
    number('right_share', '0-1', 'share that was right'),
  ],
  rows: games.flatMap(({ team: who, debrief: { calibration } }) =>
    calibration.rows.map(({ sure, n, hits }) => [who, sure, n, hits, known(hits / n)]),
  ),
})

/** Mean scores, beside those that cost no effort. */
export const scoresTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'prediction-scores',
  says: 'mean scores of the predictions of a game, beside those of somebody without effort on the same rounds',
  columns: [
    team,
    text('score', 'points (100 is perfect), brier, or interval (of drawn points)'),
    number('own', 'ratio', 'mean over the predictions'),
    number('nothing', 'ratio', 'the same for one third on each direction'),
    number('as_last', 'ratio', 'the same for saying that it goes on as before'),
    whole('predictions', '', 'predictions, or drawn points'),
    whole('right', '', 'of those right, or within the stated distance'),
  ],
  rows: games.flatMap(({ team: who, debrief: { calibration } }) => {
    const { points, direction, interval, intervals, rows } = calibration
    const hits = rows.reduce((sum, row) => sum + row.hits, 0)
    const n = rows.reduce((sum, row) => sum + row.n, 0)
    return [
      ...(points === undefined ? [] : [[who, 'points', points, null, null, null, null]]),
      ...(direction === undefined
        ? []
        : [[who, 'brier', direction.own, direction.nothing, direction.asLast, n, hits]]),
      ...(interval === undefined
        ? []
        : [[who, 'interval', interval.own, null, interval.asLast, intervals.n, intervals.within]]),
    ]
  }),
})

/** Luck or skill: the game less doing nothing on other luck. */
export const luckTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'luck',
  says: 'net value of a game less that of deciding nothing, on the luck of the game and on other luck',
  columns: [
    team,
    text(
      'luck',
      'here (the luck of the game), other (one other luck a row, the least first), mean (of the others)',
    ),
    number('difference', '$', 'net value less that of deciding nothing'),
    number('low', '$', 'lower end of the 90 % interval of the mean'),
    number('high', '$', 'upper end of the 90 % interval of the mean'),
    number('below', 'ratio', 'others below the luck of the game, equal ones half'),
    whole('of', '', 'how many others there are'),
  ],
  rows: games.flatMap(({ team: who, debrief: { luck } }) =>
    luck === undefined
      ? []
      : [
          [who, 'here', luck.here, null, null, luck.below, luck.others.length],
          [
            who,
            'mean',
            known(luck.mean.mean),
            known(luck.mean.low),
            known(luck.mean.high),
            null,
            luck.mean.n,
          ],
          ...luck.others.map((one) => [who, 'other', one, null, null, null, null]),
        ],
  ),
})

/** What was chosen and how: the best plan under the budget. */
export const bestPlanTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'best-plan',
  says: 'the best plan that a search has found under the same budget, rules and prices',
  columns: [
    team,
    text('plan', 'posts and digits of the options as JSON'),
    whole('start_round', '', 'round in which it starts, from 1'),
    whole('plans', '', 'plans that were compared'),
    whole('runs', '', 'runs that were made'),
    number(
      'chosen_on',
      '$',
      'mean net value on the luck that it was chosen on; the best of many is partly luck',
    ),
    number('net_value', '$', 'net value on the luck of the game'),
    number('over_own', '$', 'mean difference to the game over other luck that neither was chosen on'),
    number('low', '$', 'lower end of the 90 % interval of that mean'),
    number('high', '$', 'upper end of the 90 % interval of that mean'),
    whole('lucks', '', 'how many others there are'),
    text('verdict', 'better, worse or cannot-tell'),
  ],
  rows: games.flatMap(({ team: who, debrief: { best } }) =>
    best === undefined
      ? []
      : [
          [
            who,
            best.plan,
            best.plan.start + 1,
            best.plans,
            best.runs,
            known(best.chosenOn.mean),
            best.branch.netValue,
            known(best.overOwn.mean),
            known(best.overOwn.low),
            known(best.overOwn.high),
            best.overOwn.n,
            best.verdict,
          ],
        ],
  ),
})

/** Where the lives of the members that are told of part from those where nothing is decided. */
export const livesTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'lives',
  says: 'where the lives of some members part between the game and where nothing is decided: same people, same luck',
  columns: [
    team,
    whole('member', '', 'row of the member, from 0'),
    text('name', 'a made-up first name, so that a reader can follow somebody'),
    whole('work_group', '', 'number of the work group'),
    text('rule', 'why this member is told of'),
    whole('since', 'weeks', 'first week in which any chance differs'),
    whole('week', 'weeks', 'week in which the lives part'),
    text('kind', 'what was decided'),
    text('happened_own', 'whether it happened in the game'),
    text('happened_base', 'whether it happened where nothing is decided'),
    number('draw', '0-1', 'the draw, the same in both; it happens below the chance'),
    number('chance_own', '0-1', 'the chance in the game'),
    number('chance_base', '0-1', 'the chance where nothing is decided'),
    text('parts_own', 'what made up the chance in the game'),
    text('parts_base', 'what made up the chance where nothing is decided'),
  ],
  rows: games.flatMap(({ team: who, debrief: { lives } }) =>
    lives.flatMap(({ member, group, rule, partings }) => {
      const own = [who, member, memberName(member), group ?? null, rule]
      if (partings.length === 0) return [[...own, ...Array.from({ length: 10 }, () => null)]]
      return partings.map(({ since, week, kind, one, other }) => [
        ...own,
        since,
        week,
        kind,
        happened(one),
        happened(other),
        known(one?.draw ?? other?.draw),
        known(one?.chance),
        known(other?.chance),
        one?.parts ?? null,
        other?.parts ?? null,
      ])
    }),
  ),
})

const happened = (one: { readonly happened: boolean } | undefined): Cell =>
  one === undefined ? null : one.happened ? 'yes' : 'no'
