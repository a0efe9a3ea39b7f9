import { measureOf } from '@fishbowl/core'
import { type CalibrationRow, sureness } from '@fishbowl/lab/play'
import type { SessionDebrief } from '@fishbowl/lab/workshop'
import type { SessionSource } from '../../source/session-source.ts'
import type { TidyTable } from '../document.ts'
import { known, number, text, value, whole } from './columns.ts'
import { rightChoice } from './session-tables.ts'

/** Every choice of the room whose right answer the runs tell, and every direction that a team predicted: how sure, and whether it was right. */
function chosen({ steps, record, games }: SessionDebrief): readonly { sure: number; hit: boolean }[] {
  const ofSteps = steps.flatMap(({ id, reveal }) => {
    const right = rightChoice(reveal?.came)
    if (right === undefined) return []
    return record.submissions.flatMap(({ step, answer }) =>
      step === id && answer.kind === 'choice' ? [{ sure: answer.sure, hit: answer.choice === right }] : [],
    )
  })
  const ofRounds = games.flatMap(({ play }) =>
    play.rounds.flatMap(({ prediction, scored }) =>
      prediction?.kind === 'direction' && scored?.kind === 'direction'
        ? [{ sure: prediction.sure, hit: scored.hit }]
        : [],
    ),
  )
  return [...ofSteps, ...ofRounds]
}

/** How often the room was right by how sure it was, least sure first. */
export function roomCalibration(debrief: SessionDebrief): readonly CalibrationRow[] {
  const all = chosen(debrief)
  return sureness.flatMap((sure) => {
    const own = all.filter((one) => one.sure === sure)
    return own.length === 0 ? [] : [{ sure, n: own.length, hits: own.filter(({ hit }) => hit).length }]
  })
}

/** The same as a table. */
export const roomCalibrationTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'room-calibration',
  says: 'how sure everybody in the room said to be of choices and directions, and how often they were right',
  columns: [
    number('sure', '0-1', 'what was said'),
    whole('predictions', '', 'predictions with this sureness'),
    whole('right', '', 'those that were right'),
    number('right_share', '0-1', 'share that was right'),
  ],
  rows: roomCalibration(debrief).map(({ sure, n, hits }) => [sure, n, hits, hits / n]),
})

/** The curves of the teams and of deciding nothing. */
export const teamCurvesTable = ({ debrief }: SessionSource): TidyTable => ({
  name: 'team-curves',
  says: 'the measure of the game week by week for each team, and where nothing is decided, on the luck of the session: one run each',
  columns: [
    text('team', 'name of the team; empty where nothing is decided'),
    text('curve', 'team-1 and so on, or base where nothing is decided'),
    text('measure', 'id of the measure'),
    text('unit', 'unit of the numbers'),
    whole('week', 'weeks', 'week of the game, from 0'),
    value('value', 'value in the week'),
  ],
  rows: [
    ...debrief.games.map(({ team, curve, measure }) => ({
      name: debrief.teams[team] ?? '',
      id: `team-${team + 1}`,
      curve,
      measure,
    })),
    ...debrief.games
      .slice(0, 1)
      .map(({ measure }) => ({ name: '', id: 'base', curve: debrief.baseCurve, measure })),
  ].flatMap(({ name, id, curve, measure }) =>
    curve.map((one, week) => [name, id, measure, measureOf(measure).unit, week, known(one ?? undefined)]),
  ),
})
