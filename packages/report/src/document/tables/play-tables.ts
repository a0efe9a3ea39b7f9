import { measureOf } from '@fishbowl/core'
import {
  type Branch,
  type PlayDebrief,
  type PlayLeverId,
  playLeverIds,
  playLeverOf,
  type Round,
  type SpendingId,
  weeksOfRound,
} from '@fishbowl/lab/play'
import type { Cell } from '../../export/table.ts'
import { say } from '../../words/index.ts'
import { opened } from '../arms.ts'
import type { TidyTable } from '../document.ts'
import { wordOf } from '../sections/play-words.ts'
import { known, number, text, value, whole } from './columns.ts'

/** A game with the name of the team that played it; empty where there is one player. */
export type ToldGame = { readonly team: string; readonly debrief: PlayDebrief }

const team = text('team', 'name of the team; empty where one player played')
const round = whole('round', '', 'round of the game, from 1')
const moneyColumns: readonly (readonly [id: SpendingId, name: string, says: string])[] = [
  ['team', 'salaries', 'salaries of the posts'],
  ['managerTime', 'manager_time', 'hours that line managers give'],
  ['alignment', 'alignment', 'alignment work; a price of the game'],
  ['coaching', 'coaching', 'coaching of line managers; a price of the game'],
  ['platform', 'platform', 'the platform; a price of the game'],
  ['training', 'training', 'training; a price of the game'],
  ['launch', 'launch', 'launches; a price of the game'],
  ['home', 'home', 'moving the community; a price of the game'],
  ['event', 'event', 'the answer to the event; a price of the game'],
]

/** Where every lever stood in every round, and what was set by the player. */
export const decisionsTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'decisions',
  says: 'what was decided: where every lever stands in every round, and which of them the player set',
  columns: [
    team,
    round,
    whole('from_week', 'weeks', 'first week of the round'),
    whole('to_week', 'weeks', 'last week of the round'),
    text('event', 'id of the event that came; empty in a quiet round'),
    whole('answer', '', 'the answer to it, from 1; empty in a quiet round'),
    text('lever', 'id of the lever'),
    text('option', 'id of the option at which it stands'),
    whole('digit', '', 'the option as a digit, from 0'),
    text('was_set', 'yes where the decision of the round named it'),
  ],
  rows: games.flatMap(({ team: who, debrief: { game, rounds } }) =>
    rounds.flatMap(({ round: r, event, answer, decision, standing }) => {
      const { from, to } = weeksOfRound(game.flight, r)
      return playLeverIds
        .filter((lever) => game.flight.levers.includes(lever) || standing[lever] !== 0)
        .map((lever) => [
          who,
          r + 1,
          from,
          to,
          event ?? null,
          event === undefined ? null : answer + 1,
          lever,
          playLeverOf(lever).options[standing[lever]] ?? null,
          standing[lever],
          decision[lever] === undefined ? 'no' : 'yes',
        ])
    }),
  ),
})

/** The money of every round. */
export const accountsTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'accounts',
  says: 'the money of every round: what there was, what came in, where it went and what was left',
  columns: [
    team,
    round,
    number('before', '$', 'left of the rounds before'),
    number('grant', '$', 'budget of the round'),
    ...moneyColumns.map(([, name, says]) => number(name, '$', says)),
    number('spent', '$', 'all that was spent'),
    number('left', '$', 'what is left for the next round'),
    text('review', 'what the sponsor decided of later budgets: raised, kept or cut; empty without a review'),
  ],
  rows: games.flatMap(({ team: who, debrief: { rounds } }) =>
    rounds.map(({ round: r, account: { before, grant, spending, spent, left, verdict } }) => [
      who,
      r + 1,
      before,
      grant,
      ...moneyColumns.map(([id]) => spending[id]),
      spent,
      left,
      verdict ?? null,
    ]),
  ),
})

/** One game on the luck of the game, by an id of its own. */
type NamedBranch = {
  readonly id: string
  /** What it is in words. */
  readonly what: string
  readonly branch: Branch
  readonly from?: number
}

