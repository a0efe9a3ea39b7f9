import { type AssumptionId, assumptionIds, currentModel, defaultsOf, ledger } from '@fishbowl/core'
import type { SessionDebrief } from '@fishbowl/lab/workshop'
import type { SessionSource } from '../../source/session-source.ts'
import type { TidyTable } from '../document.ts'
import { known, number, text, value, whole } from './columns.ts'

const team = text('team', 'name of the team')

/** The teams by value. */
export const leaderboardTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'leaderboard',
  says: 'the teams by what their decisions are worth on other luck, never by activity; teams that it does not tell apart share a rank',
  columns: [
    team,
    whole('rank', '', '1 for the best'),
    number('value', '$', 'net value on the luck of the session'),
    number('elsewhere', '$', 'mean net value on other luck'),
    number('elsewhere_low', '$', 'lower end of the 90 % interval of that mean'),
    number('elsewhere_high', '$', 'upper end of the 90 % interval of that mean'),
    number('gain', '$', 'mean difference to deciding nothing on the same other luck'),
    number('gain_low', '$', 'lower end of the 90 % interval of that mean'),
    number('gain_high', '$', 'upper end of the 90 % interval of that mean'),
    whole('lucks', '', 'how many other lucks'),
    text('tied_with', 'teams from which it cannot be told apart'),
    number('left', '$', 'what is left of the budgets'),
    number('base', '$', 'net value of deciding nothing on the luck of the session'),
  ],
  rows: (debrief.leaderboard?.standings ?? []).map(
    ({ team: at, rank, value: own, elsewhere, gain, tiedWith, left }) => [
      debrief.teams[at] ?? '',
      rank,
      known(own),
      known(elsewhere.mean),
      known(elsewhere.low),
      known(elsewhere.high),
      known(gain.mean),
      known(gain.low),
      known(gain.high),
      debrief.leaderboard?.lucks ?? null,
      tiedWith.map((other) => debrief.teams[other] ?? '').join(', '),
      left,
      known(debrief.leaderboard?.base),
    ],
  ),
})

/** How well each team predicted. */
export const teamScoresTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'team-scores',
  says: 'how well each team predicted, apart from its money',
  columns: [
    team,
    whole('predictions', '', 'choices and directions that count'),
    number('brier', '0-2', 'mean Brier score: 0 is perfect'),
    whole('held', '', 'ranges and points that held what came'),
    whole('ranges', '', 'ranges and points that were said'),
  ],
  rows: debrief.predictions.map(({ team: at, n, brier, held, ranges }) => [
    debrief.teams[at] ?? '',
    n,
    known(brier),
    held,
    ranges,
  ]),
})

/** What teams went back to and decided otherwise. */
export const sessionBranchesTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'session-branches',
  says: 'rounds that a team went back to and decided otherwise, on the same luck',
  columns: [
    team,
    whole('round', '', 'round of the game, from 1'),
    whole('answer', '', 'answer to the event of the round, from 1'),
    text('decision', 'digits of the options as JSON'),
    number('net_value', '$', 'net value'),
    number('difference', '$', 'net value less that of the game as it was played'),
  ],
  rows: debrief.branches.map(({ team: at, round, answer, decision, netValue, difference }) => [
    debrief.teams[at] ?? '',
    round + 1,
    answer + 1,
    decision,
    known(netValue),
    known(difference),
  ]),
})

/** The assumptions that a session hides, with their values and reasons. */
export const hiddenOf = ({
  hidden,
}: SessionDebrief['file']): readonly {
  readonly id: AssumptionId
  readonly value: number
  readonly reason: string
}[] =>
  assumptionIds.flatMap((id) => {
    const one = hidden?.assumptions[id]
    return one === undefined ? [] : [{ id, value: one.value, reason: one.reason }]
  })

/** Assumptions that participants did not know of. */
export const hiddenTable = ({ debrief: { file }, arms }: SessionSource): TidyTable => ({
  name: 'hidden-assumptions',
  says: 'assumptions of this world that participants learned of in the debrief only',
  columns: [
    text('assumption', 'id'),
    text('title', 'what it is'),
    text('unit', 'unit of the numbers'),
    value('used', 'value in this world'),
    value('default', 'usual value'),
    text('reason', 'why this world uses another value'),
  ],
  rows: hiddenOf(file).map(({ id, value: used, reason }) => {
    const { title, unit } = ledger[id]
    return [id, title, unit, used, defaultsOf(arms[0]?.scenario.model ?? currentModel)[id], reason]
  }),
})
