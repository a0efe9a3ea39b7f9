import { type PlayDebrief, type PlayedRound, weeksOfRound } from '@fishbowl/lab/play'
import type { DotsChart } from '../../chart/chart.ts'
import { formatOf, wordSize } from '../../figures/measure-format.ts'
import { formatNumber } from '../../number.ts'
import { say } from '../../words/index.ts'
import type { Block, ShownTable } from '../document.ts'
import { left, right } from '../shown.ts'
import { scoreTexts } from './play-answer.ts'
import { chained, directionName, roundHeader, roundName, share, unitOf } from './play-words.ts'

type Flight = PlayDebrief['game']['flight']

const sized = (flight: Flight, value: number): string => wordSize(value, flight.measure)

/** What was predicted of a round. */
function predictedWords({ prediction, round }: PlayedRound, flight: Flight): string {
  if (prediction === undefined) return say('debrief.predicted.none')
  if (prediction.kind === 'direction')
    return say('debrief.predicted.direction', {
      direction: directionName(prediction.direction),
      sure: share(prediction.sure),
    })
  const { from } = weeksOfRound(flight, round)
  const points = prediction.points.map(([week, value]) =>
    say('debrief.predicted.point', {
      value: formatNumber(value, formatOf(flight.measure)),
      week: String(from + week),
    }),
  )
  return say('debrief.predicted.points', {
    points: points.join(', '),
    within: sized(flight, prediction.within),
  })
}

function rightWords({ scored }: PlayedRound): string {
  if (scored === undefined) return ''
  if (scored.kind === 'direction') return say(scored.hit ? 'debrief.yes' : 'debrief.no')
  return say('debrief.came.points', { within: String(scored.within), of: String(scored.of) })
}

/** Predictions beside what came. */
export const predictionsShown = ({ game: { flight }, rounds }: PlayDebrief): ShownTable => ({
  caption: say('debrief.predictions.caption', { unit: unitOf(flight) }),
  columns: [
    left(roundHeader(flight)),
    left(say('debrief.table.predicted')),
    left(say('debrief.table.came')),
    left(say('debrief.table.right')),
    right(say('debrief.table.score')),
  ],
  rows: rounds.map((one) => [
    roundName(flight, one.round),
    predictedWords(one, flight),
    directionName(one.came),
    rightWords(one),
    one.points === undefined ? '' : formatNumber(one.points, { kind: 'plain', digits: 0 }),
  ]),
  from: 'predictions',
})

type Row = PlayDebrief['calibration']['rows'][number]
const fixed = (value: number): number => Math.round(value * 1e4) / 1e4

/** Stated sureness against the share that was right; undefined without predictions. */
function calibrationChart(rows: readonly Row[], id: string, from: string): DotsChart | undefined {
  const some = rows.filter(({ n }) => n > 0)
  if (some.length === 0) return undefined
  const title = say('debrief.calibration.title')
  return {
    kind: 'dots',
    id,
    title,
    alt: say('debrief.calibration.alt', {
      title,
      dots: chained(
        some.map(({ sure, n, hits }) =>
          say('debrief.calibration.said', { sure: share(sure), hits: String(hits), n: String(n) }),
        ),
      ),
    }),
    table: from,
    x: { label: say('debrief.calibration.x'), format: { kind: 'share' } },
    y: { label: say('debrief.calibration.y'), format: { kind: 'share' } },
    dots: [
      ...some.map(({ sure, n, hits }) => ({
        name: say('debrief.calibration.dot', { hits: String(hits), n: String(n) }),
        x: sure,
        y: fixed(hits / n),
        ink: 0,
      })),
      ...some.map(({ sure }, i) => ({
        name: i === some.length - 1 ? say('debrief.calibration.even') : '',
        x: sure,
        y: sure,
      })),
    ],
  }
}

const calibrationShown = (rows: readonly Row[], from: string): ShownTable => ({
  caption: say('debrief.calibration.title'),
  columns: [
    right(say('debrief.table.sure')),
    right(say('debrief.table.predictions')),
    right(say('debrief.table.right')),
    right(say('debrief.table.rightShare')),
  ],
  rows: rows.map(({ sure, n, hits }) => [share(sure), String(n), String(hits), share(hits / n)]),
  from,
})

/** The calibration as a figure with its table and what it says; nothing without predictions of a direction. */
export function calibrationBlocks(
  rows: readonly Row[],
  id: string,
  from = 'prediction-calibration',
): readonly Block[] {
  const chart = calibrationChart(rows, id, from)
  if (chart === undefined) return []
  return [
    { kind: 'chart', choices: [{ label: chart.title, chart }], tables: [calibrationShown(rows, from)] },
    { kind: 'text', role: 'note', text: say('debrief.calibration.note'), from: [] },
  ]
}

/** Predictions, what came, scores and calibration. */
export function predictionBlocks(debrief: PlayDebrief, prefix = ''): readonly Block[] {
  const { game, calibration } = debrief
  const { flight } = game
  return [
    {
      kind: 'text',
      text: scoreTexts(debrief).join(' '),
      from: ['prediction-scores', 'prediction-calibration'],
    },
    { kind: 'table', table: predictionsShown(debrief) },
    {
      kind: 'text',
      role: 'note',
      text: say('debrief.predictions.note', { unit: unitOf(flight), flat: sized(flight, flight.flat) }),
      from: ['games', 'predictions'],
    },
    ...calibrationBlocks(calibration.rows, `${prefix}calibration`),
  ]
}
