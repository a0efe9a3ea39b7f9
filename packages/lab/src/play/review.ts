import { type History, measured } from '@fishbowl/core'
import { simulate, type Task } from '@fishbowl/sim'
import { scenarioHash } from '../scenario-hash.ts'
import { weeksOfRound } from './flight.ts'
import type { Game } from './record.ts'
import { scenarioOfGame } from './scenario-of.ts'

/** What a sponsor decides on the grants of later rounds, and by which share they change. Rules of the game. */
export const reviewed = { raised: 0.15, kept: 0, cut: -0.25 } as const
export type Verdict = keyof typeof reviewed

/** What a sponsor looks at in a review. */
export type Looked = {
  readonly game: Game
  /** The round of the review, counted from 0: what is looked at is the one before. */
  readonly round: number
  /** How many times hours saved count. */
  readonly credit: number
  /** What was spent in the round before, $. */
  readonly spent: number
}
export type Review = (looked: Looked) => Verdict

/** Value of hours saved over what was spent: from the first on grants are raised, below the second they are cut. Rules of the game. */
const bounds = { raised: 1, cut: 0.5 } as const

/** What a round saved at the loaded hour, and what the platform cost, $. */
type Seen = { readonly saved: number; readonly licence: number }

/** What reviews saw lately: a screen asks for the money at every key. */
const lately = new Map<string, Seen>()
const most = 64

function seenIn(history: History, { flight, base }: Game, round: number): Seen {
  const weeks = weeksOfRound(flight, round)
  const of = (id: 'cost' | 'cmCost' | 'managerCost' | 'hoursSaved') => measured(history, id, weeks)
  return {
    saved: of('hoursSaved') * base.assumptions.wage,
    licence: of('cost') - of('cmCost') - of('managerCost'),
  }
}

/** Runs a game up to a round, where that was not done lately, and looks at the round before. */
function seen(game: Game, round: number): Seen {
  const { flight, replicate, rounds } = game
  const soFar = scenarioOfGame({ ...game, rounds: rounds.slice(0, round) })
  const task: Task = { scenario: { ...soFar, horizon: round * flight.weeks }, replicate }
  const key = `${scenarioHash(task.scenario)} ${replicate} ${flight.weeks}`
  const known = lately.get(key)
  if (known !== undefined) return known
  const [oldest] = lately.keys()
  if (lately.size >= most && oldest !== undefined) lately.delete(oldest)
  const found = seenIn(simulate(task), game, round - 1)
  lately.set(key, found)
  return found
}

function verdict({ saved, licence }: Seen, { credit, spent }: Looked): Verdict {
  const paid = spent + licence
  if (credit * saved >= bounds.raised * paid) return 'raised'
  return credit * saved < bounds.cut * paid ? 'cut' : 'kept'
}

/**
 * What the sponsor decides: hours saved in the round before, as users report them, at the loaded hour, against what was spent and the
 * licence. A review in the first round has nothing to look at and keeps the grants.
 */
export const reviewOfRun: Review = (looked) =>
  looked.round === 0 ? 'kept' : verdict(seen(looked.game, looked.round), looked)

/** The same from a run of the game that is at hand; later decisions do not matter. */
export const reviewIn =
  (history: History): Review =>
  (looked) =>
    looked.round === 0 ? 'kept' : verdict(seenIn(history, looked.game, looked.round - 1), looked)
