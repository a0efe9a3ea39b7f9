import { cells, safe } from './safe.ts'

/** A text and the offset at which each of its lines starts (line 1 at index 0). */
export type Lines = { readonly text: string; readonly starts: readonly number[] }

/** Where an offset lies: line and column from 1, column in UTF-16 units, as editors count. */
export type Place = { readonly line: number; readonly column: number }

/** Splits a text into lines at LF, so that CRLF files get the same line numbers. */
export function linesOf(text: string): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { text, starts }
}

/** The place of an offset; an offset behind the last visible character is moved to it, so the line has something to show. */
export function placeOf({ text, starts }: Lines, offset: number): Place {
  const at = offset >= text.length ? text.trimEnd().length : offset
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1 }
}

/** The text of a line (from 1) without its line end; '' for a line that does not exist. */
export function lineText({ text, starts }: Lines, line: number): string {
  const start = starts[line - 1]
  if (start === undefined) return ''
  const whole = text.slice(start, starts[line] ?? text.length)
  return whole.replace(/\r?\n$/, '')
}

/** A source line as it may be shown, and the line under it that marks a part with `^`. */
export type Excerpt = { readonly source: string; readonly caret: string }

const widest = 160
const around = 60

/** The excerpt of a line with `length` units marked from `column` on; long lines are cut around the mark. */
export function excerpt(line: string, column: number, length: number): Excerpt {
  const from = column - 1
  let [before, mark, after] = [
    line.slice(0, from),
    line.slice(from, from + length),
    line.slice(from + length),
  ]
  if (line.length > widest) {
    if (before.length > around) before = `...${before.slice(-around)}`
    mark = mark.slice(0, around)
    if (line.length > from + mark.length + around)
      after = `${line.slice(from + mark.length).slice(0, around)}...`
  }
  const caret = ' '.repeat(cells(safe(before))) + '^'.repeat(Math.max(1, cells(safe(mark))))
  return { source: safe(before + mark + after), caret }
}
