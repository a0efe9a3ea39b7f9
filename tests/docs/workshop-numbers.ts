import { type MeasureId, measured, measureOf } from '@fishbowl/core'
import { type Session, type Step, sessionOf } from '@fishbowl/lab/workshop'
import type { Language } from '@fishbowl/report/words'
import { modelVersion, simulate } from '@fishbowl/sim'
import { inLanguage, type Lesson } from '../../tools/workshop/lesson.ts'

/**
 * A number of a text and the reading of which it is the mean over the runs of the session: a share in percent, money in $ to the nearest $10,000
 * (what is no multiple of it to the nearest $1,000) or, below 1000, in millions; hours to the hour, acts to ten. `of` is an arm, or a difference of two arms (`managed - rollout`); `usual` is
 * an arm without the hidden assumptions of the lesson.
 */
export type Quote = readonly [
  says: number,
  of: string,
  measure: MeasureId,
  from: number,
  to: number,
  usual?: 'usual',
]

/** What the texts of a lesson quote, by step, and the numbers in them that are no results: sources, prices, sizes, rules, what a question asks. */
export type Quotes = {
  readonly steps: Readonly<Record<string, readonly Quote[]>>
  readonly given: readonly number[]
}

/** The texts of a step that are for the facilitator, or shown only after the reveal. */
export function toldLater(step: Step): readonly object[] {
  const { see, say, ask, ifAsked } = step.guide
  const after = step.kind === 'predict' && step.after !== undefined ? [step.after] : []
  const says = step.kind === 'talk' ? [step.says] : []
  return [see, say, ...ask, ...ifAsked.map(({ answer }) => answer), ...after, ...says].filter(
    (text): text is Exclude<typeof text, string | undefined> => typeof text === 'object',
  )
}

const written: Readonly<Record<Language, RegExp>> = {
  en: /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g,
  fr: /\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g,
}

/** Every number in figures of a text, without its sign. */
export const figuresIn = (text: string, language: Language): readonly number[] =>
  (text.match(written[language]) ?? []).map((figure) =>
    Number(
      language === 'en'
        ? figure.replaceAll(',', '')
        : figure.replace(/[ \u00A0\u202F]/g, '').replace(',', '.'),
    ),
  )

/** Every number in figures that a step tells the facilitator, or the room after the reveal. */
export const figuresTold = (step: Step, language: Language): ReadonlySet<number> =>
  new Set(
    toldLater(step).flatMap((text) =>
      figuresIn(inLanguage(text as Record<string, string>, language), language),
    ),
  )

const inMillions = (says: number): boolean => Math.abs(says) < 1000

/** How exactly a number of a measure is told. */
function stepOf(says: number, measure: MeasureId): number {
  const { format } = measureOf(measure)
  if (format === 'money') return inMillions(says) ? 0.1 : says % 10_000 === 0 ? 10_000 : 1000
  if (format === 'number') return 10
  return 10 ** -(String(says).split('.')[1]?.length ?? 0)
}

function inText(value: number, says: number, measure: MeasureId): number {
  const { format } = measureOf(measure)
  if (format === 'share') return 100 * value
  return format === 'money' && inMillions(says) ? value / 1_000_000 : value
}

/** The session with the assumptions that everybody knows. */
const withoutSecret = ({ file, scenarios }: Lesson): Session =>
  sessionOf({ file: { ...file, hidden: undefined }, scenarios, modelVersion, format: file.formats.at(-1) })

/** A reading of an arm: what a quote is made of, alone or as one side of a difference. */
type Reading = { readonly place: number; readonly arm: string; readonly sign: 1 | -1; readonly quote: Quote }

const readingsOf = (quote: Quote, place: number): readonly Reading[] =>
  quote[1].split(' - ').map((arm, i): Reading => ({ place, arm, sign: i === 0 ? 1 : -1, quote }))

/** Adds the means of readings of one session to the values of their quotes. */
function addMeans({ arms, file }: Session, readings: readonly Reading[], values: number[]): void {
  for (const { id, scenario } of arms) {
    const own = readings.filter(({ arm }) => arm === id)
    for (let replicate = 0; own.length > 0 && replicate < file.replicates; replicate++) {
      const history = simulate({ scenario, replicate })
      for (const { place, sign, quote } of own) {
        const [, , measure, from, to] = quote
        const value = measured(history, measure, { from, to })
        values[place] = (values[place] ?? Number.NaN) + (sign * value) / file.replicates
      }
    }
  }
}

/** What quotes of a lesson should say, as exactly as they say it and in their order. Throws RangeError for an arm that the lesson does not have. */
export function quotedBy(lesson: Lesson, session: Session, quotes: readonly Quote[]): readonly number[] {
  const values = quotes.map(() => 0)
  const readings = quotes.flatMap(readingsOf)
  const unknown = readings.find(({ arm }) => !session.arms.some(({ id }) => id === arm))
  if (unknown !== undefined) throw new RangeError(`${session.file.id} has no arm ${unknown.arm}`)
  addMeans(
    session,
    readings.filter(({ quote }) => quote[5] === undefined),
    values,
  )
  addMeans(
    withoutSecret(lesson),
    readings.filter(({ quote }) => quote[5] === 'usual'),
    values,
  )
  return quotes.map(([says, , measure], place) => {
    const step = stepOf(says, measure)
    return Number((Math.round(inText(values[place] ?? Number.NaN, says, measure) / step) * step).toFixed(3))
  })
}
