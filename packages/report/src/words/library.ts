import { libraryIds, type Scenario, spacesOf } from '@fishbowl/core'
import { isKey, type Language, language, languages, say, type WordKey } from './index.ts'

/** Texts of a scenario file that the library has in every language. */
type Part = 'title' | 'question' | 'watch' | 'says' | 'space'

/** Most lines of one kind in an entry of the library. */
const most = 20

/** The keys of what an entry says several of, counted from 1. */
function keysFrom(keyAt: (n: number) => string): readonly WordKey[] {
  const keys = Array.from({ length: most }, (_, i) => keyAt(i + 1))
  return keys.filter(isKey)
}

/** The keys of an entry by what their texts are. */
const keysOf = (id: (typeof libraryIds)[number]): readonly (readonly [Part, readonly WordKey[]])[] => [
  ['title', [`library.${id}.title`]],
  ['question', [`library.${id}.question`]],
  ['watch', keysFrom((n) => `library.${id}.watch.${n}`)],
  ['says', keysFrom((n) => `library.${id}.says.${n}`)],
  ['space', keysFrom((n) => `library.${id}.space.${n}`)],
]

const textsIn = (into: Language): ReadonlyMap<string, string> =>
  new Map(
    libraryIds
      .flatMap(keysOf)
      .flatMap(([part, keys]) =>
        keys.map((key) => [`${part} ${languages.en[key]}`, languages[into][key]] as const),
      ),
  )

const texts = new Map<Language, ReadonlyMap<string, string>>()

/**
 * A text of a scenario in the language that is spoken where it is one of the library, word for word; as it was written otherwise. What a file
 * inherits from the library (its dated changes) or keeps (the question of a fork) is recognised like that, and texts of users are never replaced.
 */
function worded(part: Part, text: string): string {
  const into = language()
  // English is what the files of the library say.
  if (into === 'en') return text
  let known = texts.get(into)
  if (known === undefined) {
    known = textsIn(into)
    texts.set(into, known)
  }
  return known.get(`${part} ${text}`) ?? text
}

/** The title of a scenario: that of the library in the language that is spoken, others as they were written. */
export const scenarioTitle = (title: string): string => worded('title', title)

/** The question of a scenario, as its title. */
export const scenarioQuestion = (question: string): string => worded('question', question)

/** A line of what to look at, as a title. */
export const scenarioWatch = (line: string): string => worded('watch', line)

/** What a dated change says of itself, as a title. */
export const changeSays = (says: string): string => worded('says', says)

/** The title of a further space, as that of a scenario. */
export const spaceTitle = (title: string): string => worded('space', title)

type Named = { readonly scenario: Scenario; readonly space?: string | undefined }

/** The title of a scenario as kept results have it, in English; of one of its spaces that of the space, or its id where it has none, and whose space it is. */
export function keptTitle({ scenario, space }: Named): string {
  if (space === undefined) return scenario.title
  const own = ownTitle({ scenario, space })
  return say('curve.page.spaceOf', { space: own ?? space, title: scenario.title }, 'en')
}

const ownTitle = ({ scenario, space }: Named): string | undefined =>
  spacesOf({ ...scenario, title: space ?? '' }).find(({ id }) => id === space)?.scenario.title

/** The same in the language that is spoken. */
export function wordedTitle({ scenario, space }: Named): string {
  const title = scenarioTitle(scenario.title)
  if (space === undefined) return title
  return say('curve.page.spaceOf', { space: spaceTitle(ownTitle({ scenario, space }) ?? space), title })
}
