import type { SessionFile, SessionFormat, Step } from '@fishbowl/lab/workshop'
import { formatNumber } from '@fishbowl/report'
import { type Language, say } from '@fishbowl/report/words'
import { armsTable, hiddenLines, type Page, proofLines } from './behind.ts'
import { inLanguage, type Lesson, lengthOf, minutesIn, spanOf } from './lesson.ts'
import { block, shell, tableOf } from './markdown.ts'
import { priceRows } from './prices.ts'
import { guideWords } from './words.ts'

/** Words a minute of somebody who reads a text aloud to a room. */
const pace: Readonly<Record<Language, number>> = { en: 130, fr: 140 }

/** Seconds that it takes to read a text aloud, in steps of five. */
export const secondsAloud = (text: string, language: Language): number =>
  5 * Math.max(1, Math.round((12 * text.split(/\s+/).length) / pace[language]))

const span = (file: SessionFile, step: Step, format: SessionFormat): string => {
  const found = spanOf(file, step, format)
  return found === undefined ? '' : `${found[0]}–${found[1]}`
}

function runningOrder({ lesson: { file }, language, words }: Page): readonly string[] {
  const { formats, steps } = file
  const head = [words.step, words.kind, ...formats.map((format) => `${format} ${words.minutes}`)]
  const rows = steps.map((step) =>
    [inLanguage(step.title, language), words.kinds[step.kind]].concat(
      formats.map((format) => span(file, step, format)),
    ),
  )
  const sums = [words.total, '', ...formats.map((format) => String(lengthOf(file, format)))]
  return tableOf(head, [...rows, sums])
}

/** The answers that a predict step offers, in words; its number where one is asked. */
export function answersOf(
  { file }: Lesson,
  step: Extract<Step, { kind: 'predict' }>,
  language: Language,
): readonly string[] {
  const words = guideWords[language]
  const { asks } = step
  if (asks.kind === 'direction') return words.direction
  if (asks.kind === 'number') return []
  const titles = asks.arms.map((arm) => {
    const found = file.scenarios[arm]
    if (found === undefined)
      throw new RangeError(`${step.id} asks for arm ${arm}, which ${file.id} does not have`)
    return inLanguage(found.title, language)
  })
  return [...titles, words.none]
}

/** Minutes of a step in the longest format that has it. */
const longest = ({ file }: Lesson, step: Step): number =>
  Math.max(...file.formats.map((format) => minutesIn(step, format) ?? 0))

const numberOf = (value: number): string =>
  formatNumber(value, { kind: 'plain', digits: Number.isInteger(value) ? 0 : 1 })

function screenOf(step: Step, { lesson, language, words }: Page): readonly string[] {
  const text = (one: Parameters<typeof inLanguage>[0]): string => inLanguage(one, language)
  switch (step.kind) {
    case 'talk':
      return [`*${words.screen}* — ${text(step.says)}`]
    case 'predict': {
      const answers = answersOf(lesson, step, language)
      const measure = say(`model.measure.${step.asks.measure}.title`, {}, language)
      const shown =
        answers.length === 0 ? words.number : answers.map((one, i) => `**${i + 1}** ${one}`).join(' · ')
      const after = step.after === undefined ? [] : ['', `*${words.after}* — ${text(step.after)}`]
      return [
        `*${words.screen}* — ${text(step.question)}`,
        '',
        `*${words.options}* (${measure}) — ${shown}`,
        ...after,
      ]
    }
    case 'decide':
      return [
        `*${words.screen}* — ${step.rounds} ${words.rounds}, ${numberOf(longest(lesson, step) / step.rounds)} ${words.rhythm}`,
      ]
    case 'discuss':
    case 'debrief':
      return [`*${words.screen}*`, '', ...step.questions.map((question) => `- ${text(question)}`)]
  }
}

