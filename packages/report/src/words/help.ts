import fr from '../locales/fr.json' with { type: 'json' }
import type { Language } from './index.ts'

/** Texts of the help by key (`help.option.seed`). They stand apart from other messages, so that help comes at once: neither those nor what formats them is loaded. */
type HelpTexts = Readonly<Record<string, string>>

const texts: Readonly<Record<Exclude<Language, 'en'>, HelpTexts>> = { fr }

/** The texts of the help in a language; English ones stand in the tables of the command line. */
export const helpTexts = (language: Exclude<Language, 'en'>): HelpTexts => texts[language]
