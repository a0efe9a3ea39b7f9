import { type Language, language } from './index.ts'

/** How a language writes numbers. Units come with the space before them. */
export type Numerals = {
  readonly decimal: string
  /** Between thousands, from five digits on. */
  readonly group: string
  readonly percent: string
  readonly points: string
  /** The same for labels. */
  readonly point: string
  readonly hours: string
  /** Dollars by themselves, in thousands, millions and billions (1e9). */
  readonly money: readonly [ones: string, thousands: string, millions: string, billions: string]
  readonly none: string
}

const inLanguage: Readonly<Record<Language, Numerals>> = {
  en: {
    decimal: '.',
    group: ',',
    percent: ' %',
    points: ' points',
    point: ' pt',
    hours: ' h',
    money: [' $', ' k$', ' M$', ' bn$'],
    none: 'n/a',
  },
  // U+00A0 and not the narrow U+202F, which few terminal fonts have.
  fr: {
    decimal: ',',
    group: '\u00A0',
    percent: '\u00A0%',
    points: '\u00A0points',
    point: '\u00A0pt',
    hours: '\u00A0h',
    money: ['\u00A0$', '\u00A0k$', '\u00A0M$', '\u00A0Md$'],
    none: 'n.d.',
  },
}

/** How numbers are written in the language that is spoken. */
export const numerals = (): Numerals => inLanguage[language()]
