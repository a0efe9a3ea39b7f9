import { playEventOf } from './events.ts'
import { type Decision, type PlayLeverId, playLeverIds, playLeverOf, postsOf } from './levers.ts'
import { type Account, accountsOf } from './money.ts'
import { type Game, nextEvent, type Round, turnsOf } from './record.ts'
import { scenarioOfGame } from './scenario-of.ts'

/** Why a round cannot be played, as keys of messages. */
export const illegalKeys = [
  'play.illegal.over',
  'play.illegal.answer',
  'play.illegal.lever',
  'play.illegal.option',
  'play.illegal.posts',
  'play.illegal.money',
  'play.illegal.changes',
] as const
export type IllegalKey = (typeof illegalKeys)[number]

/** Dated changes that a scenario may have. */
const mostChanges = 100

/** The largest team of an organisation: a post for each ten members, as the rule of staffing by size allows. */
export const mostPosts = (members: number): number => Math.max(1, Math.floor(members / 10))

/** The game once a round is played. */
export const withRound = (game: Game, round: Round): Game => ({ ...game, rounds: [...game.rounds, round] })

/** The money of a round as it would be if it were played next. */
export function accountIf(game: Game, round: Round): Account {
  const account = accountsOf(withRound(game, round)).at(-1)
  if (account === undefined) throw new RangeError('a game with a round has an account')
  return account
}

const isWhole = (value: number, from: number, below: number): boolean =>
  Number.isInteger(value) && value >= from && value < below

/** The least that a round can cost: everything that may be moved at what costs nothing, and the free answer. */
function least(game: Game): number {
  const free = [
    'interns',
    'juniors',
    'professionals',
    'seniors',
    'alignment',
    'coaching',
    'managerTime',
  ] as const
  const decision: Decision = Object.fromEntries(
    free.filter((lever) => game.flight.levers.includes(lever)).map((lever) => [lever, 0]),
  )
  return accountIf(game, { answer: 0, decision }).spent
}

/** True when there is the money, or nothing cheaper can be done: so that a game whose budget was cut can go on. */
function affordable(game: Game, round: Round): boolean {
  const { left, spent } = accountIf(game, round)
  // a cent is no debt: sums of prices have rounding errors
  return left >= -0.01 || spent <= least(game) + 0.01
}

/** True when an answer can be given to the event that is next; where there is none the answer is 0. */
function answerable({ flight, ...game }: Game, answer: number): boolean {
  const event = nextEvent({ ...game, flight })
  if (event === undefined) return answer === 0
  const option = isWhole(answer, 0, 3) ? playEventOf(event).options[answer] : undefined
  if (option === undefined) return false
  const moved = option.effects.flatMap(({ sets }) => Object.keys(sets ?? {}) as PlayLeverId[])
  return moved.every((lever) => flight.levers.includes(lever))
}

/** Answers to the event that is next which the rules and the money that is there allow, counted from 0. */
export function answersOf(game: Game): readonly number[] {
  const event = nextEvent(game)
  if (event === undefined) return [0]
  return playEventOf(event)
    .options.map((_, answer) => answer)
    .filter((answer) => answer === 0 || answerable(game, answer))
}

/**
 * Why a round cannot be played next, as the key of a message, undefined where it can: the money that is there, unspent money of earlier
 * rounds included, levers that the rules do not allow, options that a lever does not have, a team out of proportion.
 */
export function illegal(game: Game, round: Round): IllegalKey | undefined {
  const { flight, base, rounds } = game
  if (rounds.length >= flight.rounds) return 'play.illegal.over'
  if (!answerable(game, round.answer)) return 'play.illegal.answer'
  const named = Object.keys(round.decision) as PlayLeverId[]
  if (named.some((lever) => !(playLeverIds.includes(lever) && flight.levers.includes(lever))))
    return 'play.illegal.lever'
  if (named.some((lever) => !isWhole(round.decision[lever] ?? 0, 0, playLeverOf(lever).options.length)))
    return 'play.illegal.option'
  const after = withRound(game, round)
  const turn = turnsOf(after).at(-1)
  // a base may have more posts than that, and can go on with them
  const most = Math.max(mostPosts(base.organisation.members), turn === undefined ? 0 : postsOf(turn.before))
  if (turn !== undefined && postsOf(turn.now) > most) return 'play.illegal.posts'
  if (!affordable(game, round)) return 'play.illegal.money'
  return scenarioOfGame(after).interventions.length > mostChanges ? 'play.illegal.changes' : undefined
}
