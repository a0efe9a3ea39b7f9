import type { PatternRow } from './evaluate.ts'
import { farOff, judge } from './judge.ts'
import type { Pattern } from './pattern.ts'
import { citations } from './target.ts'

/** Kinds of sources, in the order of the page. */
export const validationGroups = {
  data: 'Data that the defaults are calibrated to',
  evidence: 'Published evidence, checks V1 to V23',
  behaviour: 'What the essays and the specification say of behaviour',
  prototype: 'Values of the prototype, under model 2.0.0 which reproduces it',
} as const
export type ValidationGroup = keyof typeof validationGroups
export const validationGroupIds = Object.keys(validationGroups) as readonly ValidationGroup[]

/** What kind of source a pattern is held against. */
export function groupOf({ id, target }: Pick<Pattern, 'id' | 'target'>): ValidationGroup {
  if (id.startsWith('T.')) return 'data'
  if (id.startsWith('V')) return 'evidence'
  return target.kind === 'reference' || target.kind === 'report' ? 'prototype' : 'behaviour'
}

/** A source in a few words: the data set, or all before the numbers it gives. */
export function sourceName({ id, dataset, source }: Pick<Pattern, 'id' | 'dataset' | 'source'>): string {
  const cited = id.startsWith('T.') ? Object.entries(citations).find(([name]) => name === dataset) : undefined
  return cited?.[1].name ?? source.split(/[:;(]| as the /)[0]?.trim() ?? source
}

/** One group of the table: misses first, the worst at the top, then what holds and what is only reported in the order of the table. */
export type ValidationPart = {
  readonly group: ValidationGroup
  readonly rows: readonly PatternRow[]
  readonly hold: number
  readonly misses: readonly PatternRow[]
  readonly reported: number
}

/** The table by kinds of sources; kinds without a row are left out. */
export function validationParts(rows: readonly PatternRow[]): readonly ValidationPart[] {
  return validationGroupIds.flatMap((group) => {
    const own = rows.filter((row) => groupOf(row) === group)
    if (own.length === 0) return []
    const misses = own
      .filter(({ result }) => result === 'miss')
      .toSorted((a, b) => farOff(b, b) - farOff(a, a))
    const others = own.filter(({ result }) => result !== 'miss')
    const hold = others.filter(({ result }) => result === 'pass').length
    return [{ group, misses, hold, reported: others.length - hold, rows: [...misses, ...others] }]
  })
}

/** What is kept of a row so that a page can be written without a run: plain data, null for what is no number. The verdict is made anew from it. */
export type KeptRow = {
  readonly id: string
  readonly model: PatternRow['model']
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly error: number | null
  readonly n: number
}
/** A table as it was computed: what `npm run validation` keeps. */
export type KeptValidation = {
  readonly model: string
  readonly replicates: number
  readonly rows: readonly KeptRow[]
}

const kept = (value: number): number | null => (Number.isFinite(value) ? value : null)
const restored = (value: number | null): number => value ?? Number.NaN

/** A row as it is kept. */
export const keepRow = ({ id, model, value, low, high, error, n }: PatternRow): KeptRow => ({
  id,
  model,
  value: kept(value),
  low: kept(low),
  high: kept(high),
  error: kept(error),
  n,
})

/**
 * Kept rows with the patterns they are of and the verdicts, in the order of the patterns; rows of patterns that there are no longer are left
 * out. Throws RangeError with the ids that were never computed.
 */
export function keptRows({ rows }: KeptValidation, patterns: readonly Pattern[]): readonly PatternRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const missing = patterns.filter(({ id }) => !byId.has(id)).map(({ id }) => id)
  if (missing.length > 0)
    throw new RangeError(`never computed: ${missing.join(', ')}; npm run validation computes all`)
  return patterns.flatMap((pattern) => {
    const row = byId.get(pattern.id)
    if (row === undefined) return []
    const measured = {
      value: restored(row.value),
      low: restored(row.low),
      high: restored(row.high),
      error: restored(row.error),
      n: row.n,
    }
    return [{ ...pattern, ...measured, ...judge(pattern, measured), model: row.model }]
  })
}
