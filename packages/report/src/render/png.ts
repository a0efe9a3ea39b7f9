import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import stringWidth from 'string-width'
import { letterFiles } from './assets.ts'
import { lettersOf } from './font.ts'

/**
 * Wide letters as an empty box each. The shipped font has no Chinese, Japanese or Korean letters and no emoji: without a font that has
 * them resvg would draw a box for every code point, those of an emoji upon each other. An SVG keeps them: a browser finds a font.
 */
const boxed = (svg: string): string =>
  svg.replace(/(<text\b[^>]*>)([^<]*)/g, (_, tag: string, text: string) =>
    [tag, ...lettersOf(text).map((letter) => (stringWidth(letter) > 1 ? '□' : letter))].join(''),
  )

/** An SVG of `svgOf` as PNG, twice its size; letters come from the font that is shipped, never from the system. */
export function pngOf(svg: string): Uint8Array {
  const drawing = new Resvg(boxed(svg), {
    fitTo: { mode: 'zoom', value: 2 },
    background: 'white',
    font: {
      fontFiles: Object.values(letterFiles).map((address) => fileURLToPath(address)),
      loadSystemFonts: false,
      defaultFontFamily: 'Inter',
    },
  })
  return drawing.render().asPng()
}
