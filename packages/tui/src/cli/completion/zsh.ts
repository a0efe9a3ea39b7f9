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

const list = (words: readonly string[]): string => `(${words.join(' ')})`

const groupArms = (): readonly string[] =>
  firstWords
    .filter((word) => secondWords(word).length > 0)
    .map((word) => `        '${word} ') found=${list(secondWords(word))} ;;`)

const commandArms = (words: Words): readonly string[] =>
  commandWords.map((command) => {
    const { values, files } = operandsOf(command, words)
    const pattern = command.includes(' ') ? `'${command}'` : `'${command} '*`
    return `        ${pattern}) found=${list(values)} options=${list([...ownOptions(command), ...commonOptions])} files='${files}' ;;`
  })

/** Completion for zsh; holds all words itself, so completing starts no program. */
export function zshScript(words: Words): string {
  const values = valueOptions(words)
  return `#compdef fishbowl
# zsh completion for fishbowl; load it with: eval "$(fishbowl completion zsh)"
_fishbowl() {
  local first='' second='' previous="\${words[CURRENT-1]}" files='' i=2
  local -a found options
  options=${list(commonOptions)}
  while (( i < CURRENT )); do
    case "\${words[i]}" in
      ${values.map(([option]) => option).join('|')}) (( i++ )) ;;
      -*) ;;
      *)
        if [[ -z "$first" ]]; then first="\${words[i]}"
        elif [[ -z "$second" ]]; then second="\${words[i]}"
        fi ;;
    esac
    (( i++ ))
  done
  case "$previous" in
${values.map(([option, choices, files]) => `    ${option}) found=${list(choices)} options=() files='${files}' ;;`).join('\n')}
    *)
      case "$first $second" in
        ' ') found=${list(firstWords)} ;;
${groupArms().join('\n')}
${commandArms(words).join('\n')}
      esac ;;
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    compadd -a options
  else
    compadd -a found
    [[ -n "$files" ]] && _files -g "$files"
  fi
  return 0
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _fishbowl fishbowl
`
}
