import type { Step } from '@fishbowl/lab/workshop'
import { formatNumber } from '@fishbowl/report'
import type { Language } from '@fishbowl/report/words'
import { answersOf } from './guide.ts'
import { inLanguage, type Lesson, minutesIn } from './lesson.ts'
import { tableOf } from './markdown.ts'
import { flightOf, priceRows } from './prices.ts'
import { guideWords } from './words.ts'

type Predict = Extract<Step, { kind: 'predict' }>

const blank = '………………………………'
const boxes = (texts: readonly string[]): string => texts.map((text) => `☐ ${text}`).join(' &nbsp; ')

/** Where a step is held, unless it is in every format. */
function formatsOf({ file }: Lesson, step: Step, language: Language): string {
  const words = guideWords[language]
  const held = file.formats.filter((format) => minutesIn(step, format) !== undefined)
  if (held.length === file.formats.length) return ''
  const list = held.join(` ${words.or} `)
  return ` *(${words.in} ${list} ${words.minutesLong})*`
}

function predictLines(lesson: Lesson, step: Predict, place: number, language: Language): readonly string[] {
  const words = guideWords[language]
  const answers = answersOf(lesson, step, language)
  const mine =
    answers.length === 0
      ? `**${words.value}** ${blank} &nbsp; ${words.within} ${blank}`
      : `**${words.mine}** ${boxes(answers)}`
  const sure = answers.length === 0 ? [] : [`**${words.sure}** ${boxes(words.sures)}`, '']
  return [
    `### ${place}. ${inLanguage(step.question, language)}${formatsOf(lesson, step, language)}`,
    '',
    mine,
    '',
    ...sure,
    `**${words.because}** ${blank}${blank}`,
    '',
    `**${words.came}** ${blank}${blank}`,
    '',
  ]
}

function decisionLines(lesson: Lesson, language: Language): readonly string[] {
  if (lesson.file.flight === undefined) return []
  const words = guideWords[language]
  const { rounds, weeks, grant } = flightOf(lesson)
  const money = grant === undefined ? '' : `, ${formatNumber(grant, { kind: 'money' })} ${words.grant}`
  const empty = Array.from({ length: rounds }, (_, i) => [String(i + 1), blank, blank, blank, blank])
  return [
    '<div style="break-before: page"></div>',
    '',
    `## ${words.decisions}`,
    '',
    `${rounds} ${words.rounds}, ${weeks} ${words.weeksEach}${money}.`,
    '',
    ...tableOf([words.changes, words.prices], priceRows(lesson, language, words)),
    '',
    words.pricesSays,
    '',
    ...tableOf([words.round, words.changes, words.because, words.expect, words.came], empty),
    '',
  ]
}

/** The questions to talk about, of all steps; those of a debrief only where they cannot point at what is hidden. */
function questionLines({ file }: Lesson, language: Language): readonly string[] {
  const questions = file.steps.flatMap((step) =>
    step.kind === 'discuss' || (step.kind === 'debrief' && file.hidden === undefined) ? step.questions : [],
  )
  return questions.flatMap((one) => [`- ${inLanguage(one, language)}`, '', `  ${blank}${blank}${blank}`, ''])
}

/** The participant sheet of a lesson as Markdown, ending with a newline: nothing in it tells a result. */
export function sheetOf(lesson: Lesson, language: Language): string {
  const { file } = lesson
  const words = guideWords[language]
  const predicts = file.steps.filter((step): step is Predict => step.kind === 'predict')
  return `${[
    `<!-- ${words.generated} -->`,
    '',
    `# ${inLanguage(file.title, language)} · ${words.sheet}`,
    '',
    ...(file.question === undefined ? [] : [`*${inLanguage(file.question, language)}*`, '']),
    `**${words.name}** ${blank}`,
    '',
    words.first,
    '',
    `## ${words.predictions}`,
    '',
    ...predicts.flatMap((step, i) => predictLines(lesson, step, i + 1, language)),
    ...decisionLines(lesson, language),
    `## ${words.questions}`,
    '',
    ...questionLines(lesson, language),
    `**${words.takeaway}** ${blank}${blank}${blank}`,
  ].join('\n')}\n`
}
