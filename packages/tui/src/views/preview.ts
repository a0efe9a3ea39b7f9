import { type Brush, brushOf, type Style } from '../brush.ts'
import type { Entry } from '../entry.ts'
import type { State } from '../state.ts'
import type { Size } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

/** A scenario in words: title, question, what to look at, what differs from its base, source. */
export function previewLines(entry: Entry, columns: number, brush: Brush): readonly string[] {
  const { symbols, chrome, paint } = brush
  const text = (words: string, style: Style = 'plain', first = '', next = first): readonly string[] =>
    wrapped(symbols.text(words), columns - next.length).map((line, i) =>
      paint((i === 0 ? first : next) + line, style),
    )
  const heading = (words: string): readonly string[] => ['', ...text(words, 'bold')]
  const bullet = `${chrome.bullet} `
  return [
    ...text(entry.title, 'bold'),
    ...text(entry.question),
    ...(entry.watch.length === 0 ? [] : heading('Look at')),
    ...entry.watch.flatMap((line) => text(line, 'plain', bullet, '  ')),
    ...(entry.base === undefined || entry.differences.length === 0
      ? []
      : heading(`Differs from ${entry.base} in`)),
    ...(entry.base === undefined ? [] : entry.differences.flatMap((line) => text(line, 'plain', '', '    '))),
    ...(entry.source === '' ? [] : ['', ...text(`Source: ${entry.source}`, 'muted')]),
  ]
}

/** Lines of the whole description in this window. */
export function infoLength({ entries, look }: State, id: string, { columns }: Size): number {
  const entry = entries.find((one) => one.id === id)
  return entry === undefined ? 0 : previewLines(entry, columns - 2, brushOf(look)).length
}
