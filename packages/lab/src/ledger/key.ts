import { createHash } from 'node:crypto'
import { canonicalJson, type Scenario } from '@fishbowl/core'
import { scenarioHash } from '../scenario-hash.ts'

/** What decides the numbers of a run. */
export type Named = {
  /** Hash of the code that simulates. */
  readonly code: string
  readonly scenario: Scenario
  readonly replicate: number
  /** Replicate whose talent draws the run takes. @default its own */
  readonly talent?: number
}

/** The key of a run from the hash of its scenario, see `taskKey`. */
export function keyOfHash(code: string, scenario: string, replicate: number, talent = replicate): string {
  const name = { code, scenario, replicate, ...(talent === replicate ? {} : { talent }) }
  return createHash('sha256').update(canonicalJson(name)).digest('hex')
}

/**
 * The name of a run and of its result: SHA-256, 64 hex digits, of code, scenario as the engine sees it and replicate. No clock, no place
 * in a list: the same run has the same key in every study and on every machine.
 */
export const taskKey = ({ code, scenario, replicate, talent }: Named): string =>
  keyOfHash(code, scenarioHash(scenario), replicate, talent)
