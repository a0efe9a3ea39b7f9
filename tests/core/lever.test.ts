import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  assumptionIds,
  defaultScenario,
  ledger,
  leverDefault,
  leverSections,
  levers,
  leverValue,
  loadRaw,
  owners,
  postLever,
  readText,
  ScenarioFile,
  seniorityIds,
  settingsOf,
  toSchemaDocument,
  toYaml,
} from '../../packages/core/src/index.ts'

type Document = { readonly properties?: Readonly<Record<string, Document>>; readonly [key: string]: unknown }

const document = toSchemaDocument(ScenarioFile, { id: 'x', title: 'scenario' }) as Document

/** Places of all values below a block of the published schema. */
const leavesOf = (schema: Document | undefined, path: string): readonly string[] =>
  schema?.properties === undefined
    ? [path]
    : Object.entries(schema.properties).flatMap(([key, inner]) =>
        leavesOf(inner, path === '' ? key : `${path}.${key}`),
      )

const idsIn = (section: string): readonly string[] =>
  levers.filter((lever) => lever.section === section).map(({ id }) => id)

const byId = (id: string) => {
  const lever = levers.find((one) => one.id === id)
  if (lever === undefined) throw new Error(`no lever ${id}`)
  return lever
}

describe('every lever and nothing else', () => {
  test('each value of a policy that the schema takes is a lever', () => {
    expect(idsIn('levers').toSorted()).toEqual(
      leavesOf(document.properties?.['policies'], 'policies').toSorted(),
    )
  })

  test('so is what describes the organisation and the run, but the file of its people', () => {
    const leaves = ['organisation', 'community', 'horizon', 'seed'].flatMap((key) =>
      leavesOf(document.properties?.[key], key),
    )
    expect(idsIn('organisation').toSorted()).toEqual(
      leaves.filter((path) => path !== 'organisation.file').toSorted(),
    )
  })

  test('and every assumption of the ledger', () => {
    expect(idsIn('assumptions')).toEqual(assumptionIds.map((id) => `assumptions.${id}.value`))
  })
})

describe('what is known of a lever', () => {
  const numbers = levers.filter(({ kind }) => kind === 'number')

  test('the bounds are those that the file is checked by', () => {
    for (const { path, least, most, id } of numbers) {
      let schema: Document | undefined = document
      for (const key of path) schema = schema?.properties?.[String(key)]
      const options = (schema?.['anyOf'] as readonly Document[] | undefined) ?? [schema]
      const number = options.find((option) => option?.['minimum'] !== undefined)
      expect([id, number?.['minimum'], number?.['maximum']]).toEqual([id, least, most])
    }
  })

  test('a number has a unit, a step that its range holds, and a default within its bounds', () => {
    for (const lever of numbers) {
      expect(lever.unit, lever.id).not.toBe('')
      expect(lever.step, lever.id).toBeGreaterThan(0)
      expect(lever.step * 2, lever.id).toBeLessThan(lever.most - lever.least)
      expect(lever.low, lever.id).toBeGreaterThanOrEqual(lever.least)
      expect(lever.high, lever.id).toBeLessThanOrEqual(lever.most)
      const standard = leverDefault(lever, { owner: 'none' }) ?? lever.start
      expect(standard, lever.id).toBeGreaterThanOrEqual(lever.least)
      expect(standard, lever.id).toBeLessThanOrEqual(lever.most)
    }
  })

  test('each choice has its meaning, and the default is one of them', () => {
    for (const lever of levers.filter(({ kind }) => kind === 'choice')) {
      expect(lever.choices.length, lever.id).toBeGreaterThan(1)
      for (const { id, says } of lever.choices) expect(says, `${lever.id} ${id}`).not.toBe('')
      const standard = leverDefault(lever, { owner: 'none' })
      if (standard !== undefined) expect(lever.choices.map(({ id }) => id)).toContain(standard)
    }
  })

  test('each says in a sentence what it does; a title fits the column of a narrow window', () => {
    for (const { effect, title, section, id } of levers) {
      expect(effect, id).toMatch(/^[A-Z].{20,}\.$/s)
      if (section !== 'assumptions') expect(title.length, id).toBeLessThanOrEqual(24)
    }
    expect(new Set(levers.map(({ section }) => section))).toEqual(new Set(leverSections))
  })

  test('an assumption says whether it is evidence or assumed, and from where', () => {
    for (const id of assumptionIds) {
      const { effect } = byId(`assumptions.${id}.value`)
      expect(effect).toContain(ledger[id].source)
      expect(effect).toMatch(/(Evidence|Calibrated|Assumption): /)
    }
  })

  test('posts are told with what their level costs and does', () => {
    expect(postLever('intern', 'count').effect).toContain('35 % of the effect')
    expect(postLever('intern', 'count').effect).toContain('30 k$')
    for (const seniority of seniorityIds)
      expect(postLever(seniority, 'fte')).toMatchObject({ least: 0.05, most: 1 })
  })
})

