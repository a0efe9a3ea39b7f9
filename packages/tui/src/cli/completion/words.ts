import {
  commandNames,
  commandOf,
  globalOptions,
  type OptionId,
  optionOf,
  options,
  shells,
  topics,
} from '../table.ts'

/** What the scripts complete besides the command table. Ids hold letters, digits and hyphens only. */
export type Words = { readonly scenarios: readonly string[]; readonly measures: readonly string[] }

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

/** Every option that takes a value, with its fixed choices. */
export function valueOptions({
  scenarios,
  measures,
}: Words): readonly (readonly [option: string, values: readonly string[]])[] {
  const lists: Partial<Record<OptionId, readonly string[]>> = {
    measure: measures,
    base: scenarios,
    baseline: scenarios,
  }
  return (Object.keys(options) as OptionId[])
    .filter((id) => optionOf(id).value !== undefined)
    .map((id) => [dashed(id), lists[id] ?? optionOf(id).choices ?? []] as const)
}

/** What stands in the first positional place of a command: ids, or fixed words; files besides where `files` is true. */
export function operandsOf(
  words: string,
  { scenarios }: Words,
): { readonly values: readonly string[]; readonly files: boolean } {
  const name = commandNames.find((one) => commandOf(one).words.join(' ') === words)
  const is = name === undefined ? undefined : commandOf(name).positionals[0]?.is
  if (is === 'scenario') return { values: scenarios, files: true }
  if (is === 'shell') return { values: shells, files: false }
  if (is === 'topic') return { values: [...firstWords, ...topics], files: false }
  return { values: [], files: is === 'file' }
}

/** The words of all commands: "run", "scenarios list". */
export const commandWords: readonly string[] = commandNames.map((name) => commandOf(name).words.join(' '))
