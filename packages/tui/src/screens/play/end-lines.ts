import { netValueOf, type PlayCurves, type PlayDebrief } from '@fishbowl/lab/play'
import { axisOf, type Figure, formatOf, type Series } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Size } from '../../terminal.ts'
import { chartLines } from '../../views/figures.ts'
import { againWords } from './again-words.ts'
import {
  bestWords,
  calibrationRows,
  calibrationWords,
  differenceWords,
  endStatus,
  luckWords,
  memberWords,
  moneyRows,
  otherwiseRows,
  quartersWords,
  valueRows,
} from './end-words.ts'
import { counterfactualName, measureTitle, money } from './entry-words.ts'
import { smoothed, weeklyValues } from './numbers.ts'
import { type EndPage, endPages } from './pages.ts'
import { bigLines, choiceLine, choiceLines, narrowed, type Paper, tableLines, textLines } from './paper.ts'
import type { PlayStage, PlayState } from './state.ts'

type EndStage = Extract<PlayStage, { readonly at: 'end' }>
type Page = (play: PlayState, paper: Paper, size: Size, stage: EndStage) => readonly string[]

/** The debrief as far as it is there. */
export const foundOf = ({ end }: PlayState): PlayDebrief | undefined =>
  end.phase === 'done' || end.phase === 'running' ? end.found : undefined

/** What stands where the debrief is needed and is not there yet. */
const waiting = (play: PlayState, paper: Paper): readonly string[] =>
  textLines(endStatus(play.end), paper, 'muted')

function resultPage(play: PlayState, paper: Paper): readonly string[] {
  const { game, run } = play
  if (run === undefined) return textLines(say('play.wait'), paper)
  const found = foundOf(play)
  const net = netValueOf(game, run)
  const quarters = quartersWords(game.flight, game.rounds.length)
  return [
    ...bigLines(money(net), say('play.end.net', { quarters }), paper),
    '',
    ...tableLines([['', '', say('play.end.against')], ...valueRows(net, found)], paper, 1),
    ...bestWords(game.flight, found?.best).flatMap((words) => textLines(words, paper)),
    ...(play.end.phase === 'done' ? [] : ['', ...waiting(play, paper)]),
  ]
}

const seriesOf = (name: string, values: readonly (number | null)[]): Series => ({
  id: name,
  name,
  x: values.map((_, week) => week),
  middle: smoothed(values),
})

/** The curve of the own game beside others. */
export function endFigure(play: PlayState, others: readonly (readonly [string, PlayCurves])[]): Figure {
  const { game, run } = play
  const { measure } = game.flight
  const own = run === undefined ? [] : weeklyValues(game, run)
  return {
    title: say('play.end.curve', { measure: measureTitle(game.flight) }),
    x: { label: say('play.reveal.week') },
    y: { label: axisOf(measure), format: formatOf(measure) },
    series: [
      seriesOf(say('play.end.you.short'), own),
      ...others.map(([name, curves]) => seriesOf(name, curves[measure] ?? [])),
    ],
    marks: [],
  }
}

/** The curves of nobody deciding and of the best plan. */
export const endBranches = ({ base, best }: PlayDebrief): readonly (readonly [string, PlayCurves])[] => [
  [say('play.end.nobody.short'), base.curves],
  ...(best === undefined ? [] : [[say('play.end.best.short'), best.branch.curves] as const]),
]

function chartOf(figure: Figure, size: Size, { brush }: Paper): readonly string[] {
  const rows = Math.max(6, Math.min(28, size.rows))
  return chartLines(
    figure,
    { bands: 'none', cursor: undefined, focus: 0 },
    { columns: size.columns, rows },
    brush.look,
  )
}

function curvePage(play: PlayState, paper: Paper, size: Size): readonly string[] {
  const found = foundOf(play)
  const others = found === undefined ? [] : endBranches(found)
  const below = waiting(play, paper)
  return [...chartOf(endFigure(play, others), { ...size, rows: size.rows - below.length }, paper), ...below]
}

