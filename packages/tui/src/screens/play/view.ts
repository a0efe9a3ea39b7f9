import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import type { State } from '../../state.ts'
import type { Size } from '../../terminal.ts'
import { chartLines } from '../../views/figures.ts'
import { bodyRows } from '../../views/layout.ts'
import { bigNumber } from './big.ts'
import { dashboardLines } from './dashboard.ts'
import { endLines } from './end-lines.ts'
import { entryLines } from './entry-lines.ts'
import { measureTitle, roundWords, unitOf, valueWords } from './entry-words.ts'
import { measuredLevel } from './numbers.ts'
import { choiceLine, type Paper, textLines } from './paper.ts'
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
    title: game.base.title,
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

/** Rows under the curve: the number that came, and what is said of it. */
const saidRows = 6

function revealLines(play: PlayState, frame: number, size: Size, paper: Paper): readonly string[] {
  const { game, run } = play
  const { brush, columns } = paper
  const head = textLines(
    `${roundWords(game.flight, game.rounds.length)}: ${measureTitle(game.flight)}`,
    paper,
    'bold',
  ).slice(0, 1)
  if (run === undefined) return [...head, ...textLines(say('play.wait'), paper)]
  const isExternal = game.base.organisation.audience === 'external'
  const figure = revealFigure({ game, run, frame }, isExternal)
  const rows = Math.max(6, Math.min(26, size.rows - saidRows))
  const chart = chartLines(
    figure,
    { bands: 'focused', cursor: undefined, focus: 1 },
    { columns, rows },
    brush.look,
  )
  const said = saidWords(game)
  if (frame < lastFrame) return [...chart, ...textLines(said, paper)].slice(0, size.rows)
  const level = valueWords(game.flight, measuredLevel(game, run, game.rounds.length - 1) ?? Number.NaN)
  const big = bigNumber(level, brush.look.symbols)
  const [came = '', ...others] = cameWords(game, run)
  const beside = ['', came, '']
  const large = big.map((line, row) =>
    brush.line(
      [
        [` ${line}`, 'bold'],
        [`   ${beside[row] ?? ''}`, 'bold'],
      ],
      columns,
    ),
  )
  const words = [`${said} ${others.slice(0, -1).join(' ')}`.trim(), ...others.slice(-1)]
  return [...chart, ...large, ...words.flatMap((one) => textLines(one, paper))].slice(0, size.rows)
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
      return entryLines(stage.entry, size, brush)
    case 'reveal':
      return revealLines(play, stage.frame, size, paper)
    case 'end':
      return endLines(play, stage, size, paper)
  }
}
