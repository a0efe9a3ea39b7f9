import { fileURLToPath } from 'node:url'
import { type PageAssets, pageFiles, pageModules, scriptOf } from '@fishbowl/report/render'
import { fileBytes } from '../cli/files.ts'
import type { Outside } from '../outside.ts'

const mostBytes = 4 * 1024 * 1024

/** The programs and letters that go into a page. */
export function pageAssets(outside: Outside): PageAssets {
  const bytes = (address: string): Uint8Array => fileBytes(fileURLToPath(address), mostBytes, outside)
  const text = (address: string): string => new TextDecoder().decode(bytes(address))
  const own = (name: string): string => text(import.meta.resolve(`@fishbowl/report/page/${name}`))
  return {
    charts: text(pageFiles.charts),
    fonts: {
      regular: bytes(pageFiles.regular),
      semiBold: bytes(pageFiles.semiBold),
    },
    script: scriptOf(pageModules.map(own)),
    style: own('style.css'),
  }
}
