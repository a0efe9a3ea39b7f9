import {
  answerPrice,
  answersOf,
  type Direction,
  directions,
  type Game,
  type PlayLeverId,
  playEventOf,
  playLeverOf,
  type Round,
  sureness,
} from '@fishbowl/lab/play'
import { optionRefused, roundRefused } from './entry-money.ts'
import { pressPoints } from './entry-points.ts'
import {
  budgetOf,
  type Entry,
  type EntryStage,
  eventOf,
  leversOnPage,
  menuOf,
  roundOf,
  standingNow,
} from './entry-state.ts'

/** A round that is still being entered, one that is whole, or a step back from its first question. */
type Entered =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'round'; readonly round: Round }
  | { readonly kind: 'back' }

const firstStage = (game: Game): EntryStage =>
  eventOf({ game }) === undefined ? { at: 'levers', page: 0 } : { at: 'event' }

/** Begins the next round of a game. `level` is the predicted measure at the end of the round before. */
export const enterRound = (
  game: Game,
  { level, predicts = true }: { readonly level?: number | undefined; readonly predicts?: boolean } = {},
): Entry => ({
  game,
  stage: firstStage(game),
  answer: 0,
  decision: {},
  budget: budgetOf(game),
  level,
  predicts,
})

const still = (entry: Entry): Entered => ({ kind: 'entry', entry })
const at = (entry: Entry, stage: EntryStage): Entered => still({ ...entry, stage, note: undefined })

const isBack = (key: string): boolean => key === 'left' || key === 'backspace'
const isOn = (key: string): boolean => key === 'space' || key === 'enter'
const digitOf = (key: string): number | undefined => (/^\d$/.test(key) ? Number(key) : undefined)

function pressEvent(entry: Entry, key: string): Entered {
  const id = eventOf(entry)
  const digit = digitOf(key)
  if (digit === 0 || isBack(key)) return { kind: 'back' }
  if (id === undefined || digit === undefined || playEventOf(id).options[digit - 1] === undefined)
    return still(entry)
  const answer = digit - 1
  const { game, budget } = entry
  if (!answersOf(game).includes(answer))
    return still({ ...entry, note: { kind: 'illegal', key: 'play.illegal.answer' } })
  const over = answerPrice(game.base, id, answer) - budget
  // What stands may cost more than what is left then: that is cut with the levers.
  if (over > 0) return still({ ...entry, note: { kind: 'over', by: over } })
  return at({ ...entry, answer }, { at: 'levers', page: 0 })
}

function pressLevers(entry: Entry, key: string, page: number): Entered {
  const digit = digitOf(key)
  if (digit === 0 || isBack(key)) return backFromLevers(entry, page)
  if (isOn(key)) return onFromLevers(entry)
  if (digit === undefined) return still(entry)
  const { levers, isPaged, pages } = menuOf(entry, page)
  if (isPaged && digit === 9) return at(entry, { at: 'levers', page: (page + 1) % pages })
  const lever = levers[digit - 1]
  return lever === undefined ? still(entry) : at(entry, { at: 'lever', lever })
}

function backFromLevers(entry: Entry, page: number): Entered {
  if (page > 0) return at(entry, { at: 'levers', page: page - 1 })
  return eventOf(entry) === undefined ? { kind: 'back' } : at(entry, { at: 'event' })
}

function onFromLevers(entry: Entry): Entered {
  const note = roundRefused(entry)
  if (note !== undefined) return still({ ...entry, note })
  return at(entry, entry.predicts ? { at: 'direction' } : { at: 'check' })
}

function pressLever(entry: Entry, key: string, lever: PlayLeverId): Entered {
  const { flight } = entry.game
  const place = flight.levers.indexOf(lever)
  const page = flight.levers.length > 9 ? Math.floor(place / leversOnPage) : 0
  const menu: EntryStage = { at: 'levers', page }
  if (isBack(key) || isOn(key)) return at(entry, menu)
  const digit = digitOf(key)
  if (digit === undefined || digit >= playLeverOf(lever).options.length) return still(entry)
  const chosen = { ...entry, decision: { ...entry.decision, [lever]: digit } }
  const note = optionRefused(entry, lever, digit)
  if (note !== undefined) return still({ ...entry, note })
  return at(withoutIdle(chosen, lever), menu)
}

/** A lever that is set to where it stood before is not decided, so that a game without decisions stays the base itself. */
function withoutIdle(entry: Entry, lever: PlayLeverId): Entry {
  const { [lever]: set, ...others } = entry.decision
  const without = { ...entry, decision: others }
  return standingNow(without)[lever] === set ? without : entry
}

function pressDirection(entry: Entry, key: string): Entered {
  const digit = digitOf(key)
  if (digit === 0 || isBack(key)) return at(entry, { at: 'levers', page: 0 })
  if (digit === 4) return at(entry, { at: 'points', values: [], typed: '' })
  const direction = digit === undefined ? undefined : directions[digit - 1]
  return direction === undefined ? still(entry) : at(entry, { at: 'sure', direction })
}

function pressSure(entry: Entry, key: string, direction: Direction): Entered {
  const digit = digitOf(key)
  if (digit === 0 || isBack(key)) return at(entry, { at: 'direction' })
  const sure = digit === undefined ? undefined : sureness[digit - 1]
  if (sure === undefined) return still(entry)
  return at({ ...entry, prediction: { kind: 'direction', direction, sure } }, { at: 'check' })
}

function pressCheck(entry: Entry, key: string): Entered {
  if (isOn(key)) return { kind: 'round', round: roundOf(entry) }
  if (!isBack(key) && key !== '0') return still(entry)
  return at(
    { ...entry, prediction: undefined },
    entry.predicts ? { at: 'direction' } : { at: 'levers', page: 0 },
  )
}

/** What a key does: `0` to `9`, `space`, `enter`, `backspace`, `left`, `.`; any other one does nothing. Pure. */
export function pressEntry(entry: Entry, key: string): Entered {
  const { stage } = entry
  switch (stage.at) {
    case 'event':
      return pressEvent(entry, key)
    case 'levers':
      return pressLevers(entry, key, stage.page)
    case 'lever':
      return pressLever(entry, key, stage.lever)
    case 'direction':
      return pressDirection(entry, key)
    case 'sure':
      return pressSure(entry, key, stage.direction)
    case 'points':
    case 'within':
      return still(pressPoints(entry, stage, key))
    case 'check':
      return pressCheck(entry, key)
  }
}
