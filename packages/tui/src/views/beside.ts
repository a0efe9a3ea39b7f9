import { cellWidth } from '@fishbowl/report'

const escape = String.fromCodePoint(0x1b)
const colours = new RegExp(`${escape}\\[[\\d;]*m`, 'g')

/** Cells a line takes that may hold colours. @internal */
export const drawnWidth = (line: string): number => cellWidth(line.replace(colours, ''))

/** Blocks of lines side by side, `gap` columns apart, as high as the highest; each line must fit its block's columns. */
export function beside(
  blocks: readonly { readonly lines: readonly string[]; readonly columns: number }[],
  gap = 2,
): readonly string[] {
  const height = Math.max(0, ...blocks.map(({ lines }) => lines.length))
  const last = blocks.length - 1
  return Array.from({ length: height }, (_, row) =>
    blocks
      .map(({ lines, columns }, i) => {
        const line = lines[row] ?? ''
        return i === last ? line : line + ' '.repeat(Math.max(0, columns - drawnWidth(line)) + gap)
      })
      .join(''),
  )
}
