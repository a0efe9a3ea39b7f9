import {
  canonicalJson,
  type Intervention,
  type Policies,
  type Scenario,
  type Seniority,
  weekOf,
} from '@fishbowl/core'
import { settingsAt } from '@fishbowl/sim'
import { type EventEffect, playEventOf } from './events.ts'
import {
  launchedShares,
  mostSeniorOf,
  type PlayLeverId,
  policiesOf,
  postLevers,
  type Standing,
  trainedShares,
  withoutPost,
} from './levers.ts'
import { type Game, horizonOf, type Turn, turnsOf } from './record.ts'

/** An effect in the weeks of the game in which it holds, and who it takes away. */
type Holding = {
  readonly effect: EventEffect
  readonly start: number
  readonly end: number
  readonly leaver: Seniority | undefined
  readonly before: Standing
}

function effectsOf({ flight }: Game, turns: readonly Turn[]): readonly Holding[] {
  const horizon = horizonOf(flight)
  return turns.flatMap(({ event, answer, before }, r) => {
    if (event === undefined) return []
    const { effects, options } = playEventOf(event)
    const first = r * flight.weeks
    const leaver = mostSeniorOf(before)
    return [...effects, ...(options[answer]?.effects ?? [])].map((effect): Holding => {
      const { from, until = horizon } = effect
      const start = Math.min(horizon, first + from)
      return { effect, start, end: Math.min(horizon, first + until), leaver, before }
    })
  })
}

/**
 * The team while a post is empty. In its first week nobody is hired either: whoever is hired in the same round comes to a post of their own,
 * not to that of the one who left.
 */
function withoutLeaver(now: Standing, { leaver, before, start }: Holding, week: number): Standing {
  if (leaver === undefined) return now
  const lever = postLevers[leaver]
  const there = week === start ? Math.min(now[lever], before[lever]) : now[lever]
  return withoutPost({ ...now, [lever]: there }, leaver)
}

/** Policies from one week to another. */
type Stretch = { readonly from: number; readonly until: number; readonly policies: Policies }

/** The levers and what they say in weeks in which nothing changes, with what events do there. */
type Reading = {
  team: Standing
  readonly names: Set<PlayLeverId>
  readonly moved: { stance: number; fit: number }
}

function befall(reading: Reading, holding: Holding, week: number): void {
  const { names, moved } = reading
  const { effect } = holding
  moved.stance += effect.stance ?? 0
  moved.fit += effect.fit ?? 0
  if (effect.losesMostSenior) {
    reading.team = withoutLeaver(reading.team, holding, week)
    names.add('interns')
  }
  const { alignmentAtMost: most } = effect
  if (most !== undefined && reading.team.alignment > most) {
    reading.team = { ...reading.team, alignment: most }
    names.add('alignment')
  }
}

/** The policies of the standing levers in weeks in which nothing changes, with what events do there. */
function policiesIn(
  base: Policies,
  { now, named }: Turn,
  holding: readonly Holding[],
  week: number,
): Policies {
  const reading: Reading = { team: now, names: new Set(named), moved: { stance: 0, fit: 0 } }
  for (const one of holding) befall(reading, one, week)
  return Object.assign(
    policiesOf(base, reading.names, reading.team, reading.moved),
    ...holding.map(({ effect }) => effect.policies),
  ) as Policies
}

/** Policies of a round in each stretch between the edges of events. */
function stretchesOf(game: Game, round: number, turn: Turn, effects: readonly Holding[]): readonly Stretch[] {
  const start = round * game.flight.weeks
  const end = start + game.flight.weeks
  const edges = effects.flatMap((one) => [
    one.start,
    one.end,
    ...(one.effect.losesMostSenior ? [one.start + 1] : []),
  ])
  const inside = [start, ...edges, end].filter((week) => week >= start && week <= end)
  const weeks = [...new Set(inside)].toSorted((a, b) => a - b)
  return weeks.slice(0, -1).map((from, i) => {
    const holding = effects.filter((one) => one.start <= from && one.end > from)
    return { from, until: weeks[i + 1] ?? end, policies: policiesIn(game.base.policies, turn, holding, from) }
  })
}

/** The stretches of all rounds, neighbours that say the same as one, and none that says nothing. */
function standingChanges(game: Game, turns: readonly Turn[]): readonly Intervention[] {
  const effects = effectsOf(game, turns)
  const joined: (Stretch & { readonly key: string })[] = []
  for (const stretch of turns.flatMap((turn, round) => stretchesOf(game, round, turn, effects))) {
    const key = canonicalJson(stretch.policies)
    const last = joined.at(-1)
    if (last?.key === key) joined[joined.length - 1] = { ...last, until: stretch.until }
    else joined.push({ ...stretch, key })
  }
  return joined.flatMap(({ from, until, policies }) =>
    Object.keys(policies).length === 0 ? [] : [{ from, until, ...policies }],
  )
}

/** What acts once: training and launches that were bought, and waves of events. */
function singleChanges(game: Game, turns: readonly Turn[]): readonly Intervention[] {
  const { weeks } = game.flight
  const end = turns.length * weeks
  const bought = turns.flatMap(({ now }, round): Intervention[] => {
    const training = trainedShares[now.training] ?? 0
    const size = round === 0 ? 0 : (launchedShares[now.launch] ?? 0)
    if (training === 0 && size === 0) return []
    const from = round * weeks
    return [
      { from, until: from + 1, ...(training > 0 && { training }), ...(size > 0 && { launch: { size } }) },
    ]
  })
  const waves = effectsOf(game, turns).flatMap(({ effect: { wave }, start }): Intervention[] =>
    wave === undefined || start >= end ? [] : [{ from: start, until: start + 1, launch: { size: wave } }],
  )
  return [...bought, ...waves]
}

/**
 * Weeks after a training in which the base would train again: its share would lift whoever has come since, which nobody has bought. They end
 * where the base itself dates another training.
 */
function untrained({ base, flight }: Game, turns: readonly Turn[]): readonly Intervention[] {
  const horizon = horizonOf(flight)
  const dated = base.interventions.flatMap((change) =>
    change.training === undefined ? [] : [weekOf(change)],
  )
  const gaps: { from: number; until: number; training: number }[] = []
  for (const [round, { now }] of turns.entries()) {
    const from = round * flight.weeks + 1
    if (now.training === 0 || from < (gaps.at(-1)?.until ?? 0)) continue
    if (settingsAt({ ...base, horizon }, from).training === 0) continue
    gaps.push({ from, until: Math.min(horizon, ...dated.filter((week) => week >= from)), training: 0 })
  }
  return gaps
}

/**
 * The scenario that a game stands for: the base with dated interventions for what the player set and what befell. Its run is, week by week, the
 * run of the base forked at each decision; what was decided later changes nothing that was before.
 */
export function scenarioOfGame(game: Game): Scenario {
  const { base, flight, rounds } = game
  const turns = turnsOf(game)
  const own = [...standingChanges(game, turns), ...untrained(game, turns), ...singleChanges(game, turns)]
  const launch = rounds[0]?.decision.launch
  const policies =
    launch === undefined ? base.policies : { ...base.policies, launch: { size: launchedShares[launch] ?? 0 } }
  return { ...base, policies, interventions: [...base.interventions, ...own], horizon: horizonOf(flight) }
}
