import { hasSide, type Size } from '../terminal.ts'

/** Rows between the header and the status line. */
export const bodyRows = ({ rows }: Size): number => Math.max(0, rows - 3)

/** Columns of the panel at the right, and of what is left of it. */
export const sideColumns = 36

/** Columns of the list of the library. */
export const listColumns = (size: Size): number =>
  hasSide(size) ? Math.min(Math.floor(size.columns * 0.5), 74) : size.columns

/** Rows of the list of the library; above it stands its heading, below it, on narrow windows, a rule and the preview. */
export const listRows = (size: Size): number =>
  hasSide(size) ? bodyRows(size) - 1 : Math.max(3, Math.floor((bodyRows(size) - 2) * 0.42))

/** The first of `count` rows that a list of `room` rows shows so that row `at` stands in its middle where it can. */
export const firstShown = (at: number, count: number, room: number): number =>
  Math.max(0, Math.min(count - room, at - Math.floor(room / 2)))

/** Rows of a list that lies over a screen; its heading stands above them. */
export const pickRows = (size: Size): number => Math.max(3, Math.floor(bodyRows(size) * 0.6) - 2)
