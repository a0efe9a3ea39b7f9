import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

const font = (weight: string, name: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${weight}/Inter_${name}.ttf`))

/** An SVG of `svgOf` as PNG, twice its size; letters come from the font that is shipped, never from the system. */
export function pngOf(svg: string): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      fontFiles: [font('400Regular', '400Regular'), font('600SemiBold', '600SemiBold')],
      loadSystemFonts: false,
      defaultFontFamily: 'Inter',
    },
  })
  return drawing.render().asPng()
}