describe('what a lever stands at', () => {
  test('the default is what a file without it has', () => {
    const settings = settingsOf({})
    for (const lever of levers)
      expect(leverDefault(lever, settings), lever.id).toEqual(leverValue(lever, defaultScenario, settings))
  })

  test('an owner brings its bundle as the default', () => {
    expect(leverDefault(byId('policies.platform.fit'), { owner: 'it' })).toBe(owners.it.fit)
    expect(leverDefault(byId('policies.training'), { owner: 'hr' })).toBe(owners.hr.training)
    expect(leverDefault(byId('policies.ownership.owner'), { owner: 'hr' })).toBe('none')
  })

  test('a value in the file is the value of its lever', () => {
    const raw = {
      policies: {
        staffing: {
          team: [
            { seniority: 'senior', count: 2 },
            { seniority: 'intern', count: 1, fte: 0.5 },
          ],
          replace: 'never',
          ratio: { membersPerCm: 400, most: 7, seniority: 'junior' },
        },
        managers: { stance: -0.4 },
        budget: 'reviewed',
        mandate: true,
      },
      organisation: { members: 321 },
      community: { audience: { share: 0.4 } },
      assumptions: { wage: { value: 72, reason: 'ours' } },
    }
    const load = loadRaw(raw, 'a')
    if (!load.ok) throw new Error('no scenario')
    const { scenario } = load.loaded
    const at = (id: string): unknown => leverValue(byId(id), scenario, settingsOf(scenario.policies))
    expect(at('policies.staffing.team')).toEqual([
      { seniority: 'senior', count: 2, fte: 1 },
      { seniority: 'intern', count: 1, fte: 0.5 },
    ])
    expect(at('policies.staffing.replace')).toBe('never')
    expect(at('policies.staffing.ratio.most')).toBe(7)
    expect(at('policies.managers.stance')).toBe(-0.4)
    expect(at('policies.budget')).toBe('reviewed')
    expect(at('policies.mandate')).toBe(true)
    expect(at('organisation.members')).toBe(321)
    expect(at('community.audience.share')).toBe(0.4)
    expect(at('assumptions.wage.value')).toBe(72)
  })
})

test('what is written as YAML is read back as it was', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...' azAZ09:#-[]{}\'",&*!|>%@`~.?_\n\u00e9\u793e'.split('')) }),
    fc.constantFrom(
      'yes',
      'no',
      'null',
      'true',
      '1e3',
      '0x1F',
      '-',
      '~',
      '.inf',
      '2026-01-01',
      '<<',
      'a: b',
      '# x',
    ),
  )
  // Whole numbers that a computer cannot tell from their neighbours are refused in every file.
  const number = fc.oneof(
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((one) => !Number.isInteger(one) || Number.isSafeInteger(one)),
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, text, number, fc.boolean(), tie('list'), tie('block')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    block: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), tie('value'), { maxKeys: 4 }),
  }))
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { minKeys: 1, noNullPrototype: true }),
      (data) => {
        const plain: unknown = JSON.parse(JSON.stringify(data))
        const read = readText(toYaml(plain), 'a.yaml', z.unknown())
        expect(read.ok && read.located.raw).toEqual(plain)
      },
    ),
  )
})
