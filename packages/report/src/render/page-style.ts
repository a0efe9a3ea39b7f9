import type { PageAssets } from './html.ts'
import { cssVariables, type Frame } from './theme.ts'

const variables = (theme: Frame['theme']): string =>
  cssVariables(theme)
    .map(([name, color]) => `${name}: ${color};`)
    .join(' ')

const face = (weight: number, bytes: Uint8Array): string =>
  `@font-face { font-family: Inter; font-weight: ${weight}; font-style: normal; src: url(data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}) format("woff2"); }`

/** The style sheet of a page: letters, colours for light and dark, the rules, and what stands at the foot of every printed sheet. */
export function styleOf({ fonts, style }: PageAssets, digest: string): string {
  const foot = digest.replace(/[^0-9A-Za-z]/g, '')
  return [
    face(400, fonts.regular),
    face(600, fonts.semiBold),
    `:root { color-scheme: light dark; ${variables('light')} }`,
    `@media screen and (prefers-color-scheme: dark) { :root { ${variables('dark')} } }`,
    style,
    `@page { @bottom-left { content: "Fishbowl report ${foot}"; } }`,
  ].join('\n')
}
