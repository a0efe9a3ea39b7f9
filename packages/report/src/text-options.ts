import type { ColorDepth, Theme } from './palette.ts'
import type { SymbolName } from './symbols.ts'

/** The terminal a figure is drawn for. */
export type TextOptions = {
  /** Cells across and lines down; 0 and less give empty text. */
  readonly columns: number
  readonly rows: number
  readonly symbols: SymbolName
  readonly color: ColorDepth
  readonly theme: Theme
  /** Id of the series that lies on top; its label carries a pointer. */
  readonly focus?: string
  /** `focused` draws the band of the focused series, or of the only one. */
  readonly bands: 'focused' | 'all' | 'none'
  /** Week of a vertical line; the labels stay at the ends of the lines and give the values there. */
  readonly cursor?: number
  /** Week up to which the curves are drawn so far; axes and room are those of the whole figure, names come with the last week. */
  readonly until?: number
}
