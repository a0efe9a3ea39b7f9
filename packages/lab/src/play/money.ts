import type { Scenario } from '@fishbowl/core'
import { answerPrice, managersOf, playEventOf } from './events.ts'
import type { Flight } from './flight.ts'
import { launchedShares, managerHours, type Standing, standingOf, teamCost, trainedShares } from './levers.ts'
import { type Game, turnsOf } from './record.ts'
import { type Review, reviewed, reviewOfRun, type Verdict } from './review.ts'

/** Where the money of a round goes, $. */
export type Spending = {
  readonly team: number
  readonly managerTime: number
  readonly alignment: number
  readonly coaching: number
  readonly platform: number
  readonly training: number
  readonly launch: number
  readonly home: number
  readonly event: number
}
export type SpendingId = keyof Spending

/** A round in money, $: what was there, came in, went out and is left. */
export type Account = {
  readonly before: number
  readonly grant: number
  readonly spending: Spending
  readonly spent: number
  readonly left: number
  /** What the sponsor decided on later grants, where there was a review. */
  readonly verdict?: Verdict | undefined
}

/** Members of an organisation in which being tied to work has its full price; a smaller one pays in proportion. */
const pricedSize = 2000

/** What levers that stand like this cost in a round that follows one in which they stood like `before`. */
export function spendingOf(
  game: Pick<Game, 'base' | 'flight'>,
  before: Standing,
  now: Standing,
): Omit<Spending, 'event'> {
  const { base, flight } = game
  const { prices, weeks } = flight
  const { members } = base.organisation
  const managers = managersOf(base)
  const raised = now.platform > before.platform
  const sized = Math.min(1, members / pricedSize)
  return {
    team: (teamCost(now) * weeks) / 13,
    // 1.5 times $75 an hour, as the model counts it
    managerTime: (managerHours[now.managerTime] ?? 0) * weeks * managers * 112.5,
    alignment: (([0, prices.claimed, prices.integrated][now.alignment] ?? 0) * sized * weeks) / 13,
    coaching: (([0, prices.coachingLight, prices.coachingFull][now.coaching] ?? 0) * managers * weeks) / 13,
    platform: raised ? ([0, prices.tuned, prices.other][now.platform] ?? 0) * members : 0,
    training: (trainedShares[now.training] ?? 0) * members * prices.training,
    launch: (launchedShares[now.launch] ?? 0) * members * prices.launch,
    home: now.home === before.home ? 0 : prices.home,
  }
}

const total = (spending: Partial<Spending>): number =>
  Object.values(spending).reduce((sum, each) => sum + each, 0)

/**
 * The budget of a round before events change it, $: that of the rules; or $35 for each member and no less than what the base itself costs, and
 * whatever line managers' hours cost on top where the player cannot move them.
 */
export function grantOf(flight: Flight, base: Scenario): number {
  if (flight.grant !== undefined) return flight.grant
  const still = standingOf(base)
  const { managerTime, ...own } = spendingOf({ base, flight }, still, still)
  const fixed = flight.levers.includes('managerTime') ? 0 : managerTime
  const least = total(own) + managerTime - fixed
  return (
    1000 *
    (Math.max(Math.round((35 * base.organisation.members) / 1000), Math.ceil(least / 1000)) +
      Math.ceil(fixed / 1000))
  )
}

/**
 * The account of every round that was played; what is left of a round stays for the next. A review looks at the run so far, which is
 * computed where one came.
 */
export function accountsOf(game: Game, review: Review = reviewOfRun): readonly Account[] {
  const { base, flight } = game
  let left = 0
  let grant = grantOf(flight, base)
  let paid = 0
  return turnsOf(game).map(({ event, answer, before, now }, round): Account => {
    const option = event === undefined ? undefined : playEventOf(event).options[answer]
    const price = event === undefined ? 0 : answerPrice(base, event, answer)
    const spending = { ...spendingOf(game, before, now), event: price }
    const spent = total(spending)
    const there = { before: left, grant, spending, spent }
    const credit = option?.review
    const verdict = credit === undefined ? undefined : review({ game, round, credit, spent: paid })
    left += grant - spent
    paid = spent
    grant *= (1 + (option?.grant ?? 0)) * (1 + reviewed[verdict ?? 'kept'])
    return Object.assign(there, { left }, verdict && { verdict })
  })
}

/** What the game adds to the costs that the model counts, $: everything but salaries and managers' hours. */
export const gameCosts = (accounts: readonly Account[]): number =>
  accounts.reduce((sum, { spent, spending }) => sum + spent - spending.team - spending.managerTime, 0)
