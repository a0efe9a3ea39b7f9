import {
  answerPrice,
  type Decision,
  directions,
  type PlayLeverId,
  playEventOf,
  playLeverOf,
  sureness,
} from '@fishbowl/lab/play'
import {
  type Answer,
  gameBefore,
  type Session,
  type SessionQuestion,
  type SessionRecord,
} from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import { enterRound } from '../screens/play/entry.ts'
import { optionPrices } from '../screens/play/entry-money.ts'
import { type Entry, eventOf, standingNow } from '../screens/play/entry-state.ts'
import {
  answerName,
  eventName,
  eventSays,
  flatWords,
  leftWords,
  leverName,
  leverSays,
  measureTitle,
  money,
  optionName,
  predictionWords,
  priceWords,
  roundWords,
} from '../screens/play/entry-words.ts'
import { directionField, sureField } from './desk-predict.ts'
import type { Field, Filled } from './types.ts'

export type RoundQuestion = Extract<SessionQuestion, { kind: 'round' }>
type RoundAnswer = Extract<Answer, { kind: 'round' }>

/** The round of a team as nobody has decided it yet. */
export const entryOf = (
  session: Session,
  { submissions }: SessionRecord,
  team: number,
  { round }: RoundQuestion,
): Entry => enterRound(gameBefore(session, submissions, team, round))

/** The fields of levers have ids of their own: lever.launch. */
const leverId = (lever: PlayLeverId): string => `lever.${lever}`

/** The round with what a team decided. */
const entered = (entry: Entry, { answer, decision, prediction }: RoundAnswer): Entry => ({
  ...entry,
  answer,
  decision,
  prediction,
})

function eventField(entry: Entry, value: number | undefined): readonly Field[] {
  const event = eventOf(entry)
  if (event === undefined) return []
  const options = playEventOf(event).options.map((_, answer) => {
    const price = answerPrice(entry.game.base, event, answer)
    return say('serve.priced', {
      option: answerName(event, answer),
      price: price === 0 ? say('play.entry.free') : money(price),
    })
  })
  const field = {
    kind: 'choice',
    id: 'answer',
    label: say('play.entry.event'),
    small: false,
    options,
  } as const
  return [value === undefined ? field : { ...field, value }]
}

function leverField(entry: Entry, lever: PlayLeverId): Field {
  const prices = optionPrices(entry, lever)
  const stood = standingNow({ ...entry, decision: {} })[lever]
  const options = playLeverOf(lever).options.map((_, option) => {
    const price = priceWords(entry.game.flight, lever, prices[option] ?? 0)
    const name = optionName(lever, option)
    const marked = option === stood ? say('serve.now', { option: name }) : name
    return price === '' ? marked : say('serve.priced', { option: marked, price })
  })
  const value = standingNow(entry)[lever]
  const says = leverSays(lever)
  const field = { kind: 'choice', id: leverId(lever), label: leverName(lever), small: true } as const
  return { ...field, ...(says === '' ? {} : { says }), options, value }
}

/** What a decide step asks of a team, filled in with what it decided before. */
export function decideFields(entry: Entry, given: RoundAnswer | undefined): readonly Field[] {
  const now = given === undefined ? entry : entered(entry, given)
  const { flight } = entry.game
  const prediction = given?.prediction?.kind === 'direction' ? given.prediction : undefined
  const asked = say('play.entry.direction', { measure: measureTitle(flight) })
  const label = `${asked} ${say('play.entry.flat', { flat: flatWords(flight) })}`
  return [
    ...eventField(entry, given?.answer),
    ...flight.levers.map((lever) => leverField(now, lever)),
    directionField(label, prediction === undefined ? undefined : directions.indexOf(prediction.direction)),
    sureField(prediction?.sure),
  ]
}

/** What a team reads above the fields of a round. */
export function decideSays(entry: Entry): readonly string[] {
  const event = eventOf(entry)
  return [
    roundWords(entry.game.flight, entry.game.rounds.length + 1),
    ...(event === undefined ? [] : [eventName(event), eventSays(event)]),
  ]
}

/** Levers that were moved; one that is set to where it stood is not decided, so that a game without decisions stays the base itself. */
function decisionOf(entry: Entry, answer: number, { fields }: Filled): Decision {
  const stood = standingNow({ game: entry.game, answer, decision: {} })
  return Object.fromEntries(
    entry.game.flight.levers.flatMap((lever) => {
      const option = fields[leverId(lever)]
      return option === undefined || option === stood[lever] ? [] : [[lever, option] as const]
    }),
  )
}

/** The answer that filled fields stand for, as far as they are filled; a prediction that is missing is left out. */
export function decideAnswer(entry: Entry, filled: Filled): RoundAnswer {
  const { fields, round } = filled
  const answer = fields['answer'] ?? 0
  const direction = directions[fields['direction'] ?? -1]
  const sure = sureness[fields['sure'] ?? -1]
  const decision = decisionOf(entry, answer, filled)
  return {
    kind: 'round',
    round,
    answer,
    decision,
    ...(direction === undefined || sure === undefined
      ? {}
      : { prediction: { kind: 'direction', direction, sure } }),
  }
}

/** What is left of the money with an answer. */
export const leftWith = (entry: Entry, given: RoundAnswer): string => leftWords(entered(entry, given))

/** A decision in words: what is answered, what is changed, what is expected. */
export function decideWords(entry: Entry, given: RoundAnswer): string {
  const event = eventOf(entry)
  const changes = entry.game.flight.levers.flatMap((lever) => {
    const option = given.decision[lever]
    if (option === undefined) return []
    return [say('play.entry.check.lever', { lever: leverName(lever), option: optionName(lever, option) })]
  })
  const parts = [
    ...(event === undefined ? [] : [answerName(event, given.answer)]),
    ...(changes.length === 0 ? [say('play.entry.check.nothing')] : changes),
    ...(given.prediction === undefined ? [] : [predictionWords(entry, given.prediction)]),
    leftWith(entry, given),
  ]
  return say('serve.stands.team', { parts: parts.join(' · ') })
}
