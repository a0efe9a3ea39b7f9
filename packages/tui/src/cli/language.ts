import { quote } from '@fishbowl/core'
import type { Language } from '@fishbowl/report/words'
import type { Outside } from '../outside.ts'
import { Failure } from './failure.ts'
import { languageChoices } from './options.ts'

const variable = 'FISHBOWL_LANGUAGE'

/**
 * The language of a call: as the command line says, else FISHBOWL_LANGUAGE, else English; the locale of the system is not asked, so that
 * the same command prints the same text on every machine. Throws a Failure for a variable that names no language.
 */
export function languageOf(asked: Language | undefined, { env }: Outside['facts']): Language {
  const text = env[variable]
  if (asked !== undefined || text === undefined || text === '') return asked ?? 'en'
  const named = languageChoices.find((id) => id === text)
  if (named !== undefined) return named
  throw new Failure('usage', `${variable} must be one of: ${languageChoices.join(', ')} (got ${quote(text)})`)
}

/** Speaks the language of a call from here on. English is spoken anyway, and costs no loading of messages. */
export async function speakAsAsked(asked: Language | undefined, facts: Outside['facts']): Promise<void> {
  const language = languageOf(asked, facts)
  if (language === 'en') return
  const { speak } = await import('@fishbowl/report/words')
  speak(language)
}
