import { createHash } from 'node:crypto'
import {
  type AssumptionId,
  assumptionIds,
  canonicalJson,
  type Scenario,
  withAssumptions,
} from '@fishbowl/core'
import { eventIds, playEventOf, playLeverIds, playLeverOf } from '../play/index.ts'
import { scenarioHash } from '../scenario-hash.ts'
import type { SessionFile, SessionFormat, SessionText, Step } from './session-file.ts'

/** A scenario of a session under its name there, with the hidden assumptions and on the luck of the session. */
export type SessionArm = { readonly id: string; readonly title: SessionText; readonly scenario: Scenario }

/** A session that is ready to be held. */
export type Session = {
  readonly file: SessionFile
  readonly modelVersion: string
  /** In the order of the file; the first is the sealed base case. */
  readonly arms: readonly [SessionArm, ...SessionArm[]]
  /** 12 hex digits: equal where the same version of the model would give the same numbers. Words do not count. */
  readonly digest: string
  readonly format: SessionFormat
  /** Names of the teams. */
  readonly teams: readonly string[]
}

/** What a session is made of. */
export type SessionParts = {
  readonly file: SessionFile
  /** The scenarios of the file by the names of their arms, as their own files have them. */
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly modelVersion: string
  /** Undefined is the first that the file names. */
  readonly format?: SessionFormat | undefined
  /** How many teams, or their names, in the place of what the file says. */
  readonly teams?: number | readonly string[] | undefined
}

/** The scenario of an arm as the session runs it: hidden assumptions over its own, on the luck of the session. */
function withHidden(scenario: Scenario, { hidden, seed }: SessionFile): Scenario {
  const values: Partial<Record<AssumptionId, number>> = {}
  const overrides: Partial<Record<AssumptionId, { value: number; reason: string }>> = {
    ...scenario.overrides,
  }
  for (const id of assumptionIds) {
    const told = hidden?.assumptions[id]
    if (told === undefined) continue
    values[id] = told.value
    overrides[id] = told
  }
  return { ...withAssumptions(scenario, values), overrides, seed }
}

/** What of a step changes a number or the meaning of an answer. */
function numbersOf(step: Step): object {
  const { id, kind } = step
  if (kind === 'predict') return { id, kind, asks: step.asks, shows: step.shows ?? null }
  return kind === 'decide' ? { id, kind, rounds: step.rounds } : { id, kind }
}

/** What the program itself says of games: it is no part of the version of the model. */
const rules = {
  events: eventIds.map((id) => [id, playEventOf(id)]),
  levers: playLeverIds.map((id) => [id, playLeverOf(id)]),
}

function digestOfSession({ file, modelVersion }: SessionParts, arms: readonly SessionArm[]): string {
  const { id, seed, replicates, flight, steps } = file
  const seen = {
    modelVersion,
    id,
    seed,
    replicates,
    rules,
    flight: flight ?? null,
    steps: steps.map(numbersOf),
    arms: arms.map((arm) => ({ id: arm.id, scenario: scenarioHash(arm.scenario) })),
  }
  return createHash('sha256').update(canonicalJson(seen)).digest('hex').slice(0, 12)
}

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => String(i + 1))

/** Puts a session together. Throws RangeError when the scenario of an arm is not given, or a format is none of the file's. */
export function sessionOf(parts: SessionParts): Session {
  const { file, scenarios, modelVersion, format = file.formats[0], teams = file.teams } = parts
  const arms = Object.entries(file.scenarios).map(([id, { title }]) => {
    const scenario = scenarios.get(id)
    if (scenario === undefined) throw new RangeError(`the scenario of arm "${id}" was not given`)
    return { id, title, scenario: withHidden(scenario, file) }
  })
  const [base, ...others] = arms
  if (base === undefined) throw new RangeError('a session has at least one arm')
  if (format === undefined || !file.formats.includes(format))
    throw new RangeError(`format ${format} is none of the session (${file.formats.join(', ')})`)
  return {
    file,
    modelVersion,
    arms: [base, ...others],
    digest: digestOfSession(parts, arms),
    format,
    teams: typeof teams === 'number' ? numbered(teams) : teams,
  }
}

/** An arm by its name. Throws RangeError for a name that is none. */
export function armOf({ arms }: Session, id: string): SessionArm {
  const found = arms.find((arm) => arm.id === id)
  if (found === undefined) throw new RangeError(`the session has no arm "${id}"`)
  return found
}
