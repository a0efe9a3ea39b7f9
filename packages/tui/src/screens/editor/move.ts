import type { Action } from '../../keymap.ts'
import { moved, scrolled } from '../../scrolled.ts'
import { replaced } from '../../state.ts'
import { type Step, still } from '../../step.ts'
import type { Size } from '../../terminal.ts'
import { fileLines } from './file-text.ts'
import type { Hand } from './hand.ts'
import { fileRows, listRows } from './layout.ts'
import type { Row } from './row.ts'
import { placeOf } from './rows.ts'

const groupOf = ({ section, group }: Row): string => `${section} ${group}`

/** The first row of the next group, or of the one before. */
function groupPlace(rows: readonly Row[], at: number, way: 1 | -1): number {
  const starts = rows.flatMap((row, i) => {
    const last = rows[i - 1]
    return last === undefined || groupOf(last) !== groupOf(row) ? [i] : []
  })
  if (way === 1) return starts.find((start) => start > at) ?? 0
  return starts.findLast((start) => start < at) ?? starts.at(-1) ?? 0
}

/** Moves the focus, or the lines of the file where they are shown. */
export function moveIn({ state, screen, target, rows }: Hand, action: Action, size: Size): Step {
  if (screen.yaml) {
    const room = fileRows(size)
    const length = fileLines(state, target).length
    return still(replaced(state, { ...screen, top: scrolled(screen.top, action, { room, length }) }))
  }
  const room = listRows(size)
  const at = placeOf(rows, screen)
  const to =
    action === 'panelNext' || action === 'panelBack'
      ? groupPlace(rows, at, action === 'panelNext' ? 1 : -1)
      : moved(at, action, { room, length: rows.length })
  const focus = rows[to]?.id
  return focus === undefined ? still(state) : still(replaced(state, { ...screen, focus }))
}
