// Writes the guides and sheets of docs/workshop and the table of its README from the session files. `npm run workshop`; `--check` fails when a file is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { languageIds, speak } from '@fishbowl/report/words'
import { guideOf, tableOf } from './workshop/guide.ts'
import { inLanguage, lessonIds, lessonOf, lessonsFolder } from './workshop/lesson.ts'
import { sheetOf } from './workshop/sheet.ts'
import { guideWords } from './workshop/words.ts'

const lessons = lessonIds.map(lessonOf)

function indexTable(): string {
  const { lesson, question, audience, files } = guideWords.en.index
  const rows = lessons.map(({ id, file }) => [
    `**${inLanguage(file.title, 'en')}** \`${id}\``,
    file.question === undefined ? '' : inLanguage(file.question, 'en'),
    file.audience === undefined ? '' : inLanguage(file.audience, 'en'),
    languageIds
      .map((one) => `[guide.${one}](${id}/guide.${one}.md) · [sheet.${one}](${id}/sheet.${one}.md)`)
      .join('<br>'),
  ])
  return tableOf([lesson, question, audience, files], rows).join('\n')
}

const withIndex = (old: string): string =>
  old.replace(
    /<!-- generated -->[^]*<!-- \/generated -->/,
    () => `<!-- generated -->\n\n${indexTable()}\n\n<!-- /generated -->`,
  )

const pages = new Map<string, (old: string) => string>([['README.md', withIndex]])
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
