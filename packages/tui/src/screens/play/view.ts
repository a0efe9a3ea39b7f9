import type { History } from '@fishbowl/core'
import type { Game } from '@fishbowl/lab/play'
import { scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import type { State } from '../../state.ts'
import type { Size } from '../../terminal.ts'
import { chartLines } from '../../views/figures.ts'
import { bodyRows } from '../../views/layout.ts'
import { dashboardLines, pastLines } from './dashboard.ts'
import { endLines } from './end-lines.ts'
import { entryLines } from './entry-lines.ts'
import type { Entry } from './entry-state.ts'
import { measureTitle, roundWords, unitOf, valueWords } from './entry-words.ts'
import { measuredLevel } from './numbers.ts'
import { bigLines, choiceLine, type Paper, textLines } from './paper.ts'
import { cameWords, revealFigure, saidWords } from './reveal.ts'
import { lastFrame, type PlayStage, type PlayState, playOf } from './state.ts'

/** What is offered of a saved game, in words. */
export function offerWords({ saved }: Extract<PlayStage, { at: 'offer' }>): {
  readonly about: string
  readonly on: string
} {
  const { game, at } = saved
  const unit = unitOf(game.flight)
  const { length } = game.rounds
  const about = say('play.offer.at', {
    title: scenarioTitle(game.base.title),
    round: length,
    rounds: game.flight.rounds,
    unit,
  })
  const round = at === 'reveal' ? length : length + 1
  return { about, on: at === 'end' ? say('play.offer.end') : say('play.offer.on-at', { unit, round }) }
}

function offerLines(stage: Extract<PlayStage, { at: 'offer' }>, paper: Paper): readonly string[] {
  const { about, on } = offerWords(stage)
  return [
    ...textLines(say('play.offer.title'), paper, 'bold'),
    ...textLines(about, paper),
    '',
    choiceLine(1, on, '', paper),
    choiceLine(2, say('play.offer.anew'), '', paper),
  ]
}

/** What stands under the whole curve: the number that came, and what is said of it. */
function underLines(game: Game, run: History, paper: Paper): readonly string[] {
  const level = valueWords(game.flight, measuredLevel(game, run, game.rounds.length - 1) ?? Number.NaN)
  const [came = '', ...others] = cameWords(game, run)
  const large = bigLines(level, came, paper)
  const words = [`${saidWords(game)} ${others.slice(0, -1).join(' ')}`.trim(), ...others.slice(-1)]
  return [...large, ...words.flatMap((one) => textLines(one, paper))]
}

function revealLines(play: PlayState, frame: number, size: Size, paper: Paper): readonly string[] {
  const { game, run } = play
  if (run === undefined) {
    const head = `${roundWords(game.flight, game.rounds.length)}: ${measureTitle(game.flight)}`
    return [...textLines(head, paper, 'bold').slice(0, 1), ...textLines(say('play.wait'), paper)]
  }
  const isExternal = game.base.organisation.audience === 'external'
  const under = underLines(game, run, paper)
  const rows = Math.max(6, Math.min(28, size.rows - under.length))
  const chart = chartLines(
    revealFigure({ game, run, frame }, isExternal),
    { bands: 'focused', cursor: undefined, focus: 1 },
    { columns: paper.columns, rows },
    paper.brush.look,
  )
  const below = frame < lastFrame ? textLines(saidWords(game), paper) : under
  return [...chart, ...below].slice(0, size.rows)
}

/** Rows that every question has enough of. */
const questionRows = 16
/** Fewer rows than this are no chart to look back on. */
const leastChart = 9

/** The question of a round; below it, where there is room, the curve so far. */
function entryBody(play: PlayState, entry: Entry, size: Size, { brush }: Paper): readonly string[] {
  const { run, game } = play
  const room = size.rows - questionRows - 1
  if (run === undefined || game.rounds.length === 0 || room < leastChart)
    return entryLines(entry, size, brush)
  const question = entryLines(entry, { ...size, rows: questionRows }, brush)
  const gap = Array.from({ length: questionRows + 1 - question.length }, () => '')
  return [...question, ...gap, ...pastLines(game, run, { ...size, rows: Math.min(18, room) }, brush)]
}

/** The screen of the game: one question or one answer at a time. */
export function playBody(state: State, window: Size, brush: Brush): readonly string[] {
  const play = playOf(state)
  if (play === undefined) return []
  const size = { columns: window.columns, rows: bodyRows(window) }
  const paper: Paper = { columns: window.columns, brush }
  const { stage } = play
  switch (stage.at) {
    case 'offer':
      return offerLines(stage, paper)
    case 'dashboard':
      return dashboardLines(play, size, paper)
    case 'entry':
      return entryBody(play, stage.entry, size, paper)
    case 'reveal':
      return revealLines(play, stage.frame, size, paper)
    case 'end':
      return endLines(play, stage, size, paper)
  }
}
