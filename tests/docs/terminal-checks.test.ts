import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const page = read('docs/terminal-checks.md')

/** Every file of the page with the titles that are quoted after it. */
const named = Array.from(
  page.matchAll(/`([\w./-]+\.(?:ts|mjs))`((?:,? "[^"]+")*)/g),
  ([, file = '', titles = '']) => ({
    file,
    titles: Array.from(titles.matchAll(/"([^"]+)"/g), ([, title = '']) => title),
  }),
)

test('the page tells of all forty checks, in order', () => {
  const numbers = Array.from(page.matchAll(/^\| (\d+) \|/gm), ([, number]) => Number(number))
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
})

test('every check names a test, but for those that say why not', () => {
  const rows = page.split('\n').filter((line) => /^\| \d+ \|/.test(line))
  expect(rows.filter((row) => !/\.(?:test|slow)\.ts`/.test(row) && !row.includes('not yet: '))).toEqual([])
})

test('every test that is named is there', () => {
  const missing = named.flatMap(({ file, titles }) => {
    if (!existsSync(new URL(file, root))) return [file]
    const text = read(file).replaceAll("\\'", "'")
    return titles.filter((title) => !text.includes(title)).map((title) => `${file}: ${title}`)
  })
  expect(missing).toEqual([])
  expect(named.length).toBeGreaterThan(40)
})
