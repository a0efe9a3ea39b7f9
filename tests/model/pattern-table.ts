import type { Runner } from '@fishbowl/lab'
import {
  evaluatePatterns,
  type Pattern,
  type PatternOptions,
  type PatternRow,
  patterns,
  targetWords,
} from '@fishbowl/lab'

/** Patterns that fit into a minute, and those with audiences of 10,000 and more. */
export const light: readonly Pattern[] = patterns.filter(({ large = false }) => !large)

/** A row as one line: what came out, what was asked, the verdict. */
export function wordRow(row: PatternRow): string {
  const { id, digits, unit, value, low, high, n, z } = row
  const seen = `${value.toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}] ${unit}`
  const off = z === undefined ? '' : `, ${z.toFixed(1)} standard errors off`
  return `${id}: ${seen} for ${targetWords(row)}${off}; ${row.result} (n ${n})`
}

/** Rows by id. */
export async function tableOf(
  chosen: readonly Pattern[],
  run: Runner,
  options: PatternOptions,
): Promise<ReadonlyMap<string, PatternRow>> {
  const rows = await evaluatePatterns(chosen, run, options)
  return new Map(rows.map((row) => [row.id, row]))
}

/** A row that is there. */
export function rowOf(rows: ReadonlyMap<string, PatternRow>, id: string): PatternRow {
  const row = rows.get(id)
  if (row === undefined) throw new RangeError(`no pattern "${id}" was evaluated`)
  return row
}
