import { measureOf } from '@fishbowl/core'
import { directions, sureness } from '@fishbowl/lab/play'
import { type Answer, type Session, type SessionQuestion, tidied } from '@fishbowl/lab/workshop'
import { formatNumber } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { directionWords, sureWords } from '../screens/play/entry-words.ts'
import { optionWords } from '../screens/workshop/words.ts'
import type { Field, Filled } from './types.ts'

type Choice = Extract<SessionQuestion, { kind: 'choice' }>
type Quantity = Extract<SessionQuestion, { kind: 'number' }>

const sureWord = [1, 2, 3, 4, 5] as const

/** How sure one can be, in the order of `sureness`. */
const sureOptions = (): readonly string[] =>
  sureness.map((sure, i) => `${say(`play.entry.sure.${sureWord[i] ?? 1}`)} (${sureWords(sure)})`)

/** The field of how sure one is. */
export const sureField = (value: number | undefined): Field => ({
  kind: 'choice',
  id: 'sure',
  label: say('serve.sure'),
  small: false,
  options: sureOptions(),
  ...(value === undefined ? {} : { value: sureness.findIndex((one) => one === value) }),
})

/** How a number is typed: shares as per cent, money in thousands, all else as it is. */
function typed({ step: { asks } }: Quantity): { readonly factor: number; readonly unit: string } {
  const format = asks.kind === 'number' ? measureOf(asks.measure).format : 'plain'
  const unit = say('play.entry.unit', { format }).trim()
  return { factor: format === 'share' ? 0.01 : format === 'money' ? 1000 : 1, unit }
}

/** A number as it is typed, without the last bits of a product. */
const asTyped = (value: number, { factor }: { readonly factor: number }): number => tidied(value / factor)

/** A number as it was typed, with its unit: rounded it would not be the participant's own. */
function typedWords(value: number, question: Quantity): string {
  const scale = typed(question)
  const plain = asTyped(value, scale)
  const digits = String(plain).split('.')[1]?.length ?? 0
  return `${formatNumber(plain, { kind: 'plain', digits })}\u00A0${scale.unit}`.trim()
}

const most = 100_000_000

function numberFields(question: Quantity, given: Answer | undefined): readonly Field[] {
  const scale = typed(question)
  const now = given?.kind === 'number' ? given : undefined
  const isShare = scale.factor === 0.01
  const common = { kind: 'number', unit: scale.unit, max: isShare ? 100 : most } as const
  return [
    {
      ...common,
      id: 'value',
      label: say('serve.value'),
      min: isShare ? 0 : -most,
      ...(now === undefined ? {} : { value: asTyped(now.value, scale) }),
    },
    {
      ...common,
      id: 'within',
      label: say('play.entry.within'),
      min: 0,
      ...(now === undefined ? {} : { value: asTyped(now.within, scale) }),
    },
  ]
}

/** What a predict step asks, filled in with what the seat answered before. */
export function predictFields(
  session: Session,
  question: Choice | Quantity,
  given: Answer | undefined,
): readonly Field[] {
  if (question.kind === 'number') return numberFields(question, given)
  const now = given?.kind === 'choice' ? given : undefined
  return [
    {
      kind: 'choice',
      id: 'choice',
      label: say('serve.choice'),
      small: false,
      options: question.options.map((option) => optionWords({ session }, option)),
      ...(now === undefined ? {} : { value: now.choice }),
    },
    sureField(now?.sure),
  ]
}

/** The answer that filled fields stand for; undefined where one is missing or is none of its options. */
export function predictAnswer(question: Choice | Quantity, { fields }: Filled): Answer | undefined {
  if (question.kind === 'choice') {
    const sure = sureness[fields['sure'] ?? -1]
    const choice = fields['choice']
    return choice === undefined || sure === undefined ? undefined : { kind: 'choice', choice, sure }
  }
  const { factor } = typed(question)
  const [value, within] = [fields['value'], fields['within']].map((one) =>
    tidied((one ?? Number.NaN) * factor),
  )
  const isWhole = value !== undefined && within !== undefined && !Number.isNaN(value + within)
  return isWhole ? { kind: 'number', value, within } : undefined
}

/** An answer to a predict step in words. */
export function predictWords(session: Session, question: Choice | Quantity, given: Answer): string {
  if (question.kind === 'choice' && given.kind === 'choice') {
    const option = question.options[given.choice]
    const says = option === undefined ? '' : optionWords({ session }, option)
    return say('serve.stands.choice', { option: says, sure: sureWords(given.sure) })
  }
  if (question.kind !== 'number' || given.kind !== 'number') return ''
  return say('serve.stands.number', {
    value: typedWords(given.value, question),
    within: typedWords(given.within, question),
  })
}

/** Where a measure may go, in the order of the options. */
export const directionField = (label: string, value: number | undefined): Field => ({
  kind: 'choice',
  id: 'direction',
  label,
  small: false,
  options: directions.map(directionWords),
  ...(value === undefined ? {} : { value }),
})
