import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured } from '@fishbowl/core'
import { meanInterval, windowOf } from '@fishbowl/lab'
import { isSample, keptStudy, pointResults } from '@fishbowl/lab/study'
import { simulate } from '@fishbowl/sim'
import { expect, onTestFinished, test } from 'vitest'
import { filled, planFor } from './study-worlds.ts'

const study = `question: What does training do?
replicates: 3
measures: [weeklyActive, value]
design: { kind: grid, factors: { training: [0, 1] } }
`
const scenarios = { plain: '', told: 'policies: { mandate: true }' }

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'study.sqlite')
}

test('the results of a ledger are those of its runs, made again one by one', () => {
  const plan = planFor(study, scenarios)
  const ledger = filled(plan, newFile())
  onTestFinished(() => ledger.close())
  const found = [
    ...pointResults(ledger, { scenarios: 2, firstIsReference: true, replicates: 3, measures: [0, 1] }),
  ]
  const values = Array.from({ length: 4 }, (_, number) =>
    plan.measures.map((id) =>
      [0, 1, 2].map((replicate) => {
        const history = simulate({ scenario: plan.at(number).scenario, replicate })
        return measured(history, id, windowOf(id, history.weeks))
      }),
    ),
  )
  expect(found.map(({ point }) => point.base)).toEqual(['plain', 'told', 'plain', 'told'])
  for (const { point, levels, deltas } of found)
    for (const i of [0, 1]) {
      const own = values[point.number]?.[i] ?? []
      expect(levels[i]).toEqual(meanInterval(own))
      if (point.base === 'plain') continue
      const base = values[point.number - 1]?.[i] ?? []
      expect(deltas?.[i]).toEqual(meanInterval(own.map((value, r) => value - (base[r] ?? Number.NaN))))
    }
})

test('a ledger that is not full tells what is there', () => {
  const ledger = filled(
    planFor(study, scenarios),
    newFile(),
    (point, replicate) => point === 1 || replicate === 2,
  )
  onTestFinished(() => ledger.close())
  const found = [
    ...pointResults(ledger, { scenarios: 2, firstIsReference: true, replicates: 3, measures: [0] }),
  ]
  expect(found.map(({ point, runs }) => [point.number, runs])).toEqual([
    [0, 2],
    [2, 2],
    [3, 2],
  ])
  expect(found[2]?.deltas?.[0]).toMatchObject({ n: 2, missing: 1 })
})

test('a ledger knows its study: question, design, seed, and the scenarios in their order', () => {
  const ledger = filled(planFor(study, { z: '', a: 'policies: { mandate: true }' }), newFile(), () => true)
  onTestFinished(() => ledger.close())
  expect(keptStudy(ledger)).toEqual({
    question: 'What does training do?',
    kind: 'grid',
    seed: 'fishbowl',
    scenarios: ['z', 'a'],
  })
  expect([isSample('grid'), isSample('list'), isSample('sobol'), isSample('latin-hypercube')]).toEqual([
    false,
    false,
    true,
    true,
  ])
})