function stepLines(step: Step, place: number, page: Page): readonly string[] {
  const { lesson, language, words } = page
  const { guide } = step
  const text = (one: Parameters<typeof inLanguage>[0]): string => inLanguage(one, language)
  const times = lesson.file.formats
    .filter((format) => spanOf(lesson.file, step, format) !== undefined)
    .map((format) => `${format} ${words.minutes}: ${span(lesson.file, step, format)}`)
  const aloud = guide.say === undefined ? '' : `; ${secondsAloud(text(guide.say), language)} s ${words.aloud}`
  return [
    `### ${place}. ${text(step.title)}`,
    '',
    `**${words.timing}** ${times.join(' · ')}${aloud}`,
    '',
    ...screenOf(step, page),
    '',
    ...(guide.say === undefined ? [] : [`**${words.say}**`, '', block(text(guide.say)), '']),
    ...(guide.see === undefined ? [] : [`**${words.see}** ${text(guide.see)}`, '']),
    ...(guide.ask.length === 0
      ? []
      : [`**${words.ask}**`, '', ...guide.ask.map((one) => `- ${text(one)}`), '']),
    ...(guide.ifAsked.length === 0 ? [] : [`**${words.ifAsked}**`, '']),
    ...guide.ifAsked.flatMap(({ question, answer }) => [`- *${text(question)}* ${text(answer)}`]),
    ...(guide.ifAsked.length === 0 ? [] : ['']),
  ]
}

function preparation({ lesson: { id, file }, language, words }: Page): readonly string[] {
  const tongue = language === 'en' ? '' : ` --language ${language}`
  const format = file.formats.includes('45') ? '45' : (file.formats[0] ?? '45')
  const start = `npx fishbowl workshop ${id}${tongue}`
  return [
    `## ${words.before}`,
    '',
    ...shell(`npx fishbowl workshop check ${id}`),
    words.checkSays,
    '',
    `${words.print} ${words.otherSheet} [sheet.${language}.md](sheet.${language}.md).`,
    '',
    `## ${words.day}`,
    '',
    `**${words.one}**`,
    '',
    ...shell(`${start} --minutes ${format}`),
    words.oneSays,
    '',
    words.lengths,
    '',
    `**${words.notes}**`,
    '',
    ...shell(`${start} --minutes ${format} --notes`),
    `**${words.several}**`,
    '',
    ...shell(`${start} --minutes ${format} --team 1`),
    words.severalSays,
    '',
    `**${words.serve}**`,
    '',
    ...shell(`${start} --minutes ${format} --serve 0.0.0.0:8080`),
    words.serveSays,
    '',
    words.lost,
    '',
  ]
}

function flightLines(page: Page): readonly string[] {
  const { lesson, language, words } = page
  if (lesson.file.flight === undefined) return []
  return [
    `## ${words.prices}`,
    '',
    ...tableOf([words.changes, words.prices], priceRows(lesson, language, words)),
    '',
    words.pricesSays,
    '',
  ]
}

const section = (title: string, text: string | undefined): readonly string[] =>
  text === undefined ? [] : [`**${title}** ${text}`, '']

/** The facilitator guide of a lesson as Markdown, ending with a newline. */
export function guideOf(lesson: Lesson, language: Language): string {
  const { file } = lesson
  const words = guideWords[language]
  const page = { lesson, language, words }
  const text = (one: Parameters<typeof inLanguage>[0] | undefined): string | undefined =>
    one === undefined ? undefined : inLanguage(one, language)
  return `${[
    `<!-- ${words.generated} -->`,
    '',
    `# ${inLanguage(file.title, language)} · ${words.guide}`,
    '',
    ...(file.question === undefined ? [] : [`*${inLanguage(file.question, language)}*`, '']),
    ...section(words.purpose, text(file.purpose)),
    ...section(words.audience, text(file.audience)),
    ...section(words.source, file.source),
    ...preparation(page),
    `## ${words.order}`,
    '',
    ...runningOrder(page),
    '',
    ...hiddenLines(page),
    ...armsTable(page),
    ...flightLines(page),
    `## ${words.steps}`,
    '',
    ...file.steps.flatMap((step, i) => stepLines(step, i + 1, page)),
    ...proofLines(page),
  ]
    .join('\n')
    .trimEnd()}\n`
}
