import { accountsOf, netValueOf, outcomeOf, type Prediction, weeksOfRound } from '@fishbowl/lab/play'
import {
  answersAt,
  type Came,
  optionsOf,
  type PredictStep,
  type Reveal,
  stepScores,
} from '@fishbowl/lab/workshop'
import { wordSize } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { sureWords } from '../play/entry-words.ts'
import { type Block, gap, text, title } from './block.ts'
import { branchable } from './branches.ts'
import { drawnUntil, gamesFigure, revealFigure } from './curves.ts'
import { gamesAfter, historyOf, roundsShown } from './games.ts'
import { revealPages } from './pages.ts'
import { isReady } from './ready.ts'
import { type Room, stepOf, teamName, told } from './room.ts'
import {
  armTitle,
  levelWords,
  measureName,
  money,
  optionWords,
  roundOfWords,
  sizeWords,
  valueWords,
  wayWords,
  weeksWords,
} from './words.ts'

/** What came: the curves, then what they say. Curves are never shown before the runs of all of them are made. */
export function revealPage(room: Room): readonly Block[] {
  const step = stepOf(room)?.step
  if (!isReady(room)) return waitPage(room)
  if (step?.kind === 'decide') return room.page === 0 ? roundCurves(room) : roundTable(room)
  return step?.kind === 'predict' ? stepReveal(room, step) : []
}

function stepReveal(room: Room, step: PredictStep): readonly Block[] {
  const reveal = room.reveals.ready.get(step.id)
  if (reveal === undefined) return []
  const page = revealPages(room, step)[room.page]
  const came = [title(cameWords(room, step, reveal.came)), gap]
  switch (page?.kind) {
    case 'says':
      return [...came, text(cameSentence(room, step, reveal))]
    case 'after':
      return [...came, text(page.text)]
    case 'scores':
      return saysPage(room, step, reveal)
    case 'curves':
    case undefined:
      return curvesPage(room, step, reveal)
  }
}

function waitPage(room: Room): readonly Block[] {
  const { done, of, error } = room.reveals
  if (error !== undefined) return [title(say('workshop.screen.failed')), text(error)]
  return [
    title(say('workshop.screen.running')),
    gap,
    { kind: 'bar', share: of === 0 ? 0 : done / of, text: say('workshop.screen.runs', { done, of }) },
  ]
}

/** How many people said what. */
function roomSaid(room: Room, { asks }: PredictStep, came: Came): string {
  const answers = answersAt(room.session, room.record).map(({ answer }) => answer)
  const key = room.mode.kind === 'team' ? 'workshop.screen.said.team' : 'workshop.screen.said'
  if (answers.length === 0) return say('workshop.screen.saidNothing')
  if (asks.kind === 'number') {
    const values = answers
      .flatMap((one) => (one.kind === 'number' ? [one.value] : []))
      .toSorted((a, b) => a - b)
    const [low = Number.NaN] = values
    const high = values.at(-1) ?? Number.NaN
    return say('workshop.screen.saidNumbers', {
      count: values.length,
      low: valueWords(low, asks.measure),
      high: valueWords(high, asks.measure),
    })
  }
  const right = came.kind === 'number' ? undefined : came.choice
  const parts = optionsOf(asks).map((option, place) => {
    const count = answers.filter((one) => one.kind === 'choice' && one.choice === place).length
    const words = option.kind === 'direction' ? wayWords(option.direction) : optionWords(room, option)
    const part = say('workshop.screen.saidPart', { option: words, count })
    return place === right && room.drawn >= 1 ? `[${part}]` : part
  })
  return say(key, { parts: parts.join(' · ') })
}

/** What came, in a few words. */
function cameWords(room: Room, { asks }: PredictStep, came: Came): string {
  if (came.kind === 'number') {
    const { measure } = asks
    return say('workshop.screen.came.number', { value: valueWords(came.value.mean, measure) })
  }
  if (came.choice === undefined) return say('workshop.screen.came.open')
  const option = optionsOf(asks)[came.choice]
  return say('workshop.screen.came', { option: option === undefined ? '' : optionWords(room, option) })
}

/** What came, in one sentence with its interval. */
function cameSentence(room: Room, { asks }: PredictStep, reveal: Reveal): string {
  const { came, replicates } = reveal
  const measure = measureName(asks.measure)
  const runs = replicates
  if (asks.kind === 'direction' && came.kind === 'direction')
    return say('workshop.screen.sentence.direction', {
      measure,
      arm: armTitle(room, asks.arm),
      from: weeksWords(asks.from),
      to: weeksWords(asks.to),
      way: came.change.mean < 0 ? 'down' : 'up',
      size: sizeWords(came.change, asks.measure),
      runs,
    })
  if (asks.kind === 'number' && came.kind === 'number')
    return say('workshop.screen.sentence.number', {
      measure,
      arm: armTitle(room, asks.arm),
      weeks: weeksWords(asks.weeks),
      value: levelWords(came.value, asks.measure),
      runs,
    })
  if (asks.kind !== 'which' || came.kind !== 'which') return ''
  const others = came.leads
    .map((lead, i) => ({ lead, arm: asks.arms[i] ?? '', i }))
    .filter(({ i }) => i !== came.first)
  return say('workshop.screen.sentence.which', {
    measure,
    first: armTitle(room, asks.arms[came.first] ?? ''),
    weeks: weeksWords(asks.weeks),
    leads: others
      .map(({ lead, arm }) =>
        say('workshop.screen.sentence.lead', {
          size: sizeWords(lead, asks.measure),
          arm: armTitle(room, arm),
        }),
      )
      .join(', '),
    runs,
  })
}

