import type { ColorDepth, SymbolName, Theme } from '@fishbowl/report'
import type { Facts } from '../outside.ts'
import type { Settings } from './settings.ts'

/** How text output looks: the size and abilities of what it is written to. */
export type Look = {
  readonly columns: number
  readonly symbols: SymbolName
  readonly color: ColorDepth
  readonly theme: Theme
  /** Words instead of charts. */
  readonly spoken: boolean
}

const isSet = (text: string | undefined): boolean => text !== undefined && text !== ''

/** Colours that the terminal names in its environment. */
function depthOf({ env }: Facts): ColorDepth {
  const { COLORTERM = '', TERM = '' } = env
  if (COLORTERM === 'truecolor' || COLORTERM === '24bit') return 'truecolor'
  return TERM.includes('256') ? '256' : '16'
}

const forced: Readonly<Record<string, ColorDepth>> = { '0': 'none', '2': '256', '3': 'truecolor' }

/** Flag before NO_COLOR before FORCE_COLOR before TERM=dumb before whether anybody looks. */
function colorOf(facts: Facts, when: Settings['color'] = 'auto'): ColorDepth {
  const { NO_COLOR, FORCE_COLOR, TERM } = facts.env
  if (when === 'never') return 'none'
  if (when === 'always') return depthOf(facts)
  if (isSet(NO_COLOR)) return 'none'
  if (FORCE_COLOR !== undefined) return forced[FORCE_COLOR] ?? depthOf(facts)
  return facts.outputIsTerminal && TERM !== 'dumb' ? depthOf(facts) : 'none'
}

/** The characters a terminal surely has; into a file or a pipe the same on every machine. */
function symbolsFor(facts: Facts, wanted?: SymbolName): SymbolName {
  if (wanted !== undefined) return wanted
  if (!facts.outputIsTerminal) return 'braille'
  const { LC_ALL, LC_CTYPE, LANG, TERM, WT_SESSION, TERM_PROGRAM } = facts.env
  const locale = [LC_ALL, LC_CTYPE, LANG].find(isSet) ?? ''
  const [, charset] = locale.split('.')
  if (locale === 'C' || locale === 'POSIX' || (charset !== undefined && !/^utf-?8/i.test(charset)))
    return 'ascii'
  const isOldConsole = facts.platform === 'win32' && !isSet(WT_SESSION) && !isSet(TERM_PROGRAM)
  return TERM === 'linux' || isOldConsole ? 'block' : 'braille'
}

/** Dark unless the terminal says that its background is light (COLORFGBG ends in 7 or 15). */
const themeOf = ({ env }: Facts): Theme => (/;(7|15)$/.test(env['COLORFGBG'] ?? '') ? 'light' : 'dark')

/** How output looks here. A chart wider than 140 columns is no clearer. */
export function lookOf(facts: Facts, settings: Pick<Settings, 'color' | 'symbols' | 'screen-reader'>): Look {
  const columns = facts.outputIsTerminal ? (facts.columns ?? 80) : 80
  return {
    columns: Math.min(140, Math.max(40, columns)),
    symbols: symbolsFor(facts, settings.symbols),
    color: colorOf(facts, settings.color),
    theme: themeOf(facts),
    spoken: settings['screen-reader'] ?? facts.env['INK_SCREEN_READER'] === 'true',
  }
}
