import type { MeasureId } from '@fishbowl/core'
import { type Estimate } from '@fishbowl/lab'
import type { Direction } from '@fishbowl/lab/play'
import { armOf, type ChoiceOption, flightOf, type SessionStep } from '@fishbowl/lab/workshop'
import { formatNumber, formatOf, wordDifferences, wordLevel, wordLevels, wordSize } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { unitOf } from '../play/entry-words.ts'
import { type Room, told } from './room.ts'

/** The name of a measure as it stands in a sentence. */
export const measureName = (id: MeasureId): string => say(`model.measure.${id}.title`)

/** The title of an arm. */
export const armTitle = (room: Pick<Room, 'session'>, id: string): string =>
  told(room, armOf(room.session, id).title)

const ways = {
  up: 'workshop.screen.option.up',
  flat: 'workshop.screen.option.flat',
  down: 'workshop.screen.option.down',
} as const satisfies Readonly<Record<Direction, string>>
const shortWays = {
  up: 'workshop.screen.way.up',
  flat: 'workshop.screen.way.flat',
  down: 'workshop.screen.way.down',
} as const satisfies Readonly<Record<Direction, string>>

/** An option of a question. */
export function optionWords(room: Pick<Room, 'session'>, option: ChoiceOption): string {
  if (option.kind === 'direction') return say(ways[option.direction])
  return option.kind === 'arm' ? armTitle(room, option.arm) : say('workshop.screen.option.none')
}

/** A direction in a word or two. */
export const wayWords = (way: Direction): string => say(shortWays[way])

/** Which round of how many, e.g. Quarter 3 of 12. */
export const roundOfWords = (room: Room, round: number): string => {
  const flight = flightOf(room.session)
  return say('workshop.screen.round', { unit: unitOf(flight), round: round + 1, rounds: flight.rounds })
}

/** A round by its number alone. */
export const roundName = (room: Room, round: number): string =>
  say('workshop.screen.roundName', { unit: unitOf(flightOf(room.session)), round: round + 1 })

/** $ as money, with its sign where it is a difference. */
export const money = (value: number, signed = false): string => formatNumber(value, { kind: 'money', signed })

/** The interval of an estimate of money. */
export const moneyInterval = ({ low, high }: Estimate): string =>
  Number.isFinite(low) && Number.isFinite(high) ? wordDifferences(low, high, 'netValue') : ''

/** A number stays with its unit at the end of a line. */
const held = (words: string): string => words.replaceAll(/(?<=\d) (?=[kM]?\$|%|points?\b|h\b)/g, '\u00A0')

/** A level with its interval. */
export const levelWords = ({ mean, low, high }: Estimate, id: MeasureId): string =>
  held(say('workshop.screen.estimate', { value: wordLevel(mean, id), interval: wordLevels(low, high, id) }))

/** The size of a difference with its interval, in the direction of its mean. */
export function sizeWords({ mean, low, high }: Estimate, id: MeasureId): string {
  const interval = mean < 0 ? wordDifferences(-high, -low, id) : wordDifferences(low, high, id)
  return held(say('workshop.screen.estimate', { value: wordSize(mean, id), interval }))
}

/** A value of a measure as it is told. */
export const valueWords = (value: number, id: MeasureId): string => formatNumber(value, formatOf(id))

/** Weeks as they are told: both included, counted from 0 as everywhere. */
export const weeksWords = ([from, to]: readonly [number, number]): string =>
  from === to ? say('workshop.screen.week', { week: from }) : say('workshop.screen.weeks', { from, to })

/** The title of a step. */
export const stepTitle = (room: Room, { step }: SessionStep): string => told(room, step.title)
