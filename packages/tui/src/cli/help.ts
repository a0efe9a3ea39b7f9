import { inEnglish, type Wording } from './help-words.ts'
import { globalOptions, type OptionId, optionOf } from './options.ts'
import { type CommandSpec, commandNames, commandOf, groups, isGroup, shells, topics } from './table.ts'

const width = 80

/** The text in lines of at most `room` characters, broken at spaces. */
function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

type Row = readonly [left: string, right: string]

/** Two columns; a left side that is too long stands on a line of its own. */
function columns(rows: readonly Row[], most = 26): readonly string[] {
  const left = Math.min(most, Math.max(...rows.map(([text]) => text.length)))
  return rows.flatMap(([text, says]) => {
    const [first = '', ...rest] = wrapped(says, width - left - 4)
    const below = rest.map((line) => `${' '.repeat(left + 4)}${line}`)
    if (text.length > left) return [`  ${text}`, `${' '.repeat(left + 4)}${first}`, ...below]
    return [`  ${text.padEnd(left)}  ${first}`.trimEnd(), ...below]
  })
}

/** The key of a text of a command: its words as one. */
const slugOf = ({ words }: CommandSpec): string => words.join('-')

/** What stands in the place of a value, word by word: "policy=value". */
const valueWord = (value: string, word: Wording): string =>
  value === '$ a year'
    ? word('value.year', value)
    : value.replaceAll(/[a-z]+/g, (one) => word(`value.${one}`, one))

const optionRow =
  (word: Wording) =>
  (id: OptionId): Row => {
    const { value, says, choices, short, optional } = optionOf(id)
    const place = value === undefined ? '' : valueWord(value, word)
    const takes = value === undefined ? '' : optional ? ` [${place}]` : ` <${place}>`
    const name = `${short === undefined ? '' : `-${short}, `}--${id}${takes}`
    const told = word(`option.${id}`, says)
    return [name, choices === undefined ? told : `${told}${word('colon', ': ')}${choices.join(', ')}`]
  }

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines]

type Example = readonly [command: string, says: string]

/** The examples of a command, told. */
const examplesOf = (spec: CommandSpec, word: Wording): readonly Example[] =>
  spec.examples.map(([command, says], i) => [command, word(`example.${slugOf(spec)}.${i + 1}`, says)])

/** Commands that can be copied: what they are for stands behind them as a comment, or above them where room is short. */
function exampleLines(examples: readonly Example[]): readonly string[] {
  const left = Math.max(...examples.map(([command]) => command.length))
  const lines = examples.map(([command, says]) => `  ${command.padEnd(left)}  # ${says}`)
  if (lines.every((line) => line.length <= width)) return lines
  return examples.flatMap(([command, says]) => [`  # ${says}`, `  ${command}`])
}

/** @internal How a command is called. */
export const usageOf = ({ words, takes }: CommandSpec, word: Wording): string =>
  ['fishbowl', ...words, valueWord(takes.replaceAll('..', '...'), word)].join(' ').trim()

const operands = {
  scenario:
    'id of the library (fishbowl scenarios list), path of a file, or the scenario itself, in braces (fishbowl help operands)',
  file: 'path of the new file',
  people: 'CSV file, one person a line; comma, semicolon or tab',
  observed: 'CSV file, one week a line; comma, semicolon or tab',
  ties: 'CSV file, two ids a line: who works with whom',
  organisation: 'path of an organisation file',
  result:
    'path of a result that a command wrote with --json, of the folder of a report, or of the ledger of a study',
  kept: 'path of a result that a command wrote with --json, or of the ledger or file of a study',
  study: 'path of a study file (study.yaml)',
  session:
    'id of a lesson (fishbowl workshop list), or path of a session file; or list, or check and one of these',
  team: 'files of teams, with --collect',
  ledger: 'path of the ledger of a study (study.sqlite)',
  topic: 'a command',
  version: 'version of the model; left out, the one before the current one and the current one',
} as const

/** @internal What stands in the place of an operand. */
export function operandSays(is: CommandSpec['positionals'][number]['is'], word: Wording): string {
  if (is === 'shell') return shells.join(', ')
  const says = word(`operand.${is}`, operands[is])
  return is === 'topic' ? `${says}, ${topics.join(', ')}` : says
}

