import type { Scenario } from '@fishbowl/core'
import { peopleOfStored, storedScenario } from '@fishbowl/lab'
import { Flight, type Game, illegal, type PlayDebrief, withRound } from '@fishbowl/lab/play'
import { SavedRound } from './saved-round.ts'

/** What `fishbowl play --game <file> --json` prints, without `schemaVersion`: a game and all there is to say of it. */
type PlayDocument = {
  readonly kind: 'play'
  readonly modelVersion: string
  /** The same as that of the debrief. */
  readonly digest: string
  /** The command that prints the document again. */
  readonly again: string
  /** Of the base scenario. */
  readonly title: string
  readonly seed: string
  readonly debrief: PlayDebrief
}

/** The document of a debrief. */
export function playDocument(debrief: PlayDebrief, base: Scenario, again: string): PlayDocument {
  const { modelVersion, digest } = debrief
  return { kind: 'play', modelVersion, digest, again, title: base.title, seed: base.seed, debrief }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The game in a saved game or in a document of a debrief; undefined where there is none. */
export function gameData(data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isFields(data)) return undefined
  const { kind, game, debrief } = data
  if (kind === 'play-game') return isFields(game) ? game : undefined
  if (kind !== 'play' || !isFields(debrief)) return undefined
  return isFields(debrief['game']) ? debrief['game'] : undefined
}

/** What a schema has against a value, in one line. */
const firstFault = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
) =>
  issues[0] === undefined
    ? 'it fits no schema'
    : `${issues[0].path.map(String).join('.')}: ${issues[0].message}`

/**
 * A game from plain data, checked: its base as results hold scenarios, its rules, and its rounds, each of which must be playable after
 * those before it. `base` serves where the people come from an organisation file. Throws RangeError with the reason.
 */
export function gameOfData(data: Readonly<Record<string, unknown>>, base?: Scenario): Game {
  const people = peopleOfStored(data['base']) === undefined ? undefined : base?.organisation.people
  const flight = Flight.safeParse(data['flight'])
  if (!flight.success) throw new RangeError(`its rules are none: ${firstFault(flight.error.issues)}`)
  const rounds = SavedRound.array().max(20).safeParse(data['rounds'])
  if (!rounds.success) throw new RangeError(`its rounds are none: ${firstFault(rounds.error.issues)}`)
  const { replicate } = data
  if (typeof replicate !== 'number' || !Number.isSafeInteger(replicate) || replicate < 0)
    throw new RangeError('its replicate is no whole number from 0')
  const scenario = storedScenario(data['base'], people)
  let game: Game = { base: scenario, flight: flight.data, replicate, rounds: [] }
  for (const [i, round] of rounds.data.entries()) {
    if (illegal(game, round) !== undefined) throw new RangeError(`its round ${i + 1} breaks the rules`)
    game = withRound(game, round)
  }
  return game
}
