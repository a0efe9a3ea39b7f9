import { safe } from '../safe.ts'
import { type Face, fontFamily } from './font.ts'

/** An element of a figure that no axis places; pixels from the top left corner. Plain JSON, as ECharts takes it in `graphic`. */
export type Piece = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>

type Words = Face & {
  readonly id: string
  readonly text: string
  readonly x: number
  /** Middle of the line. */
  readonly y: number
  readonly fill: string
  readonly align?: 'left' | 'center' | 'right'
}

/** One line of text, made safe. */
export const words = ({ id, text, x, y, fill, size, weight, align = 'left' }: Words): Piece => ({
  id,
  type: 'text',
  x,
  y,
  z: 10,
  silent: true,
  style: {
    text: safe(text),
    fill,
    fontSize: size,
    fontWeight: weight === 'semiBold' ? 600 : 400,
    fontFamily,
    align,
    verticalAlign: 'middle',
  },
})

type Rule = {
  readonly id: string
  readonly points: readonly (readonly [x: number, y: number])[]
  readonly stroke: string
  readonly width?: number
  readonly dash?: readonly number[]
  readonly opacity?: number
  /** Above or below what the axes hold; 0 is below. */
  readonly z?: number
}

/** A thin line through points. */
export const rule = ({ id, points, stroke, width = 1, dash, opacity, z = 0 }: Rule): Piece => ({
  id,
  type: 'polyline',
  z,
  silent: true,
  shape: { points },
  style: {
    stroke,
    fill: 'none',
    lineWidth: width,
    ...(dash === undefined ? {} : { lineDash: dash }),
    ...(opacity === undefined ? {} : { strokeOpacity: opacity }),
  },
})

// In eighths around the middle; the circle is drawn as one.
const outlines: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [0, -4],
    [4, 4],
    [-4, 4],
  ],
  [
    [-4, -4],
    [4, -4],
    [4, 4],
    [-4, 4],
  ],
  [
    [0, -5],
    [5, 0],
    [0, 5],
    [-5, 0],
  ],
  [
    [-1.5, -4],
    [1.5, -4],
    [1.5, -1.5],
    [4, -1.5],
    [4, 1.5],
    [1.5, 1.5],
    [1.5, 4],
    [-1.5, 4],
    [-1.5, 1.5],
    [-4, 1.5],
    [-4, -1.5],
    [-1.5, -1.5],
  ],
  [
    [-3, -4],
    [0, -1],
    [3, -4],
    [4, -3],
    [1, 0],
    [4, 3],
    [3, 4],
    [0, 1],
    [-3, 4],
    [-4, 3],
    [-1, 0],
    [-4, -3],
  ],
]

type Sign = {
  readonly id: string
  readonly position: number
  readonly x: number
  readonly y: number
  readonly fill: string
}

/** The symbol of a position, 8 pixels high, as at the ends of lines. */
export function symbolPiece({ id, position, x, y, fill }: Sign): Piece {
  const outline = outlines[position % outlines.length] ?? []
  const common = { id, z: 10, silent: true, style: { fill } }
  if (outline.length === 0) return { ...common, type: 'circle', shape: { cx: x, cy: y, r: 4 } }
  return {
    ...common,
    type: 'polygon',
    shape: { points: outline.map(([across, down]) => [x + across, y + down]) },
  }
}

/** The same as a symbol of ECharts. */
export function symbolOf(position: number): string {
  const outline = outlines[position % outlines.length] ?? []
  if (outline.length === 0) return 'circle'
  return `path://M${outline.map((point) => point.join(' ')).join('L')}Z`
}
