import { measureOf } from '@fishbowl/core'
import {
  type CounterfactualId,
  type DashboardId,
  type Direction,
  type Flight,
  type PlayEventId,
  type PlayLeverId,
  type Prediction,
  playLeverOf,
} from '@fishbowl/lab/play'
import { differenceFormatOf, formatNumber, formatOf, measureTitle as titleOfMeasure } from '@fishbowl/report'
import { languages, say, type WordKey } from '@fishbowl/report/words'
import { type Entry, leftOf } from './entry-state.ts'

const known = (key: string): WordKey | undefined =>
  Object.hasOwn(languages.en, key) ? (key as WordKey) : undefined

/** A message by a key that is put together; the last part of the key where there is none. */
function wordOf(key: string): string {
  const found = known(key)
  return found === undefined ? (key.split('.').at(-1) ?? key) : say(found)
}

/** A sentence by a key that is put together; nothing where there is none. */
function sentenceOf(key: string): string {
  const found = known(key)
  return found === undefined ? '' : say(found)
}

/** Name and plain effect of a lever. */
export const leverName = (lever: PlayLeverId): string => wordOf(`play.lever.${lever}`)
export const leverSays = (lever: PlayLeverId): string => sentenceOf(`play.lever.${lever}.says`)

/** Name and plain effect of an option of a lever; a count of posts stands for itself. */
export function optionName(lever: PlayLeverId, option: number): string {
  const id = playLeverOf(lever).options[option] ?? ''
  return /^\d$/.test(id) ? id : wordOf(`play.option.${lever}.${id}`)
}
export const optionSays = (lever: PlayLeverId, option: number): string =>
  sentenceOf(`play.option.${lever}.${playLeverOf(lever).options[option] ?? ''}.says`)

/** Name of an event, what happens, and an answer counted from 0. */
export const eventName = (event: PlayEventId): string => wordOf(`play.event.${event}`)
export const eventSays = (event: PlayEventId): string => sentenceOf(`play.event.${event}.says`)
export const answerName = (event: PlayEventId, answer: number): string =>
  wordOf(`play.event.${event}.${answer + 1}`)

/** Name of a number of the dashboard. */
export const dashboardName = (id: DashboardId): string => wordOf(`play.dashboard.${id}`)

/** $ as money. */
export const money = (value: number): string => formatNumber(value, { kind: 'money' })

/** What a round is called: a quarter where it has the weeks of one. */
export const unitOf = ({ weeks }: Flight): 'quarter' | 'round' => (weeks === 13 ? 'quarter' : 'round')

/** Which round of how many. */
export const roundWords = (flight: Flight, round: number): string =>
  say('play.entry.round', { unit: unitOf(flight), round, rounds: flight.rounds })

/** What is left of the money of the round, or how much is missing. */
export function leftWords(entry: Entry): string {
  const left = leftOf(entry)
  const budget = money(entry.budget)
  return left < 0
    ? say('play.entry.overdrawn', { over: money(-left), budget })
    : say('play.entry.left', { left: money(left), budget })
}

/** The price of an option, $: once, or of every round. */
export function priceWords(flight: Flight, lever: PlayLeverId, price: number): string {
  if (price <= 0) return ''
  const isOnce = playLeverOf(lever).kind === 'once' || lever === 'platform' || lever === 'home'
  return isOnce
    ? say('play.entry.once', { price: money(price) })
    : say('play.entry.per', { price: money(price), unit: unitOf(flight) })
}

/** Where a measure goes. */
export const directionWords = (direction: Direction): string =>
  say(({ up: 'play.entry.up', flat: 'play.entry.flat-way', down: 'play.entry.down' } as const)[direction])

/** What is predicted. */
export const measureTitle = ({ measure }: Flight): string => titleOfMeasure(measure)

/** A value of what is predicted. */
export const valueWords = ({ measure }: Flight, value: number): string =>
  formatNumber(value, formatOf(measure))

/** The least change that is not flat. */
export const flatWords = ({ measure, flat }: Flight): string =>
  formatNumber(flat, differenceFormatOf(measure)).replace('+', '')

/** How sure, in per cent. */
export const sureWords = (sure: number): string => formatNumber(sure, { kind: 'share' })

/** Unit of a typed number. */
export const typedUnit = ({ measure }: Flight): string =>
  say('play.entry.unit', { format: measureOf(measure).format }).trim()

/** Half the width of an interval, as a difference of the measure. */
export const withinWords = ({ measure }: Flight, within: number): string =>
  formatNumber(within, differenceFormatOf(measure)).replace('+', '')

/** A prediction in one sentence. */
export function predictionWords(entry: Pick<Entry, 'game'>, prediction: Prediction): string {
  const { flight, rounds } = entry.game
  const measure = measureTitle(flight)
  if (prediction.kind === 'direction')
    return say('play.entry.check.direction', {
      measure,
      direction: directionWords(prediction.direction),
      sure: sureWords(prediction.sure),
    })
  const from = rounds.length * flight.weeks
  const points = prediction.points.map(([week, value]) =>
    say('play.entry.check.point', { value: valueWords(flight, value), week: from + week }),
  )
  return say('play.entry.check.points', {
    points: points.join(', '),
    within: withinWords(flight, prediction.within),
  })
}

/** Why the last key did nothing. */
export function noteWords({ note, game }: Entry): string {
  if (note === undefined) return ''
  if (note.kind === 'illegal') return wordOf(note.key)
  if (note.kind === 'over') return say('play.entry.note.over', { over: money(note.by) })
  const unit = typedUnit(game.flight)
  return say('play.entry.note.number', { least: note.least, most: `${note.most} ${unit}`.trim() })
}

/** What the keys do here, in one line. */
export function entryHint({ stage, predicts }: Entry): string {
  switch (stage.at) {
    case 'event':
      return say('play.entry.hint.event')
    case 'levers':
      return say(predicts ? 'play.entry.hint.levers' : 'play.entry.hint.levers-check')
    case 'lever':
      return say('play.entry.hint.lever')
    case 'direction':
      return say('play.entry.hint.direction')
    case 'sure':
      return say('play.entry.hint.sure')
    case 'points':
    case 'within':
      return say('play.entry.hint.number')
    case 'check':
      return say('play.entry.hint.check')
  }
}

/** What could have been decided otherwise. */
export const counterfactualName = (id: CounterfactualId): string => wordOf(`play.counterfactual.${id}`)
