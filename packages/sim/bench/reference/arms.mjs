// The scenarios that the engine and its C references are compared on: those of ../bench.mjs.
import { defaultScenario, underModel } from '@fishbowl/core'

const professionals = (count) => ({ staffing: { team: [{ seniority: 'professional', count, fte: 1 }] } })

/** What each arm changes in the default scenario, by name. */
export const arms = {
  'work groups with managers': { community: { ...defaultScenario.community, purpose: 'work-groups' } },
  'aligned, 3 professionals': { policies: { alignment: 'integrated', ...professionals(3) } },
  'claimed, 1 professional': { policies: { alignment: 'claimed', ...professionals(1) } },
  'incidental, nobody': { policies: { alignment: 'incidental' } },
}

// The references have the equations of 2.0.0: one post at most, nobody who never writes. The engine runs the same there, bit for bit.
const base = underModel(defaultScenario, '2.0.0')

/**
 * The scenario of an arm.
 * @param {string} arm one of `arms`
 * @param {number} members employees, 2 to 2,000,000
 * @param {number} horizon weeks
 */
export const scenarioFor = (arm, members, horizon) => ({
  ...base,
  ...arms[arm],
  horizon,
  organisation: { ...defaultScenario.organisation, members },
})
