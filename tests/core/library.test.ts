import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { flagship, libraryIds, measureOf, type Scenario, spacesOf } from '@fishbowl/core'
import { describe, expect, test } from 'vitest'
import { schemaPath, schemaText } from '../../tools/scenario-schema.ts'
import { entry, libraryFolder, libraryScenarios, libraryText, loadEntry } from '../support/library.ts'

const schemaLine = '# yaml-language-server: $schema=../schema/scenario.schema.json'
const essays =
  /Dion Hinchcliffe, Dear IT Department|Bertrand Duperrin, (posts on internal community management|Community management is like cholesterol)/

/** Ids of scenarios that the claims of a scenario compare it with. */
function armsOf({ expect: claims }: Scenario): readonly string[] {
  return claims.flatMap((claim) => {
    if ('variance' in claim) return claim.variance.arms
    return typeof claim.than === 'object' && claim.than.scenario !== undefined ? [claim.than.scenario] : []
  })
}

const twice = (values: readonly string[]): readonly string[] =>
  values.filter((value, i) => values.indexOf(value) !== i)

test('the list of the library is the folder', () => {
  const files = readdirSync(libraryFolder)
  expect(files.toSorted()).toEqual(libraryIds.map((id) => `${id}.yaml`).toSorted())
})

describe.each(libraryIds)('%s', (id) => {
  test('loads, and says its own name', () => {
    expect(loadEntry(id)).toMatchObject({ ok: true, loaded: { scenario: { id } } })
    expect(libraryText(id).split('\n')[0]).toBe(schemaLine)
  })

  test('says what it asks, what to watch and where it comes from', () => {
    const { title, question, watch, source } = entry(id).scenario
    expect(title.length).toBeLessThanOrEqual(72)
    expect(question).toMatch(/\?$/)
    expect(watch.length).toBeGreaterThanOrEqual(2)
    expect(watch.length).toBeLessThanOrEqual(4)
    expect(source).toMatch(essays)
    expect(`${title} ${question} ${watch.join(' ')}`).not.toMatch(/!|\[[HD]\]/)
  })

  test('is a small difference on a base that the list has named before', () => {
    const { base, differences } = entry(id)
    // further spaces, or an audience, are one difference, told in several lines
    const kinds = new Set(
      differences.map(({ path }) => /^(spaces|community\.audience)\b/.exec(path)?.[1] ?? path),
    )
    expect(kinds.size).toBeLessThanOrEqual(8)
    if (base === undefined) return
    expect(differences.length).toBeGreaterThan(0)
    expect(libraryIds.slice(0, libraryIds.indexOf(id))).toContain(base)
  })

  test('claims something, about arms that are in the library', () => {
    const { scenario } = entry(id)
    expect(scenario.expect).not.toEqual([])
    for (const arm of armsOf(scenario)) expect(libraryIds).toContain(arm)
    const named = new Set(scenario.expect.flatMap(({ claims }) => claims))
    for (const claim of scenario.source?.match(/\bS\d+\b/g) ?? []) expect(named).toContain(claim)
  })
})

test('no two scenarios have the same title or question', () => {
  const scenarios = [...libraryScenarios().values()]
  expect(twice(scenarios.map(({ title }) => title))).toEqual([])
  expect(twice(scenarios.map(({ question }) => question ?? ''))).toEqual([])
})

test('every claim of the essays, S1 to S20, is put to the test', () => {
  const tested = new Set([...libraryScenarios().values()].flatMap((s) => s.expect.flatMap((c) => c.claims)))
  for (let i = 1; i <= 20; i++) expect(tested).toContain(`S${i}`)
})

test('a claim that could not have come out otherwise is marked, and most are not of that kind', () => {
  const claims = [...libraryScenarios().values()].flatMap((scenario) => scenario.expect)
  const marked = claims.filter(({ byConstruction }) => byConstruction === true)
  expect(marked.length).toBeLessThan(claims.length / 10)
})

test('an effect that matters is given in the size of its measure', () => {
  for (const [id, { expect: claims }] of libraryScenarios()) {
    for (const claim of claims) {
      const { format } = measureOf(claim.measure)
      if ('variance' in claim) continue
      if (format === 'share') expect(claim.by, `${id}/${claim.id}`).toBeLessThanOrEqual(0.2)
      if (format === 'money') expect(claim.by, `${id}/${claim.id}`).toBeGreaterThan(100)
    }
  }
})

test('small communities are twenty at once, and customers an audience of their own', () => {
  for (const id of ['left-alone', 'tended'] as const) {
    const spaces = spacesOf(entry(id).scenario)
    expect(spaces).toHaveLength(20)
    for (const { scenario } of spaces)
      expect(scenario.community.audience.share * scenario.organisation.members).toBe(45)
  }
  expect(entry('external-community').scenario.organisation.audience).toBe('external')
})

test('the flagship differs by a project, a platform and community managers', () => {
  expect(flagship.map((id) => entry(id).scenario.id)).toEqual(['technology-led', 'professional-aligned'])
  expect(entry('professional-aligned').differences.map(({ path }) => path)).toEqual([
    'policies.alignment',
    'policies.platform.fit',
    'policies.staffing.team',
  ])
})

test('the schema that editors read is the one of this code (npm run schema)', () => {
  const kept = readFileSync(fileURLToPath(new URL(`../../${schemaPath}`, import.meta.url)), 'utf8')
  expect(kept === schemaText()).toBe(true)
})
