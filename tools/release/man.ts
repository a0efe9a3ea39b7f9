import { readFileSync } from 'node:fs'
import { exitCodes } from '../../packages/tui/src/cli/failure.ts'
import { operandSays, purpose, usageOf } from '../../packages/tui/src/cli/help.ts'
import { inEnglish } from '../../packages/tui/src/cli/help-words.ts'
import { globalOptions, type OptionId, optionOf, options } from '../../packages/tui/src/cli/options.ts'
import {
  type CommandSpec,
  commandNames,
  commandOf,
  groups,
  isGroup,
  topics,
} from '../../packages/tui/src/cli/table.ts'

/** A text as roff takes it: nothing in it is a request, a hyphen is the one that can be copied, and only ASCII is left. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(
      /[^\n -~]/gu,
      (letter) => `\\[u${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replaceAll(/^([.'])/gm, '\\&$1')

const bold = (text: string): string => `\\fB${roff(text)}\\fR`
const italic = (text: string): string => `\\fI${text}\\fR`
/** Places to be filled in stand in italics: <week>, [file]. */
const filled = (text: string): string =>
  roff(text)
    .replaceAll(/<([^>]+)>/g, (_, name: string) => italic(name))
    .replaceAll(/\[([^\]]+)\]/g, (_, name: string) => `[${italic(name)}]`)
const paragraph = (...lines: readonly string[]): readonly string[] => ['.TP', ...lines]
const section = (title: string, ...lines: readonly string[]): readonly string[] => [`.SH ${title}`, ...lines]

const named = (id: OptionId): string => {
  const { value, short, optional } = optionOf(id)
  const names = [...(short === undefined ? [] : [bold(`-${short}`)]), bold(`--${id}`)].join(', ')
  if (value === undefined) return names
  const place = italic(roff(value))
  return `${names} ${optional === true ? `[${place}]` : place}`
}

function optionPart(id: OptionId): readonly string[] {
  const { says, choices } = optionOf(id)
  return paragraph(named(id), roff(choices === undefined ? says : `${says}: ${choices.join(', ')}`))
}

function commandPart(spec: CommandSpec): readonly string[] {
  const [, ...rest] = usageOf(spec, inEnglish).split(' ')
  const own = spec.options.map((id) => bold(`--${id}`)).join(', ')
  return [
    ...paragraph(
      `${bold(spec.words.join(' '))} ${filled(rest.slice(spec.words.length).join(' '))}`.trim(),
      roff(spec.says),
    ),
    ...(own === '' ? [] : ['.br', `Options: ${own}.`]),
  ]
}

/** Commands of one word, then the groups. */
const commandLines = (): readonly string[] => {
  const specs = commandNames.map(commandOf)
  const groupLines = (group: string, says: string): readonly string[] => {
    const own = specs.filter(({ words }) => words[0] === group).flatMap(commandPart)
    return [`.SS ${group}`, roff(says)].concat(own)
  }
  return [
    ...specs.filter(({ words }) => !isGroup(words[0])).flatMap(commandPart),
    ...Object.entries(groups).flatMap(([group, says]) => groupLines(group, says)),
  ]
}

/** What stands in the place of operands, by what is said of it: `result (report)` and `result (verify)` are two things. */
function operandLines(): readonly string[] {
  const found = new Map<string, { readonly names: Set<string>; readonly commands: string[] }>()
  for (const { positionals, words } of commandNames.map(commandOf))
    for (const { name, is } of positionals) {
      const says = operandSays(is, inEnglish)
      const { names, commands } = found.get(says) ?? { names: new Set(), commands: [] }
      found.set(says, { names: names.add(name), commands: [...commands, words.join(' ')] })
    }
  return Array.from(found).flatMap(([says, { names, commands }]) => {
    const place = Array.from(names, (name) => italic(roff(name))).join(', ')
    return paragraph(commands.length === 1 ? `${place} (${roff(commands.join(''))})` : place, roff(says))
  })
}

const exampleLines = (): readonly string[] =>
  commandNames.flatMap((name) =>
    commandOf(name)
      .examples.slice(0, 1)
      .flatMap(([command, says]) => paragraph(bold(command), roff(says))),
  )

/** What the environment changes. */
const environment = {
  FISHBOWL_THREADS: 'worker threads, where --threads does not say',
  FISHBOWL_LANGUAGE: 'language of sentences, where --language does not say',
  FISHBOWL_QUEUE:
    'address of the queue, where --queue does not say; a password belongs here, not on a command line',
  FISHBOWL_DEBUG: 'set to anything: a failure that is a fault of the program tells its stack',
  'NO_COLOR, FORCE_COLOR, COLORTERM, COLORFGBG, TERM':
    'whether there are colours, how many, and on which background',
  INK_SCREEN_READER: 'true: as --screen-reader',
  'VISUAL, EDITOR': 'the editor that the screens open',
  XDG_STATE_HOME:
    'where programs note what they were doing (default ~/.local/state; on Windows LOCALAPPDATA)',
} as const

const fileLines = [
  ...paragraph(
    italic('$XDG_STATE_HOME/fishbowl/crash.log'),
    roff(
      'What is known of the last crash of the screens, and records of workshops whose own folder may not be written. Nothing is ever sent.',
    ),
  ),
]

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** The manual page fishbowl(1), from the tables that the command line is made of; version and date are those of the release. */
export function manPage(): string {
  const { version } = JSON.parse(read('packages/tui/package.json')) as { version: string }
  const [, date = ''] = /^date-released: "?([\d-]+)/m.exec(read('CITATION.cff')) ?? []
  const everywhere: readonly OptionId[] = globalOptions
  const own = (Object.keys(options) as OptionId[]).filter((id) => !everywhere.includes(id))
  return [
    '.\\" Written by npm run docs from packages/tui/src/cli.',
    `.TH FISHBOWL 1 "${date}" "fishbowl ${version}" "User Commands"`,
    ...section('NAME', 'fishbowl \\- what\\-if simulator of enterprise communities'),
    ...section('SYNOPSIS', '.B fishbowl', '[\\fIcommand\\fR] [\\fIoptions\\fR]'),
    ...section('DESCRIPTION', roff(purpose)),
    ...section('COMMANDS', ...commandLines()),
    ...section('OPERANDS', ...operandLines()),
    ...section(
      'OPTIONS OF EVERY COMMAND',
      ...paragraph(`${bold('-h')}, ${bold('--help')}`, 'help on a command'),
      ...paragraph(bold('--version'), 'version of the tool and of the model'),
      ...everywhere.flatMap(optionPart),
    ),
    ...section('OTHER OPTIONS', ...own.flatMap(optionPart)),
    ...section(
      'EXIT STATUS',
      ...Object.values(exitCodes).flatMap(([code, says]) => paragraph(bold(String(code)), roff(says))),
    ),
    ...section(
      'ENVIRONMENT',
      ...Object.entries(environment).flatMap(([name, says]) => paragraph(bold(name), roff(says))),
    ),
    ...section('FILES', ...fileLines),
    ...section('EXAMPLES', ...exampleLines()),
    ...section('SEE ALSO', roff(`fishbowl help ${topics.join(', fishbowl help ')}; fishbowl model odd.`)),
    '',
  ].join('\n')
}
