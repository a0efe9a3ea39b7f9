import { type Figure, type Mark, wordMark } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../brush.ts'
import type { Size } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

const heading = (): string => ` ${say('screen.seen')}`.padEnd(9)

/** What a chart of this height may have no room for: labels of the focused arm that name what goes along with them. */
function seenIn(figures: readonly Figure[], focus: number): readonly string[] {
  const [figure] = figures
  const id = figure?.series[focus]?.id
  const marks = figure?.marks.filter(({ series, driver }) => series === id && driver !== undefined) ?? []
  return [...marks.filter(({ x }) => x > 0), ...marks.filter(({ x }) => x === 0)].map(wordSeen)
}

const wordSeen = (mark: Mark): string => {
  const text = wordMark(mark)
  const isDated = text.includes(say('curve.axis.week'))
  return isDated ? text : say('screen.seen.week', { week: mark.x, text })
}

/** The labels of the focused arm with their drivers, behind a heading; whole ones only. */
export function seenLines(
  figures: readonly Figure[],
  focus: number,
  { columns, rows }: Size,
  brush: Brush,
): readonly string[] {
  const lines: string[] = []
  const head = heading()
  for (const text of seenIn(figures, focus)) {
    const [first = '', ...rest] = wrapped(brush.symbols.text(text), columns - head.length - 2)
    if (lines.length + 1 + rest.length > rows) continue
    lines.push(`${brush.chrome.bullet} ${first}`, ...rest.map((line) => `  ${line}`))
  }
  return lines.map(
    (line, i) => brush.paint(i === 0 ? head : ' '.repeat(head.length), 'bold') + brush.paint(line, 'muted'),
  )
}
