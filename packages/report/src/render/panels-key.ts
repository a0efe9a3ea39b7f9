import type { PanelsChart } from '../chart/chart.ts'
import { safe } from '../safe.ts'
import { textWidth } from './font.ts'
import { margin, sizesOf } from './head.ts'
import { type Piece, symbolPiece, words } from './pieces.ts'
import { clipText } from './text-fit.ts'
import { colorsOf, type Frame, inkAt } from './theme.ts'

type Place = { readonly frame: Frame; readonly top: number }
type Key = { readonly pieces: readonly Piece[]; readonly bottom: number }

/** The names of the curves that all panels have, in their colours and behind their symbols; nothing where panels name their own curve or have one curve only. */
export function keyPieces({ panels }: PanelsChart, place: Place): Key {
  const names = panels[0]?.figure.series.map(({ name }) => safe(name)) ?? []
  const isNamed = panels.some(({ own }) => own !== undefined) || names.length < 2
  return isNamed ? { pieces: [], bottom: place.top } : spaced(symbolKey(names, place))
}

/** Titles of panels stand below it. */
const spaced = ({ pieces, bottom }: Key): Key => ({ pieces, bottom: bottom + 8 })

/** Names by position in rows, each in its colour and behind its symbol. */
export function symbolKey(names: readonly string[], { frame, top }: Place): Key {
  const { text: size } = sizesOf(frame)
  const colors = colorsOf(frame.theme)
  const end = frame.width - margin
  const face = { size, weight: 'semiBold' } as const
  const step = Math.round(size * 1.6)
  let left = margin
  let row = top + step / 2
  const pieces = names.flatMap((name, arm): readonly Piece[] => {
    const text = clipText(name, frame.width < 560 ? end - margin - 16 : 260, face)
    const width = 14 + textWidth(text, face)
    if (left > margin && left + width > end) {
      left = margin
      row += step
    }
    const at = left
    left += width + 18
    const fill = inkAt(colors, arm)
    return [
      symbolPiece({ id: `${arm}:key:symbol`, position: arm, x: at + 4, y: row, fill }),
      words({ id: `${arm}:key`, text, x: at + 14, y: row, fill, ...face }),
    ]
  })
  return { pieces, bottom: row + step / 2 + 2 }
}
