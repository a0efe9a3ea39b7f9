import { measureOf } from '@fishbowl/core'
import type { Prediction } from '@fishbowl/lab/play'
import type { Entry, EntryStage } from './entry-state.ts'

type PointsStage = Extract<EntryStage, { readonly at: 'points' | 'within' }>

/** Weeks of a round, counted from 0, for which points are drawn: thirds of it, the last one its end. */
export function pointWeeks({ game: { flight } }: Pick<Entry, 'game'>): readonly number[] {
  const { weeks } = flight
  return [...new Set([1, 2, 3].map((third) => Math.max(0, Math.round((weeks * third) / 3) - 1)))]
}

/** How numbers are typed: shares as per cent, money in thousands, all else as it is. */
function typedScale({ game: { flight } }: Pick<Entry, 'game'>): {
  readonly factor: number
  readonly most: number
} {
  const { format } = measureOf(flight.measure)
  if (format === 'share') return { factor: 0.01, most: 100 }
  return format === 'money' ? { factor: 1000, most: 100_000 } : { factor: 1, most: 1_000_000 }
}

const numberOf = (typed: string): number => Number(typed === '' ? Number.NaN : typed)

function predictionOf(entry: Entry, values: readonly string[], within: string): Prediction {
  const { factor } = typedScale(entry)
  const weeks = pointWeeks(entry)
  return {
    kind: 'points',
    points: values.map((value, i) => [weeks[i] ?? 0, numberOf(value) * factor] as const),
    within: numberOf(within) * factor,
  }
}

/** A typed number longer than this is a slip. */
const mostTyped = 7

function typedOn(typed: string, key: string): string | undefined {
  if (/^\d$/.test(key)) return typed.length < mostTyped ? (typed === '0' ? key : typed + key) : typed
  if (key === '.') return typed.includes('.') || typed === '' ? typed : `${typed}.`
  return undefined
}

function back(entry: Entry, stage: PointsStage): Entry {
  if (stage.typed !== '')
    return { ...entry, stage: { ...stage, typed: stage.typed.slice(0, -1) }, note: undefined }
  const { values } = stage
  const last = values.at(-1)
  if (last === undefined) return { ...entry, stage: { at: 'direction' }, note: undefined }
  return { ...entry, stage: { at: 'points', values: values.slice(0, -1), typed: last }, note: undefined }
}

function taken(entry: Entry, stage: PointsStage): Entry {
  const { most } = typedScale(entry)
  const value = numberOf(stage.typed)
  const isWithin = stage.at === 'within'
  const least = isWithin ? 0.1 : 0
  if (!(value >= least && value <= most)) return { ...entry, note: { kind: 'number', least, most } }
  if (isWithin) {
    const prediction = predictionOf(entry, stage.values, stage.typed)
    return { ...entry, prediction, stage: { at: 'check' }, note: undefined }
  }
  const values = [...stage.values, stage.typed]
  const isWhole = values.length === pointWeeks(entry).length
  return { ...entry, stage: { at: isWhole ? 'within' : 'points', values, typed: '' }, note: undefined }
}

/** What a key does while numbers are typed: digits write, enter and space take, backspace takes back. */
export function pressPoints(entry: Entry, stage: PointsStage, key: string): Entry {
  if (key === 'enter' || key === 'space') return taken(entry, stage)
  if (key === 'backspace' || key === 'left') return back(entry, stage)
  const typed = typedOn(stage.typed, key)
  return typed === undefined ? entry : { ...entry, stage: { ...stage, typed }, note: undefined }
}
