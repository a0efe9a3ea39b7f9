import { measureOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import type { Asked, Came, DebriefStep, SessionDebrief, Step } from '@fishbowl/lab/workshop'
import type { Cell } from '../../export/table.ts'
import type { SessionSource } from '../../source/session-source.ts'
import type { TidyTable } from '../document.ts'
import { rowOf } from '../row.ts'
import { known, number, text, value, whole } from './columns.ts'
import type { ToldGame } from './play-tables.ts'

const team = text('team', 'name of the team')
const step = text('step', 'id of the step')

/** The games of a session with the names of their teams. */
export const gamesOfSession = ({ debrief: { games, teams } }: SessionSource): readonly ToldGame[] =>
  games.map(({ team: at, play }) => ({ team: teams[at] ?? '', debrief: play }))

/** The step of the file that a step of the debrief was. */
export const fileStep = ({ file }: SessionDebrief, { place }: DebriefStep): Step | undefined =>
  file.steps[place]

/** What was asked in a predict step; undefined for any other. */
export function askedIn(debrief: SessionDebrief, told: DebriefStep) {
  const found = fileStep(debrief, told)
  return found?.kind === 'predict' ? found.asks : undefined
}

/** What an option of a predict step is called in a table. */
const optionId = (option: DebriefStep['options'][number]): string =>
  option.kind === 'direction' ? option.direction : option.kind === 'arm' ? option.arm : 'none'

/** Places of options that people chose in a step, by team. */
export function choicesOf({ record }: SessionDebrief, id: string, at: number): readonly number[] {
  return record.submissions.flatMap(({ step: of, team: who, answer }) =>
    of === id && who === at && answer.kind === 'choice' ? [answer.choice] : [],
  )
}

/** The place of the option that is right; undefined where the runs do not tell, or nothing was revealed. */
export const rightChoice = (came: Came | undefined): number | undefined =>
  came === undefined || came.kind === 'number' ? undefined : came.choice

/** The session in short. */
export const sessionTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'session',
  says: 'what was held: file, format, teams, luck',
  columns: [
    text('id', 'id of the session file'),
    whole('minutes', 'minutes', 'length of the format'),
    whole('teams', '', 'teams'),
    whole('answers', '', 'answers that were given'),
    whole('replicates', '', 'runs behind each revealed curve'),
    text('seed', 'seed of the luck'),
    text('digest', 'digest of the session'),
  ],
  rows: [
    [
      debrief.file.id,
      Number(debrief.format),
      debrief.teams.length,
      debrief.record.submissions.length,
      debrief.file.replicates,
      debrief.file.seed,
      debrief.digest,
    ],
  ],
})

const plusOne = (round: number | undefined): Cell => (round === undefined ? null : round + 1)

/** The smallest change or lead that counts. */
const leastOf = (asks: Asked): Cell =>
  asks.kind === 'direction' ? asks.flat : asks.kind === 'which' ? asks.by : null

function stepCells(debrief: SessionDebrief, one: DebriefStep, place: number): readonly Cell[] {
  const asks = askedIn(debrief, one)
  const about =
    asks === undefined ? [null, null, null] : [asks.measure, measureOf(asks.measure).unit, leastOf(asks)]
  return rowOf<Cell>(
    [place + 1, one.id, fileStep(debrief, one)?.kind ?? null, one.minutes],
    [plusOne(one.rounds[0]), plusOne(one.rounds.at(-1))],
    about,
    [one.reveal === undefined ? 'no' : 'yes'],
  )
}

/** Every step of the format. */
export const stepsTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'session-steps',
  says: 'the steps of the session in their order',
  columns: [
    whole('place', '', 'place in the session, from 1'),
    step,
    text('kind', 'talk, predict, decide, discuss or debrief'),
    number('minutes', 'minutes', 'its time box'),
    whole('first_round', '', 'first round of the game that it plays, from 1'),
    whole('last_round', '', 'last round of the game that it plays, from 1'),
    text('measure', 'id of the measure that is asked for'),
    text('unit', 'unit of the measure'),
    value('least', 'a smaller change or lead is none'),
    text('revealed', 'yes where the result was shown'),
  ],
  rows: debrief.steps.map((one, i) => stepCells(debrief, one, i)),
})

