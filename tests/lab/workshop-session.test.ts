import { readFileSync } from 'node:fs'
import { readText, type Scenario } from '@fishbowl/core'
import { type Session, SessionFile, sessionFaults, sessionOf, textOf } from '@fishbowl/lab/workshop'
import { modelVersion } from '@fishbowl/sim/version'
import { describe, expect, test } from 'vitest'
import { sessionSchemaPath, sessionSchemaText } from '../../tools/session-schema.ts'
import { sessionPath, smallFile, smallSession } from '../support/session.ts'

const scenariosOf = ({ arms }: Session): ReadonlyMap<string, Scenario> =>
  new Map(arms.map(({ id, scenario }) => [id, scenario]))
const scenarios = scenariosOf(smallSession())

const digestOf = (file: SessionFile): string => smallSession({ file }).digest

describe('the digest of a session', () => {
  test('is 12 hex digits and the same for the same numbers, whatever the words, the length and the teams', () => {
    const file = smallFile()
    const own = digestOf(file)
    expect(own).toMatch(/^[0-9a-f]{12}$/)
    const words = { ...file, title: 'Another title', teams: 9, languages: ['en'], source: 'elsewhere' }
    expect(digestOf(words)).toBe(own)
    const said = file.steps.map((step) => ({
      ...step,
      title: 'x',
      minutes: 2,
      guide: { ask: [], ifAsked: [] },
    }))
    expect(digestOf({ ...file, steps: said })).toBe(own)
    expect(smallSession({ format: '10', teams: 2 }).digest).toBe(own)
  })

  test('is another one for whatever changes a number or the meaning of an answer', () => {
    const file = smallFile()
    const { flight, hidden } = file
    if (flight === undefined || hidden === undefined) throw new Error('the small session has both')
    const assumptions = { ...hidden.assumptions, b0: { value: -5.5, reason: 'another' } }
    const others: readonly SessionFile[] = [
      { ...file, seed: 'other' },
      { ...file, replicates: 21 },
      { ...file, flight: { ...flight, grant: 45_001 } },
      { ...file, flight: { ...flight, prices: { ...flight.prices, claimed: 1 } } },
      { ...file, hidden: { ...hidden, assumptions } },
      { ...file, steps: file.steps.toReversed() },
      { ...file, steps: file.steps.map((step) => (step.kind === 'decide' ? { ...step, rounds: 1 } : step)) },
    ]
    const digests = [smallSession(), smallSession({ modelVersion: '9.9' })].map(({ digest }) => digest)
    expect(new Set([...digests, ...others.map(digestOf)]).size).toBe(others.length + 2)
    const swapped = new Map([...scenarios].map(([id], i, all) => [id, (all.at(-1 - i) ?? all[0])?.[1]]))
    const other = sessionOf({ file, scenarios: swapped as typeof scenarios, modelVersion })
    expect(digests).not.toContain(other.digest)
  })
})

describe('a session', () => {
  test('runs every arm, and so the flight, under its hidden assumptions and on its own luck', () => {
    const session = smallSession()
    expect(session.arms.map(({ id }) => id)).toEqual(['alone', 'cared-for'])
    for (const { scenario } of session.arms) {
      expect(scenario.assumptions.b0).toBe(-5.6)
      expect(scenario.overrides.b0?.reason).toBe('a sceptical organisation')
      expect(scenario.seed).toBe('small')
    }
  })

  test('is not held in a format that its file does not have, nor without one of its scenarios', () => {
    expect(() => smallSession({ format: '90' })).toThrow(/format 90/)
    expect(() => sessionOf({ file: smallFile(), scenarios: new Map(), modelVersion })).toThrow(/"alone"/)
  })

  test('tells its texts in the language that is asked for, else in its first', () => {
    const text = { en: 'Hello', fr: 'Bonjour' }
    expect(textOf(text, 'fr')).toBe('Bonjour')
    expect(textOf(text, 'de', ['fr', 'en'])).toBe('Bonjour')
    expect(textOf('Tout court', 'fr')).toBe('Tout court')
  })
})

