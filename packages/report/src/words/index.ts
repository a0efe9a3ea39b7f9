import { IntlMessageFormat } from 'intl-messageformat'
import enCurve from '../locales/en/curve.json' with { type: 'json' }
import enDebrief from '../locales/en/debrief.json' with { type: 'json' }
import enModel from '../locales/en/model.json' with { type: 'json' }
import enPlay from '../locales/en/play.json' with { type: 'json' }
import enServe from '../locales/en/serve.json' with { type: 'json' }
import enWorkshop from '../locales/en/workshop.json' with { type: 'json' }
import frCurve from '../locales/fr/curve.json' with { type: 'json' }
import frDebrief from '../locales/fr/debrief.json' with { type: 'json' }
import frModel from '../locales/fr/model.json' with { type: 'json' }
import frPlay from '../locales/fr/play.json' with { type: 'json' }
import frServe from '../locales/fr/serve.json' with { type: 'json' }
import frWorkshop from '../locales/fr/workshop.json' with { type: 'json' }

const en = { ...enPlay, ...enWorkshop, ...enServe, ...enDebrief, ...enModel, ...enCurve }
const fr = { ...frPlay, ...frWorkshop, ...frServe, ...frDebrief, ...frModel, ...frCurve }

/** Every message of the product by key; English is the language in which keys are made. */
export type WordKey = keyof typeof en

/** A language: one file of messages. Another one is another file and a line here. */
export const languages = { en, fr } as const satisfies Readonly<
  Record<string, Readonly<Record<WordKey, string>>>
>
export type Language = keyof typeof languages
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

/** A message in the language that is spoken, its places filled in (ICU message syntax; numbers are handed in already worded unless they choose a plural). */
export function say(key: WordKey, values: Values = {}, into: Language = spoken): string {
  const id = `${into} ${key}`
  let format = formats.get(id)
  if (format === undefined) {
    format = new IntlMessageFormat(languages[into][key], into, undefined, { ignoreTag: true })
    formats.set(id, format)
  }
  return String(format.format(values))
}
