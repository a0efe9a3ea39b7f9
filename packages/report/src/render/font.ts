import stringWidth from 'string-width'
import { advances, unitsPerEm } from './font-advances.ts'

export type Weight = 'regular' | 'semiBold'

/** How a figure names its font; Inter is shipped, the other is for letters it lacks. */
export const fontFamily = 'Inter, sans-serif'

/** Size in pixels and weight of a text. */
export type Face = { readonly size: number; readonly weight?: Weight }

/** From one line of a text to the next, in sizes. */
export const lineHeight = 1.25

const tableOf = (weight: Weight): ReadonlyMap<string, number> =>
  new Map(
    advances[weight].flatMap(([first, units]) =>
      units
        .split(' ')
        .map((unit, i) => [String.fromCodePoint(first + i), Number(unit) / unitsPerEm] as const)
        .filter(([, em]) => em > 0),
    ),
  )

const tables: Readonly<Record<Weight, ReadonlyMap<string, number>>> = {
  regular: tableOf('regular'),
  semiBold: tableOf('semiBold'),
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The letters of a text as a reader counts them: an emoji of several people is one. */
export const lettersOf = (text: string): readonly string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment)

/** Width of one letter in ems: from the font, or 1 for the wide ones of other scripts and .6 for any other. */
function emOf(letter: string, weight: Weight): number {
  const known = tables[weight].get(letter) ?? tables[weight].get(letter.normalize('NFC').charAt(0))
  if (known !== undefined) return known
  const cells = stringWidth(letter)
  return cells === 0 ? 0 : cells === 1 ? 0.6 : 1
}

/** Width of one line of text in pixels, from the advances of the shipped font. */
export function textWidth(text: string, { size, weight = 'regular' }: Face): number {
  let ems = 0
  for (const letter of lettersOf(text)) ems += emOf(letter, weight)
  return ems * size
}

/** The same for a font written as in CSS, e.g. "600 12px Inter, sans-serif": what ECharts asks. */
export function measureText(text: string, font = ''): { readonly width: number } {
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 12)
  const isBold = /\b(?:[6-9]00|bold)\b/.test(font)
  return { width: textWidth(text, { size, weight: isBold ? 'semiBold' : 'regular' }) }
}