const moneyPage: Page = ({ game }, paper) => tableLines(moneyRows(game), paper)

function predictionsPage(play: PlayState, paper: Paper): readonly string[] {
  const found = foundOf(play)
  if (found === undefined) return waiting(play, paper)
  return [
    ...tableLines(calibrationRows(found.calibration), paper, 1),
    '',
    ...calibrationWords(play.game.flight, found.calibration).flatMap((words) => textLines(words, paper)),
  ]
}

function otherwisePage(play: PlayState, paper: Paper, size: Size, stage: EndStage): readonly string[] {
  const found = foundOf(play)
  if (found === undefined) return waiting(play, paper)
  const one = stage.shown === undefined ? undefined : found.counterfactuals[stage.shown]
  if (one !== undefined) {
    const name = counterfactualName(one.id)
    const words = textLines(`${name}: ${differenceWords(one.difference)}`, paper, 'bold')
    const figure = endFigure(play, [[say('play.end.other.short'), one.curves]])
    return [...words, ...chartOf(figure, { ...size, rows: size.rows - words.length }, paper)]
  }
  const rows = otherwiseRows(found).slice(0, 9)
  if (rows.length === 0) return textLines(say('play.end.no-otherwise'), paper)
  const head = textLines(say('play.end.otherwise'), paper, 'bold')
  const whole = rows.flatMap(([name, difference], i) => choiceLines(i + 1, name, difference, paper))
  return head.length + whole.length <= size.rows
    ? [...head, ...whole]
    : [...head, ...rows.map(([name, difference], i) => choiceLine(i + 1, name, difference, paper))]
}

function luckPage(play: PlayState, paper: Paper): readonly string[] {
  const found = foundOf(play)
  if (found?.luck === undefined) return waiting(play, paper)
  return luckWords(found.luck).flatMap((words) => textLines(words, paper))
}

const memberPage =
  (n: number): Page =>
  (play, paper, size) => {
    const found = foundOf(play)
    if (found === undefined) return waiting(play, paper)
    const life = found.lives[n]
    if (life === undefined) return textLines(say('play.end.no-member'), paper)
    let room = size.rows
    // half a sentence is worse than none
    return memberWords(life)
      .map((one) => textLines(one, paper))
      .flatMap((lines) => {
        room -= lines.length
        return room < 0 ? [] : lines
      })
  }

const againPage: Page = (play, paper) => [
  ...againWords(play).flatMap((words) => textLines(words, paper)),
  '',
  choiceLine(1, say('play.end.again.same'), '', paper),
  choiceLine(2, say('play.end.again.other'), '', paper),
]

/** Title and content of each page. */
const pages: Readonly<Record<EndPage, readonly [title: (play: PlayState) => string, page: Page]>> = {
  result: [() => say('play.end.result'), resultPage],
  curve: [() => '', curvePage],
  money: [() => say('play.end.money'), moneyPage],
  predictions: [() => say('play.end.predictions'), predictionsPage],
  otherwise: [() => '', otherwisePage],
  luck: [() => say('play.end.luck'), luckPage],
  'member-1': [() => say('play.end.member', { n: 1, of: 3 }), memberPage(0)],
  'member-2': [() => say('play.end.member', { n: 2, of: 3 }), memberPage(1)],
  'member-3': [() => say('play.end.member', { n: 3, of: 3 }), memberPage(2)],
  again: [() => say('play.end.again'), againPage],
}

/** A page of the end; at most `size.rows` lines. */
export function endLines(play: PlayState, stage: EndStage, size: Size, paper: Paper): readonly string[] {
  const [titleOf, page] = pages[endPages[stage.page] ?? 'result']
  const title = titleOf(play)
  const head = title === '' ? [] : textLines(title, paper, 'bold')
  const room = { ...size, rows: size.rows - head.length }
  return [...head, ...page(play, narrowed(paper), room, stage)].slice(0, size.rows)
}
