import { type Figure, type Mark, wordMark } from '@fishbowl/report'
import type { Brush } from '../brush.ts'
import type { Size } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

const heading = ' Seen    '

/** What a chart of this height may have no room for: labels of the focused arm that name what goes along with them. */
function seenIn(figures: readonly Figure[], focus: number): readonly string[] {
  const [figure] = figures
  const id = figure?.series[focus]?.id
  const marks = figure?.marks.filter(({ series, driver }) => series === id && driver !== undefined) ?? []
  return [...marks.filter(({ x }) => x > 0), ...marks.filter(({ x }) => x === 0)].map(wordSeen)
}

const wordSeen = (mark: Mark): string => {
  const text = wordMark(mark)
  return text.includes('week') ? text : `week ${mark.x} ${text}`
}

/** The labels of the focused arm with their drivers, behind a heading; whole ones only. */
export function seenLines(
  figures: readonly Figure[],
  focus: number,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  const lines: string[] = []
  for (const text of seenIn(figures, focus)) {
    const [first = '', ...rest] = wrapped(brush.symbols.text(text), columns - heading.length - 2)
    if (lines.length + 1 + rest.length > rows) continue
    lines.push(`${brush.chrome.bullet} ${first}`, ...rest.map((line) => `  ${line}`))
  }
  return lines.map(
    (line, i) =>
      brush.paint(i === 0 ? heading : ' '.repeat(heading.length), 'bold') + brush.paint(line, 'muted'),
  )
}
