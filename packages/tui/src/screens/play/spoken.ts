import type { History } from '@fishbowl/core'
import { netValueOf, type PlayDebrief } from '@fishbowl/lab/play'
import { describeFigure, scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { State } from '../../state.ts'
import { againWords } from './again-words.ts'
import { dashboardCells, dashboardTitle, introWords, reviewWords } from './dashboard.ts'
import { endBranches, endFigure, foundOf } from './end-lines.ts'
import {
  bestWords,
  calibrationRows,
  calibrationWords,
  endStatus,
  luckWords,
  memberWords,
  moneyRows,
  otherwiseRows,
  quartersWords,
  valueRows,
} from './end-words.ts'
import { entrySpoken } from './entry-spoken.ts'
import { roundWords } from './entry-words.ts'
import { hintOf } from './hints.ts'
import { type EndPage, endPages } from './pages.ts'
import { cameWords, revealFigure, saidWords } from './reveal.ts'
import { lastFrame, type PlayStage, type PlayState, playOf } from './state.ts'
import { offerWords } from './view.ts'

const row = (cells: readonly string[]): string => `${cells.filter((cell) => cell !== '').join(', ')}.`

function dashboardSpoken(play: PlayState): readonly string[] {
  const { game, run } = play
  if (game.rounds.length === 0)
    return [`${say('screen.crumb.play')}. ${scenarioTitle(game.base.title)}.`, ...introWords(play)]
  if (run === undefined) return [say('play.wait')]
  return [`${dashboardTitle(game)}.`, ...reviewWords(game), ...dashboardCells(game, run).map(row)]
}

function revealSpoken({ game, run }: PlayState): readonly string[] {
  const head = `${roundWords(game.flight, game.rounds.length)}.`
  if (run === undefined) return [head, say('play.wait')]
  return [
    head,
    saidWords(game),
    ...cameWords(game, run),
    describeFigure(revealFigure({ game, run, frame: lastFrame }, false)),
  ]
}

type Spoken = (play: PlayState, found: PlayDebrief) => readonly string[]

const curveSpoken: Spoken = (play, found) => [describeFigure(endFigure(play, endBranches(found)))]

const memberSpoken =
  (n: number): Spoken =>
  (_play, { lives }) => {
    const life = lives[n]
    return life === undefined ? [say('play.end.no-member')] : memberWords(life)
  }

/** Pages that need the debrief. */
const pages: Readonly<Partial<Record<EndPage, Spoken>>> = {
  curve: curveSpoken,
  predictions: ({ game }, { calibration }) => [
    ...calibrationRows(calibration).slice(1).map(row),
    ...calibrationWords(game.flight, calibration),
  ],
  otherwise: (_play, found) => [
    say('play.end.otherwise'),
    ...otherwiseRows(found).map((cells, i) => `${i + 1}: ${row(cells)}`),
  ],
  luck: ({ end }, { luck }) => (luck === undefined ? [endStatus(end)] : luckWords(luck)),
  'member-1': memberSpoken(0),
  'member-2': memberSpoken(1),
  'member-3': memberSpoken(2),
}

function resultSpoken(play: PlayState, run: History): readonly string[] {
  const { game, end } = play
  const found = foundOf(play)
  const quarters = quartersWords(game.flight, game.rounds.length)
  const rows = valueRows(netValueOf(game, run), found).map(row)
  return [
    `${say('play.end.net', { quarters })}.`,
    ...rows,
    endStatus(end),
    ...bestWords(game.flight, found?.best),
  ]
}

function pageSpoken(play: PlayState, page: EndPage): readonly string[] {
  const { game, run } = play
  if (run === undefined) return [say('play.wait')]
  if (page === 'money') return [`${say('play.end.money')}.`, ...moneyRows(game).map(row)]
  if (page === 'result') return resultSpoken(play, run)
  if (page === 'again')
    return [...againWords(play), `1: ${say('play.end.again.same')}.`, `2: ${say('play.end.again.other')}.`]
  const found = foundOf(play)
  return found === undefined ? [endStatus(play.end)] : (pages[page]?.(play, found) ?? [])
}

function stageSpoken(play: PlayState, stage: PlayStage): readonly string[] {
  switch (stage.at) {
    case 'offer': {
      const { about, on } = offerWords(stage)
      return [
        `${say('screen.crumb.play')}. ${say('play.offer.title')}.`,
        about,
        `1: ${on}.`,
        `2: ${say('play.offer.anew')}.`,
      ]
    }
    case 'dashboard':
      return dashboardSpoken(play)
    case 'entry':
      return entrySpoken(stage.entry)
    case 'reveal':
      return revealSpoken(play)
    case 'end':
      return pageSpoken(play, endPages[stage.page] ?? 'result')
  }
}

/** The game in sentences. */
export function playSpoken(state: State): readonly string[] {
  const play = playOf(state)
  if (play === undefined) return []
  const hint = play.stage.at === 'entry' ? [] : [`${hintOf(play)}.`]
  const problem = play.problem === undefined ? [] : [play.problem]
  return [...problem, ...stageSpoken(play, play.stage), ...hint].filter((line) => line !== '')
}
