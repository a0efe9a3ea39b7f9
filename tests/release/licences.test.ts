import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { exceptions, isAllowed } from '../../tools/release/licences.ts'

type Entry = { readonly license?: string; readonly link?: boolean; readonly version?: string }
const root = new URL('../../', import.meta.url)
const json = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'))
const entries: readonly (readonly [string, Entry])[] = Object.entries<Entry>(
  json('package-lock.json').packages,
).filter(([path, { link }]) => path.includes('node_modules/') && link !== true)

test('every dependency, of every platform and for development too, has a licence that is allowed', () => {
  const refused = entries
    .filter(([, { license }]) => !isAllowed(license))
    .map(([path, { license }]) => `${path}: ${license}`)
  expect(refused).toEqual([])
  expect(entries.length).toBeGreaterThan(300)
})

test('what is installed says the same of itself as the lock file', () => {
  const wrong = entries.flatMap(([path, { license }]) => {
    if (!existsSync(fileURLToPath(new URL(path, root)))) return []
    const own = json(`${path}/package.json`).license
    return own === license ? [] : [`${path}: ${JSON.stringify(own)}, the lock file says ${license}`]
  })
  expect(wrong).toEqual([])
})

test('an exception has its reason and is needed', () => {
  const used = new Set(entries.map(([, { license }]) => license))
  for (const [id, reason] of Object.entries(exceptions)) {
    expect(used, id).toContain(id)
    expect(reason.length, id).toBeGreaterThan(20)
  }
})

test('a licence that is not allowed is refused, alone, beside an allowed one, and where there is none', () => {
  const refused = [
    'GPL-3.0-only',
    'MIT AND GPL-3.0-only',
    'SEE LICENSE IN LICENSE',
    'UNLICENSED',
    '',
    'MIT or BSD',
  ]
  expect([...refused, undefined].filter(isAllowed)).toEqual([])
  expect(['(MIT OR GPL-3.0-only)', 'MIT AND OFL-1.1', 'ISC'].filter(isAllowed)).toHaveLength(3)
})
