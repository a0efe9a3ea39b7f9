import { hasSide, type Size } from '../../terminal.ts'
import { bodyRows } from '../../views/layout.ts'

/** Columns of the fields; the preview and the difference stand beside them where there is room. */
export const fieldColumns = (size: Size): number =>
  hasSide(size) ? Math.max(64, Math.min(104, Math.floor(size.columns * 0.56))) : size.columns

/** Rows of the focused lever below the list: what it stands at, and what it does. */
export const leverRows = (size: Size): number =>
  bodyRows(size) < 18 ? 3 : hasSide(size) ? Math.max(6, Math.min(8, Math.floor(bodyRows(size) / 5))) : 4

/** Rows of the difference and of the preview below the fields; beside them they have a column of their own. */
export const belowRows = (size: Size): { readonly difference: number; readonly preview: number } => {
  if (hasSide(size)) return { difference: 0, preview: 0 }
  const rows = bodyRows(size)
  if (rows < 18) return { difference: 2, preview: 3 }
  return { difference: 3 + Math.floor((rows - 21) / 6), preview: rows < 30 ? 3 : 3 + Math.floor(rows / 4) }
}

/** Rows of the list of levers, without its heading. */
export function listRows(size: Size): number {
  const { difference, preview } = belowRows(size)
  return Math.max(3, bodyRows(size) - 2 - leverRows(size) - difference - preview)
}

/** Rows of the file, which takes the place of the list and of the lever. */
export const fileRows = (size: Size): number => listRows(size) + leverRows(size) + 1
