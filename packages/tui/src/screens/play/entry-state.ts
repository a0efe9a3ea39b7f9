import {
  accountIf,
  answerPrice,
  type Decision,
  type Direction,
  type Game,
  type IllegalKey,
  nextEvent,
  type PlayEventId,
  type PlayLeverId,
  type Prediction,
  type Round,
  type Standing,
  spendingOf,
  standingOf,
  turnsOf,
  withRound,
} from '@fishbowl/lab/play'

/** What is asked now. */
export type EntryStage =
  | { readonly at: 'event' }
  | { readonly at: 'levers'; readonly page: number }
  | { readonly at: 'lever'; readonly lever: PlayLeverId }
  | { readonly at: 'direction' }
  | { readonly at: 'sure'; readonly direction: Direction }
  /** The points that are drawn so far, as typed, and the one being typed. */
  | { readonly at: 'points'; readonly values: readonly string[]; readonly typed: string }
  | { readonly at: 'within'; readonly values: readonly string[]; readonly typed: string }
  | { readonly at: 'check' }

/** Why the last key did nothing. */
export type EntryNote =
  | { readonly kind: 'over'; readonly by: number }
  | { readonly kind: 'illegal'; readonly key: IllegalKey }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }

/** A round in the making: what is decided so far, and what is asked. Plain data, so that it can be saved. */
export type Entry = {
  /** The game with the rounds before this one. */
  readonly game: Game
  readonly stage: EntryStage
  readonly answer: number
  readonly decision: Decision
  readonly prediction?: Prediction | undefined
  readonly note?: EntryNote | undefined
  /** Money that is there for the round, $. */
  readonly budget: number
  /** The measure at the end of the round before, in its unit; undefined before anything was seen. */
  readonly level?: number | undefined
  /** False where nothing is predicted. */
  readonly predicts: boolean
}

/** The event of the round that is entered. */
export const eventOf = ({ game }: Pick<Entry, 'game'>): PlayEventId | undefined => nextEvent(game)

const emptyRound: Round = { answer: 0, decision: {} }

/** Money that is there for the next round of a game, $: its grant and what is left of those before. */
export function budgetOf(game: Game): number {
  const { before, grant } = accountIf(game, emptyRound)
  return before + grant
}

/** The round as entered so far. */
export const roundOf = ({ answer, decision, prediction }: Entry): Round => ({
  answer,
  decision,
  ...(prediction === undefined ? {} : { prediction }),
})

type Decided = Pick<Entry, 'game' | 'answer' | 'decision'>

/** Where the levers stood before the round and stand with what is entered so far. */
function standings({ game, answer, decision }: Decided): readonly [before: Standing, now: Standing] {
  const turn = turnsOf(withRound(game, { answer, decision })).at(-1)
  const start = standingOf(game.base)
  return [turn?.before ?? start, turn?.now ?? start]
}

/** Where the levers stand as entered so far. */
export const standingNow = (entry: Decided): Standing => standings(entry)[1]

/** What the round costs as entered so far, $. */
export function spentOf(entry: Decided): number {
  const { game, answer } = entry
  const event = nextEvent(game)
  const price = event === undefined ? 0 : answerPrice(game.base, event, answer)
  return Object.values(spendingOf(game, ...standings(entry))).reduce((sum, each) => sum + each, price)
}

/** What is left of the money of the round as entered so far, $; below 0 where it is over. */
export const leftOf = (entry: Entry): number => entry.budget - spentOf(entry)

/** Levers of a menu page; 9 turns the page where there are more than nine. */
export const leversOnPage = 8

/** Levers on a page of the menu, and whether 9 turns it: with up to nine levers there is one page. */
export function menuOf(
  { game: { flight } }: Pick<Entry, 'game'>,
  page: number,
): { readonly levers: readonly PlayLeverId[]; readonly isPaged: boolean; readonly pages: number } {
  const { levers } = flight
  const isPaged = levers.length > 9
  const shown = isPaged ? levers.slice(page * leversOnPage, (page + 1) * leversOnPage) : levers
  return { levers: shown, isPaged, pages: isPaged ? Math.ceil(levers.length / leversOnPage) : 1 }
}