/** What each team expected of a choice, and how many chose what. */
export const roomTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'room-predictions',
  says: 'what the teams expected in each predict step: people by option, and the mean of the probabilities that they stated',
  columns: [
    step,
    team,
    whole('people', 'people', 'people of the team who answered'),
    text('option', 'direction, id of an arm, or none; empty where a number was asked'),
    whole('chose', 'people', 'people who chose it'),
    number('probability', '0-1', 'mean probability that they stated'),
    text('is_right', 'yes for the option that the runs tell to be right; empty where they do not tell'),
    number('brier', '0-2', 'mean Brier score of its people in this step: 0 is perfect'),
    text('unit', 'unit of the numbers, where one was asked'),
    value('value', 'mean of the numbers that were said'),
    value('within', 'mean of how far off they were said to be'),
    number('held', '0-1', 'share of the ranges that held what came'),
    value('interval_score', 'mean interval score; less is better'),
  ],
  rows: debrief.steps.flatMap((one) => {
    const right = rightChoice(one.reveal?.came)
    const asks = askedIn(debrief, one)
    const unit = asks === undefined ? null : measureOf(asks.measure).unit
    return one.scores.flatMap((told): readonly (readonly Cell[])[] => {
      const own = [one.id, debrief.teams[told.team] ?? '', told.seats]
      if (told.kind === 'number')
        return [
          [
            ...own,
            null,
            null,
            null,
            null,
            null,
            unit,
            known(told.value),
            known(told.within),
            known(told.held),
            known(told.interval),
          ],
        ]
      const chosen = choicesOf(debrief, one.id, told.team)
      return one.options.map((option, at) => [
        ...own,
        optionId(option),
        chosen.filter((choice) => choice === at).length,
        known(told.stated[at]),
        right === undefined ? null : right === at ? 'yes' : 'no',
        known(told.brier),
        null,
        null,
        null,
        null,
        null,
      ])
    })
  }),
})

const estimateCells = ({ n, mean, low, high }: Estimate): readonly Cell[] => [
  n,
  known(mean),
  known(low),
  known(high),
]

function cameRows(came: Came, arms: readonly string[]): readonly (readonly Cell[])[] {
  if (came.kind === 'direction') return [['change', arms[0] ?? null, ...estimateCells(came.change)]]
  if (came.kind === 'number') return [['value', arms[0] ?? null, ...estimateCells(came.value)]]
  return [
    ...came.levels.map((one, i) => ['level', arms[i] ?? null, ...estimateCells(one)]),
    ...came.leads.flatMap((one, i) =>
      i === came.first ? [] : [['lead', arms[i] ?? null, ...estimateCells(one)]],
    ),
  ]
}

/** What came of each predict step, with intervals. */
export const cameTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'what-came',
  says: 'what came of each predict step that was revealed: means over the runs with 90 % intervals; differences are of runs on the same luck',
  columns: [
    step,
    text('measure', 'id of the measure'),
    text('unit', 'unit of the numbers; of shares 0.01 is one point'),
    text(
      'what',
      'change (from the first window to the second), level, lead (of the first arm over this one) or value',
    ),
    text('arm', 'id of the arm'),
    whole('runs', '', 'runs, or pairs of runs'),
    value('mean', 'mean'),
    value('low', 'lower end of the 90 % interval'),
    value('high', 'upper end of the 90 % interval'),
  ],
  rows: debrief.steps.flatMap((one) => {
    const asks = askedIn(debrief, one)
    if (one.reveal === undefined || asks === undefined) return []
    const arms = asks.kind === 'which' ? asks.arms : [asks.arm]
    const own = [one.id, asks.measure, measureOf(asks.measure).unit]
    return cameRows(one.reveal.came, arms).map((row) => rowOf<Cell>(own, row))
  }),
})

/** The curves that were revealed. */
export const revealCurvesTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'revealed-curves',
  says: 'the curves that were revealed week by week: median of the runs and the band of nine in ten',
  columns: [
    step,
    text('arm', 'id of the arm'),
    text('measure', 'id of the measure'),
    text('unit', 'unit of the numbers'),
    whole('week', 'weeks', 'week of the run, from 0'),
    value('median', 'median of the runs'),
    value('low', '5 % of the runs are below'),
    value('high', '5 % of the runs are above'),
  ],
  rows: debrief.steps.flatMap(({ id, reveal }) => {
    if (reveal === undefined) return []
    const { measure, weeks, curves } = reveal
    return curves.flatMap(({ arm, middle, low, high }) =>
      middle.flatMap((median, week) =>
        week < weeks[0] || week > weeks[1]
          ? []
          : [
              [
                id,
                arm,
                measure,
                measureOf(measure).unit,
                week,
                known(median ?? undefined),
                known(low[week] ?? undefined),
                known(high[week] ?? undefined),
              ],
            ],
      ),
    )
  }),
})