describe('a session file', () => {
  const text = readFileSync(sessionPath, 'utf8')

  /** What is wrong with the small session once a piece of its text is another one. */
  function faults(from: string | RegExp, to: string): readonly string[] {
    const changed = text.replace(from, to)
    if (changed === text) throw new Error(`the session does not have ${String(from)}`)
    const read = readText(changed, 'session.yaml', SessionFile)
    if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
    return sessionFaults(read.located.value, scenarios).map(({ message }) => message)
  }

  test('of the sample is sound', () => {
    expect(sessionFaults(smallFile(), scenarios)).toEqual([])
  })

  test('of the guide is sound', () => {
    const guide = readFileSync(new URL('../../docs/guide/workshop.md', import.meta.url), 'utf8')
    const [, yaml = ''] = /```yaml[^\n]*\n(.*?)```/s.exec(guide) ?? []
    const read = readText(yaml, 'guide.yaml', SessionFile)
    expect(read.ok && sessionFaults(read.located.value)).toEqual([])
  })

  test.each([
    [
      'an arm that is none',
      'arms: [alone, cared-for]',
      'arms: [alone, cared-four]',
      /asks.arms\[1\] names no arm.*"cared-four"/,
    ],
    [
      'the arm of a claim',
      '  - id: spike-fades',
      '  - id: spike-fades\n    arm: nowhere',
      /expect\[0\]\.arm names no arm/,
    ],
    ['one arm twice', 'arms: [alone, cared-for]', 'arms: [alone, alone]', /names one arm twice/],
    ['weeks after the end', 'weeks: [48, 51]', 'weeks: [48, 52]', /looks at week 52, but .* weeks 0 to 51/],
    [
      'weeks of a claim after the end',
      'weeks: [24, 28]\n    is',
      'weeks: [24, 60]\n    is',
      /expect\[0\]\.weeks looks at week 60/,
    ],
    ['weeks that end before they start', 'from: [1, 3]', 'from: [3, 1]', /asks.from ends before it starts/],
    ['a measure without weeks', 'measure: weeklyActive, from', 'measure: gini, from', /told of a whole run/],
    [
      'a text in one language',
      'title: { en: Talk, fr: Discussion }',
      'title: Talk',
      /steps\[4\]\.title is one text/,
    ],
    [
      'a missing language',
      'title: { en: Talk, fr: Discussion }',
      'title: { en: Talk }',
      /steps\[4\]\.title has no text in fr/,
    ],
    [
      'a missing language in a guide',
      /say:\n {8}en: Imagine.*\n {8}fr: .*\n/,
      'say:\n        fr: Imaginez\n',
      /guide\.say has no text in en/,
    ],
    [
      'another language',
      'title: { en: Talk,',
      'title: { de: Reden, en: Talk,',
      /has a text in de, which languages does not name/,
    ],
    [
      'minutes that exceed the format',
      'minutes: { "45": 15 }',
      'minutes: { "45": 16 }',
      /the steps of the format 45 take 46 minutes/,
    ],
    [
      'a format without steps',
      'formats: ["10", "45"]\n',
      'formats: ["45", "10", "10"]\n',
      /formats names 10 twice/,
    ],
    [
      'minutes for no format',
      'minutes: { "45": 15 }',
      'minutes: { "45": 5, "90": 15 }',
      /names the format 90/,
    ],
    ['more rounds than the flight', 'rounds: 4', 'rounds: 1', /have 2 rounds, but the flight has 1/],
    [
      'an event after the flight',
      'round: 2, event',
      'round: 9, event',
      /comes in round 9, but the flight has 4/,
    ],
    ['one id twice', '- id: talk', '- id: spike', /steps\[4\]\.id is the id of another step too/],
    ['teams of one name', 'teams: [Herring, Pike]', 'teams: [Pike, Pike]', /two teams are called Pike/],
  ])('is refused with %s', (_what, from, to, message) => {
    expect(faults(from, to).join('\n')).toMatch(message)
  })

  test('is refused with decide steps and no flight, and with a base case that its budget cannot pay', () => {
    expect(faults(/flight:\n(?: {2}.*\n)+/, '').join('\n')).toMatch(
      /steps\[3\] decides, but the session has no flight/,
    )
    const swapped = text.replace(/( {2}alone:\n(?: {4}.*\n)+)( {2}cared-for:\n(?: {4}.*\n)+)/, '$2$1')
    const read = readText(swapped.replace('grant: 45000', 'grant: 30000'), 'session.yaml', SessionFile)
    if (!read.ok) throw new Error('it is still a session file')
    expect(Object.keys(read.located.value.scenarios)).toEqual(['cared-for', 'alone'])
    expect(
      sessionFaults(read.located.value, scenarios)
        .map(({ message }) => message)
        .join('\n'),
    ).toMatch(/the base case costs more than the budget of the flight from round 1 on/)
  })

  const issues = (from: string, to: string): string => {
    const read = readText(text.replace(from, to), 'session.yaml', SessionFile)
    return read.ok ? '' : read.issues.map(({ message }) => message).join('\n')
  }

  test('is strict: an unknown key, an assumption that is none or beyond its bounds, an arm that begins with a digit', () => {
    expect(issues('seed: small', 'sead: small')).toMatch(/sead/)
    expect(issues('b0: {', 'b00: {')).toMatch(/b00/)
    expect(issues('value: -5.6', 'value: 3')).toMatch(/between/)
    expect(issues('  alone:\n', '  1st:\n')).not.toBe('')
  })

  test('has the published schema of the code (npm run schema writes it)', () => {
    const kept = readFileSync(new URL(`../../${sessionSchemaPath}`, import.meta.url), 'utf8')
    expect(kept === sessionSchemaText()).toBe(true)
  })
})
