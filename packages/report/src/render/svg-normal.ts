import { safe } from '../safe.ts'
import { fontFamily } from './font.ts'

/** What an SVG says to those who do not see it; `id` keeps its references apart from those of other figures on a page. */
export type Said = { readonly id: string; readonly title: string; readonly alt: string }

// What ECharts writes for scripts and pointers, which a picture has no use for.
const dropped =
  /^(?:class|pointer-events|ecmeta_.*|xml:space|baseProfile|version|xmlns:xlink|style|clip-path)$/

/** The SVG of ECharts without styles, classes and notes for scripts, with its identifiers numbered in the order of their appearance and with words for screen readers. */
export function normalized(svg: string, said: Said): string {
  const names = new Map<string, string>()
  const named = (id: string): string => {
    const known = names.get(id) ?? `${said.id}-${names.size}`
    names.set(id, known)
    return known
  }
  return `${svg
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, '')
    // What is drawn ends inside of its axes: nothing has to be clipped.
    .replace(/<defs\s*>(?:\s*<clipPath\b[\s\S]*?<\/clipPath>)*\s*<\/defs>/g, '')
    // Code points that XML does not know.
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(
      /<([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g,
      (_, tag: string, list: string, end: string) =>
        tag === 'svg'
          ? `<svg${attributesOf(list, named)} role="img" font-family="${fontFamily}">${wordsOf(said)}`
          : `<${tag}${attributesOf(list, named)}${end}>`,
    )
    .replace(/<([a-z]+)((?:\s[^<>]*)?)><\/\1>/g, '<$1$2/>')
    // Edges of bands, which nobody sees: neither filled nor drawn along.
    .replace(/<path d="[^"]*" fill="none"\/>\n?/g, '')
    .replace(/<g>\s*<\/g>\n?/g, '')
    .trimEnd()}\n`
}

const wordsOf = ({ title, alt }: Said): string =>
  `<title>${escaped(title)}</title><desc>${escaped(alt)}</desc>`

function attributesOf(list: string, named: (id: string) => string): string {
  const pairs = Array.from(
    list.matchAll(/([\w:-]+)="([^"]*)"/g),
    ([, name = '', value = '']) => [name, value] as const,
  )
  const style = pairs.find(([name]) => name === 'style')?.[1] ?? ''
  return [...pairs.filter(([name]) => !dropped.test(name)), ...declarationsOf(style)]
    .map(([name, value]) => {
      const referred = value.replace(/url\(#([^)]*)\)/, (_, id: string) => `url(#${named(id)})`)
      return ` ${name}="${name === 'id' ? named(value) : shortNumbers(name, referred)}"`
    })
    .join('')
}

/** A style as attributes; the family stands on the root. */
const declarationsOf = (style: string): readonly (readonly [string, string])[] =>
  style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .flatMap(([name = '', value = '']) =>
      name === '' || name === 'font-family' ? [] : [[name, value.replace(/px$/, '')] as const],
    )

// A hundredth of a pixel cannot be seen, and makes a file of curves a third smaller.
const shortNumbers = (name: string, value: string): string =>
  name === 'd' || name === 'transform' || name === 'points'
    ? value.replace(/-?\d+\.\d{3,}/g, (number) => `${Math.round(Number(number) * 100) / 100}`)
    : value

const escaped = (text: string): string =>
  safe(text)
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
