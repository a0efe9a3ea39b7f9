import type { SessionFile } from '@fishbowl/lab/workshop'
import { differenceFormatOf, formatNumber, formatOf } from '@fishbowl/report'
import { type Language, say } from '@fishbowl/report/words'
import { inLanguage, type Lesson } from './lesson.ts'
import { tableOf } from './markdown.ts'
import type { GuideWords } from './words.ts'

/** A lesson in one language, as the pages need it. */
export type Page = { readonly lesson: Lesson; readonly language: Language; readonly words: GuideWords }

type Claim = SessionFile['expect'][number]

/** The arms with the scenarios behind them. */
export function armsTable({ lesson: { file }, language, words }: Page): readonly string[] {
  const rows = Object.values(file.scenarios).map(({ scenario, title }) => [
    inLanguage(title, language),
    `\`${scenario}\``,
  ])
  return [`## ${words.arms}`, '', ...tableOf([words.arm, words.scenario], rows), '', words.base, '']
}

/** What is hidden from the participants, and its values. */
export function hiddenLines({ lesson: { file }, language, words }: Page): readonly string[] {
  if (file.hidden === undefined) return []
  const names = Object.entries(file.hidden.assumptions).map(([id, one]) => `\`${id}\` = ${one?.value}`)
  return [`## ${words.hidden}`, '', `${inLanguage(file.hidden.says, language)} (${names.join(', ')})`, '']
}

/** The smallest effect that matters, with its unit. */
const boundOf = ({ measure, by }: Claim): string =>
  formatNumber(by, differenceFormatOf(measure)).replace(/^\+/, '')

/** What a claim compares with, in words. */
function otherOf({ measure, than, ...claim }: Claim, { lesson: { file }, language, words }: Page): string {
  if ('variance' in claim) return `${formatNumber(Number(than), { kind: 'share' })} (${words.variance})`
  if (typeof than === 'number') return formatNumber(than, formatOf(measure))
  const { scenario, weeks, times } = than
  const arm = scenario === undefined ? undefined : file.scenarios[scenario]
  return [
    ...(times === undefined ? [] : [`${formatNumber(times, { kind: 'plain', digits: 2 })} ×`]),
    ...(arm === undefined ? [] : [inLanguage(arm.title, language)]),
    ...(weeks === undefined ? [] : [`${words.weeks} ${weeks[0]}–${weeks[1]}`]),
  ].join(' ')
}

/** A claim without its sentence, which the session file has in English only. */
function claimRow(claim: Claim, page: Page): readonly string[] {
  const { lesson, language, words } = page
  const [first] = Object.keys(lesson.file.scenarios)
  const arm = lesson.file.scenarios[claim.arm ?? first ?? '']
  return [
    arm === undefined || 'variance' in claim ? '' : inLanguage(arm.title, language),
    say(`model.measure.${claim.measure}.title`, {}, language),
    `${claim.weeks[0]}–${claim.weeks[1]}`,
    `${words.is[claim.is]} ${otherOf(claim, page)}`,
    boundOf(claim),
  ]
}

/** What the check measures. */
export function proofLines(page: Page): readonly string[] {
  const { lesson, language, words } = page
  const { claim, measure, weeks, must, by, because } = words.claims
  const { expect } = lesson.file
  const table =
    language === 'en'
      ? tableOf(
          [claim, by, because],
          expect.map((one) => [one.says, boundOf(one), one.because]),
        )
      : tableOf(
          [words.arm, measure, weeks, must, by],
          expect.map((one) => claimRow(one, page)),
        )
  return [`## ${words.proof}`, '', ...table, '']
}
