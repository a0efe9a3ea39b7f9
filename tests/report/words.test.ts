import { globSync, readFileSync } from 'node:fs'
import { alignmentClasses, measureIds, measureOf, mechanismIds, mechanismOf, owners } from '@fishbowl/core'
import { languageIds, languages, say, speaking, type WordKey } from '@fishbowl/report/words'
import { describe, expect, test } from 'vitest'
import { languageChoices } from '../../packages/tui/src/cli/options.ts'
import { footWord, keySays } from '../../packages/tui/src/key-words.ts'
import { bindings } from '../../packages/tui/src/keymap.ts'
import { type Argument, argumentsOf, textOf } from './word-messages.ts'

const keys = Object.keys(languages.en) as readonly WordKey[]
const others = languageIds.filter((id) => id !== 'en')
const root = new URL('../../', import.meta.url).pathname

const codeFiles = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root }).map((path) => ({
  path,
  text: readFileSync(`${root}${path}`, 'utf8'),
}))

/** Statements of a module: each begins at the start of a line. */
const topStatements = (text: string): readonly string[] => text.split(/\n(?=[a-z@])/)

/** True where a statement words something before any function begins in it; `words-loading.long.ts` loads every module. */
const saysAtOnce = (statement: string): boolean => {
  const at = statement.search(/\b(?:say|measureTitle|measureSays|wordPolicies)\(/)
  const inFunction = statement.search(/=>|\bfunction\b|\)(?:: [\w<>[\] |]+)? \{/)
  return at !== -1 && /^(?:export )?(?:const|let)\b/.test(statement) && (inFunction === -1 || at < inFunction)
}

test('the languages of the command line are those of the messages', () => {
  expect(languageChoices).toEqual(languageIds)
})

const namesOf = (list: readonly Argument[]): string =>
  [...new Set(list.map(({ name }) => name))].toSorted().join()

describe.each(others)('%s beside English', (id) => {
  const other: Readonly<Record<string, string>> = languages[id]

  test('has the same keys', () => {
    expect(Object.keys(other).toSorted()).toEqual(keys.toSorted())
  })

  test('has the same places in every message, and chooses among no other words', () => {
    const wrong = keys.filter((key) => {
      const own = argumentsOf(other[key] ?? '')
      const english = argumentsOf(languages.en[key])
      const isKnown = ({ name, choices }: Argument): boolean => {
        const same = english.filter((one) => one.name === name)
        return choices.every((choice) => same.some((one) => one.choices.includes(choice)))
      }
      return namesOf(own) !== namesOf(english) || !own.filter(({ kind }) => kind === 'select').every(isKnown)
    })
    expect(wrong).toEqual([])
  })

  test('says nothing in English', () => {
    const same = keys.filter(
      (key) => other[key] === languages.en[key] && /\p{L}{3}/u.test(textOf(languages.en[key])),
    )
    expect(same.filter((key) => !isSameWord(languages.en[key]))).toEqual([])
  })
})

/** Words that are the same in both languages: names, units and what French and English share. */
const shared = new Set([
  'base',
  'budget',
  'code',
  ', code',
  'community manager',
  'dollars',
  'expertise',
  'format',
  'gain',
  'junior',
  'junior\n juniors',
  'juniors',
  'marketing',
  'minute\nminutes',
  'minutes',
  'option',
  'organisation',
  'source',
  'plateau',
  'plausible',
  'regret',
  'point',
  'point\n points',
  'points',
  'score',
  'senior',
  'senior\n seniors',
  'seniors',
  'six community managers',
  'sponsor',
  'yaml',
])
const isSameWord = (message: string): boolean =>
  shared.has(textOf(message).replaceAll(/\d/g, '').trim().toLowerCase())

/** A text without keys to press and keys of files, which are no French. */
const withoutCode = (text: string): string =>
  text.replaceAll(/(?<=^|· |; )[?:!](?=[ \u00A0])|\bexpect:|--[\w-]+|<\w+>|https?:/g, '0')

describe('French typography', () => {
  const mistakes = {
    'a straight quote': /['"]/,
    'a narrow no-break space': /\u202F/,
    'no no-break space before a sign': /[^\u00A0\d][;?!%»]|[\p{L})»…]:(?!\/\/)| [:;?!%»]/u,
    'no no-break space after «': /«(?!\u00A0)/,
    'an English word': /\b(?:the|and|with|from|which|this|that|are|runs?|weeks?)\b/i,
    'two spaces': / {2}/,
  }
  test.each(Object.entries(mistakes))('%s is nowhere', (_, mistake) => {
    const wrong = keys.filter((key) => mistake.test(withoutCode(textOf(languages.fr[key]))))
    expect(wrong.map((key) => `${key}: ${languages.fr[key]}`)).toEqual([])
  })
})

/** Words for which the table of docs/guide/languages.md has another one. */
const otherWords =
  /\b(?:débutante?s?|coaching|collaborateurs?|employés?|sessions?|prédictions?|animateurs?|alignement|séniorité|révélée?s?|réplicats?|contrefactuels?|hebdomadaires?|chances?)\b/iu

test('French has one word for a thing', () => {
  const wrong = keys.filter((key) => otherWords.test(withoutCode(textOf(languages.fr[key]))))
  expect(wrong.map((key) => `${key}: ${languages.fr[key]}`)).toEqual([])
})

describe('every message', () => {
  test.each(languageIds)('in %s can be formatted', (id) => {
    const broken = keys.filter((key) => {
      try {
        return argumentsOf(languages[id][key]).some(({ name }) => name === '')
      } catch {
        return true
      }
    })
    expect(broken).toEqual([])
  })

  test('is said when something is worded, not when a module loads: the language is not known yet', () => {
    const early = codeFiles.filter(({ text }) => topStatements(text).some(saysAtOnce))
    expect(early.map(({ path }) => path)).toEqual([])
  })

  test('is used: by its key in the code, or by a template that its key matches', () => {
    const code = codeFiles.map(({ text }) => text).join('\n')
    const literals = new Set([...code.matchAll(/['`]([a-zA-Z]+(?:\.[\w-]+)+)['`]/g)].map(([, key]) => key))
    const templates = [...code.matchAll(/`([a-z]+\.[^`\s]*\$\{[^`]*)`/g)].map(
      ([, text = '']) =>
        new RegExp(
          `^${text
            .split(/\$\{[^}]*\}/)
            .map(escaped)
            .join('[\\w.-]+')}$`,
        ),
    )
    const unused = keys.filter((key) => !literals.has(key) && !templates.some((one) => one.test(key)))
    expect(unused).toEqual([])
  })
})

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('English words of the model', () => {
  test('of measures are those of core', () => {
    for (const id of measureIds) {
      const { title, says, unit, denominator } = measureOf(id)
      const axis = (whose: string): string =>
        unit === 'share' ? `share of ${whose}` : unit === '$' ? 'dollars' : unit
      expect(say(`model.measure.${id}.title`)).toBe(title)
      expect(say(`model.measure.${id}.says`)).toBe(says)
      expect(say(`model.measure.${id}.axis`, { audience: 'employees' })).toBe(axis(denominator))
      expect(say(`model.measure.${id}.axis`, { audience: 'external' })).toBe(
        axis(denominator.replace('employees', 'customers or partners')),
      )
    }
  })

  test('of owners, classes of alignment and mechanisms too', () => {
    for (const [id, { says }] of Object.entries(owners))
      expect(say(`model.owner.${id as keyof typeof owners}`)).toBe(says)
    for (const [id, { says }] of Object.entries(alignmentClasses))
      expect(say(`model.alignment.${id as keyof typeof alignmentClasses}`)).toBe(says)
    for (const id of mechanismIds) expect(say(`model.mechanism.${id}`)).toBe(mechanismOf(id).says)
  })
})

test('every key of the screens has its words', () => {
  const says = [...new Set(bindings.map((binding) => binding.says))]
  const feet = [...new Set(bindings.flatMap(({ where }) => Object.values(where)))].filter(
    (word) => word !== '',
  )
  // The English message is the text of the table itself, so that the slug of another text is noticed.
  expect([...says.map(keySays), ...feet.map(footWord)]).toEqual([...says, ...feet])
  expect(
    speaking('fr', () => [
      ...says.filter((text) => keySays(text) === text),
      ...feet.filter((word) => footWord(word) === word),
    ]),
  ).toEqual(['yaml'])
})

const week = (): string => say('curve.axis.week')

test('work in another language speaks the one before again, even when it fails', () => {
  expect(speaking('fr', week)).toBe('semaine')
  expect(() =>
    speaking('fr', () => {
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(week()).toBe('week')
})
