import yargs, { type Argv } from 'yargs'
import { globalOptions, type OptionId, optionOf } from './options.ts'
import { type CommandName, commandNames, commandOf, groups, isGroup } from './table.ts'

/** What yargs makes of a command line: every option and positional as text, lists where one is repeated. */
export type Parsed = { readonly _: readonly (string | number)[]; readonly [key: string]: unknown }

/** Told the command that was found and its arguments. */
export type Choose = (name: CommandName, parsed: Parsed) => void

function withOptions(parser: Argv, ids: readonly OptionId[]): Argv {
  let result = parser
  for (const id of ids) {
    const { value, short } = optionOf(id)
    const type = value === undefined ? 'boolean' : 'string'
    result = result.option(id, short === undefined ? { type } : { type, alias: short })
  }
  return result
}

function withCommand(parser: Argv, name: CommandName, choose: Choose): Argv {
  const { words, takes, says, positionals, options, without } = commandOf(name)
  const build = (inner: Argv): Argv => {
    let result = inner
    for (const { name: operand } of positionals) result = result.positional(operand, { type: 'string' })
    return withOptions(result, options)
  }
  const needs = without === undefined ? takes : takes.replace('<', '[').replace('>', ']')
  const pattern = `${words.at(-1) ?? ''} ${needs}`.trim()
  return parser.command(pattern, says, build, (parsed) => choose(name, parsed as unknown as Parsed))
}

function withGroup(parser: Argv, group: keyof typeof groups, choose: Choose): Argv {
  const members = commandNames.filter((name) => commandOf(name).words[0] === group)
  return parser.command(group, groups[group], (inner) => {
    let result = inner
    for (const name of members) result = withCommand(result, name, choose)
    return result
  })
}

/** A parser in our manner: nothing is guessed, translated, printed or exited from. */
const blank = (args: readonly string[]): Argv =>
  yargs([...args])
    .scriptName('fishbowl')
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'greedy-arrays': false,
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'strip-aliased': true,
    })
    .detectLocale(false)
    .exitProcess(false)
    .version(false)
    .help(false)
    .showHelpOnFail(false)

/** The parser of all commands; `choose` is told the one that the arguments name. */
export function parserOf(args: readonly string[], choose: Choose): Argv {
  let parser = blank(args)
  for (const name of commandNames) {
    const [first] = commandOf(name).words
    if (!isGroup(first)) parser = withCommand(parser, name, choose)
    // The group comes with its first member.
    else if (commandNames.find((other) => commandOf(other).words[0] === first) === name)
      parser = withGroup(parser, first, choose)
  }
  return withOptions(parser, globalOptions)
}
