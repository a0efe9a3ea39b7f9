/** Units of a cell: braille dots and the middle of box lines fall on whole numbers. */
export const cellSize = { across: 8, down: 16 } as const

// Dots 1, 2, 3, 7 run down the left side of a braille cell, 4, 5, 6, 8 down the right side.
const dots = [
  [2, 2],
  [2, 6],
  [2, 10],
  [6, 2],
  [6, 6],
  [6, 10],
  [2, 14],
  [6, 14],
] as const

/** Parts of an SVG path for a character of one cell: `dots` is stroked with round ends, `fill` is filled. */
export type Shape = { readonly dots: string; readonly fill: string }

const filled = (fill: string): Shape => ({ dots: '', fill })

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`

/** Which arms a box character has, from its middle: right, left, up, down. */
const boxes: Readonly<Record<string, string>> = {
  '─': 'rl',
  '━': 'RL',
  '│': 'ud',
  '┃': 'UD',
  '┌': 'rd',
  '┐': 'ld',
  '└': 'ru',
  '┘': 'lu',
  '├': 'rud',
  '┤': 'lud',
  '┬': 'rld',
  '┴': 'rlu',
  '┼': 'rlud',
  '╭': 'rd',
  '╮': 'ld',
  '╰': 'ru',
  '╯': 'lu',
  '╸': 'L',
}

function boxOf(arms: string, x: number, y: number): string {
  const bars: Readonly<Record<string, string>> = {
    r: rectangle(x + 3.5, y + 7.5, 4.5, 1),
    l: rectangle(x, y + 7.5, 4.5, 1),
    u: rectangle(x + 3.5, y, 1, 8.5),
    d: rectangle(x + 3.5, y + 7.5, 1, 8.5),
    R: rectangle(x + 4, y + 6.5, 4, 3),
    L: rectangle(x, y + 6.5, 4, 3),
    U: rectangle(x + 2.5, y, 3, 8),
    D: rectangle(x + 2.5, y + 8, 3, 8),
  }
  return Array.from(arms, (arm) => bars[arm] ?? '').join('')
}

/** Left, top, width and height of blocks, in eighths of the cell's width and sixteenths of its height. */
const blocks: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '▀': [0, 0, 8, 8],
  '█': [0, 0, 8, 16],
  '▐': [4, 0, 4, 16],
  ...Object.fromEntries(Array.from('▁▂▃▄▅▆▇', (block, i) => [block, [0, 14 - 2 * i, 8, 2 + 2 * i]])),
  ...Object.fromEntries(Array.from('▏▎▍▌▋▊▉', (block, i) => [block, [0, 0, i + 1, 16]])),
}

const polygons: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  '▲': [
    [4, 4],
    [7.5, 12],
    [0.5, 12],
  ],
  '■': [
    [1, 5],
    [7, 5],
    [7, 11],
    [1, 11],
  ],
  '◆': [
    [4, 4],
    [7.5, 8],
    [4, 12],
    [0.5, 8],
  ],
  '▸': [
    [2, 5],
    [7, 8.5],
    [2, 12],
  ],
  '╌': [
    [1, 7.5],
    [3.5, 7.5],
    [3.5, 8.5],
    [1, 8.5],
  ],
}

const polygon = (points: readonly (readonly [number, number])[], x: number, y: number): string =>
  `M${points.map(([across, down]) => `${x + across} ${y + down}`).join('L')}z`

/** The shape of a character whose cell has its left upper corner there; undefined for one that is text. */
export function shapeOf(character: string, x: number, y: number): Shape | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x2800 && code <= 0x28ff) {
    const lit = dots.filter((_, bit) => (code >> bit) % 2 === 1)
    return { dots: lit.map(([across, down]) => `M${x + across} ${y + down}h0`).join(''), fill: '' }
  }
  const arms = boxes[character]
  if (arms !== undefined) return filled(boxOf(arms, x, y))
  const block = blocks[character]
  if (block !== undefined) return filled(rectangle(x + block[0], y + block[1], block[2], block[3]))
  const points = polygons[character]
  if (points !== undefined)
    return filled(polygon(points, x, y) + (character === '╌' ? polygon(points, x + 4, y) : ''))
  if (character === '●') return filled(`M${x + 0.5} ${y + 8}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z`)
  if (character === '┊')
    return filled([1, 5, 9, 13].map((down) => rectangle(x + 3.5, y + down, 1, 2)).join(''))
  return undefined
}
