import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Packed } from './make.ts'

/** Bytes of a tarball and of what is in it; the second alone for the whole installation. */
type Size = { readonly tarball?: number; readonly unpacked: number }

/** Bytes of every file in `node_modules` that npm installed, without the node that is one of them. */
export function installedBytes(modules: string): number {
  const bytes = readdirSync(modules, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !/(^|[\\/])node-(linux|win|darwin)-[^\\/]*([\\/]|$)/.test(entry.parentPath),
    )
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  return bytes.reduce((total, one) => total + one, 0)
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

/** The table of sizes of the guide. */
export const sizeTable = (packed: readonly Packed[], modules: string): string =>
  [
    '| package | tarball | unpacked |',
    '|---|---|---|',
    ...packed.map(
      ({ name, size, unpackedSize }) => `| \`${name}\` | ${kilobytes(size)} | ${kilobytes(unpackedSize)} |`,
    ),
    `| everything | | ${megabytes(installedBytes(modules))} |`,
  ].join('\n')

const bytesOf = (told: string): number => {
  const [number = '', unit = ''] = told.split(' ')
  return Number(number) * (unit === 'MB' ? 1_000_000 : 1000)
}

/** The sizes that a page tells in such a table. */
export function sizesTold(page: string): ReadonlyMap<string, Size> {
  const rows = page.matchAll(/^\| `?([^|`]+?)`? \| (?:(\d+ [kM]B) )?\| (\d+ [kM]B) \|$/gm)
  return new Map(
    Array.from(rows, ([, name = '', tarball, unpacked = '']) => [
      name,
      { unpacked: bytesOf(unpacked), ...(tarball === undefined ? {} : { tarball: bytesOf(tarball) }) },
    ]),
  )
}
