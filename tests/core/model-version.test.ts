import {
  assumptionIds,
  boundsOf,
  currentModel,
  defaultsOf,
  isFixed,
  ledgerOf,
  leversOf,
  loadScenario,
  modelVersions,
  type Sources,
  underModel,
  wordIssues,
} from '@fishbowl/core'
import { describe, expect, test } from 'vitest'

const base = `fishbowl: 1
id: base
model: 2.0.0
assumptions: { wx: { value: 1.1, reason: measured here } }
`
const texts: Readonly<Record<string, string>> = { 'base.yaml': base }
const sources: Sources = {
  ids: [],
  read: (name) => (texts[name] === undefined ? undefined : { file: name, text: texts[name] }),
}
function scenarioIn(text: string) {
  const load = loadScenario({ file: 'mine.yaml', text: `fishbowl: 1\n${text}` }, sources)
  if (!load.ok) throw new Error(wordIssues(load.issues))
  return load.loaded.scenario
}
const issuesIn = (text: string): string => {
  const load = loadScenario({ file: 'mine.yaml', text: `fishbowl: 1\n${text}` }, sources)
  return load.ok ? '' : wordIssues(load.issues)
}

describe('a scenario file names the version of the model that it runs under', () => {
  test('to name the current one is to name none', () => {
    expect(scenarioIn(`model: ${currentModel}\n`)).toEqual(scenarioIn(''))
    expect(scenarioIn('').model).toBe(currentModel)
  })

  test('an assumption that is not said is that of the version; one that is said stays', () => {
    const { assumptions, overrides } = scenarioIn(
      'model: 2.0.0\nassumptions: { wx: { value: 1.1, reason: why not } }\n',
    )
    expect(assumptions).toEqual({ ...defaultsOf('2.0.0'), wx: 1.1 })
    expect(Object.keys(overrides)).toEqual(['wx'])
  })

  test('a file that extends another one runs under its version, unless it names its own', () => {
    expect(scenarioIn('extends: base.yaml\n')).toMatchObject({
      model: '2.0.0',
      assumptions: { ...defaultsOf('2.0.0'), wx: 1.1 },
    })
    expect(scenarioIn(`extends: base.yaml\nmodel: ${currentModel}\n`)).toMatchObject({
      model: currentModel,
      assumptions: { ...defaultsOf(currentModel), wx: 1.1 },
    })
  })

  test('a version that this program lacks is refused with its place, those it has, and the way out', () => {
    const has = modelVersions.map((version) => `"${version}"`).join(', ')
    expect(issuesIn('model: 9.9.9\n')).toBe(`mine.yaml:2:8: model must be one of ${has} (got "9.9.9")
   2 | model: 9.9.9
     |        ^^^^^
hint: leave it out for ${currentModel}; a newer fishbowl knows newer versions`)
    expect(issuesIn('model: 2.0\n')).toContain(`mine.yaml:2:8: model must be one of ${has} (got 2)`)
  })
})

describe.each(modelVersions)('model %s', (version) => {
  test('has every default within its range, and all three within what a scenario file may say', () => {
    for (const id of assumptionIds) {
      const { default: usual, low, high } = ledgerOf(version)[id]
      const { min, max } = boundsOf(id)
      expect([id, min <= low, low <= usual, usual <= high, high <= max]).toEqual([id, true, true, true, true])
    }
  })

  test('is what an editor shows as the plausible range and the source of an assumption', () => {
    const shown = leversOf(version).filter(({ section }) => section === 'assumptions')
    for (const { step } of shown) expect(step).toBeGreaterThan(0)
    expect(shown.map(({ low, high }) => [low, high])).toEqual(
      assumptionIds.map((id) => [ledgerOf(version)[id].low, ledgerOf(version)[id].high]),
    )
  })
})

test('what an earlier version lacked has one value there and no range', () => {
  const lacking = assumptionIds.filter((id) => isFixed('2.0.0', id))
  expect(lacking).toEqual(expect.arrayContaining(['quiet', 'voiceShape', 'standing']))
  for (const id of lacking) expect(ledgerOf('2.0.0')[id].source).toBe('not in this version')
})

test('a scenario that goes under another version and back is as it was', () => {
  const scenario = scenarioIn('assumptions: { wx: { value: 1.1, reason: why not } }\n')
  const there = underModel(scenario, '2.0.0')
  expect(there).toEqual(scenarioIn('model: 2.0.0\nassumptions: { wx: { value: 1.1, reason: why not } }\n'))
  expect(underModel(there, currentModel)).toEqual(scenario)
})
