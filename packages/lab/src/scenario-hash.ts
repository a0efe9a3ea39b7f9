import { createHash } from 'node:crypto'
import { canonicalJson, organisationData, type Scenario } from '@fishbowl/core'

const hashes = new WeakMap<Scenario, string>()

/**
 * SHA-256 of what the engine sees of a scenario, 64 hex digits: names, words and claims do not count, so two scenarios that differ in words
 * only share their runs.
 */
export function scenarioHash(scenario: Scenario): string {
  const known = hashes.get(scenario)
  if (known !== undefined) return known
  const { id: _id, title: _title, question: _question, watch: _watch, source: _source, ...rest } = scenario
  const { expect: _expect, extends: _extends, overrides: _overrides, fishbowl: _version, ...seen } = rest
  const organisation = organisationData(seen.organisation)
  const hash = createHash('sha256')
    .update(canonicalJson({ ...seen, organisation }))
    .digest('hex')
  hashes.set(scenario, hash)
  return hash
}
