import { textWidth } from '../../packages/report/src/render/font.ts'

/** A text of an SVG of ours and the pixels it covers. */
export type TextBox = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" }

/** The texts of an SVG with their boxes: width by the advances of the font, an em high around the middle of the line. */
export const textBoxes = (svg: string): readonly TextBox[] =>
  Array.from(svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g), ([, list = '', content = '']) => {
    const attributes = new Map(
      Array.from(list.matchAll(/([\w-]+)="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
    )
    const text = content.replace(/&([#\w]+);/g, (_, name: string) => entities[name] ?? '?')
    const size = Number(attributes.get('font-size'))
    const weight = attributes.get('font-weight') === '600' ? 'semiBold' : 'regular'
    const [, across = '0', down = '0'] =
      /^translate\((\S+) (\S+)\)$/.exec(attributes.get('transform') ?? '') ?? []
    const x = Number(attributes.get('x') ?? 0) + Number(across)
    const y = Number(attributes.get('y') ?? 0) + Number(down)
    const width = textWidth(text, { size, weight })
    const part = { start: 0, middle: 0.5, end: 1 }[attributes.get('text-anchor') ?? 'start'] ?? Number.NaN
    const left = x - part * width
    return { text, left, right: left + width, top: y - size / 2, bottom: y + size / 2 }
  })

/** Pairs of texts that stand on each other. */
export const overlaps = (boxes: readonly TextBox[]): readonly (readonly [string, string])[] =>
  boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5)
      .map((b) => [a.text, b.text] as const),
  )

/** Texts that are not wholly on the canvas. */
export const outside = (boxes: readonly TextBox[], width: number, height: number): readonly TextBox[] =>
  boxes.filter(
    ({ left, right, top, bottom }) => !(left >= 0 && right <= width + 0.5 && top >= 0 && bottom <= height),
  )