function curvesPage(room: Room, step: PredictStep, reveal: Reveal): readonly Block[] {
  const [from, to] = reveal.weeks
  const said = text(roomSaid(room, step, reveal.came))
  const words = cameWords(room, step, reveal.came)
  // The room must not jump when the curves are there.
  const came: Block = room.drawn >= 1 ? text(words, 'bold') : { kind: 'veil', text: words }
  if (reveal.curves.length === 0) return [title(told(room, step.question)), gap, said, gap, came]
  const figure = revealFigure(room, reveal)
  return [
    { kind: 'figure', figure, until: drawnUntil(room, from, to), focus: figure.series.length - 1 },
    said,
    came,
  ]
}

/** The paired sentence, what the lesson says of it, and how the predictions turned out. */
function saysPage(room: Room, step: PredictStep, reveal: Reveal): readonly Block[] {
  const scores = stepScores(room.session, room.record, step, reveal)
  const options = optionsOf(step.asks)
  const rows = scores.map((score) => {
    const name = teamName(room, score.team)
    if (score.kind === 'number')
      return [
        name,
        say('workshop.screen.range', {
          value: valueWords(score.value, step.asks.measure),
          within: wordSize(score.within, step.asks.measure),
        }),
        Number.isNaN(score.held)
          ? ''
          : say(score.held >= 0.5 ? 'workshop.screen.held' : 'workshop.screen.missed'),
      ]
    const most = score.stated.indexOf(Math.max(...score.stated))
    const option = options[most]
    return [
      name,
      say('workshop.screen.stated', {
        option:
          option === undefined
            ? ''
            : option.kind === 'direction'
              ? wayWords(option.direction)
              : optionWords(room, option),
        sure: sureWords(score.stated[most] ?? Number.NaN),
      }),
      score.brier === undefined ? '' : pointsWords(score.brier),
    ]
  })
  const heads = [
    say('workshop.screen.head.team'),
    say('workshop.screen.head.said'),
    say('workshop.screen.head.points'),
  ]
  return [
    title(cameWords(room, step, reveal.came)),
    gap,
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: heads.map((head, i) => ({
              head,
              align: i === 2 ? ('right' as const) : ('left' as const),
            })),
            rows,
          },
        ]),
    gap,
    text(
      say(step.asks.kind === 'number' ? 'workshop.screen.scoring.range' : 'workshop.screen.scoring'),
      'muted',
    ),
  ]
}

/** A Brier score as points: 100 is certain and right, 0 certain and wrong; a line on a proper score is proper. */
export const pointsWords = (brier: number): string =>
  Number.isFinite(brier) ? `${Math.round(100 * (1 - brier / 2))}` : ''

function roundCurves(room: Room): readonly Block[] {
  const games = gamesAfter(room, roundsShown(room))
  const flight = games[0]?.game.flight
  if (flight === undefined) return []
  const { measure } = flight
  const { from, to } = weeksOfRound(flight, room.record.at.round)
  const drawn = games.flatMap(({ team, game }) => {
    const history = historyOf(room, game)
    const name = team === undefined ? say('workshop.screen.base') : teamName(room, team)
    return history === undefined ? [] : [{ id: `${team ?? 'base'}`, name, history }]
  })
  const figure = gamesFigure(measure, drawn, to)
  return [
    // Earlier rounds are known already: only the new weeks are drawn.
    { kind: 'figure', figure, until: drawnUntil(room, from, to), focus: 0 },
    text(roundOfWords(room, room.record.at.round), 'muted'),
  ]
}

const predictedWords = (prediction: Prediction | undefined): string => {
  if (prediction === undefined) return ''
  if (prediction.kind === 'points') return say('workshop.screen.drew')
  return say('workshop.screen.stated', {
    option: wayWords(prediction.direction),
    sure: sureWords(prediction.sure),
  })
}

/** What each team expected, what came, what is left and what it is worth so far. */
function roundTable(room: Room): readonly Block[] {
  const round = room.record.at.round
  const games = gamesAfter(room, roundsShown(room))
  const rows = games.flatMap(({ team, game }) => {
    const history = historyOf(room, game)
    if (history === undefined) return []
    const left = accountsOf(game).at(-1)?.left ?? 0
    return [
      [
        team === undefined ? say('workshop.screen.baseShort') : teamName(room, team),
        team === undefined ? '' : predictedWords(game.rounds[round]?.prediction),
        wayWords(outcomeOf(game.flight, history, round)),
        team === undefined ? '' : money(left),
        money(netValueOf(game, history)),
      ],
    ]
  })
  const heads = ['team', 'said', 'came', 'left', 'value'] as const
  return [
    title(roundOfWords(room, round)),
    gap,
    {
      kind: 'table',
      columns: heads.map((head, i) => ({
        head: say(`workshop.screen.head.${head}`),
        align: i < 3 ? ('left' as const) : ('right' as const),
      })),
      rows,
    },
    gap,
    text(say('workshop.screen.valueMeans'), 'muted'),
    ...(branchable(room) ? [text(say('workshop.screen.goBack'), 'muted')] : []),
  ]
}
