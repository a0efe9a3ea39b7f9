import type { Intervention, Policies, Scenario } from '@fishbowl/core'
import { type EventEffect, playEventOf } from './events.ts'
import { launchedShares, policiesOf, postLevers, type Standing, trainedShares } from './levers.ts'
import { eventsOf, type Game, horizonOf, namedLevers, standingsOf } from './record.ts'

/** An effect with the weeks of the game in which it holds. */
type Holding = EventEffect & { readonly start: number; readonly end: number }

function effectsOf(game: Game): readonly Holding[] {
  const { flight, rounds } = game
  const horizon = horizonOf(flight)
  return eventsOf(game).flatMap((id, r) => {
    const round = rounds[r]
    if (id === undefined || round === undefined) return []
    const { effects, options } = playEventOf(id)
    const first = r * flight.weeks
    return [...effects, ...(options[round.answer]?.effects ?? [])].map((effect) => ({
      ...effect,
      start: Math.min(horizon, first + effect.from),
      end: Math.min(horizon, effect.until === undefined ? horizon : first + effect.until),
    }))
  })
}

const mostSeniorFirst = ['senior', 'professional', 'junior', 'intern'] as const

/** A team without its most senior post. */
function withoutMostSenior(standing: Standing): Standing {
  const level = mostSeniorFirst.find((id) => standing[postLevers[id]] > 0)
  return level === undefined
    ? standing
    : { ...standing, [postLevers[level]]: standing[postLevers[level]] - 1 }
}

const saysSomething = (policies: Policies): boolean => Object.keys(policies).length > 0

/** The policies of the standing levers in a stretch of weeks of a round, with what events do there. */
function stretch(game: Game, round: number, standing: Standing, holding: readonly Holding[]): Policies {
  const named = new Set(namedLevers(game.rounds, round))
  let now = standing
  let stance = 0
  let over: Policies = {}
  for (const effect of holding) {
    stance += effect.stance ?? 0
    for (const lever of Object.keys(effect.sets ?? {}) as (keyof Standing)[]) named.add(lever)
    if (effect.losesMostSenior) {
      now = withoutMostSenior(now)
      named.add('interns')
    }
    over = { ...over, ...effect.policies }
  }
  return { ...policiesOf(game.base.policies, named, now, stance), ...over }
}

/** Interventions of a round: standing policies in each stretch between the edges of events, then what acts once. */
function ofRound(
  game: Game,
  round: number,
  standing: Standing,
  effects: readonly Holding[],
): readonly Intervention[] {
  const { flight } = game
  const start = round * flight.weeks
  const end = start + flight.weeks
  const edges = [start, ...effects.flatMap((one) => [one.start, one.end]), end]
  const inside = [...new Set(edges.filter((week) => week >= start && week <= end))].toSorted((a, b) => a - b)
  const standingNow = inside.slice(0, -1).flatMap((from, i) => {
    const until = inside[i + 1] ?? end
    const policies = stretch(
      game,
      round,
      standing,
      effects.filter((one) => one.start <= from && one.end > from),
    )
    return saysSomething(policies) ? [{ from, until, ...policies }] : []
  })
  const waves = effects.flatMap(({ wave, start: week }) =>
    wave !== undefined && week >= start && week < end ? [{ week, launch: { size: wave } }] : [],
  )
  const trained = trainedShares[standing.training] ?? 0
  const launched = launchedShares[standing.launch] ?? 0
  return [
    ...standingNow,
    ...(trained > 0
      ? [
          { week: start, training: trained },
          { week: start + 1, training: 0 },
        ]
      : []),
    ...(launched > 0 && round > 0 ? [{ week: start, launch: { size: launched } }] : []),
    ...waves,
  ]
}

/**
 * The scenario that a game stands for: the base with one dated intervention for each thing the player set or that befell. Its run is, week by
 * week, the run of the base forked at each decision; what was decided later changes nothing that was before.
 */
export function scenarioOfGame(game: Game): Scenario {
  const { base, flight, rounds } = game
  const effects = effectsOf(game)
  const standings = standingsOf(game)
  const own = standings.flatMap((standing, round) => ofRound(game, round, standing, effects))
  const launch = rounds[0]?.decision.launch
  const policies =
    launch === undefined ? base.policies : { ...base.policies, launch: { size: launchedShares[launch] ?? 0 } }
  return { ...base, policies, interventions: [...base.interventions, ...own], horizon: horizonOf(flight) }
}
