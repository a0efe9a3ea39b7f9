import { canonicalJson, type Scenario } from '@fishbowl/core'
import { type Game, type PlayDebrief, weeksOfRound } from '@fishbowl/lab/play'
import type { Origin, PlaySource } from '@fishbowl/report/document'
import { z } from 'zod'
import type { Failure } from '../cli/failure.ts'
import { keptArms } from '../cli/kept-arms.ts'
import { checkEstimate, isNear, readAs } from './kept-numbers.ts'
import type { Place } from './read-comparison.ts'
import { KeptPlayDebrief } from './read-play-schema.ts'

const Kept = z.object({ debrief: KeptPlayDebrief })

type Refuse = (why: string) => Failure

const changed = 'the document was changed after it was written'

function checkMoney({ rounds }: PlayDebrief, refuse: Refuse): void {
  let left = 0
  for (const [i, { account }] of rounds.entries()) {
    const { before, grant, spending, spent, left: rest } = account
    const paid = Object.values(spending).reduce((sum, one) => sum + one, 0)
    if (!isNear(before, left) || !isNear(spent, paid) || !isNear(rest, before + grant - spent))
      throw refuse(`rounds.${i}.account: it does not add up; ${changed}`)
    left = rest
  }
}

/** A chosen answer, decision and prediction are said twice: as it was decided, and beside what came. */
function checkRounds({ rounds, game, weeks }: PlayDebrief, refuse: Refuse): void {
  const told = rounds.map(({ answer, decision, prediction }) => ({ answer, decision, prediction }))
  const wrong = game.rounds.findIndex(
    ({ answer, decision, prediction }, i) =>
      canonicalJson({ answer, decision, prediction }) !== canonicalJson(told[i] ?? null),
  )
  if (wrong !== -1 || rounds.length !== game.rounds.length)
    throw refuse(`rounds.${Math.max(0, wrong)}: it is not what game.rounds says was decided; ${changed}`)
  if (rounds.some(({ round }, i) => round !== i)) throw refuse('rounds: they are not in order')
  const { to } = weeksOfRound(game.flight, rounds.length - 1)
  if (weeks !== to + 1) throw refuse(`weeks: ${weeks}, and its rounds have ${to + 1}`)
}

function checkBranches({ own, best, counterfactuals }: PlayDebrief, refuse: Refuse): void {
  const all = [
    ...(best === undefined ? [] : [['best.branch', best.branch] as const]),
    ...counterfactuals.map((one, i) => [`counterfactuals.${i}`, one] as const),
  ]
  const wrong = all.find(
    ([, { netValue, difference }]) => !isNear(netValue - own.netValue + 1, difference + 1),
  )
  if (wrong !== undefined)
    throw refuse(`${wrong[0]}.difference: it is not that of the two net values; ${changed}`)
}

/** Refuses a debrief whose numbers do not fit together: changed by hand, and seen without a run. Throws a Failure. */
export function checkPlayDebrief(debrief: PlayDebrief, refuse: Refuse): void {
  checkRounds(debrief, refuse)
  checkMoney(debrief, refuse)
  checkBranches(debrief, refuse)
  const { luck } = debrief
  if (luck !== undefined) checkEstimate('luck.mean', luck.mean, Float64Array.from(luck.others), refuse)
}

/** Where a debrief is, and how it is refused. */
export type GamePlace = Pick<Place, 'beside' | 'outside'> & { readonly refuse: Refuse }

/** The game in the data of a debrief, and the debrief. Throws a Failure for what is none. */
export async function keptGame(
  data: unknown,
  place: GamePlace,
): Promise<{ readonly game: Game; readonly debrief: PlayDebrief }> {
  const debrief = readAs(KeptPlayDebrief, data, place.refuse)
  const { flight, replicate, rounds, base } = debrief.game
  return {
    game: { base: await keptBase(base as { id: string }, place), flight, replicate, rounds },
    debrief,
  }
}

/** The scenario of a debrief, read back. Throws a Failure for what is none. */
export async function keptBase(data: { readonly id: string }, place: GamePlace): Promise<Scenario> {
  const [arm] = await keptArms([{ id: data.id, digest: '', scenario: data }], place)
  if (arm === undefined) throw place.refuse('it holds no scenario')
  return arm.scenario
}

/** A game, read back. Throws a Failure for what is none, and for one whose numbers do not fit together. */
export async function readPlay(data: unknown, origin: Origin, place: Place): Promise<PlaySource> {
  const { debrief } = readAs(Kept, data, place.refuse)
  const base = await keptBase(debrief.game.base as { id: string }, place)
  checkPlayDebrief(debrief, (why) => place.refuse(`debrief.${why}`))
  return { ...origin, debrief, base }
}
