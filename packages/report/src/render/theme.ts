import { palettes, type Rgb } from '../palette.ts'

/** Width and height of a rendered figure in pixels, and for which background. */
export type Frame = {
  readonly width: number
  readonly height: number
  readonly theme: 'light' | 'dark'
  /** Stands small in the corner: first hex digits of the digest of what the figure was made from. */
  readonly digest?: string
}

/** Size of a figure on a page. */
export const pageFrame: Frame = { width: 900, height: 480, theme: 'light' }

/** The colours of a figure, each `#rrggbb`. No two of a theme are the same: a page replaces them by variables. */
export type Colors = {
  readonly paper: string
  readonly text: string
  /** Units, ticks and what stands behind; readable as text. */
  readonly muted: string
  /** Axes and the zero line. */
  readonly axis: string
  readonly grid: string
  /** By position, as in the terminal. */
  readonly inks: readonly string[]
  /** From little to much, for fields: text on the first half is `text`, on the other `paper`. */
  readonly shades: readonly string[]
  /** The same for numbers below zero, where there are some on both sides. */
  readonly below: readonly string[]
}

const hex = (rgb: Rgb): string => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`

/** `part` of the way from one colour to another. */
const between = (from: Rgb, to: Rgb, part: number): Rgb => {
  const mix = (a: number, b: number): number => Math.round(a + part * (b - a))
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])]
}

// Text keeps at least 4.5:1 on the shade it stands on: nothing lies between the third and the fourth.
const shadeParts = [0.06, 0.2, 0.34, 0.8, 0.92, 1] as const

type Greys = { readonly paper: Rgb; readonly text: string; readonly axis: string; readonly grid: string }

function colorsFrom({ paper, text, axis, grid }: Greys, theme: Frame['theme']): Colors {
  const { muted, inks } = palettes[theme]
  const strong: Rgb = theme === 'light' ? [0, 84, 140] : [120, 200, 245]
  const opposite: Rgb = theme === 'light' ? [138, 64, 0] : [245, 175, 75]
  return {
    paper: hex(paper),
    text,
    muted: hex(muted.line),
    axis,
    grid,
    inks: inks.map(({ line }) => hex(line)),
    shades: shadeParts.map((part) => hex(between(paper, strong, part))),
    below: shadeParts.map((part) => hex(between(paper, opposite, part))),
  }
}

const themes: Readonly<Record<Frame['theme'], Colors>> = {
  light: colorsFrom({ paper: [255, 255, 255], text: '#1f1f1f', axis: '#8a8a8a', grid: '#e4e4e4' }, 'light'),
  dark: colorsFrom({ paper: [18, 18, 18], text: '#ececec', axis: '#7a7a7a', grid: '#333332' }, 'dark'),
}

/** The colours for a background. */
export const colorsOf = (theme: Frame['theme']): Colors => themes[theme]

/** The colour of a position; after six they come round again. */
export const inkAt = ({ inks, muted }: Colors, position: number): string =>
  inks[position % inks.length] ?? muted

/** The colours under the names that a style sheet gives them: `--ink-0` to `--ink-5`, `--shade-0` to `--shade-5`, `--below-0` to `--below-5`, `--paper`, `--text`, `--muted`, `--axis`, `--grid`. */
export function cssVariables(theme: Frame['theme']): readonly (readonly [name: string, color: string])[] {
  const { inks, shades, below, ...rest } = themes[theme]
  return [
    ...Object.entries(rest).map(([name, color]) => [`--${name}`, color] as const),
    ...inks.map((color, i) => [`--ink-${i}`, color] as const),
    ...shades.map((color, i) => [`--shade-${i}`, color] as const),
    ...below.map((color, i) => [`--below-${i}`, color] as const),
  ]
}
