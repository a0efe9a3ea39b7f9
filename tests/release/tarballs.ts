import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { packageFolders } from '../../tools/release/make.ts'
import { installedBytes, sizesTold } from '../../tools/release/sizes.ts'
import type { Installation } from './installation.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folderOf = (name: string): string => (name === 'fishbowl' ? 'tui' : name.replace('@fishbowl/', ''))
const allFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Addresses in `exports`, `bin` and `man` of a package file, without the condition that only the repository has. */
function addresses(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('./') || value.startsWith('bin/') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => (key === '@fishbowl/source' ? [] : addresses(one)))
}

const isTold = (bytes: number | undefined, real: number): boolean => Math.abs((bytes ?? 0) / real - 1) < 0.1

/** What is in the five tarballs, and what is not. */
export function tarballTests({ packed, folder, release }: Installation): void {
  const modules = join(folder, 'node_modules')

  describe.each(packed.map(({ name, ...rest }) => [name, rest] as const))(
    'the tarball of %s',
    (name, { files }) => {
      const paths = files.map(({ path }) => path)

      test('has licence, README and everything its package file names', () => {
        const file = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
        expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']))
        const missing = [file.exports, file.bin, file.man]
          .flatMap(addresses)
          .map((address) => address.replace(/^\.\//, ''))
          .filter(
            (address) =>
              !paths.some((path) => path === address || path.startsWith(address.split('*')[0] ?? '')),
          )
        expect(missing).toEqual([])
      })

      test('has the code of every source, in its own declaration, and nothing that no source has', () => {
        const sources = readdirSync(join(root, 'packages', folderOf(name), 'src'), {
          recursive: true,
          encoding: 'utf8',
        })
        const expected = sources
          .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
          .flatMap((path) => ['.js', '.d.ts'].map((ending) => `dist/${path.replace(/\.tsx?$/, ending)}`))
        const code = paths.filter((path) => /^dist\/.*\.(?:js|d\.ts)$/.test(path))
        expect(code.toSorted()).toEqual(expected.toSorted())
      })

      test('has no tests, no sources, no maps and no build notes', () => {
        expect(
          paths.filter((path) =>
            /(?:^|\/)(?:src|tests?|bench)\/|\.map$|tsbuildinfo|\.tsx?$/.test(path.replace(/\.d\.ts$/, '')),
          ),
        ).toEqual([])
      })

      test('names no place of the machine it was made on', () => {
        const places = [root, homedir(), 'fishbowl-release-'].filter((place) => place.length > 2)
        const telling = allFiles(join(modules, name)).filter((path) => {
          const text = readFileSync(path, 'latin1')
          return places.some((place) => text.includes(place)) || text.includes('sourceMappingURL')
        })
        expect(telling).toEqual([])
      })
    },
  )

  test('versions of the packages are one, and they ask for each other exactly', () => {
    expect(new Set(packed.map(({ version }) => version)).size).toBe(1)
    for (const { name, version } of packed) {
      const { dependencies } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
      for (const [other, range] of Object.entries(dependencies))
        if (/^(@fishbowl\/|fishbowl$)/.test(other)) expect(range, `${name} on ${other}`).toBe(version)
    }
  })

  test('what installs them names no registry and nothing for development', () => {
    const lock = JSON.parse(readFileSync(join(release, 'package-lock.json'), 'utf8'))
    const entries = Object.entries<{ resolved?: string; dev?: boolean }>(lock.packages)
    expect(
      entries.filter(
        ([, { resolved, dev }]) => dev || (resolved !== undefined && !resolved.startsWith('file:fishbowl-')),
      ),
    ).toEqual([])
    expect(entries.length).toBeGreaterThan(packageFolders.length)
  })

  test('the sizes that the guide tells are within a tenth of these', () => {
    const told = sizesTold(readFileSync(join(root, 'docs/guide/install.md'), 'utf8'))
    for (const { name, size, unpackedSize } of packed) {
      const { tarball, unpacked } = told.get(name) ?? {}
      expect([isTold(tarball, size), isTold(unpacked, unpackedSize)], `${name}: npm run sizes`).toEqual([
        true,
        true,
      ])
    }
    expect(isTold(told.get('everything')?.unpacked, installedBytes(modules)), 'npm run sizes').toBe(true)
  })
}
