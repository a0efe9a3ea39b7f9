import { scenarioHash } from '../scenario-hash.ts'
import type { PlayPlan } from './debrief-types.ts'
import { answersOf, mostPosts } from './legality.ts'
import {
  type Decision,
  decided,
  type PlayLeverId,
  type Posts,
  postsOf,
  type Standing,
  standingOf,
  teamCost,
} from './levers.ts'
import { accountsOf, grantOf } from './money.ts'
import type { Game, Round } from './record.ts'
import { scenarioOfGame } from './scenario-of.ts'

const nobody: Posts = { interns: 0, juniors: 0, professionals: 0, seniors: 0 }
const teamIds = ['interns', 'juniors', 'professionals', 'seniors'] as const

/** Half of a team, its higher levels; of one post, one. */
function halved(team: Posts): Posts {
  let places = Math.ceil(postsOf(team) / 2)
  const kept: Record<keyof Posts, number> = { ...nobody }
  for (const id of [...teamIds].toReversed()) {
    kept[id] = Math.min(team[id], places)
    places -= kept[id]
  }
  return kept
}

/** What a plan sets in a round. */
function wanted(plan: PlayPlan, round: number): Decision {
  const { team, alignment, platform, training, coaching, start, bought = start, cut } = plan
  if (round < start) return {}
  const gone = cut !== undefined && round >= cut.round
  const now = !gone ? team : cut.keeps === 'half' ? halved(team) : nobody
  return {
    ...now,
    alignment,
    ...(round >= bought && { platform, coaching }),
    ...(round === bought && { training }),
  }
}

/** The game that a plan is: its rounds are as many as were played. */
function gameOfPlan(game: Game, plan: PlayPlan): Game {
  const rounds: Round[] = []
  let before: Standing = standingOf(game.base)
  for (let round = 0; round < game.rounds.length; round++) {
    const rest = decided(before, {})
    const moved = Object.entries(wanted(plan, round)).filter(([id, option]) => {
      const lever = id as PlayLeverId
      return game.flight.levers.includes(lever) && rest[lever] !== option
    })
    const decision: Decision = Object.fromEntries(moved)
    rounds.push({ answer: plan.answers?.[round] ?? 0, decision })
    before = decided(before, decision)
  }
  return { ...game, rounds }
}

/** True when a plan can be paid from the budget as long as a review leaves it as it is. */
function payable(game: Game): boolean {
  return accountsOf(game, () => 'kept').every(({ left }) => left >= -0.01)
}

/** Up to `count` numbers from 1 to `most`, the ends included, the largest first. */
function spread(most: number, count: number): readonly number[] {
  if (most < 1) return []
  const step = (most - 1) / Math.max(1, count - 1)
  return [...new Set(Array.from({ length: count }, (_, i) => Math.round(most - i * step)))]
}

/** Sizes of a team of one level that are tried. */
const tried: Posts = { interns: 2, juniors: 2, professionals: 4, seniors: 3 }
const mixed: readonly Posts[] = [
  { ...nobody, seniors: 1, professionals: 1 },
  { ...nobody, seniors: 1, juniors: 1 },
]

/** Nobody, the team of the base, teams of one level, and a senior with another: what one and a half of a round's budget pays for. */
function teamsOf(game: Game): readonly Posts[] {
  const { base, flight } = game
  const allowed = (team: Posts): boolean =>
    teamIds.every((id) => team[id] === 0 || flight.levers.includes(id))
  const budget = 1.5 * grantOf(flight, base)
  const most = (id: keyof Posts): number =>
    Math.min(9, mostPosts(base.organisation.members), Math.floor(budget / teamCost({ ...nobody, [id]: 1 })))
  const single = teamIds.flatMap((id) =>
    spread(most(id), tried[id]).map((n) => Object.assign({}, nobody, { [id]: n })),
  )
  const payableMix = mixed.filter((team) => teamCost(team) <= budget)
  const teams = [nobody, ...[...single, ...payableMix].filter(allowed)]
  return [
    ...new Map(
      [standingPlan(game).team, ...teams].map((t) => [teamIds.map((id) => t[id]).join(), t]),
    ).values(),
  ]
}

