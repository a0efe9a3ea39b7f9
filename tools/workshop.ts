// Writes the guides and sheets of docs/workshop and the tables of its README and LISEZMOI from the session files. `npm run workshop`; `--check` fails when a file is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { type Language, languageIds, speak } from '@fishbowl/report/words'
import { guideOf } from './workshop/guide.ts'
import { inLanguage, lessonIds, lessonOf, lessonsFolder } from './workshop/lesson.ts'
import { tableOf } from './workshop/markdown.ts'
import { sheetOf } from './workshop/sheet.ts'
import { guideWords } from './workshop/words.ts'

const lessons = lessonIds.map(lessonOf)

function indexTable(language: Language): string {
  const { lesson, question, audience, files } = guideWords[language].index
  const rows = lessons.map(({ id, file }) => [
    `**${inLanguage(file.title, language)}** \`${id}\``,
    file.question === undefined ? '' : inLanguage(file.question, language),
    file.audience === undefined ? '' : inLanguage(file.audience, language),
    languageIds
      .map((one) => `[guide.${one}](${id}/guide.${one}.md) · [sheet.${one}](${id}/sheet.${one}.md)`)
      .join('<br>'),
  ])
  return tableOf([lesson, question, audience, files], rows).join('\n')
}

const withIndex =
  (language: Language) =>
  (old: string): string =>
    old.replace(
      /<!-- generated -->[^]*<!-- \/generated -->/,
      () => `<!-- generated -->\n\n${indexTable(language)}\n\n<!-- /generated -->`,
    )

const pages = new Map<string, (old: string) => string>([
  ['README.md', withIndex('en')],
  ['LISEZMOI.md', withIndex('fr')],
])
for (const lesson of lessons)
  for (const language of languageIds) {
    pages.set(`${lesson.id}/guide.${language}.md`, () => {
      speak(language)
      return guideOf(lesson, language)
    })
    pages.set(`${lesson.id}/sheet.${language}.md`, () => {
      speak(language)
      return sheetOf(lesson, language)
    })
  }

let stale = 0
for (const [name, make] of pages) {
  const path = new URL(name, lessonsFolder)
  let old = ''
  try {
    old = readFileSync(path, 'utf8')
  } catch {
    old = ''
  }
  const made = make(old)
  if (made === old) continue
  if (process.argv.includes('--check')) {
    stale++
    process.stderr.write(`docs/workshop/${name} is stale; run npm run workshop\n`)
  } else writeFileSync(path, made)
}
process.exitCode = stale === 0 ? 0 : 1
