// One community manager or two? Twenty pairs of runs, each pair on the same people with the same luck.
import { measured, type Scenario } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { ours, scenarioFrom } from './scenarios.ts'

const two = scenarioFrom(
  `
fishbowl: 1
id: two
extends: one-cm
organisation: { members: 1000 }
horizon: 78
policies:
  staffing:
    team: [{ seniority: professional, count: 2 }]
`,
  'two.yaml',
)

const pairs = 20
// Student's t for 90 % and 19 degrees of freedom.
const t = 1.729

const weeks = { from: 52, to: 77 }
const level = (scenario: Scenario, replicate: number): number =>
  measured(simulate({ scenario, replicate }), 'weeklyActive', weeks)

const differences = Array.from(
  { length: pairs },
  (_, replicate) => level(two.scenario, replicate) - level(ours.scenario, replicate),
)
const mean = differences.reduce((sum, each) => sum + each, 0) / pairs
const variance = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (pairs - 1)
const half = t * Math.sqrt(variance / pairs)
const points = (share: number): string => `${share < 0 ? '' : '+'}${(100 * share).toFixed(1)}`

console.log(`weekly active, weeks ${weeks.from} to ${weeks.to}, two community managers less one:`)
console.log(`${points(mean)} points (90 % interval ${points(mean - half)} to ${points(mean + half)})`)
console.log(`better in ${differences.filter((each) => each > 0).length} of ${pairs} pairs`)
