import { IntlMessageFormat } from 'intl-messageformat'
import en from '../locales/en.json' with { type: 'json' }
// The type apart: tsc leaves the attribute out of declarations, and only an import of types may do without it.
import type english from '../locales/en.json'
import fr from '../locales/fr.json' with { type: 'json' }

/** Every message of the product by key; English is the language in which keys are made. */
export type WordKey = keyof typeof english

export type Language = 'en' | 'fr'

/** The messages by language: one file each. Another one is another file and a line here. */
export const languages: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, fr }
export const languageIds = Object.keys(languages) as readonly Language[]

type Values = Readonly<Record<string, string | number>>

let spoken: Language = 'en'
const formats = new Map<string, IntlMessageFormat>()

/** The language of the process, as in gettext: set once at its start, before anything is worded. */
export const speak = (language: Language): void => {
  spoken = language
}
/** The language that is spoken. */
export const language = (): Language => spoken

/**
 * Does work in a language and speaks the one before again, whatever happens; the work may not wait for anything.
 * @internal
 */
export function speaking<T>(other: Language, work: () => T): T {
  const before = spoken
  spoken = other
  try {
    return work()
  } finally {
    spoken = before
  }
}

/** True for a key of a message: one that was made from an id may have none. */
export const isKey = (text: string): text is WordKey => Object.hasOwn(languages.en, text)

/** A message in the language that is spoken, its places filled in (ICU message syntax; numbers are handed in already worded unless they choose a plural). */
export function say(key: WordKey, values: Values = {}, into: Language = spoken): string {
  const message: string = languages[into][key]
  // Most messages have nothing to fill in, and a format takes a tenth of a millisecond to make.
  if (!message.includes('{')) return message
  const id = `${into} ${key}`
  let format = formats.get(id)
  if (format === undefined) {
    format = new IntlMessageFormat(message, into, undefined, { ignoreTag: true })
    formats.set(id, format)
  }
  return String(format.format(values))
}
