import { loadScenario, organisationText, type Scenario, scenarioData, wordIssues } from '@fishbowl/core'
import { describe, expect, test } from 'vitest'
import { people, sources } from './organisation-fixture.ts'

const five = people([-1, 0, 0, 0, 0])
const three = people([-1, 0, 0])
const org = { 'org.json': organisationText(five) }

const load = (text: string, texts: Readonly<Record<string, string>> = org): Scenario | string => {
  const found = loadScenario({ file: 'a.yaml', text }, sources({ ...texts, 'a.yaml': text }))
  return found.ok ? found.loaded.scenario : wordIssues(found.issues)
}
const organisation = (text: string, texts?: Readonly<Record<string, string>>) => {
  const scenario = load(text, texts)
  return typeof scenario === 'string' ? scenario : scenario.organisation
}

describe('organisation.file', () => {
  test('gives the people and their number', () => {
    expect(organisation('fishbowl: 1\norganisation: { file: org.json, turnover: 0.2 }\n')).toMatchObject({
      members: 5,
      turnover: 0.2,
      people: five,
    })
  })

  test('agrees with the number of members, or the number is told with its place', () => {
    expect(organisation('fishbowl: 1\norganisation: { file: org.json, members: 5 }\n')).toMatchObject({
      members: 5,
    })
    expect(load('fishbowl: 1\norganisation:\n  file: org.json\n  members: 20\n')).toBe(
      [
        'a.yaml:4:12: organisation.members must be 5, the people of organisation.file (got 20)',
        '   4 |   members: 20',
        '     |            ^^',
        'hint: leave members out; the file says it',
      ].join('\n'),
    )
  })

  test.each([
    ['missing', {}, 'there is no such file'],
    ['a scenario', { 'org.json': 'fishbowl: 1\n' }, 'it is no organisation file'],
    [
      'changed',
      { 'org.json': org['org.json'].replace('"tenure":[]', '"tenure":[1,1,1,1,1]') },
      'it was changed after',
    ],
  ])('a file that is %s is told at its name', (_, texts, why) => {
    expect(load('fishbowl: 1\norganisation:\n  file: org.json\n', texts)).toContain(
      `a.yaml:3:9: organisation.file "org.json": ${why}`,
    )
  })

  test('is inherited with its people, from the folder of the file that names it', () => {
    const texts = {
      'base/b.yaml': 'fishbowl: 1\norganisation: { file: org.json }\n',
      'base/org.json': organisationText(three),
      ...org,
    }
    expect(organisation('fishbowl: 1\nextends: base/b.yaml\n', texts)).toMatchObject({
      members: 3,
      people: three,
    })
    expect(
      organisation('fishbowl: 1\nextends: base/b.yaml\norganisation: { file: org.json }\n', texts),
    ).toMatchObject({ members: 5, people: five })
    expect(load('fishbowl: 1\nextends: base/b.yaml\norganisation: { members: 9 }\n', texts)).toContain(
      'a.yaml:3:26: organisation.members must be 3',
    )
  })

  test('takes the place of a number that the base gave', () => {
    const texts = { ...org, 'b.yaml': 'fishbowl: 1\norganisation: { members: 30000 }\n' }
    expect(
      organisation('fishbowl: 1\nextends: b.yaml\norganisation: { file: org.json }\n', texts),
    ).toMatchObject({
      members: 5,
    })
  })

  test('stands in keys and documents as its digest', () => {
    const scenario = load('fishbowl: 1\norganisation: { file: org.json }\n')
    if (typeof scenario === 'string') throw new Error(scenario)
    expect(scenarioData(scenario)).toMatchObject({ organisation: { people: { digest: five.digest } } })
    expect(JSON.stringify(scenarioData(scenario))).not.toContain('manager":[')
  })
})
