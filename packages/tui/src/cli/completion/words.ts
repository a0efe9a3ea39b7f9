import { modelVersions } from '@fishbowl/core/model-version'
import { globalOptions, type OptionId, optionOf, options } from '../options.ts'
import { commandNames, commandOf, shells, topics } from '../table.ts'

/** What the scripts complete besides the command table. Ids hold letters, digits and hyphens only. */
export type Words = {
  readonly scenarios: readonly string[]
  readonly measures: readonly string[]
  readonly lessons: readonly string[]
}

/** The first words of all commands, in the order of the table. */
export const firstWords: readonly string[] = [
  ...new Set(commandNames.map((name) => commandOf(name).words[0])),
]

/** The second words of a group, none for a plain command. */
export const secondWords = (first: string): readonly string[] =>
  commandNames
    .map((name) => commandOf(name).words)
    .flatMap(([one, two]) => (one === first && two !== undefined ? [two] : []))

const dashed = (id: string): string => `--${id}`

/** Options of every command. */
export const commonOptions: readonly string[] = [...globalOptions.map(dashed), '--help']

/** Options of a command by its words ("scenarios list"), beside the common ones. */
export const ownOptions = (words: string): readonly string[] =>
  commandNames
    .filter((name) => commandOf(name).words.join(' ') === words)
    .flatMap((name) => commandOf(name).options.map(dashed))

/** Every option that takes a value, with its fixed choices, and the pattern of the files it takes, '' for none. */
export function valueOptions({
  scenarios,
  measures,
}: Words): readonly (readonly [option: string, values: readonly string[], files: string])[] {
  const lists: Partial<Record<OptionId, readonly string[]>> = {
    measure: measures,
    base: scenarios,
    baseline: scenarios,
    against: scenarios,
  }
  return (Object.keys(options) as OptionId[])
    .filter((id) => optionOf(id).value !== undefined)
    .map((id) => [dashed(id), lists[id] ?? optionOf(id).choices ?? [], fileOptions[id] ?? ''] as const)
}

const yaml = '*.y*ml'

/** Files that stand in a positional place. */
const patterns: Readonly<Record<string, string>> = {
  file: yaml,
  result: '*.json',
  kept: '*.json',
  people: '*.csv',
  organisation: '*.json',
  study: yaml,
  ledger: '*.sqlite',
}

/** Options that take a file of this pattern that is there. */
const fileOptions: Readonly<Partial<Record<OptionId, string>>> = { from: '*.fbs' }

/** What stands in the first positional place of a command: ids, or fixed words; besides them files of the pattern, '' for none. */
export function operandsOf(
  words: string,
  { scenarios, lessons }: Words,
): { readonly values: readonly string[]; readonly files: string } {
  const name = commandNames.find((one) => commandOf(one).words.join(' ') === words)
  const is = name === undefined ? undefined : commandOf(name).positionals[0]?.is
  if (is === 'scenario') return { values: scenarios, files: yaml }
  if (is === 'shell') return { values: shells, files: '' }
  if (is === 'version') return { values: [...modelVersions, ...scenarios], files: yaml }
  if (is === 'session') return { values: ['list', 'check', ...lessons], files: yaml }
  if (is === 'topic') return { values: [...firstWords, ...topics], files: '' }
  return { values: [], files: is === undefined ? '' : (patterns[is] ?? '') }
}

/** The words of all commands: "run", "scenarios list". */
export const commandWords: readonly string[] = commandNames.map((name) => commandOf(name).words.join(' '))
