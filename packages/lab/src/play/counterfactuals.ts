import { canonicalJson } from '@fishbowl/core'
import { planOf } from '@fishbowl/sim'
import { scenarioHash } from '../scenario-hash.ts'
import type { CounterfactualId } from './counterfactual-ids.ts'
import {
  type Decision,
  decided,
  type PlayLeverId,
  playLeverIds,
  postLevers,
  postsOf,
  type Standing,
  standingOf,
  teamCost,
} from './levers.ts'
import { accountsOf } from './money.ts'
import { type Game, type Round, type Turn, turnsOf } from './record.ts'
import { scenarioOfGame } from './scenario-of.ts'

/** A game with something decided otherwise; undefined where there is nothing of the kind to decide otherwise. */
type Change = (game: Game, turns: readonly Turn[]) => Game | undefined

const postIds = Object.values(postLevers)

const teamOnly = (standing: Standing): Partial<Standing> =>
  Object.fromEntries(postIds.map((id) => [id, standing[id]]))

/** The round as it is decided anew: an answer only to the event that it was given to, and no prediction. */
function restated({ answer, decision }: Round, own: Turn, came: Turn['event']): Round {
  return { answer: came === own.event ? answer : 0, decision }
}

/** The game with the levers put elsewhere in some rounds; the other decisions stay as they were. */
function withLevers(game: Game, change: (turn: Turn, round: number) => Partial<Standing>): Game {
  const own = turnsOf(game)
  const rounds: Round[] = []
  let before = standingOf(game.base)
  for (const [r, turn] of own.entries()) {
    const round = game.rounds[r] ?? { answer: 0, decision: {} }
    const target: Standing = { ...turn.set, ...change(turn, r) }
    const natural = decided(before, round.decision)
    const decision = Object.fromEntries(
      playLeverIds.flatMap((id) => {
        if (target[id] === natural[id]) return id in round.decision ? [[id, round.decision[id]]] : []
        // what is put back to where it was is no decision
        return target[id] === before[id] ? [] : [[id, target[id]]]
      }),
    ) as Decision
    const came = turnsOf({ ...game, rounds: [...rounds, { answer: 0, decision }] }).at(-1)?.event
    rounds.push(restated({ answer: round.answer, decision }, turn, came))
    before = turnsOf({ ...game, rounds }).at(-1)?.now ?? before
  }
  return { ...game, rounds }
}

/** The game without any decision on a lever, where there was one. */
const without =
  (lever: PlayLeverId): Change =>
  (game) => {
    if (game.rounds.every(({ decision }) => decision[lever] === undefined)) return undefined
    const rounds = game.rounds.map(({ answer, decision: { [lever]: _left, ...decision } }) => ({
      answer,
      decision,
    }))
    return { ...game, rounds }
  }

/** The first round in which the team grows by decision; -1 where it never does. */
const firstHire = (turns: readonly Turn[]): number =>
  turns.findIndex(({ before, set }) => postsOf(set) > postsOf(before))

const hireMonth6: Change = (game, turns) => {
  const { weeks } = game.flight
  const at = Math.round(26 / weeks)
  // a month or so beside the end of month 6 there is no round to decide in
  if (Math.abs(at * weeks - 26) > 4) return undefined
  const there = turns[at]?.set
  if (there === undefined || !game.flight.levers.includes('professionals')) return undefined
  if (there.professionals + there.seniors > 0) return undefined
  return withLevers(game, ({ set }, r) => (r < at ? {} : { professionals: Math.max(1, set.professionals) }))
}

const hireEarlier: Change = (game, turns) => {
  const first = firstHire(turns)
  const hired = turns[first]
  if (hired === undefined || first < 1) return undefined
  return withLevers(game, (_turn, r) => (r >= first - 2 && r < first ? teamOnly(hired.set) : {}))
}

const neverHired: Change = (game, turns) => {
  if (firstHire(turns) < 0) return undefined
  const start = standingOf(game.base)
  return withLevers(game, ({ set }) =>
    Object.fromEntries(postIds.map((id) => [id, Math.min(set[id], start[id])])),
  )
}

const keptTeam: Change = (game, turns) => {
  const at = turns.findIndex(({ before, set }) => teamCost(set) < teamCost(before))
  const kept = turns[at]?.before
  if (kept === undefined) return undefined
  return withLevers(game, ({ set }, r) => (r >= at && teamCost(set) < teamCost(kept) ? teamOnly(kept) : {}))
}

const aligned: Change = (game) =>
  game.flight.levers.includes('alignment') ? withLevers(game, () => ({ alignment: 2 })) : undefined

/** The game in which nothing was decided and every event is answered by what costs nothing. */
export const nothingDone = (game: Game): Game => ({
  ...game,
  rounds: game.rounds.map(() => ({ answer: 0, decision: {} })),
})

const changes: Readonly<Record<CounterfactualId, Change>> = {
  nothing: nothingDone,
  'hire-month-6': hireMonth6,
  'hire-earlier': hireEarlier,
  'never-hired': neverHired,
  'kept-team': keptTeam,
  aligned,
  'never-aligned': without('alignment'),
  'no-launches': without('launch'),
  'no-training': without('training'),
  'no-coaching': without('coaching'),
  'same-platform': without('platform'),
  'free-answers': (game) => ({
    ...game,
    rounds: game.rounds.map(({ decision }) => ({ answer: 0, decision })),
  }),
  quiet: (game) => ({ ...game, flight: { ...game.flight, events: [] } }),
}

/** What a game is and costs; two games of one key are the same to the last bit. */
const keyOf = (game: Game): string =>
  `${scenarioHash(scenarioOfGame(game))} ${canonicalJson(accountsOf(game, () => 'kept').map(({ grant, spending }) => [grant, spending]))}`

/** What a round comes to, as one text. */
const toldOf = (turn: Turn | undefined): string =>
  canonicalJson(
    turn && { event: turn.event, answer: turn.event && turn.answer, set: turn.set, now: turn.now },
  )

/** The levers in force in each week, as texts; a game is about the first space, whose team is always its own. */
function plansOf(game: Game): readonly string[] {
  const told = new Map<object, string>()
  return planOf(scenarioOfGame(game)).map((settings) => {
    const text = told.get(settings) ?? canonicalJson({ ...settings, ownTeam: true })
    told.set(settings, text)
    return text
  })
}

/**
 * The first week in which two games differ; undefined where they do not. A lever that is put where it stood is no other round, but holds against
 * what the base has in store for it later.
 */
function firstWeek(one: Game, other: Game): number | undefined {
  const changed = turnsOf(other)
  const round = turnsOf(one).findIndex((turn, r) => toldOf(turn) !== toldOf(changed[r]))
  const plans = plansOf(other)
  const week = plansOf(one).findIndex((plan, w) => plan !== plans[w])
  const found = [round * one.flight.weeks, week].filter((each) => each >= 0)
  return found.length === 0 ? undefined : Math.min(...found)
}

/** A game decided otherwise, before it is run. */
export type Alternative = { readonly id: CounterfactualId; readonly game: Game; readonly from: number }

/** What could have been decided otherwise in a game: only what differs from what was done, and each once. */
export function alternativesOf(game: Game): readonly Alternative[] {
  const turns = turnsOf(game)
  const known = new Set([keyOf(game)])
  return (Object.keys(changes) as CounterfactualId[]).flatMap((id) => {
    const changed = changes[id](game, turns)
    const from = changed && firstWeek(game, changed)
    if (changed === undefined || from === undefined || known.has(keyOf(changed))) return []
    known.add(keyOf(changed))
    return [{ id, game: changed, from }]
  })
}
