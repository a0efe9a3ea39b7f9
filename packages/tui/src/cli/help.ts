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

function optionRow(id: OptionId): Row {
  const { value, says, choices, short, optional } = optionOf(id)
  const takes = value === undefined ? '' : optional ? ` [${value}]` : ` <${value}>`
  const name = `${short === undefined ? '' : `-${short}, `}--${id}${takes}`
  return [name, choices === undefined ? says : `${says}: ${choices.join(', ')}`]
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines]

/** Commands that can be copied: what they are for stands behind them as a comment, or above them where room is short. */
function exampleLines(examples: CommandSpec['examples']): readonly string[] {
  const left = Math.max(...examples.map(([command]) => command.length))
  const lines = examples.map(([command, says]) => `  ${command.padEnd(left)}  # ${says}`)
  if (lines.every((line) => line.length <= width)) return lines
  return examples.flatMap(([command, says]) => [`  # ${says}`, `  ${command}`])
}

const usageOf = ({ words, takes }: CommandSpec): string =>
  ['fishbowl', ...words, takes.replaceAll('..', '...')].join(' ').trim()

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
  shell: shells.join(', '),
  topic: `a command, ${topics.join(', ')}`,
} as const

const everywhere = (...more: readonly Row[]): readonly string[] =>
  section(
    'Options of every command',
    columns([['-h, --help', 'this help'], ...globalOptions.map(optionRow), ...more]),
  )

const join = (lines: readonly string[]): string => `${lines.join('\n')}\n`

function commandHelp(spec: CommandSpec): string {
  return join([
    `${usageOf(spec)} [options]`,
    '',
    ...wrapped(spec.says, width),
    ...section(
      'Takes',
      spec.positionals.length === 0
        ? []
        : columns(spec.positionals.map(({ name, is }) => [name, operands[is]])),
    ),
    ...section('Options', spec.options.length === 0 ? [] : columns(spec.options.map(optionRow))),
    ...everywhere(),
    ...section('Examples', exampleLines(spec.examples)),
  ])
}

const listed = (specs: readonly CommandSpec[]): readonly string[] =>
  columns(
    specs.map((spec) => [usageOf(spec).slice('fishbowl '.length), spec.says]),
    28,
  )

function groupHelp(group: keyof typeof groups): string {
  const specs = commandNames.map(commandOf).filter(({ words }) => words[0] === group)
  return join([
    `fishbowl ${group} <${specs.map(({ words }) => words[1]).join('|')}> [options]`,
    '',
    groups[group],
    ...section('Commands', listed(specs)),
    ...everywhere(),
    ...section('Examples', exampleLines(specs.flatMap(({ examples }) => examples.slice(0, 1)))),
  ])
}

const purpose =
  'What-if answers about internal communities: policies compared on the same people with the same luck. Alone in a terminal it opens the screens; in a pipe it prints the comparison of the standard rollout with a professional one.'

function overview(): string {
  return join([
    'fishbowl [command] [options]',
    '',
    ...wrapped(purpose, width),
    ...section('Commands', listed(commandNames.map(commandOf))),
    ...everywhere(['--version', 'version of the tool and of the model']),
    ...section(
      'Examples',
      exampleLines([
        ['fishbowl compare one-cm two-cms', 'what does the second CM change?'],
        ['fishbowl scenarios list', 'the situations of the library'],
        ['fishbowl scenarios new my.yaml', 'a file of your own'],
      ]),
    ),
    '',
    'fishbowl help exit-codes, measures, operands or spaces explains these.',
  ])
}

/** The help of what the words of a command line name; the overview for words that name nothing. At most 80 columns wide. */
export function helpOf(words: readonly string[]): string {
  const spec = commandNames.map(commandOf).find((one) => one.words.every((word, i) => words[i] === word))
  if (spec !== undefined) return commandHelp(spec)
  const [first] = words
  return first !== undefined && isGroup(first) ? groupHelp(first) : overview()
}
