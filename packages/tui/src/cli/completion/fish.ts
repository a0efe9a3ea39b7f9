import { globalOptions, type OptionId, optionOf } from '../options.ts'
import { commandNames, commandOf, groups, isGroup } from '../table.ts'
import { firstWords, operandsOf, secondWords, valueOptions, type Words } from './words.ts'

/** A text in single quotes of fish. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const seen = (word: string): string => `__fish_seen_subcommand_from ${word}`

function firstLine(word: string): string {
  const says = isGroup(word)
    ? groups[word]
    : commandNames.filter((name) => commandOf(name).words[0] === word).map((name) => commandOf(name).says)[0]
  return `complete -c fishbowl -n __fish_use_subcommand -a ${word} -d ${quoted(says ?? '')}`
}

function optionLine(id: OptionId, condition: string, words: Words): string {
  const { value, says, short } = optionOf(id)
  const [, choices = [], files = ''] = valueOptions(words).find(([option]) => option === `--${id}`) ?? []
  const takes =
    value === undefined
      ? ''
      : ` ${files === '' ? '-x' : '-rF'}${choices.length === 0 ? '' : ` -a ${quoted(choices.join(' '))}`}`
  const brief = short === undefined ? '' : ` -s ${short}`
  return `complete -c fishbowl${condition}${brief} -l ${id}${takes} -d ${quoted(says)}`
}

function commandLines(name: (typeof commandNames)[number], words: Words): readonly string[] {
  const { words: own, options, says } = commandOf(name)
  const [first, second] = own
  const here = [first, second].flatMap((word) => (word === undefined ? [] : [seen(word)])).join('; and ')
  const { values, files } = operandsOf(own.join(' '), words)
  const others = secondWords(first).join(' ')
  return [
    ...(second === undefined
      ? []
      : [
          `complete -c fishbowl -n ${quoted(`${seen(first)}; and not ${seen(others)}`)} -a ${second} -d ${quoted(says)}`,
        ]),
    ...(values.length === 0
      ? []
      : [`complete -c fishbowl -n ${quoted(here)} -a ${quoted(values.join(' '))}`]),
    ...(files === '' ? [] : [`complete -c fishbowl -n ${quoted(here)} -F`]),
    ...options.map((id) => optionLine(id, ` -n ${quoted(here)}`, words)),
  ]
}

/** Completion for fish; holds all words itself, so completing starts no program. */
export function fishScript(words: Words): string {
  return [
    '# fish completion for fishbowl; load it with: fishbowl completion fish | source',
    'complete -c fishbowl -f',
    ...firstWords.map(firstLine),
    ...globalOptions.map((id) => optionLine(id, '', words)),
    'complete -c fishbowl -s h -l help -d "help on the command"',
    ...commandNames.flatMap((name) => commandLines(name, words)),
    '',
  ].join('\n')
}
