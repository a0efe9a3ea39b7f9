import { type Load, loadRaw, loadScenario, organisationText, variantOf, wordIssues } from '@fishbowl/core'
import { describe, expect, test } from 'vitest'
import { people, sources } from './organisation-fixture.ts'

const text = `fishbowl: 1
id: base
title: A base
organisation: { members: 40 }
policies: { alignment: integrated, launch: { size: 0.5 } }
`

function loaded(source: string, texts: Readonly<Record<string, string>> = {}) {
  const load = loadScenario({ file: 'a.yaml', text: source }, sources({ ...texts, 'a.yaml': source }))
  if (load.ok) return load.loaded
  throw new Error(wordIssues(load.issues))
}
const plain = text

const scenarioIn = (load: Load) => {
  if (load.ok) return load.loaded.scenario
  throw new Error(wordIssues(load.issues))
}
const wrong = (load: Load) => (load.ok ? '' : wordIssues(load.issues))

describe('a variant', () => {
  test('is the scenario with the difference laid over it, and keeps the rest and its name', () => {
    const base = loaded(plain)
    const variant = scenarioIn(
      variantOf(base, { policies: { launch: { size: 1 }, alignment: null }, horizon: 12 }, 'a study'),
    )
    expect(variant).toEqual({
      ...base.scenario,
      policies: { launch: { size: 1 } },
      horizon: 12,
    })
  })

  test('is refused as a file would be, with the value, the bound and what may be meant', () => {
    const base = loaded(plain)
    expect(wrong(variantOf(base, { policies: { launch: { size: 2 } } }, 'a study'))).toContain(
      'policies.launch.size must be between 0 and 1 (got 2)',
    )
    expect(wrong(variantOf(base, { policies: { lunch: {} } }, 'a study'))).toContain('did you mean "launch"')
  })

  test('keeps the people of an organisation file', () => {
    const five = people([-1, 0, 0, 0, 0])
    const base = loaded('fishbowl: 1\norganisation: { file: org.json }\n', {
      'org.json': organisationText(five),
    })
    const variant = scenarioIn(variantOf(base, { policies: { mandate: true } }, 'a study'))
    expect(variant.organisation).toMatchObject({ members: 5, people: five })
  })
})

test('plain data are read as the file that they stand for, without following what it extends', () => {
  const { raw, scenario } = loaded('fishbowl: 1\nextends: base.yaml\nhorizon: 20\n', { 'base.yaml': plain })
  expect(scenarioIn(loadRaw(raw, 'whole'))).toEqual({ ...scenario, extends: undefined })
})
