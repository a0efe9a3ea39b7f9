import type { Scenario } from '@fishbowl/core'
import { playEventOf } from './events.ts'
import type { Flight } from './flight.ts'
import { launchedShares, managerHours, type Standing, standingOf, teamCost, trainedShares } from './levers.ts'
import { eventsOf, type Game, standingsOf } from './record.ts'

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
}

/** Line managers of an organisation, about: one for each work group. */
export const managersOf = ({ organisation }: Scenario): number =>
  Math.max(1, Math.round(organisation.members / organisation.groupSize))

/** The budget of a round before events change it, $. */
export const grantOf = ({ grant }: Flight, { organisation }: Scenario): number =>
  grant ?? 1000 * Math.round((35 * organisation.members) / 1000)

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
  return {
    team: (teamCost(now) * weeks) / 13,
    // 1.5 times $75 an hour, as the model counts it
    managerTime: (managerHours[now.managerTime] ?? 0) * weeks * managers * 112.5,
    alignment: (([0, prices.claimed, prices.integrated][now.alignment] ?? 0) * weeks) / 13,
    coaching: (([0, prices.coachingLight, prices.coachingFull][now.coaching] ?? 0) * managers * weeks) / 13,
    platform: raised ? ([0, prices.tuned, prices.other][now.platform] ?? 0) * members : 0,
    training: (trainedShares[now.training] ?? 0) * members * prices.training,
    launch: (launchedShares[now.launch] ?? 0) * members * prices.launch,
    home: now.home === before.home ? 0 : prices.home,
  }
}

const total = (spending: Spending): number => Object.values(spending).reduce((sum, each) => sum + each, 0)

/** The account of every round that was played; what is left of a round stays for the next. */
export function accountsOf(game: Game): readonly Account[] {
  const { base, flight, rounds } = game
  const events = eventsOf(game)
  let standing = standingOf(base)
  let left = 0
  let grant = grantOf(flight, base)
  return standingsOf(game).map((now, r) => {
    const event = events[r]
    const option = event === undefined ? undefined : playEventOf(event).options[rounds[r]?.answer ?? 0]
    const spending = { ...spendingOf(game, standing, now), event: option?.price ?? 0 }
    const spent = total(spending)
    const before = left
    left = before + grant - spent
    const account = { before, grant, spending, spent, left }
    standing = now
    grant = grant * (1 + (option?.grant ?? 0))
    return account
  })
}

/** What the game adds to the costs that the model counts, $: everything but salaries and managers' hours. */
export const gameCosts = (accounts: readonly Account[]): number =>
  accounts.reduce((sum, { spent, spending }) => sum + spent - spending.team - spending.managerTime, 0)
