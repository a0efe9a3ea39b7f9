import { readFileSync } from 'node:fs'
import { libraryIds, loadScenario, type Scenario } from '@fishbowl/core'
import {
  changeSays,
  interventionMarks,
  keptTitle,
  scenarioQuestion,
  scenarioTitle,
  scenarioWatch,
  spaceTitle,
  wordedTitle,
} from '@fishbowl/report'
import { languages, speaking } from '@fishbowl/report/words'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const read = (name: string): string =>
  readFileSync(new URL(`../../packages/core/library/${name}`, import.meta.url), 'utf8')

type File = {
  readonly title: string
  readonly question: string
  readonly watch?: readonly string[]
  readonly interventions?: readonly { readonly says?: string }[]
  readonly spaces?: Readonly<Record<string, { readonly title?: string }>>
}
const files = libraryIds.map((id) => [id, parse(read(`${id}.yaml`)) as File] as const)

const scenarioOf = (text: string): Scenario => {
  const load = loadScenario(
    { file: 'own.yaml', text },
    {
      ids: libraryIds,
      read: (name) =>
        libraryIds.some((id) => id === name) ? { file: name, text: read(`${name}.yaml`) } : undefined,
    },
  )
  if (!load.ok) throw new Error(JSON.stringify(load.issues))
  return load.loaded.scenario
}

const inFrench = <T>(work: () => T): T => speaking('fr', work)

const numbered = (
  part: string,
  texts: readonly (string | undefined)[],
): readonly (readonly [string, string])[] =>
  texts.filter((text) => text !== undefined).map((text, i) => [`${part}.${i + 1}`, text])

test('the English messages are the words of the files of the library, all of them and nothing else', () => {
  const expected = files.flatMap(([id, { title, question, watch = [], interventions = [], spaces = {} }]) =>
    [
      ['title', title] as const,
      ['question', question] as const,
      ...numbered('watch', watch),
      ...numbered(
        'says',
        interventions.map(({ says }) => says),
      ),
      ...numbered(
        'space',
        Object.values(spaces).map((space) => space.title),
      ),
    ].map(([key, text]) => [`library.${id}.${key}`, text] as const),
  )
  const messages = Object.entries(languages.en).filter(([key]) => key.startsWith('library.'))
  expect(Object.fromEntries(messages)).toEqual(Object.fromEntries(expected))
})

describe('in French', () => {
  test('every text of the library is worded, and one English text in one way', () => {
    const words = {
      title: scenarioTitle,
      question: scenarioQuestion,
      watch: scenarioWatch,
      says: changeSays,
      space: spaceTitle,
    }
    const wrong = Object.entries(languages.fr).filter(([key]) => {
      const [area, , part] = key.split('.')
      if (area !== 'library') return false
      const worded = words[part as keyof typeof words]
      const text = languages.en[key as keyof typeof languages.en]
      return (
        worded(text) !== text ||
        inFrench(() => worded(text)) !== languages.fr[key as keyof typeof languages.fr]
      )
    })
    expect(wrong).toEqual([])
  })

  test('texts of users stay as they were written, also under an id of the library', () => {
    const own = scenarioOf('fishbowl: 1\nid: two-cms\ntitle: Deux pour nous\nextends: budget-cut\n')
    expect(inFrench(() => wordedTitle({ scenario: own }))).toBe('Deux pour nous')
    for (const text of ['Two community managers!', 'toString', ''])
      expect(inFrench(() => [scenarioTitle(text), changeSays(text)])).toEqual([text, text])
    // A question is no title.
    expect(inFrench(() => scenarioTitle('Does more staff always mean more value?'))).toMatch(/^Does/)
  })

  test('what a file inherits from the library is told as there', () => {
    const own = scenarioOf('fishbowl: 1\nid: ours\ntitle: Ours\nextends: budget-cut\n')
    expect(inFrench(() => interventionMarks([{ id: 'ours', scenario: own }], 156))).toEqual([
      { x: 78, text: 'le budget est coupé, les community managers partent' },
    ])
  })

  test('a space is called by its title and that of its scenario; kept results have both in English', () => {
    const scenario = scenarioOf(read('portfolio.yaml'))
    const guild = { scenario, space: 'guild' }
    expect(inFrench(() => wordedTitle(guild))).toBe(
      'une guilde d’experts, un espace de Trois communautés, les espaces des équipes de travail et une seule équipe de CM',
    )
    expect(inFrench(() => keptTitle(guild))).toBe(wordedTitle(guild))
    expect(keptTitle(guild)).toMatch(/^a guild of experts, a space of Three communities/)
  })
})
