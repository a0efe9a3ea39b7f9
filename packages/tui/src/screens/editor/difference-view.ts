import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import { wrapped } from '../../wrap.ts'
import type { Hand } from './hand.ts'

/** The place of a line that speaks of the focused row; 0 where none does. */
function placeOfRow(lines: readonly string[], { row, target }: Hand): number {
  if (row?.kind !== 'lever' || target.week !== undefined) return 0
  // Posts are part of a list that is told as a whole, a reason stands beside its value.
  const path = row.lever.path.slice(0, row.lever.section === 'assumptions' ? 2 : undefined)
  const name = path.slice(0, path.includes('team') ? path.indexOf('team') + 1 : undefined).join('.')
  return Math.max(
    0,
    lines.findIndex((line) => line.slice(2).startsWith(name)),
  )
}

/** The difference to the base, one line a place, as `scenarios diff` prints it; where room is short, from that of the focused row on. */
export function differenceLines(
  hand: Hand,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  brush: Brush,
): readonly string[] {
  const { base, entry, isMade } = hand.target
  const all = isMade ? entry.differences : []
  const heading = (words: string): string => brush.line([[` ${words}`, 'muted']], columns)
  if (all.length === 0) return [heading(say('editor.difference.none', { base: base.id }))]
  const linesOf = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) =>
      wrapped(brush.symbols.text(line), columns - 4).map((part, i) => (i === 0 ? ` ${part}` : `   ${part}`)),
    )
  const room = Math.max(0, rows - 1)
  const whole = linesOf(all)
  const fits = whole.length <= room
  const shown = fits ? whole : linesOf(all.slice(placeOfRow(all, hand))).slice(0, room)
  const cut = fits ? 'no' : 'yes'
  return [heading(say('editor.difference.lines', { base: base.id, n: all.length, cut })), ...shown]
}
