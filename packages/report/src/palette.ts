export type ColorDepth = 'none' | '16' | '256' | 'truecolor'
export type Theme = 'dark' | 'light'
export type Rgb = readonly [number, number, number]

/** One series colour in every depth: `indexed` in the 256-colour table, `basic` as the parameter of the 16 colours. */
export type Ink = {
  readonly line: Rgb
  readonly indexed: number
  /** Background of a band in the 256-colour table. */
  readonly indexedTint: number
  readonly basic: number
}

type Palette = {
  /** The background the tints are mixed with, and the one contrast is promised on. */
  readonly paper: Rgb
  /** How much of the line's colour a tint keeps, 0 to 1. */
  readonly tint: number
  readonly muted: { readonly line: Rgb; readonly indexed: number }
  readonly mixedTint: number
  readonly inks: readonly Ink[]
}

/**
 * Okabe and Ito (2008), the colours that stay apart for colour-blind readers, a little lighter or darker where names in them would
 * be hard to read; the light theme takes darker relatives and grey for yellow. The 256-colour neighbours are frozen, not searched for while drawing.
 */
export const palettes: Readonly<Record<Theme, Palette>> = {
  dark: {
    paper: [0, 0, 0],
    tint: 0.26,
    muted: { line: [150, 150, 150], indexed: 246 },
    mixedTint: 236,
    inks: [
      { line: [86, 180, 233], indexed: 74, indexedTint: 17, basic: 96 },
      { line: [230, 159, 0], indexed: 178, indexedTint: 238, basic: 33 },
      { line: [0, 158, 115], indexed: 42, indexedTint: 22, basic: 32 },
      { line: [204, 121, 167], indexed: 175, indexedTint: 53, basic: 95 },
      { line: [240, 228, 66], indexed: 227, indexedTint: 238, basic: 93 },
      { line: [223, 100, 0], indexed: 202, indexedTint: 52, basic: 91 },
    ],
  },
  light: {
    paper: [255, 255, 255],
    tint: 0.16,
    muted: { line: [100, 100, 100], indexed: 241 },
    mixedTint: 254,
    inks: [
      { line: [0, 114, 178], indexed: 25, indexedTint: 195, basic: 34 },
      { line: [160, 98, 4], indexed: 130, indexedTint: 230, basic: 33 },
      { line: [0, 127, 76], indexed: 28, indexedTint: 194, basic: 32 },
      { line: [164, 80, 124], indexed: 126, indexedTint: 225, basic: 35 },
      { line: [51, 51, 51], indexed: 236, indexedTint: 254, basic: 30 },
      { line: [136, 30, 14], indexed: 124, indexedTint: 224, basic: 31 },
    ],
  },
}

/** The parameters of the terminal's colour command that a chart asks for; empty where the depth has no colour. */
export type Paint = {
  readonly bold: string
  readonly muted: string
  readonly series: (index: number) => string
  /** The background where the bands of these series overlap; empty below 256 colours. */
  readonly tint: (indices: readonly number[]) => string
}

/** The paint of a colour depth on a theme. */
export function paintOf(depth: ColorDepth, theme: Theme): Paint {
  const { paper, tint, muted, mixedTint, inks } = palettes[theme]
  const ink = (index: number): Ink | undefined => inks[index % inks.length]
  switch (depth) {
    case 'none':
      return { bold: '', muted: '', series: () => '', tint: () => '' }
    case '16':
      return { bold: '1', muted: '2', series: (index) => `${ink(index)?.basic ?? 39}`, tint: () => '' }
    case '256':
      return {
        bold: '1',
        muted: `38;5;${muted.indexed}`,
        series: (index) => `38;5;${ink(index)?.indexed ?? muted.indexed}`,
        tint: ([first, ...others]) =>
          first === undefined
            ? ''
            : `48;5;${others.length > 0 ? mixedTint : (ink(first)?.indexedTint ?? mixedTint)}`,
      }
    case 'truecolor':
      return {
        bold: '1',
        muted: `38;2;${muted.line.join(';')}`,
        series: (index) => `38;2;${(ink(index)?.line ?? muted.line).join(';')}`,
        tint: (indices) =>
          indices.length === 0 ? '' : `48;2;${blend(indices.map((i) => ink(i)?.line ?? paper)).join(';')}`,
      }
  }
  function blend(lines: readonly Rgb[]): readonly number[] {
    return paper.map((base, channel) => {
      const mean = lines.reduce((sum, line) => sum + (line[channel] ?? 0), 0) / lines.length
      return Math.round(base + tint * (mean - base))
    })
  }
}
