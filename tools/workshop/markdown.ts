const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** A Markdown table with a head. */
export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
]

/** A text as a quotation. */
export const block = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

/** Commands as a block that ends with an empty line. */
export const shell = (...lines: readonly string[]): readonly string[] => ['```sh', ...lines, '```', '']
