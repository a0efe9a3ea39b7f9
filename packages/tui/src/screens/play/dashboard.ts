import type { History, MeasureFormat } from '@fishbowl/core'
import { accountsOf, type DashboardRow, dashboard, type Game, grantOf } from '@fishbowl/lab/play'
import { formatNumber, type NumberFormat, scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import type { Size } from '../../terminal.ts'
import { chartLines } from '../../views/figures.ts'
import { dashboardName, measureTitle, money, unitOf, valueWords } from './entry-words.ts'
import { measuredLevel } from './numbers.ts'
import { bigLines, type Paper, tableLines, textLines } from './paper.ts'
import { revealFigure } from './reveal.ts'
import { lastFrame, type PlayState } from './state.ts'

const levels: Readonly<Record<MeasureFormat, NumberFormat>> = {
  share: { kind: 'share' },
  number: { kind: 'count' },
  hours: { kind: 'hours' },
  money: { kind: 'money' },
  ratio: { kind: 'plain', digits: 2 },
}
const changes: Readonly<Record<MeasureFormat, NumberFormat>> = {
  share: { kind: 'points' },
  number: { kind: 'count', signed: true },
  hours: { kind: 'hours', signed: true },
  money: { kind: 'money', signed: true },
  ratio: { kind: 'plain', digits: 2, signed: true },
}

/** A whole number for what is counted in whole things: half a question is none. */
const shown = ({ id, format, value }: DashboardRow): string =>
  value === undefined ? '–' : formatNumber(id === 'asked' ? Math.round(value) : value, levels[format])

function changeOf({ format, value, before }: DashboardRow): string {
  if (value === undefined || before === undefined) return ''
  return value === before ? '=' : formatNumber(value - before, changes[format])
}

/** The numbers a player sees, each with what it changed in the last round, in words. */
export const dashboardCells = (game: Game, run: History): readonly (readonly string[])[] =>
  dashboard(game, run, game.rounds.length - 1).map((row) => [
    dashboardName(row.id),
    shown(row),
    changeOf(row),
  ])

/** What the game is about, in sentences. */
export function introWords({ game, digest }: Pick<PlayState, 'game' | 'digest'>): readonly string[] {
  const { base, flight } = game
  return [
    say('play.intro.who', {
      role: flight.role,
      members: formatNumber(base.organisation.members, { kind: 'count' }),
    }),
    say('play.intro.rounds', { unit: unitOf(flight), rounds: flight.rounds, weeks: flight.weeks }),
    say('play.intro.money', { grant: money(grantOf(flight, base)), unit: unitOf(flight) }),
    say('play.intro.goal'),
    say('play.intro.rules'),
    say('play.intro.luck', { digest, seed: base.seed }),
  ]
}

export const dashboardTitle = ({ flight, rounds }: Game): string =>
  say('play.sight.title', { unit: unitOf(flight), round: rounds.length })

/** What the sponsor decided at a review in the last round; nothing where there was none. */
export function reviewWords(game: Game): readonly string[] {
  const verdict = accountsOf(game).at(-1)?.verdict
  return verdict === undefined ? [] : [say(`play.verdict.${verdict}`)]
}

function introLines(play: PlayState, paper: Paper): readonly string[] {
  return [
    ...textLines(scenarioTitle(play.game.base.title), paper, 'bold'),
    '',
    ...introWords(play).flatMap((words) => textLines(words, paper)),
  ]
}

/** The curve of the rounds so far. */
export function pastLines(
  game: Game,
  run: History,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  const figure = revealFigure({ game, run, frame: lastFrame }, game.base.organisation.audience === 'external')
  const own = { ...figure, series: figure.series.slice(0, 1) }
  const size = { columns: Math.min(100, columns), rows }
  return chartLines(own, { bands: 'none', cursor: undefined, focus: 0 }, size, brush.look)
}

/** The predicted measure large, then the numbers; a chart of the weeks so far where there is room for one. */
function numberLines(play: PlayState, run: History, size: Size, paper: Paper): readonly string[] {
  const { game } = play
  const { brush } = paper
  const level = measuredLevel(game, run, game.rounds.length - 1) ?? Number.NaN
  const beside = say('play.sight.big', { measure: measureTitle(game.flight) })
  const large = bigLines(valueWords(game.flight, level), beside, paper)
  const heads = ['', '', say('play.sight.change')]
  const table = tableLines([heads, ...dashboardCells(game, run)], paper, 1)
  const head = [dashboardTitle(game), ...reviewWords(game)].flatMap((words) =>
    textLines(words, paper, 'bold'),
  )
  const lines = [...head, ...large, ...table]
  const room = size.rows - lines.length
  if (room < 8)
    return [...head, ...large, ...table.slice(size.rows >= lines.length ? 0 : 1)].slice(0, size.rows)
  const chart = pastLines(game, run, { columns: paper.columns, rows: Math.min(room, 18) }, brush)
  return [...lines, ...chart]
}

/** The numbers of the last round; before the first one what the game is about. At most `size.rows` lines. */
export function dashboardLines(play: PlayState, size: Size, paper: Paper): readonly string[] {
  const problem = play.problem === undefined ? [] : textLines(play.problem, paper, 'bold')
  const room = { ...size, rows: size.rows - problem.length }
  const { run, game } = play
  const lines =
    game.rounds.length === 0
      ? introLines(play, paper)
      : run === undefined
        ? textLines(say('play.wait'), paper)
        : numberLines(play, run, room, paper)
  return [...problem, ...lines.slice(0, room.rows)]
}
