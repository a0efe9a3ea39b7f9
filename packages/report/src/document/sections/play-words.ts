import { type MeasureId, measureOf } from '@fishbowl/core'
import {
  type Branch,
  type Direction,
  type Flight,
  type PlayEventId,
  type PlayLeverId,
  playLeverOf,
} from '@fishbowl/lab/play'
import { formatNumber } from '../../number.ts'
import { languages, say, type WordKey } from '../../words/index.ts'

/** A message by a key that is put together; `otherwise` where there is none. */
export const wordOf = (key: string, otherwise: string): string =>
  Object.hasOwn(languages.en, key) ? say(key as WordKey) : otherwise

/** What a reader calls a lever, an option of it (counts of posts stand for themselves), an event, and an answer to it counted from 0. */
export const leverName = (lever: PlayLeverId): string => wordOf(`play.lever.${lever}`, lever)
export function optionName(lever: PlayLeverId, option: number): string {
  const id = playLeverOf(lever).options[option] ?? String(option)
  return /^\d$/.test(id) ? id : wordOf(`play.option.${lever}.${id}`, id)
}
export const eventName = (event: PlayEventId): string => wordOf(`play.event.${event}`, event)
export const eventSays = (event: PlayEventId): string => wordOf(`play.event.${event}.says`, '')
export const answerName = (event: PlayEventId, answer: number): string =>
  wordOf(`play.event.${event}.${answer + 1}`, String(answer + 1))

/** What a measure is called. */
export const measureName = (id: MeasureId): string => wordOf(`model.measure.${id}.title`, measureOf(id).title)

/** A number stays with its unit at the end of a line. */
const held = (text: string): string => text.replace(' ', '\u00A0')

/** $ as money, and as a difference with its sign. */
export const money = (value: number): string => held(formatNumber(value, { kind: 'money' }))
export const signedMoney = (value: number): string =>
  held(formatNumber(value, { kind: 'money', signed: true }))
export const share = (value: number): string => held(formatNumber(value, { kind: 'share' }))
/** Parts of a list that hold commas themselves. */
export const chained = (parts: readonly string[]): string => parts.join(say('debrief.next'))
/** A score. */
export const score = (value: number): string => formatNumber(value, { kind: 'plain', digits: 2 })

/** Two ends of an interval of money. */
export const moneyInterval = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  say('debrief.page.stretch', { low: signedMoney(low), high: signedMoney(high) })

/** What a round is called: a quarter where it has the weeks of one. */
export const unitOf = ({ weeks }: Flight): 'quarter' | 'round' => (weeks === 13 ? 'quarter' : 'round')
/** "Quarter 3", of a round counted from 0. */
export const roundName = (flight: Flight, round: number): string =>
  held(say('debrief.round', { unit: unitOf(flight), round: String(round + 1) }))
/** "quarter", "round", as the head of a column. */
export const roundHeader = (flight: Flight): string => say('debrief.round.header', { unit: unitOf(flight) })

const directionKeys = {
  up: 'debrief.direction.up',
  flat: 'debrief.direction.flat',
  down: 'debrief.direction.down',
} as const satisfies Readonly<Record<Direction, WordKey>>
export const directionName = (direction: Direction): string => say(directionKeys[direction])

/** Which way a difference in money goes; `same` to the last cent. */
export const wayOfMoney = (difference: number): 'up' | 'down' | 'same' =>
  difference > 0 ? 'up' : difference < 0 ? 'down' : 'same'

/** What an estimate tells of a difference: the whole of its interval is on one side, or it cannot be told. */
export const toldWay = ({
  n,
  low,
  high,
}: {
  readonly n: number
  readonly low: number
  readonly high: number
}) => (n > 1 && low > 0 ? 'up' : n > 1 && high < 0 ? 'down' : 'untold')

/** That a branch spends more than there is, from which round on; nothing where it does not. */
export const overBudget = (flight: Flight, { overBudget: round }: Pick<Branch, 'overBudget'>): string =>
  round === undefined ? '' : say('debrief.over', { unit: unitOf(flight), round: String(round + 1) })
