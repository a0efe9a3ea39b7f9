import { answerPrice, answersOf, directions, playLeverOf, sureness } from '@fishbowl/lab/play'
import { say } from '@fishbowl/report/words'
import { checkSentences } from './entry-lines.ts'
import { optionPrices } from './entry-money.ts'
import { pointWeeks } from './entry-points.ts'
import { type Entry, eventOf, menuOf, standingNow } from './entry-state.ts'
import {
  answerName,
  directionWords,
  entryHint,
  eventName,
  eventSays,
  flatWords,
  leftWords,
  leverName,
  leverSays,
  measureTitle,
  money,
  noteWords,
  optionName,
  optionSays,
  priceWords,
  roundWords,
  sureWords,
  typedUnit,
} from './entry-words.ts'

const dotted = (words: string): string => (words === '' || /[.?!]$/.test(words) ? words : `${words}.`)

function eventWords(entry: Entry): readonly string[] {
  const id = eventOf(entry)
  if (id === undefined) return []
  return [
    dotted(eventName(id)),
    eventSays(id),
    say('play.entry.event'),
    ...answersOf(entry.game).map((i) => {
      const price = answerPrice(entry.game.base, id, i)
      return `${i + 1}: ${dotted(answerName(id, i))} ${price === 0 ? say('play.entry.free') : money(price)}.`
    }),
  ]
}

function stageWords(entry: Entry): readonly string[] {
  const { stage, game } = entry
  const { flight, rounds } = game
  const now = standingNow(entry)
  switch (stage.at) {
    case 'event':
      return eventWords(entry)
    case 'levers':
      return [
        say('play.entry.levers'),
        ...menuOf(entry, stage.page).levers.map(
          (lever, i) =>
            `${i + 1}: ${say('play.entry.check.lever', { lever: leverName(lever), option: optionName(lever, now[lever]) })}${entry.decision[lever] === undefined ? '' : `, ${say('play.entry.changed')}`}.`,
        ),
        ...(menuOf(entry, stage.page).isPaged ? [`9: ${say('play.entry.more')}.`] : []),
      ]
    case 'lever': {
      const { lever } = stage
      const prices = optionPrices(entry, lever)
      return [
        dotted(leverName(lever)),
        leverSays(lever),
        ...playLeverOf(lever).options.map((_, option) =>
          [
            `${option}: ${optionName(lever, option)}`,
            ...(option === now[lever] ? [say('play.entry.now')] : []),
            ...[priceWords(flight, lever, prices[option] ?? 0)].filter((words) => words !== ''),
          ]
            .join(', ')
            .concat(`. ${optionSays(lever, option)}`)
            .trim(),
        ),
      ]
    }
    case 'direction':
      return [
        say('play.entry.direction', { measure: measureTitle(flight) }),
        say('play.entry.flat', { flat: flatWords(flight) }),
        ...directions.map((direction, i) => `${i + 1}: ${directionWords(direction)}.`),
        `4: ${say('play.entry.draw', { count: pointWeeks(entry).length })}.`,
      ]
    case 'sure':
      return [
        say('play.entry.sure', { direction: directionWords(stage.direction) }),
        ...sureness.map((sure, i) => `${i + 1}: ${sureWords(sure)}.`),
      ]
    case 'points':
      return [
        say('play.entry.point', {
          measure: measureTitle(flight),
          week: rounds.length * flight.weeks + (pointWeeks(entry)[stage.values.length] ?? 0),
        }),
        `${stage.typed} ${typedUnit(flight)}`.trim(),
      ]
    case 'within':
      return [say('play.entry.within'), `${stage.typed} ${typedUnit(flight)}`.trim()]
    case 'check':
      return checkSentences(entry)
  }
}

/** The question of a round in sentences, why the last key did nothing first. */
export const entrySpoken = (entry: Entry): readonly string[] =>
  [
    noteWords(entry),
    `${roundWords(entry.game.flight, entry.game.rounds.length + 1)}. ${leftWords(entry)}.`,
    ...stageWords(entry),
    `${entryHint(entry)}.`,
  ].filter((line) => line !== '')
