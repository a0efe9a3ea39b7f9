import type { Brush } from '../../brush.ts'
import { wrapped } from '../../wrap.ts'
import type { Target } from './target.ts'

/** The difference to the base, one line a place, as `scenarios diff` prints it. */
export function differenceLines(
  { base, entry, isMade }: Target,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  brush: Brush,
): readonly string[] {
  const { differences } = entry
  const all = isMade ? differences : []
  const heading = (words: string): string => brush.line([[` ${words}`, 'muted']], columns)
  if (all.length === 0) return [heading(`Difference to ${base.id}: none yet`)]
  const lines = all.flatMap((line) =>
    wrapped(brush.symbols.text(line), columns - 4).map((part, i) => (i === 0 ? ` ${part}` : `   ${part}`)),
  )
  const room = rows - 1
  // The last change is what somebody looks for.
  const shown = lines.length <= room ? lines : lines.slice(0, Math.max(0, room))
  const more = lines.length - shown.length
  const count = `${all.length} ${all.length === 1 ? 'line' : 'lines'}${more > 0 ? ', all of them: o' : ''}`
  return [heading(`Difference to ${base.id}: ${count}`), ...shown]
}
