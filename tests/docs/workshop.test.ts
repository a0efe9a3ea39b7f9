import { readdirSync, readFileSync } from 'node:fs'
import { evaluateAll, fails } from '@fishbowl/lab'
import { sessionFaults } from '@fishbowl/lab/workshop'
import { languageIds, speak } from '@fishbowl/report/words'
import { inProcess } from '@fishbowl/sim'
import { afterAll, describe, expect, test } from 'vitest'
import { understand } from '../../packages/tui/src/cli/arguments.ts'
import { guideOf, secondsAloud } from '../../tools/workshop/guide.ts'
import {
  inLanguage,
  type Lesson,
  lengthOf,
  lessonIds,
  lessonOf,
  lessonsFolder,
  minutesIn,
} from '../../tools/workshop/lesson.ts'
import { sheetOf } from '../../tools/workshop/sheet.ts'
import { libraryScenarios } from '../support/library.ts'
import { figuresIn, figuresTold, toldLater } from './workshop-numbers.ts'
import { plans } from './workshop-plans.ts'
import { quotes } from './workshop-quotes.ts'
import { claimsOf, sessionOfLesson } from './workshop-sessions.ts'

const lessons = lessonIds.map(lessonOf)
const read = (name: string): string => readFileSync(new URL(name, lessonsFolder), 'utf8')
const named = lessonIds.map((id) => [id, lessonOf(id)] as const)

afterAll(() => speak('en'))

/** The predict steps of a lesson with their names. */
const predictsOf = ({ file }: Lesson) =>
  file.steps.flatMap((step) => (step.kind === 'predict' ? [[step.id, step] as const] : []))

/** Shares and sums of money in a text. */
const numbersIn = (text: string): readonly string[] =>
  text.match(/[-+]?\$\d[\d,.]*|\d[\d\u00A0]*\u00A0\$|\d+(?:[.,]\d+)?[\u00A0 ]%/g) ?? []

test('every folder of docs/workshop is a lesson of the table, and every lesson is named in it', () => {
  const folders = readdirSync(lessonsFolder, { withFileTypes: true }).filter((each) => each.isDirectory())
  expect(folders.map(({ name }) => name).toSorted()).toEqual([...lessonIds].toSorted())
  for (const index of ['README.md', 'LISEZMOI.md'])
    for (const { id, file } of lessons) {
      expect(read(index)).toContain(`\`${id}\``)
      expect(read(index)).toContain(inLanguage(file.title, index === 'README.md' ? 'en' : 'fr'))
    }
})

