import { IntlMessageFormat } from 'intl-messageformat'
import enAdvice from '../locales/en/advice.json' with { type: 'json' }
import enAnalysis from '../locales/en/analysis.json' with { type: 'json' }
import enCurve from '../locales/en/curve.json' with { type: 'json' }
import enDebrief from '../locales/en/debrief.json' with { type: 'json' }
import enEditor from '../locales/en/editor.json' with { type: 'json' }
import enHelp from '../locales/en/help.json' with { type: 'json' }
import enLibrary from '../locales/en/library.json' with { type: 'json' }
import enModel from '../locales/en/model.json' with { type: 'json' }
import enPlay from '../locales/en/play.json' with { type: 'json' }
import enReport from '../locales/en/report.json' with { type: 'json' }
import enScreen from '../locales/en/screen.json' with { type: 'json' }
import enServe from '../locales/en/serve.json' with { type: 'json' }
import enStudies from '../locales/en/studies.json' with { type: 'json' }
import enWorkshop from '../locales/en/workshop.json' with { type: 'json' }
import frAdvice from '../locales/fr/advice.json' with { type: 'json' }
import frAnalysis from '../locales/fr/analysis.json' with { type: 'json' }
import frCurve from '../locales/fr/curve.json' with { type: 'json' }
import frDebrief from '../locales/fr/debrief.json' with { type: 'json' }
import frEditor from '../locales/fr/editor.json' with { type: 'json' }
import frHelp from '../locales/fr/help.json' with { type: 'json' }
import frLibrary from '../locales/fr/library.json' with { type: 'json' }
import frModel from '../locales/fr/model.json' with { type: 'json' }
import frPlay from '../locales/fr/play.json' with { type: 'json' }
import frReport from '../locales/fr/report.json' with { type: 'json' }
import frScreen from '../locales/fr/screen.json' with { type: 'json' }
import frServe from '../locales/fr/serve.json' with { type: 'json' }
import frStudies from '../locales/fr/studies.json' with { type: 'json' }
import frWorkshop from '../locales/fr/workshop.json' with { type: 'json' }

const en = {
  ...enPlay,
  ...enWorkshop,
  ...enServe,
  ...enDebrief,
  ...enHelp,
  ...enLibrary,
  ...enModel,
  ...enCurve,
  ...enReport,
  ...enScreen,
  ...enStudies,
  ...enEditor,
  ...enAdvice,
  ...enAnalysis,
}
const fr = {
  ...frPlay,
  ...frWorkshop,
  ...frServe,
  ...frDebrief,
  ...frHelp,
  ...frLibrary,
  ...frModel,
  ...frCurve,
  ...frReport,
  ...frScreen,
  ...frStudies,
  ...frEditor,
  ...frAdvice,
  ...frAnalysis,
}

/** Every message of the product by key; English is the language in which keys are made. Of the files and not of `en`, so that `tsc -b` sees new keys. */
export type WordKey = keyof (typeof enPlay &
  typeof enWorkshop &
  typeof enServe &
  typeof enDebrief &
  typeof enHelp &
  typeof enLibrary &
  typeof enModel &
  typeof enCurve &
  typeof enReport &
  typeof enScreen &
  typeof enStudies &
  typeof enEditor &
  typeof enAdvice &
  typeof enAnalysis)

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
