import type { Cell } from './screen-cells.ts'
import { cellSize, shapeOf } from './svg-shapes.ts'

/** What the picture is called: above the window, and for readers who do not see it. */
export type Caption = { readonly title: string; readonly says: string }

const { across, down } = cellSize
const margin = 12
const bar = 28
const fonts = 'ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace'
const colours = { window: '#0d0f13', bar: '#1c2027', edge: '#343a44', text: '#d7dae0', button: '#4a515d' }

/** The colours that terminals give to the first sixteen numbers; others are not used by a picture. */
const ansi =
  '2e3436 cc4b4b 5fa35f c4a000 5a8fd6 a47ab0 4fa3a5 d3d7cf 6f746f ef5350 8ae234 fce94f 729fcf ce93d8 34e2e2 eeeeec'
    .split(' ')
    .map((colour) => `#${colour}`)

const colourOf = (colour: string, own: string): string =>
  colour.startsWith('ansi') ? (ansi[Number(colour.slice(4))] ?? own) : colour || own

/** A cell in the colours that are seen. */
type Seen = Pick<Cell, 'text' | 'at' | 'width' | 'ink' | 'paper' | 'bold'>

function seen({ text, at, width, bold, dim, inverse, ...cell }: Cell): Seen {
  const ink = dim ? colours.button : colourOf(cell.ink, colours.text)
  const paper = colourOf(cell.paper, colours.window)
  return { text, at, width, bold, ink: inverse ? paper : ink, paper: inverse ? ink : paper }
}

/** Neighbours for which `alike` says so, together. */
function runsOf(
  cells: readonly Seen[],
  alike: (run: readonly Seen[], next: Seen) => boolean,
): readonly (readonly Seen[])[] {
  const runs: Seen[][] = []
  for (const cell of cells) {
    const run = runs.at(-1)
    if (run !== undefined && alike(run, cell)) run.push(cell)
    else runs.push([cell])
  }
  return runs
}

const leftOf = (run: readonly Seen[]): number => margin + (run[0]?.at ?? 0) * across
const widthOf = (run: readonly Seen[]): number => run.reduce((sum, { width }) => sum + width * across, 0)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const papers = (row: readonly Seen[], y: number): readonly string[] =>
  runsOf(row, (run, { paper }) => run.at(-1)?.paper === paper).flatMap((run) => {
    const paper = run[0]?.paper ?? colours.window
    if (paper === colours.window) return []
    return [`<rect x="${leftOf(run)}" y="${y}" width="${widthOf(run)}" height="${down}" fill="${paper}"/>`]
  })

/** Text of one style without two blanks side by side, which SVG would draw as one. */
const texts = (row: readonly Seen[], y: number): readonly string[] =>
  runsOf(row, (run, next) => {
    const last = run.at(-1)
    return (
      last !== undefined &&
      last.ink === next.ink &&
      last.bold === next.bold &&
      !(last.text === ' ' && next.text === ' ') &&
      isText(last) &&
      isText(next)
    )
  }).flatMap((run) => {
    const start = run.findIndex(({ text }) => text !== ' ')
    const end = run.findLastIndex(({ text }) => text !== ' ')
    const shown = run.slice(start === -1 ? run.length : start, end + 1)
    const [first] = shown
    if (first === undefined || !isText(first)) return []
    const style = `${first.ink === colours.text ? '' : ` fill="${first.ink}"`}${first.bold ? ' font-weight="bold"' : ''}`
    const words = escaped(shown.map(({ text }) => text).join(''))
    return [`<text x="${leftOf(shown)}" y="${y + 12}" textLength="${widthOf(shown)}"${style}>${words}</text>`]
  })

const isText = ({ text }: Seen): boolean => shapeOf(text, 0, 0) === undefined

const pathOf = (attributes: string, d: string): readonly string[] =>
  d === '' ? [] : [`<path ${attributes} d="${d}"/>`]

/** Shapes of all rows, one path a colour and kind; dots are ends of lines without length. */
function shapes(rows: readonly (readonly Seen[])[]): readonly string[] {
  const paths = new Map<string, { dots: string; fill: string }>()
  for (const [row, cells] of rows.entries()) {
    for (const { text, at, ink } of cells) {
      const shape = shapeOf(text, margin + at * across, bar + row * down + margin)
      if (shape === undefined) continue
      const { dots, fill } = paths.get(ink) ?? { dots: '', fill: '' }
      paths.set(ink, { dots: dots + shape.dots, fill: fill + shape.fill })
    }
  }
  const round = 'fill="none" stroke-width="2.4" stroke-linecap="round"'
  return Array.from(paths).flatMap(([ink, { dots, fill }]) =>
    pathOf(`fill="${ink}"`, fill).concat(pathOf(`${round} stroke="${ink}"`, dots)),
  )
}

/** A screen as a picture that looks the same with any font: charts and boxes are shapes, text is as wide as its cells. */
export function pictureOf(screen: readonly (readonly Cell[])[], { title, says }: Caption): string {
  const rows = screen.map((row) => row.map(seen))
  const columns = (screen[0] ?? []).reduce((sum, { width }) => sum + width, 0)
  const width = columns * across + 2 * margin
  const height = bar + rows.length * down + 2 * margin
  const top = (row: number): number => bar + margin + row * down
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(says)}">`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="${colours.window}" stroke="${colours.edge}"/>`,
    `<path fill="${colours.bar}" d="M1 ${bar}V9a8 8 0 0 1 8-8h${width - 18}a8 8 0 0 1 8 8v${bar - 9}z"/>`,
    `<g fill="${colours.button}">${[18, 36, 54].map((x) => `<circle cx="${x}" cy="15" r="5"/>`).join('')}</g>`,
    `<g font-family="${fonts}" font-size="13.2" fill="${colours.text}">`,
    `<text x="${width / 2}" y="19" text-anchor="middle" fill-opacity=".7">${escaped(title)}</text>`,
    '<g shape-rendering="crispEdges">',
    ...rows.flatMap((row, i) => papers(row, top(i))),
    '</g>',
    ...rows.flatMap((row, i) => texts(row, top(i))),
    '</g>',
    ...shapes(rows),
    '</svg>',
    '',
  ].join('\n')
}