type Extras = Pick<PlayPlan, 'platform' | 'training' | 'coaching'>
const none: Extras = { platform: 0, training: 0, coaching: 0 }
/** What is bought besides a team: each thing by itself, and two together. */
const extras: readonly Extras[] = [
  { platform: 0, training: 0, coaching: 1 },
  { platform: 0, training: 0, coaching: 2 },
  { platform: 1, training: 0, coaching: 0 },
  { platform: 2, training: 0, coaching: 0 },
  { platform: 0, training: 2, coaching: 0 },
  { platform: 1, training: 0, coaching: 1 },
]

/** Posts, how closely they are tied to work, and when that starts. */
type Core = Pick<PlayPlan, 'team' | 'alignment' | 'start'>

function coresOf(game: Game): readonly Core[] {
  const { alignment: own } = standingPlan(game)
  const starts = [0, 2, 4].filter((round) => round < game.rounds.length)
  return starts.flatMap((start) =>
    [...new Set([own, 2])].flatMap((alignment) => teamsOf(game).map((team) => ({ team, alignment, start }))),
  )
}

/** A plan with the game that it is. */
export type Candidate = { readonly plan: PlayPlan; readonly game: Game }

const candidate = (game: Game, plan: PlayPlan): Candidate => ({ plan, game: gameOfPlan(game, plan) })

/** What is bought beside a team is bought as soon as there is the money; undefined where there never is. */
function asSoonAsPaid(game: Game, core: Core, extra: Extras): Candidate | undefined {
  for (let bought = core.start; bought < game.rounds.length; bought++) {
    const one = candidate(game, { ...core, ...extra, bought })
    if (payable(one.game)) return one
  }
  return undefined
}

/** Everything as the base has it. */
function standingPlan({ base }: Game): Core {
  const { interns, juniors, professionals, seniors, alignment } = standingOf(base)
  return { team: { interns, juniors, professionals, seniors }, alignment, start: 0 }
}

/** A core by itself, with the team cut in the last third, and with each of the extras: what can be paid. */
function* around(game: Game, core: Core): Generator<Candidate> {
  const rounds = game.rounds.length
  const late = Math.floor((2 * rounds) / 3)
  const plain = candidate(game, { ...core, ...none })
  const kept = payable(plain.game)
  if (kept) yield plain
  if (postsOf(core.team) > 0 && core.start < late)
    for (const keeps of ['half', 'none'] as const) {
      const cut = candidate(game, { ...core, ...none, cut: { round: late, keeps } })
      if (payable(cut.game)) yield cut
    }
  for (const extra of kept && core.start < 4 ? extras : []) {
    const one = asSoonAsPaid(game, core, extra)
    if (one !== undefined) yield one
  }
}

/** How far a plan is from a team that starts at once and stays. */
const rankOf = ({ plan: { start, bought, cut } }: Candidate): number =>
  start / 2 + (bought === undefined ? 0 : 1) + (cut === undefined ? 0 : 1)

/**
 * The plans that a search goes through: those that the rules and the budget allow, each once, doing nothing first. Where there are
 * more than `most`, those of many parts are left out.
 */
export function candidatesOf(game: Game, most = Number.POSITIVE_INFINITY): readonly Candidate[] {
  const nothing = candidate(game, { ...standingPlan(game), ...none })
  const found = new Map([[scenarioHash(scenarioOfGame(nothing.game)), nothing]])
  for (const core of coresOf(game))
    for (const one of around(game, core)) {
      const key = scenarioHash(scenarioOfGame(one.game))
      if (!found.has(key)) found.set(key, one)
    }
  return [...found.values()].toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, Math.max(1, most))
}

/** The same plan with the event of a round answered otherwise, by each answer that the rules and the money allow. */
export function answeredOtherwise(
  game: Game,
  { plan, game: own }: Candidate,
  round: number,
): readonly Candidate[] {
  const soFar = { ...own, rounds: own.rounds.slice(0, round) }
  const given = own.rounds.map(({ answer }) => answer)
  return answersOf(soFar)
    .filter((answer) => answer !== given[round])
    .map((answer) => candidate(game, { ...plan, answers: given.with(round, answer) }))
    .filter((one) => payable(one.game))
}
