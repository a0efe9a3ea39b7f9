/** The words of a command line as `shellWord` writes them: plain, or in single quotes. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\(')/g, (_, inner: string | undefined) => inner ?? "'"),
  )
}

/** The scenarios that a command of a kept result names, and what its options say. A flag without a value is left out. */
export function commandParts(command: string): {
  readonly operands: readonly string[]
  readonly options: ReadonlyMap<string, string>
} {
  const [, , ...words] = wordsOf(command)
  const first = words.findIndex((word) => word.startsWith('--'))
  const operands = first === -1 ? words : words.slice(0, first)
  const options = new Map<string, string>()
  for (const [i, word] of words.entries()) {
    const next = words[i + 1]
    if (word.startsWith('--') && next !== undefined && !next.startsWith('--'))
      options.set(word.slice(2), next)
  }
  return { operands, options }
}

const plainWord = /^[\w./:@%+=,-]+$/

/** Words as a command line that a shell takes as they are. */
export const commandOf = (words: readonly string[]): string =>
  words.map((word) => (plainWord.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ')
