import type { EChartsOption } from 'echarts'
import type { Area } from './axes.ts'
import { fontFamily } from './font.ts'
import type { Piece } from './pieces.ts'
import { colorsOf, type Frame } from './theme.ts'

/** What a script has to know to read drawn data out; ECharts ignores it. */
export type Reading = {
  readonly x: { readonly label: string }
  /** One for each pair of axes. */
  readonly areas: readonly {
    /** Drawn numbers are those of the tables times `factor`; `unit` follows the number, with its space, e.g. " %". */
    readonly y: {
      readonly label: string
      readonly unit: string
      readonly digits: number
      readonly factor: number
    }
    /** Pixels. */
    readonly plot: Area
  }[]
  /** By position: series and pieces of an arm have ids that begin with its position and a colon. */
  readonly arms: readonly { readonly name: string }[]
  readonly band?: string
}

/** An option of ECharts as plain JSON. */
export type FigureOption = EChartsOption & { readonly fishbowl?: Reading }

/** An option with what all figures have in common; pieces stand at pixels. */
export function baseOption(frame: Frame, pieces: readonly Piece[]): FigureOption {
  const { paper, text } = colorsOf(frame.theme)
  return {
    animation: false,
    backgroundColor: paper,
    textStyle: { fontFamily, color: text },
    graphic: pieces as unknown as NonNullable<EChartsOption['graphic']>,
  }
}