const everywhere = (word: Wording, ...more: readonly Row[]): readonly string[] =>
  section(
    word('heading.everywhere', 'Options of every command:'),
    columns([['-h, --help', word('this', 'this help')], ...globalOptions.map(optionRow(word)), ...more]),
  )

const anyOptions = (word: Wording): string => `[${valueWord('options', word)}]`

const join = (lines: readonly string[]): string => `${lines.join('\n')}\n`

function commandHelp(spec: CommandSpec, word: Wording): string {
  return join([
    `${usageOf(spec, word)} ${anyOptions(word)}`,
    '',
    ...wrapped(word(`command.${slugOf(spec)}`, spec.says), width),
    ...section(
      word('heading.takes', 'Takes:'),
      spec.positionals.length === 0
        ? []
        : columns(spec.positionals.map(({ name, is }) => [valueWord(name, word), operandSays(is, word)])),
    ),
    ...section(
      word('heading.options', 'Options:'),
      spec.options.length === 0 ? [] : columns(spec.options.map(optionRow(word))),
    ),
    ...everywhere(word),
    ...section(word('heading.examples', 'Examples:'), exampleLines(examplesOf(spec, word))),
  ])
}

const listed = (specs: readonly CommandSpec[], word: Wording): readonly string[] =>
  columns(
    specs.map((spec) => [
      usageOf(spec, word).slice('fishbowl '.length),
      word(`command.${slugOf(spec)}`, spec.says),
    ]),
    28,
  )

/** The usage of a group, on a second line where its commands are many. */
function groupUsage(group: string, names: readonly string[], word: Wording): readonly string[] {
  const line = `fishbowl ${group} <${names.join('|')}> ${anyOptions(word)}`
  const at = line.lastIndexOf('|', width - 1) + 1
  return line.length <= width
    ? [line]
    : [line.slice(0, at), `${' '.repeat(group.length + 11)}${line.slice(at)}`]
}

function groupHelp(group: keyof typeof groups, word: Wording): string {
  const specs = commandNames.map(commandOf).filter(({ words }) => words[0] === group)
  const names = specs.map(({ words }) => words[1] ?? '')
  return join([
    ...groupUsage(group, names, word),
    '',
    word(`group.${group}`, groups[group]),
    ...section(word('heading.commands', 'Commands:'), listed(specs, word)),
    ...everywhere(word),
    ...section(
      word('heading.examples', 'Examples:'),
      exampleLines(specs.flatMap((spec) => examplesOf(spec, word).slice(0, 1))),
    ),
  ])
}

/** @internal What the command is for. */
export const purpose =
  'What-if answers about internal communities: policies compared on the same people with the same luck. Alone in a terminal it opens the screens; in a pipe it prints the comparison of the standard rollout with a professional one.'

const firstExamples: readonly Example[] = [
  ['fishbowl compare one-cm two-cms', 'what does the second CM change?'],
  ['fishbowl scenarios list', 'the situations of the library'],
  ['fishbowl scenarios new my.yaml', 'a file of your own'],
]

function overview(word: Wording): string {
  return join([
    `fishbowl [${valueWord('command', word)}] ${anyOptions(word)}`,
    '',
    ...wrapped(word('purpose', purpose), width),
    ...section(word('heading.commands', 'Commands:'), listed(commandNames.map(commandOf), word)),
    ...everywhere(word, ['--version', word('version', 'version of the tool and of the model')]),
    ...section(
      word('heading.examples', 'Examples:'),
      exampleLines(
        firstExamples.map(([command, says], i) => [command, word(`example.overview.${i + 1}`, says)]),
      ),
    ),
    '',
    word('topics', 'fishbowl help exit-codes, measures, operands or spaces explains these.'),
  ])
}

/** The help of what the words of a command line name; the overview for words that name nothing. At most 80 columns wide. */
export function helpOf(words: readonly string[], word: Wording = inEnglish): string {
  const spec = commandNames.map(commandOf).find((one) => one.words.every((part, i) => words[i] === part))
  if (spec !== undefined) return commandHelp(spec, word)
  const [first] = words
  return first !== undefined && isGroup(first) ? groupHelp(first, word) : overview(word)
}
