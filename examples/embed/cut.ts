// And if the team goes after a year and a half? The past is run once; both futures start from its last byte.
import { measured, type Scenario, valueAt } from '@fishbowl/core'
import { fork, resume, runUntil } from '@fishbowl/sim'
import { scenarioFrom } from './scenarios.ts'

const base = scenarioFrom(
  '{ fishbowl: 1, id: three-years, extends: two-cms, organisation: { members: 1000 } }',
  'three-years',
)
const week = 78
const nobody: Scenario = fork(base.scenario, week, { staffing: { team: [] } })

const bytes = runUntil({ scenario: base.scenario, replicate: 0 }, week)
const stays = resume(bytes, { scenario: base.scenario, replicate: 0 })
const goes = resume(bytes, { scenario: nobody, replicate: 0 })

console.log(`snapshot before week ${week}: ${(bytes.length / 1024).toFixed(0)} kB`)
console.log('week   visitors, the team stays   the team goes')
for (const at of [week - 1, week, week + 4, week + 13, week + 26, week + 77]) {
  const cells = [stays, goes].map((history) => String(valueAt(history, 'visitors', at)))
  console.log(`${String(at).padStart(4)} ${cells[0]?.padStart(26)} ${cells[1]?.padStart(15)}`)
}
const value = (history: typeof stays) => measured(history, 'netValue', { from: week, to: 155 }) / 1000
console.log(`net value from week ${week} on, k$: ${value(stays).toFixed(0)} and ${value(goes).toFixed(0)}`)
