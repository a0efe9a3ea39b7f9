import {
  commandWords,
  commonOptions,
  firstWords,
  operandsOf,
  ownOptions,
  secondWords,
  valueOptions,
  type Words,
} from './words.ts'

const list = (words: readonly string[]): string => `'${words.join(' ')}'`

/** A `case` arm for each group: its second words. */
const groupArms = (): readonly string[] =>
  firstWords
    .filter((word) => secondWords(word).length > 0)
    .map((word) => `        ${word}' ') words=${list(secondWords(word))} ;;`)

function commandArms(words: Words): readonly string[] {
  return commandWords.flatMap((command) => {
    const { values, files } = operandsOf(command, words)
    const pattern = command.includes(' ') ? `'${command}'` : `${command}' '*`
    const options = ownOptions(command)
    return [
      `        ${pattern}) words=${list(values)} options=${list([...options, ...commonOptions])} files='${files}' ;;`,
    ]
  })
}

/**
 * Completion for bash from 3.2 on (macOS): no mapfile, no associative arrays, nothing sourced. It holds all words itself, so
 * completing starts no program.
 */
export function bashScript(words: Words): string {
  const values = valueOptions(words)
  return `# bash completion for fishbowl; load it with: eval "$(fishbowl completion bash)"
_fishbowl() {
  local current previous first second words options files i line
  COMPREPLY=()
  current="\${COMP_WORDS[COMP_CWORD]}"
  previous="\${COMP_WORDS[COMP_CWORD-1]}"
  first='' second='' words='' files=''
  options=${list(commonOptions)}
  i=1
  while [ "$i" -lt "$COMP_CWORD" ]; do
    case "\${COMP_WORDS[i]}" in
      ${values.map(([option]) => option).join('|')}) i=$((i + 1)) ;;
      -*) ;;
      *)
        if [ -z "$first" ]; then first="\${COMP_WORDS[i]}"
        elif [ -z "$second" ]; then second="\${COMP_WORDS[i]}"
        fi ;;
    esac
    i=$((i + 1))
  done
  case "$previous" in
${values.map(([option, choices, files]) => `    ${option}) words=${list(choices)} options='' files='${files}' ;;`).join('\n')}
    *)
      case "$first $second" in
        ' ') words=${list(firstWords)} ;;
${groupArms().join('\n')}
${commandArms(words).join('\n')}
      esac ;;
  esac
  case "$current" in -*) words="$options" files='' ;; esac
  while IFS= read -r line; do
    [ -n "$line" ] && COMPREPLY[\${#COMPREPLY[@]}]="$line"
  done < <(
    compgen -W "$words" -- "$current"
    if [ -n "$files" ]; then
      compgen -f -X "!$files" -- "$current"
      compgen -d -S / -- "$current"
    fi
  )
}
complete -F _fishbowl fishbowl
`
}
