import { fileURLToPath } from 'node:url'
import { type PageAssets, pageModules, scriptOf } from '@fishbowl/report/render'
import { fileBytes } from '../cli/files.ts'
import type { Outside } from '../outside.ts'

const mostBytes = 4 * 1024 * 1024

/** The programs and letters that go into a page. */
export function pageAssets(outside: Outside): PageAssets {
  const bytes = (name: string): Uint8Array =>
    fileBytes(fileURLToPath(import.meta.resolve(name)), mostBytes, outside)
  const text = (name: string): string => new TextDecoder().decode(bytes(name))
  return {
    charts: text('echarts/dist/echarts.common.min.js'),
    fonts: {
      regular: bytes('@fontsource/inter/files/inter-latin-400-normal.woff2'),
      semiBold: bytes('@fontsource/inter/files/inter-latin-600-normal.woff2'),
    },
    script: scriptOf(pageModules.map((name) => text(`@fishbowl/report/page/${name}`))),
    style: text('@fishbowl/report/page/style.css'),
  }
}
