import type { Language } from '@fishbowl/report/words'
import { languageChoices } from './options.ts'

/** Words a text of the help: `key` is that of its message without `help.`, `english` the text of the table. */
export type Wording = (key: string, english: string) => string

/** The words of the tables. */
export const inEnglish: Wording = (_, english) => english

/** What is typed, and stands as it is in every language; messages hold its name in braces. */
const codes: Readonly<Record<string, string>> = {
  audience: 'audience: external',
  brace: '{',
  comparison: 'fishbowl compare ... --json > comparison.json',
  expect: 'expect:',
  extends: 'extends: fitted.yaml',
  goal: "'weeklyActive >= 25 % by week 104'",
  most: "'max netValue'",
  organisation: 'organisation: { file: my-org.json }',
  path: './{name}',
  result: 'fishbowl run two-cms --json > result.json',
  run: 'run',
  spaces: 'spaces:',
  studyRun: 'study run',
  week: 'week',
  why: 'fishbowl explain ... --json > why.json',
}

/** @internal A message with what is typed in its places. */
export const withCodes = (message: string): string =>
  message.replaceAll(/\{(\w+)\}/g, (place, name: string) => codes[name] ?? place)

/** The words of a language. English loads no messages. */
export async function wordingOf(language: Language): Promise<Wording> {
  if (language === 'en') return inEnglish
  const { helpTexts } = await import('@fishbowl/report/help')
  const texts = helpTexts(language)
  return (key, english) => withCodes(texts[`help.${key}`] ?? english)
}

/** The language of `--help`, which refuses nothing: as the command line says, else FISHBOWL_LANGUAGE, else English. */
export function helpLanguage(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const at = args.findLastIndex((arg) => arg === '--language' || arg.startsWith('--language='))
  const asked = at === -1 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1])
  return languageChoices.find((id) => id === (asked ?? env['FISHBOWL_LANGUAGE'])) ?? 'en'
}
