import { readFileSync } from 'node:fs'
import { lifeKinds, owners } from '@fishbowl/core'
import { ascii, cellWidth, formatNumber, measureTitle, safe, wordPolicies, wordRule } from '@fishbowl/report'
import { say, speaking } from '@fishbowl/report/words'
import { describe, expect, test } from 'vitest'
import { policyTitles } from '../../packages/lab/src/explain/part.ts'
import { endMeasures } from '../../packages/report/src/figures/end-table.ts'
import { unitOf, wordDifferences, wordLevels } from '../../packages/report/src/figures/measure-format.ts'
import { fateOf } from '../../packages/report/src/life-words.ts'
import { formatBrief } from '../../packages/report/src/number.ts'
import { leverTitle } from '../../packages/report/src/words/levers.ts'
import { wrapped } from '../../packages/tui/src/wrap.ts'

const inFrench = <T>(work: () => T): T => speaking('fr', work)

describe('French numbers', () => {
  test.each([
    [0.375, { kind: 'share' }, '38\u00A0%'],
    [0.0375, { kind: 'share' }, '3,8\u00A0%'],
    [0.039, { kind: 'points' }, '+3,9\u00A0points'],
    [12_500, { kind: 'count' }, '12\u00A0500'],
    [2500, { kind: 'count' }, '2500'],
    [-1234, { kind: 'money' }, '-1,2\u00A0k$'],
    [2.5e9, { kind: 'money', signed: true }, '+2,5\u00A0Md$'],
    [1.23e13, { kind: 'count' }, '1,23e13'],
    [0, { kind: 'plain', digits: 2, signed: true }, '0,00'],
    [Number.NaN, { kind: 'share' }, 'n.d.'],
  ] as const)('%s as %j is %s', (value, format, text) => {
    expect(inFrench(() => formatNumber(value, format))).toBe(text)
  })

  test('share a unit, and thousands are none', () => {
    expect(inFrench(() => formatBrief(0.039, { kind: 'points' }))).toBe('+3,9\u00A0pt')
    expect(inFrench(() => wordLevels(0.189, 0.199, 'weeklyActive'))).toBe('18,9 à 19,9\u00A0%')
    expect(inFrench(() => wordDifferences(9187, 10_199, 'hoursSaved'))).toBe('9187 à 10\u00A0199\u00A0h')
    expect(unitOf('12\u00A0500')).toBe('')
    expect(unitOf('12\u00A0500\u00A0k$')).toBe('\u00A0k$')
  })
})

test('a no-break space holds a line together, takes one cell, and is a space in ASCII', () => {
  const text = inFrench(() => say('curve.named', { name: 'a', text: 'b' }))
  expect([text, safe(text), cellWidth(text), ascii(text)]).toEqual(['a\u00A0: b', 'a\u00A0: b', 5, 'a : b'])
  expect(wrapped('vingt mots\u00A0: un', 11)).toEqual(['vingt', 'mots\u00A0: un'])
  expect(ascii('«\u00A0cœur d’été\u00A0»')).toBe('" coeur d\'ete "')
})

test('policies are told in French', () => {
  const team = [
    { seniority: 'professional', count: 2, fte: 1 },
    { seniority: 'intern', count: 1, fte: 0.5 },
  ] as const
  expect(inFrench(() => wordPolicies({ staffing: { team: [...team] }, managers: { hours: 0.5 } }))).toBe(
    '2 professionnels, 1 stagiaire à 50\u00A0%, managers de proximité\u00A0: 0,5\u00A0h/semaine',
  )
  for (const owner of Object.keys(owners) as (keyof typeof owners)[])
    expect(inFrench(() => wordPolicies({ ownership: { owner } }))).toMatch(/^rattachement\u00A0: \S/)
})

test('tables of a narrow screen have room for the names of measures', () => {
  const names = endMeasures.map((id) => inFrench(() => measureTitle(id)))
  expect(names.filter((name) => cellWidth(name) > 20)).toEqual([])
})

describe('what results name in English is recognised', () => {
  test('every rule that picks a member', () => {
    const files = ['../../packages/sim/src/story-picks.ts', '../../packages/lab/src/explain/stories.ts']
    const code = files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
    const rules = [...code.matchAll(/(?:says: '|rule = `)(the [^'`]+)['`]/g)].map(([, rule = '']) =>
      rule.replace(/\$\{rows\.length\}/, '3').replace(/\$\{name\}/, 'one-cm'),
    )
    expect(rules.length).toBe(8)
    expect(rules.map((rule) => wordRule(rule))).toEqual(rules)
    expect(rules.filter((rule) => inFrench(() => wordRule(rule)) === rule)).toEqual([])
  })

  test('every lever of a difference, by its id', () => {
    for (const [id, title] of Object.entries(policyTitles)) expect(leverTitle({ id, title: '?' })).toBe(title)
    const joint = { id: 'staffing+week-78+assumption-wh', title: '?' }
    expect(leverTitle(joint)).toBe('staffing with change of week 78 and assumption wh')
    expect(inFrench(() => leverTitle(joint))).toBe(
      'effectifs avec changement de la semaine 78 et hypothèse wh',
    )
    expect(leverTitle({ id: 'unheard', title: 'as it says' })).toBe('as it says')
  })

  test('everything that can befall a member', () => {
    for (const kind of lifeKinds)
      expect(inFrench(() => fateOf(kind, true))).not.toBe(inFrench(() => fateOf(kind, false)))
  })
})
