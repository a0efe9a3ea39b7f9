import { safe } from '../safe.ts'
import { textWidth } from './font.ts'
import { type Piece, words } from './pieces.ts'
import { clipText, wrapText } from './text-fit.ts'
import { colorsOf, type Frame } from './theme.ts'

/** Free pixels around a figure. */
export const margin = 16

/** Sizes of text in pixels: a little smaller on small figures. */
export const sizesOf = ({
  width,
}: Pick<Frame, 'width'>): { readonly title: number; readonly text: number } =>
  width < 700 ? { title: 15, text: 11 } : { title: 17, text: 12 }

/** Pieces at the top of a figure, and the pixel row below which it is free. */
export type Head = { readonly pieces: readonly Piece[]; readonly bottom: number }

/** The title in at most two lines, three on small figures, and what a reader has to know: the unit, what a band is; notes that are undefined or empty are left out. */
export function headOf(title: string, notes: readonly (string | undefined)[], frame: Frame): Head {
  const colors = colorsOf(frame.theme)
  const sizes = sizesOf(frame)
  const room = frame.width - 2 * margin
  const bold = { size: sizes.title, weight: 'semiBold', most: frame.width < 700 ? 3 : 2 } as const
  const plain = { size: sizes.text, most: 2 } as const
  const note = notes.filter((text) => text !== undefined && text !== '').join(' · ')
  const titles = wrapText(safe(title), room, bold)
  const under = wrapText(safe(note), room, plain)
  const titleStep = Math.round(bold.size * 1.3)
  const noteStep = Math.round(plain.size * 1.4)
  const noteTop = margin - 2 + titles.length * titleStep + 4
  return {
    pieces: [
      ...titles.map((text, i) =>
        words({
          id: `title:${i}`,
          text,
          x: margin,
          y: margin - 2 + (i + 0.5) * titleStep,
          fill: colors.text,
          ...bold,
        }),
      ),
      ...under.map((text, i) =>
        words({
          id: `note:${i}`,
          text,
          x: margin,
          y: noteTop + (i + 0.5) * noteStep,
          fill: colors.muted,
          ...plain,
        }),
      ),
    ],
    bottom: noteTop + under.length * noteStep,
  }
}

/** The digest small in the corner, and the pixel column left of which its line is free. */
export function footOf(
  frame: Frame,
  digest = frame.digest,
): { readonly pieces: readonly Piece[]; readonly left: number } {
  const right = frame.width - margin
  if (digest === undefined || digest === '') return { pieces: [], left: right }
  const face = { size: 10 }
  const text = clipText(safe(digest), frame.width / 4, face)
  const y = frame.height - margin + 4
  const fill = colorsOf(frame.theme).muted
  return {
    pieces: [words({ id: 'digest', text, x: right, y, fill, align: 'right', ...face })],
    left: right - textWidth(text, face) - 8,
  }
}

/**
 * The words of an axis under a figure that has its digest in the corner: one line left of it, or where that is too short one above it
 * and the rest left of it. The last may be empty.
 */
export function axisWords(label: string, frame: Frame): readonly string[] {
  const face = { size: sizesOf(frame).text }
  const room = footOf(frame).left - margin
  const text = safe(label)
  if (textWidth(text, face) <= room) return [text]
  const [first = '', rest = ''] = wrapText(text, frame.width - 2 * margin, { ...face, most: 2 })
  return [first, clipText(rest, room, face)]
}

/** The same as pieces from a pixel row on, with their middle at `across` where that has room. */
export function axisWordPieces(
  label: string,
  { across, y, id }: { readonly across: number; readonly y: number; readonly id: string },
  frame: Frame,
): readonly Piece[] {
  const { text: size } = sizesOf(frame)
  const fill = colorsOf(frame.theme).muted
  const lines = axisWords(label, frame)
  return lines.flatMap((text, i) => {
    if (text === '') return []
    const width = textWidth(text, { size })
    const end = i === lines.length - 1 ? footOf(frame).left : frame.width - margin
    const x = Math.max(margin, Math.min(across - width / 2, end - width))
    return [
      words({ id: i === 0 ? id : `${id}:${i}`, text, x, y: y + i * Math.round(size * 1.3), fill, size }),
    ]
  })
}
