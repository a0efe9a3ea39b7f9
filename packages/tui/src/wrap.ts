import { cellWidth, clip, graphemes } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'

/** A text as lines of at most `width` cells, broken between words, and inside one only where it is longer than a line. */
export function wrapped(text: string, width: number): readonly string[] {
  if (width < 1) return []
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((one) => broken(one, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (cellWidth(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
  }
  return line === '' ? lines : [...lines, line]
}

function broken(word: string, width: number): readonly string[] {
  if (cellWidth(word) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const one of graphemes(word)) {
    if (part !== '' && cellWidth(part + one) > width) {
      parts.push(part)
      part = ''
    }
    part += one
  }
  return [...parts, part]
}

/** At most `rows` lines; where some are left out, the last one says how many and which key shows them. */
export function cut(lines: readonly string[], rows: number, columns: number): readonly string[] {
  if (lines.length <= rows) return lines
  const kept = lines.slice(0, Math.max(0, rows - 1))
  return rows < 1 ? [] : [...kept, clip(say('screen.cut', { n: lines.length - kept.length }), columns)]
}

/** A sentence in at most `rows` lines: clauses after a semicolon go, the last one first, until the rest fits. */
export function clauses(sentence: string, width: number, rows: number): readonly string[] {
  const lines = wrapped(sentence, width)
  const end = sentence.lastIndexOf('; ')
  return lines.length <= rows || end === -1
    ? lines.slice(0, rows)
    : clauses(`${sentence.slice(0, end).trimEnd()}.`, width, rows)
}
