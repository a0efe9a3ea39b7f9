// What a page shows of an output: all of it, or parts between lines that are only "…".

/** What differs from machine to machine or from day to day; everything else is compared. */
const masks: readonly (readonly [RegExp, string])[] = [
  // The pilot of a plan times its runs; so does verify.
  [/\babout [\d.,]+ (?:s|min|h|days)(?= on| here)/g, 'about TIME'],
  [/(?<=threads) \([\d.,]+ (?:s|min|h|days) to [\d.,]+ (?:s|min|h|days)\)/g, ''],
  // The clock of a workshop runs down while a page is made.
  [/(?<= )\d+:\d\d$/gm, 'CLOCK'],
  // The fingerprint of the code changes with every line of it, and with it whatever names single runs.
  [/\b(code|plan|manifest) [0-9a-f]{12}\b/g, '$1 CODE'],
  // Runs are dealt to shards by a hash with that fingerprint in it.
  [/(?<=shard \d+\/\d+), \d+ runs/g, ', SOME runs'],
]

/** A text without what differs from machine to machine. */
export const masked = (text: string): string =>
  masks.reduce((result, [pattern, name]) => result.replaceAll(pattern, name), text)

const isCut = (line: string): boolean => line.trim() === '…' || line.trim() === '...'

/** Trailing blanks are no part of an output, nor are empty lines at its ends. */
const linesOf = (output: string): readonly string[] =>
  output
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
    .split('\n')

/** A line by which a part is found again: its numbers may have changed. */
const anchorOf = (line: string): string => masked(line).replaceAll(/\d[\d,]*(?:\.\d+)?/g, '#')

/** Its first words: a sentence may have changed after them, or be broken elsewhere. */
const openingOf = (line: string): string => anchorOf(line).split(/\s+/).slice(0, 3).join(' ')

/** The line from `from` on that a part begins with; -1 where there is none. */
function beginningOf(lines: readonly string[], from: number, line: string): number {
  const same = lines.findIndex((other, i) => i >= from && anchorOf(other) === anchorOf(line))
  if (same !== -1) return same
  return lines.findIndex((other, i) => i >= from && openingOf(other) === openingOf(line))
}

/** Where the part ends that begins at `first`: with an empty line at its end as many paragraphs as before, otherwise as many lines. */
function endOf(lines: readonly string[], first: number, part: readonly string[]): number {
  if (part.at(-1) !== '') return first + part.length
  const paragraphs = part.filter((line) => line === '').length
  let end = first
  for (let seen = 0; end < lines.length; end++) if (lines[end] === '' && ++seen === paragraphs) break
  return Math.min(end + 1, lines.length)
}

/**
 * The text of a block anew from an output, cut where the old one is cut. A part begins with the line that its first line was, apart from
 * numbers. Throws where an output no longer has that line.
 */
export function renewed(old: string, output: string): string {
  const lines = linesOf(output)
  const shown = old.split('\n')
  const result: string[] = []
  let from = 0
  for (let at = 0; at < shown.length; ) {
    const line = shown[at] ?? ''
    if (isCut(line)) {
      result.push(line)
      at++
      continue
    }
    const cut = shown.findIndex((other, i) => i > at && isCut(other))
    const part = shown.slice(at, cut === -1 ? undefined : cut)
    const first = at === 0 ? 0 : beginningOf(lines, from, line)
    if (first === -1)
      throw new Error(`the output has no line "${line}" any more; change where the block is cut`)
    from = cut === -1 ? lines.length : endOf(lines, first, part)
    result.push(...lines.slice(first, from))
    at += part.length
  }
  const text = result.join('\n')
  return masked(text) === masked(old) ? old : text
}

/** A pattern with `#` for the number and `*` for any word as an expression; blanks are any white space, as outputs break their lines. */
function expressionOf(pattern: string): RegExp {
  const words = pattern.trim().split(/\s+/)
  const escaped = words.map((word) => {
    if (word === '*') return '\\S+'
    return word
      .split('#')
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
      .join('([+-]?\\d[\\d,]*(?:\\.\\d+)?)')
  })
  return new RegExp(escaped.join('\\s+'))
}

/** The number that a pattern finds in the latest output that has it. Throws where none does. */
export function numberIn(pattern: string, outputs: readonly (string | undefined)[]): string {
  const expression = expressionOf(pattern)
  for (const output of outputs.toReversed()) {
    const found = expression.exec(output ?? '')?.[1]
    if (found !== undefined) return found
  }
  throw new Error(`no output above it says "${pattern}"`)
}