describe.each(named)('%s', (id, lesson) => {
  const { file } = lesson

  test.each(languageIds)('guide and sheet in %s say what the session file says', (language) => {
    speak(language)
    expect(read(`${id}/guide.${language}.md`)).toBe(guideOf(lesson, language))
    expect(read(`${id}/sheet.${language}.md`)).toBe(sheetOf(lesson, language))
  })

  test('the session file is without fault, in both languages', () => {
    expect(file.id).toBe(id)
    expect(file.languages).toEqual([...languageIds])
    expect(sessionFaults(file, lesson.scenarios)).toEqual([])
  })

  test.each(file.formats)('the minutes of the format of %s add up', (format) => {
    expect(lengthOf(file, format)).toBe(Number(format))
  })

  test('what is to be said fits the time of its step, in every format and language', () => {
    for (const step of file.steps)
      for (const format of file.formats) {
        const minutes = minutesIn(step, format)
        if (minutes === undefined || step.guide.say === undefined) continue
        for (const language of languageIds) {
          const aloud = secondsAloud(inLanguage(step.guide.say, language), language)
          expect(aloud, `${step.id} in ${format} minutes, ${language}`).toBeLessThanOrEqual(
            60 * minutes * (step.kind === 'talk' ? 1 : 0.5),
          )
        }
      }
  })

  test('every format begins with a prediction aloud', () => {
    for (const format of file.formats) {
      const kinds = file.steps.filter((step) => minutesIn(step, format) !== undefined).map(({ kind }) => kind)
      expect(kinds[0], format).toBe('talk')
      expect(kinds[1], format).toBe('predict')
    }
  })

  test.each(predictsOf(lesson))(
    'the prediction %s has a claim that proves its answer',
    (_, { asks, id: step }) => {
      const claim = file.expect.find((one) => one.id === step)
      expect(claim?.measure).toBe(asks.measure)
      const windows = asks.kind === 'direction' ? [asks.from, asks.to] : [asks.weeks]
      expect(windows).toContainEqual(claim?.weeks)
      expect(asks.kind === 'which' ? asks.arms : [asks.arm]).toContain(claim?.arm)
      if (asks.kind !== 'which') return
      if (claim?.is === 'same') expect(claim.by).toBeLessThanOrEqual(asks.by)
      else expect(claim?.by).toBeGreaterThanOrEqual(asks.by)
    },
  )

  test.each(languageIds)(
    'every number told in %s is a result that workshop.long.ts checks, or is given',
    (language) => {
      const { steps, given } = quotes[id]
      const places = new Set(file.steps.map((step) => step.id))
      expect(Object.keys(steps).filter((step) => !places.has(step))).toEqual([])
      for (const step of file.steps) {
        const told = figuresTold(step, language)
        const results = (steps[step.id] ?? []).map(([says]) => Math.abs(says))
        const nets =
          step.kind === 'decide' ? plans[id].map(([, net]) => Math.abs(net)).filter((net) => net > 0) : []
        const asked = step.kind === 'predict' ? figuresIn(inLanguage(step.question, language), language) : []
        const known = new Set([...given, ...results, ...nets, ...asked])
        expect(
          [...told].filter((figure) => !known.has(figure)),
          step.id,
        ).toEqual([])
        expect(
          [...results, ...nets].filter((figure) => !told.has(figure)),
          step.id,
        ).toEqual([])
      }
    },
  )

  test.each(languageIds)('the sheet in %s tells no result', (language) => {
    speak(language)
    const sheet = sheetOf(lesson, language)
    const asked = file.steps.flatMap((step) =>
      step.kind === 'predict' ? [inLanguage(step.question, language)] : [],
    )
    const allowed = new Set(asked.flatMap(numbersIn))
    for (const step of file.steps)
      for (const text of toldLater(step)) {
        const own = inLanguage(text as Record<string, string>, language)
        expect(sheet, step.id).not.toContain(own)
        for (const number of numbersIn(own))
          if (!allowed.has(number)) expect(sheet, step.id).not.toContain(number)
      }
    for (const { says } of file.expect) expect(sheet).not.toContain(says)
  })
})

test('French texts have the spaces that French wants', () => {
  for (const id of lessonIds)
    for (const page of ['guide', 'sheet']) {
      const bad = read(`${id}/${page}.fr.md`)
        .split('\n')
        .filter((line) => !line.startsWith('|') && !line.startsWith('npx') && / [:;?!»]| %|« /.test(line))
      expect(bad, `${id}/${page}.fr.md`).toEqual([])
    }
})

test('system or individual tells the interval of the miss that the library records', () => {
  const { expect: claims = [] } = libraryScenarios().get('professional-aligned') ?? {}
  const [low = Number.NaN, high = Number.NaN] =
    claims.find(({ id }) => id === 'system-among-the-well-run')?.miss?.interval ?? []
  const told = lessonOf('system-or-individual').file.steps.find(({ id }) => id === 'share-told')
  const bounds = [low, high].map((share) => Math.round(100 * share))
  for (const language of languageIds)
    expect([...(told === undefined ? [] : figuresTold(told, language))]).toEqual(
      expect.arrayContaining(bounds),
    )
})

test('every command of the guides is one that the command line knows', async () => {
  const pages = [
    'README.md',
    'LISEZMOI.md',
    ...lessonIds.flatMap((id) => languageIds.map((one) => `${id}/guide.${one}.md`)),
  ]
  const commands = new Set(pages.flatMap((page) => read(page).match(/^npx fishbowl .*$/gm) ?? []))
  expect(commands.size).toBeGreaterThan(20)
  for (const command of commands) {
    const understood = await understand(command.split(' ').slice(2))
    expect(understood, command).toHaveProperty('call.command', 'workshop')
  }
})

test('the launch spike still shows what it promises', async () => {
  const session = sessionOfLesson(lessonOf('launch-spike'))
  const verdicts = await evaluateAll(
    claimsOf(session),
    new Map(session.arms.map(({ id, scenario }) => [id, scenario])),
    inProcess,
    { replicates: 20, most: 100 },
  )
  expect(verdicts.length).toBe(session.file.expect.length)
  expect(verdicts.filter(({ outcome }) => fails(outcome)).map(({ expectation }) => expectation.id)).toEqual(
    [],
  )
})
