// Makes one file of messages a language of the files of its areas, sorted by key, and reads words/index.ts from them. Run once: node tools/merge-locales.mjs
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const report = new URL('../packages/report/src/', import.meta.url)
const locales = new URL('locales/', report)
const languages = readdirSync(locales, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted((a, b) => (a === 'en' ? -1 : b === 'en' ? 1 : a.localeCompare(b, 'en')))
if (languages.length === 0) throw new Error('the messages are merged already')

for (const language of languages) {
  const folder = new URL(`${language}/`, locales)
  const merged = new Map()
  for (const name of readdirSync(folder).toSorted()) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))) {
      if (merged.has(key)) throw new Error(`${language}: ${key} is in two files`)
      merged.set(key, text)
    }
  }
  const sorted = [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(
    new URL(`${language}.json`, locales),
    `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`,
  )
  rmSync(folder, { recursive: true })
}

const index = new URL('words/index.ts', report)
const text = readFileSync(index, 'utf8')
const start = text.indexOf('import en')
const end = text.indexOf('type Values')
const imports = languages.map((id) => `import ${id} from '../locales/${id}.json' with { type: 'json' }`)
const head = `${imports.join('\n')}

/** Every message of the product by key; English is the language in which keys are made. */
export type WordKey = keyof typeof en

export type Language = ${languages.map((id) => `'${id}'`).join(' | ')}

/** The messages by language: one file each. Another one is another file and a line here. */
export const languages: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { ${languages.join(', ')} }
export const languageIds = Object.keys(languages) as readonly Language[]

`
writeFileSync(index, `${text.slice(0, start)}${head}${text.slice(end)}`)
