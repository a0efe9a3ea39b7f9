import { type History, type MeasureFormat, type MeasureId, measured, valueAt } from '@fishbowl/core'
import { weeksOfRound } from './flight.ts'
import { postsOf, standingOf } from './levers.ts'
import { accountsOf } from './money.ts'
import type { Game } from './record.ts'
import { reviewIn } from './review.ts'

/** What a real sponsor or community manager can know, each by id; words are in the locale files (`play.dashboard.<id>`). */
export const dashboardIds = [
  'registered',
  'weeklyActive',
  'asked',
  'noReply',
  'medianReply',
  'hoursSaved',
  'posts',
  'vacant',
  'load',
  'demand',
  'spent',
  'left',
] as const
export type DashboardId = (typeof dashboardIds)[number]

/** One number of a dashboard. */
export type DashboardRow = {
  readonly id: DashboardId
  /** How it is printed. */
  readonly format: MeasureFormat
  /** Absent where it has no value: without a question there is no reply. */
  readonly value?: number | undefined
  /** The same a round before; absent in the first round. */
  readonly before?: number | undefined
}

type Role = Game['flight']['role']
type Reading = readonly [format: MeasureFormat, of: (round: number) => number]

/** How each number is read; levels over the last four weeks of a round, sums over all of it, posts in its last week. */
function readingsOf(game: Game, history: History): Readonly<Record<DashboardId, Reading>> {
  const { flight } = game
  const accounts = accountsOf(game, reviewIn(history))
  const end = (id: MeasureId) => (round: number) => {
    const { to } = weeksOfRound(flight, round)
    return measured(history, id, { from: Math.max(0, to - 3), to })
  }
  const whole = (id: MeasureId) => (round: number) => measured(history, id, weeksOfRound(flight, round))
  const last = (id: 'cmPosts' | 'cmVacant') => (round: number) =>
    valueAt(history, id, weeksOfRound(flight, round).to)
  return {
    registered: ['share', end('registered')],
    weeklyActive: ['share', end('weeklyActive')],
    asked: ['number', (round) => whole('asked')(round) * flight.weeks],
    noReply: ['share', whole('noReply')],
    medianReply: ['hours', whole('medianReply')],
    hoursSaved: ['hours', whole('hoursSaved')],
    posts: ['number', last('cmPosts')],
    vacant: ['number', last('cmVacant')],
    load: ['share', whole('load')],
    demand: ['hours', whole('demandHours')],
    spent: ['money', (round) => accounts[round]?.spent ?? Number.NaN],
    left: ['money', (round) => accounts[round]?.left ?? Number.NaN],
  }
}

const onlyOfManager: ReadonlySet<DashboardId> = new Set(['load', 'demand'])
const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)

/**
 * What a player sees at the end of a round, counted from 0, with the round before; round -1 is the start, when there is a team and nothing
 * else to see. A sponsor sees what reports of a platform and of the books say, and not what members feel; a community manager sees the own
 * work too.
 */
export function dashboard(
  game: Game,
  history: History,
  round: number,
  role: Role = game.flight.role,
): readonly DashboardRow[] {
  if (round < 0) return [{ id: 'posts', format: 'number', value: postsOf(standingOf(game.base)) }]
  const readings = readingsOf(game, history)
  return dashboardIds
    .filter((id) => role === 'community-manager' || !onlyOfManager.has(id))
    .map((id): DashboardRow => {
      const [format, of] = readings[id]
      const row = { id, format, value: finite(of(round)) }
      return round > 0 ? Object.assign(row, { before: finite(of(round - 1)) }) : row
    })
}
