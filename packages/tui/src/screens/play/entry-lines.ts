import { answerPrice, answersOf, directions, sureness } from '@fishbowl/lab/play'
import { cellWidth } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush, Piece } from '../../brush.ts'
import type { Size } from '../../terminal.ts'
import { bigNumber } from './big.ts'
import { leverLines, leversLines } from './entry-levers.ts'
import { pointWeeks } from './entry-points.ts'
import { type Entry, type EntryStage, eventOf, leftOf } from './entry-state.ts'
import {
  answerName,
  directionWords,
  eventName,
  eventSays,
  flatWords,
  leftWords,
  leverName,
  measureTitle,
  money,
  noteWords,
  optionName,
  predictionWords,
  roundWords,
  sureWords,
  typedUnit,
  unitOf,
  valueWords,
} from './entry-words.ts'
import { choiceLine, choiceLines, narrowed, type Paper, textLines } from './paper.ts'

/** The money of the round, always in the first line: in words, and as a bar where there is room. */
function moneyLine(entry: Entry, { columns, brush }: Paper): string {
  const left = leftOf(entry)
  const round = brush.symbols.text(roundWords(entry.game.flight, entry.game.rounds.length + 1))
  const words = brush.symbols.text(leftWords(entry))
  const room = Math.min(24, columns - cellWidth(round) - cellWidth(words) - 8)
  const share = entry.budget > 0 ? Math.max(0, Math.min(1, left / entry.budget)) : 0
  const full = room < 6 ? 0 : Math.round(share * room)
  const { chrome } = brush
  const bar: readonly Piece[] =
    room < 6 ? [] : [['  '], [chrome.full.repeat(full), 0], [chrome.rest.repeat(room - full), 'muted']]
  return brush.line([[` ${round}`, 'bold'], ['   '], [words, left < 0 ? 'bold' : 'plain'], ...bar], columns)
}

function eventLines(entry: Entry, paper: Paper): readonly string[] {
  const id = eventOf(entry)
  if (id === undefined) return []
  return [
    ...textLines(eventName(id), paper, 'bold'),
    ...textLines(eventSays(id), paper),
    '',
    ...textLines(say('play.entry.event'), paper, 'bold'),
    // An answer that moves what the rules do not let move is none.
    ...answersOf(entry.game).flatMap((i) => {
      const price = answerPrice(entry.game.base, id, i)
      const right = price === 0 ? say('play.entry.free') : money(price)
      return choiceLines(i + 1, answerName(id, i), right, paper)
    }),
  ]
}

function directionLines(entry: Entry, paper: Paper): readonly string[] {
  const { flight } = entry.game
  const flat = flatWords(flight)
  const was =
    entry.level === undefined
      ? say(entry.game.rounds.length === 0 ? 'play.entry.first' : 'play.entry.flat', {
          flat,
          unit: unitOf(flight),
          says: say(`model.measure.${flight.measure}.says`),
        })
      : say('play.entry.was', { level: valueWords(flight, entry.level), flat })
  return [
    ...textLines(say('play.entry.direction', { measure: measureTitle(flight) }), paper, 'bold'),
    ...textLines(was, paper),
    '',
    ...directions.map((direction, i) => choiceLine(i + 1, directionWords(direction), '', paper)),
    '',
    choiceLine(4, say('play.entry.draw', { count: pointWeeks(entry).length }), '', paper),
  ]
}

const sureKeys = [
  'play.entry.sure.1',
  'play.entry.sure.2',
  'play.entry.sure.3',
  'play.entry.sure.4',
  'play.entry.sure.5',
] as const

const sureLines = (stage: Extract<EntryStage, { at: 'sure' }>, paper: Paper): readonly string[] => [
  ...textLines(say('play.entry.sure', { direction: directionWords(stage.direction) }), paper, 'bold'),
  '',
  ...sureness.map((sure, i) =>
    choiceLine(i + 1, `${sureWords(sure).padEnd(6)} ${say(sureKeys[i] ?? sureKeys[0])}`, '', paper),
  ),
]

function numberLines(
  entry: Entry,
  stage: Extract<EntryStage, { at: 'points' | 'within' }>,
  paper: Paper,
): readonly string[] {
  const { flight, rounds } = entry.game
  const from = rounds.length * flight.weeks
  const weeks = pointWeeks(entry)
  const measure = measureTitle(flight)
  const unit = typedUnit(flight)
  const question =
    stage.at === 'within'
      ? say('play.entry.within')
      : say('play.entry.point', { measure, week: from + (weeks[stage.values.length] ?? 0) })
  const given = stage.values.map((value, i) =>
    say('play.entry.check.point', { value: `${value} ${unit}`.trim(), week: from + (weeks[i] ?? 0) }),
  )
  const { columns, brush } = paper
  const was =
    entry.level === undefined
      ? []
      : textLines(
          say('play.entry.was', { level: valueWords(flight, entry.level), flat: flatWords(flight) }),
          paper,
        )
  return [
    ...textLines(question, paper, 'bold'),
    ...was,
    ...(given.length === 0 ? [] : textLines(given.join(', '), paper, 'muted')),
    '',
    ...bigNumber(stage.typed, brush.look.symbols).map((line, row) =>
      brush.line([[`   ${line}${row === 2 ? `${brush.chrome.caret} ${unit}` : ''}`, 'bold']], columns),
    ),
    '',
    ...textLines(say('play.entry.typed'), paper, 'muted'),
  ]
}

function checkLines(entry: Entry, paper: Paper): readonly string[] {
  return [
    ...textLines(say('play.entry.check', { unit: unitOf(entry.game.flight) }), paper, 'bold'),
    '',
    ...checkSentences(entry).flatMap((words) => textLines(words, paper)),
  ]
}

/** The round as entered, in sentences. */
export function checkSentences(entry: Entry): readonly string[] {
  const id = eventOf(entry)
  const set = entry.game.flight.levers.flatMap((lever) => {
    const option = entry.decision[lever]
    if (option === undefined) return []
    return [say('play.entry.check.lever', { lever: leverName(lever), option: optionName(lever, option) })]
  })
  return [
    ...(id === undefined ? [] : [say('play.entry.check.event', { option: answerName(id, entry.answer) })]),
    ...(set.length === 0 ? [say('play.entry.check.nothing')] : set),
    ...(entry.prediction === undefined ? [] : [predictionWords(entry, entry.prediction)]),
  ]
}

function stageLines(entry: Entry, rows: number, paper: Paper): readonly string[] {
  const { stage } = entry
  switch (stage.at) {
    case 'event':
      return eventLines(entry, paper)
    case 'levers':
      return leversLines(entry, stage.page, paper)
    case 'lever':
      return leverLines(entry, stage.lever, rows, paper)
    case 'direction':
      return directionLines(entry, paper)
    case 'sure':
      return sureLines(stage, paper)
    case 'points':
    case 'within':
      return numberLines(entry, stage, paper)
    case 'check':
      return checkLines(entry, paper)
  }
}

/** The question of a round: its money in the first line, why the last key did nothing in the last one. At most `size.rows` lines, best 15 and more. */
export function entryLines(entry: Entry, { columns, rows }: Size, brush: Brush): readonly string[] {
  const paper = narrowed({ columns, brush })
  const note = textLines(noteWords(entry), paper, 'bold')
  const room = rows - 2 - note.length
  const body = stageLines(entry, room, paper).slice(0, room)
  return [moneyLine(entry, paper), '', ...body, ...note].slice(0, rows)
}