/** The best plan that was found and everything that could have been decided otherwise. */
const branchesOf = ({ best, counterfactuals }: PlayDebrief): readonly NamedBranch[] => [
  ...(best === undefined ? [] : [{ id: 'best', what: say('debrief.game.best'), branch: best.branch }]),
  ...counterfactuals.map((one) => ({
    id: one.id,
    what: opened(wordOf(one.title, one.id)),
    branch: one,
    from: one.from,
  })),
]

/** What every branch comes to in money. */
export const branchesTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'branches',
  says: 'the game as it was played and every branch of it, all on the same luck, in money',
  columns: [
    team,
    text(
      'branch',
      'own (as it was played), base (nothing decided), best (the best plan that was found), or the id of a counterfactual',
    ),
    text('what', 'what is otherwise, in words'),
    whole('from_week', 'weeks', 'first week in which anything is decided otherwise'),
    number('net_value', '$', 'net value over the whole game'),
    number('difference', '$', 'net value less that of the game as it was played'),
    whole(
      'over_budget_round',
      '',
      'first round after which money is missing, from 1; empty within the budget',
    ),
  ],
  rows: games.flatMap(({ team: who, debrief }) => [
    [who, 'own', say('debrief.game.own'), null, known(debrief.own.netValue), 0, null],
    [
      who,
      'base',
      say('debrief.game.base'),
      null,
      known(debrief.base.netValue),
      known(debrief.base.netValue - debrief.own.netValue),
      null,
    ],
    ...branchesOf(debrief).map(({ id, what, branch: { netValue, difference, overBudget }, from }) => [
      who,
      id,
      what,
      from ?? null,
      known(netValue),
      known(difference),
      overBudget === undefined ? null : overBudget + 1,
    ]),
  ]),
})

const decidedRows = (who: string, branch: string, rounds: readonly Round[]): readonly (readonly Cell[])[] =>
  rounds.flatMap(({ decision }, r) =>
    (Object.entries(decision) as (readonly [PlayLeverId, number])[]).map(([lever, digit]) => [
      who,
      branch,
      r + 1,
      lever,
      playLeverOf(lever).options[digit] ?? null,
      digit,
    ]),
  )

/** What is decided in every branch, so that each can be played again. */
export const branchDecisionsTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'branch-decisions',
  says: 'what is decided in every branch of a game, round by round; levers that are not named stay as they are',
  columns: [
    team,
    text('branch', 'id of the branch'),
    round,
    text('lever', 'id of the lever'),
    text('option', 'id of the option'),
    whole('digit', '', 'the option as a digit, from 0'),
  ],
  rows: games.flatMap(({ team: who, debrief }) => [
    ...decidedRows(who, 'own', debrief.game.rounds),
    ...branchesOf(debrief).flatMap(({ id, branch }) => decidedRows(who, id, branch.rounds)),
  ]),
})

/** Every curve of every branch, week by week. */
export const gameCurvesTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'game-curves',
  says: 'measures of the game and of its branches week by week, all on the same luck: one run each',
  columns: [
    team,
    text('branch', 'own, base, best, or the id of a counterfactual'),
    text('measure', 'id of the measure'),
    text('unit', 'unit of the numbers'),
    whole('week', 'weeks', 'week of the game, from 0'),
    value('value', 'value in the week'),
  ],
  rows: games.flatMap(({ team: who, debrief }) =>
    [
      { id: 'own', curves: debrief.own.curves },
      { id: 'base', curves: debrief.base.curves },
      ...branchesOf(debrief).map(({ id, branch: { curves } }) => ({ id, curves })),
    ].flatMap(({ id, curves }) =>
      debrief.measures.flatMap((measure) =>
        (curves[measure] ?? []).map((one, week) => [
          who,
          id,
          measure,
          measureOf(measure).unit,
          week,
          known(one ?? undefined),
        ]),
      ),
    ),
  ),
})
