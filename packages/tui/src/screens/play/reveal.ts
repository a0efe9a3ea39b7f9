import type { History } from '@fishbowl/core'
import {
  accountsOf,
  directionOf,
  type Game,
  type Prediction,
  pointsOf,
  type Scored,
  scored,
  weeksOfRound,
} from '@fishbowl/lab/play'
import { axisOf, type Figure, formatNumber, formatOf, type Series } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import {
  directionWords,
  measureTitle,
  money,
  sureWords,
  unitOf,
  valueWords,
  withinWords,
} from './entry-words.ts'
import { hoursSavedIn, levelBefore, measuredLevel, weeklyValues } from './numbers.ts'
import { lastFrame } from './state.ts'

/** Weeks before the round that are shown with it. */
const weeksBefore = 39

type Shown = { readonly game: Game; readonly run: History; readonly frame: number }

/** What was said of the round, as a curve; nothing where nothing was. */
function saidSeries({ game, run }: Shown, prediction: Prediction | undefined): readonly Series[] {
  const { flight, rounds } = game
  const { from, to } = weeksOfRound(flight, rounds.length - 1)
  if (prediction?.kind === 'points') {
    const { points, within } = prediction
    const values = points.map(([, value]) => value)
    return [
      {
        id: 'said',
        name: say('play.reveal.said'),
        x: points.map(([week]) => from + week),
        middle: values,
        low: values.map((value) => value - within),
        high: values.map((value) => value + within),
      },
    ]
  }
  const level = measuredLevel(game, run, rounds.length - 2)
  if (level === undefined) return []
  const weeks = [from, to]
  return [
    {
      id: 'said',
      name: say('play.reveal.before'),
      x: weeks,
      middle: weeks.map(() => level),
      low: weeks.map(() => level - flight.flat),
      high: weeks.map(() => level + flight.flat),
    },
  ]
}

/** The curve up to the round, and in it as far as it has grown. The axes are those of the whole from the first frame on. */
export function revealFigure(shown: Shown, isExternal: boolean): Figure {
  const { game, run, frame } = shown
  const { flight, rounds } = game
  const { from, to } = weeksOfRound(flight, rounds.length - 1)
  const first = Math.max(0, from - weeksBefore)
  const all = weeklyValues(game, run)
  const grown = from - 1 + ((to - from + 1) * Math.min(frame, lastFrame)) / lastFrame
  // the first week of all has nothing before it to grow from
  const end = Math.max(first, grown)
  const whole = Array.from({ length: to - first + 1 }, (_, i) => first + i)
  const part = end % 1
  const at = Math.floor(end)
  const between = (all[at] ?? Number.NaN) * (1 - part) + (all[at + 1] ?? Number.NaN) * part
  const x =
    part === 0 ? whole : [...whole.filter((week) => week <= at), end, ...whole.filter((week) => week > at)]
  const own: Series = {
    id: 'own',
    name: say('play.reveal.own'),
    x,
    middle: x.map((week) =>
      week === end && part !== 0 ? between : week <= end ? (all[week] ?? Number.NaN) : Number.NaN,
    ),
  }
  const prediction = rounds.at(-1)?.prediction
  const said = saidSeries(shown, prediction)
  return {
    title: measureTitle(flight),
    x: { label: say('play.reveal.week') },
    y: {
      label: axisOf(flight.measure, isExternal),
      format: formatOf(flight.measure),
      holds: all.slice(first, to + 1).filter(Number.isFinite),
    },
    series: [own, ...said],
    ...(said.length === 0
      ? {}
      : { band: say(prediction?.kind === 'points' ? 'play.reveal.band' : 'play.reveal.flat') }),
    marks: [],
  }
}

/** What was predicted of the last round. */
export function saidWords({ flight, rounds }: Game): string {
  const prediction = rounds.at(-1)?.prediction
  if (prediction === undefined) return say('play.reveal.nothing')
  return prediction.kind === 'direction'
    ? say('play.reveal.you-said', {
        direction: directionWords(prediction.direction),
        sure: sureWords(prediction.sure),
      })
    : say('play.reveal.you-drew', {
        count: prediction.points.length,
        within: withinWords(flight, prediction.within),
      })
}

function scoreWords(result: Scored | undefined, points: number): string {
  if (result === undefined) return ''
  const worded = { points: formatNumber(points, { kind: 'plain', digits: 0 }) }
  if (result.kind === 'points') return say('play.reveal.within', { within: result.within, of: result.of })
  return say(result.hit ? 'play.reveal.hit' : 'play.reveal.miss', worded)
}

/** What came of the last round: which way, the score, hours and money. */
export function cameWords(game: Game, run: History): readonly string[] {
  const { flight, rounds } = game
  const round = rounds.length - 1
  const prediction = rounds.at(-1)?.prediction
  const after = measuredLevel(game, run, round) ?? Number.NaN
  const before = levelBefore(game, run, round)
  const result = prediction === undefined ? undefined : scored(flight, run, round, prediction)
  const account = accountsOf(game).at(-1)
  return [
    say('play.reveal.came', {
      direction: directionOf(before, after, flight.flat),
      before: valueWords(flight, before),
      after: valueWords(flight, after),
    }),
    scoreWords(result, result === undefined ? 0 : pointsOf(flight, result)),
    say('play.reveal.saved', {
      hours: formatNumber(hoursSavedIn(game, run, round), { kind: 'hours' }),
      unit: unitOf(flight),
      spent: money(account?.spent ?? 0),
      left: money(account?.left ?? 0),
    }),
  ].filter((words) => words !== '')
}
