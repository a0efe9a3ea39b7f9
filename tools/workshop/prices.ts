import { type Seniority, seniorities } from '@fishbowl/core'
import type { Flight } from '@fishbowl/lab/play'
import { type PlayLeverId, playLeverOf, spendingOf, standingOf } from '@fishbowl/lab/play'
import { formatNumber } from '@fishbowl/report'
import { type Language, say, type WordKey } from '@fishbowl/report/words'
import type { Lesson } from './lesson.ts'
import type { GuideWords } from './words.ts'

const posts: Partial<Record<PlayLeverId, Seniority>> = {
  interns: 'intern',
  juniors: 'junior',
  professionals: 'professional',
  seniors: 'senior',
}
const bought = new Set<PlayLeverId>(['training', 'launch', 'platform', 'home'])
const money = (dollars: number): string => formatNumber(dollars, { kind: 'money' })
const word = (key: string, language: Language): string => say(key as WordKey, {}, language)

/** The rules of the flight of a lesson. Throws RangeError for one without. */
export function flightOf({ id, file }: Lesson): Flight {
  if (file.flight === undefined) throw new RangeError(`${id} has no flight`)
  return file.flight
}

/** The scenario that the flight of a lesson starts from. */
function baseOf({ id, scenarios }: Lesson) {
  const [base] = scenarios.values()
  if (base === undefined) throw new RangeError(`${id} has no scenario`)
  return base
}

const sum = (each: object): number => Object.values(each).reduce((total, one) => total + Number(one), 0)

function priceOf(lesson: Lesson, lever: PlayLeverId, option: number): number {
  const game = { base: baseOf(lesson), flight: flightOf(lesson) }
  const before = standingOf(game.base)
  const free = { ...before, [lever]: 0 }
  const spending = spendingOf(game, free, { ...free, [lever]: option })
  const without = spendingOf(game, free, free)
  return sum(spending) - sum(without)
}

function leverPrices(lesson: Lesson, lever: PlayLeverId, language: Language, words: GuideWords): string {
  const level = posts[lever]
  if (level !== undefined) {
    const { costPerYear } = seniorities[level]
    return `${money((costPerYear * flightOf(lesson).weeks) / 52)} ${words.person}`
  }
  const tail = bought.has(lever) ? ` ${words.once}` : ''
  const prices = playLeverOf(lever)
    .options.map((id, option) => ({ id, price: priceOf(lesson, lever, option) }))
    .filter(({ price }) => price > 0)
  const [first] = prices
  if (first === undefined) return money(0)
  if (lever === 'home') {
    const names = playLeverOf(lever).options.map((id) => word(`play.option.home.${id}`, language))
    return `${names.join(', ')}: ${money(first.price)}${tail}`
  }
  return prices
    .map(({ id, price }) => `${word(`play.option.${lever}.${id}`, language)} ${money(price)}${tail}`)
    .join('; ')
}

/** What each lever of the flight costs, one row a lever: its name, and its prices. */
export const priceRows = (lesson: Lesson, language: Language, words: GuideWords): readonly string[][] =>
  flightOf(lesson).levers.map((lever) => [
    word(`play.lever.${lever}`, language),
    leverPrices(lesson, lever, language, words),
  ])
