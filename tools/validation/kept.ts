import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  evaluatePatterns,
  type KeptValidation,
  keepRow,
  type Pattern,
  patterns,
  type Runner,
} from '@fishbowl/lab'
import { modelVersion } from '@fishbowl/sim/version'

/** The table as it was last computed. */
export const keptFile = fileURLToPath(new URL('../../docs/validation.json', import.meta.url))

/** As many as the prototype had. */
const replicates = 20

/** Patterns of the kept table: all but grids of audiences of 10,000 and more. */
export const keptPatterns: readonly Pattern[] = patterns.filter(({ large = false }) => !large)

export const readKept = (): KeptValidation => JSON.parse(readFileSync(keptFile, 'utf8')) as KeptValidation

/** Computes the table, or some rows of it. */
export async function compute(
  run: Runner,
  chosen: readonly Pattern[] = keptPatterns,
): Promise<KeptValidation> {
  const rows = await evaluatePatterns(chosen, run, { replicates })
  return { model: modelVersion, replicates, rows: rows.map(keepRow) }
}

/** The table as text: a row a line, so that a change shows which rows moved. */
export const textOf = ({ model, replicates: n, rows }: KeptValidation): string =>
  `{"model":${JSON.stringify(model)},"replicates":${n},"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`

/** A kept table with rows computed anew, in the order of the patterns; rows of patterns that there are no longer go. */
export function merged(old: KeptValidation, fresh: KeptValidation): KeptValidation {
  const rows = new Map([...old.rows, ...fresh.rows].map((row) => [row.id, row]))
  return { ...fresh, rows: keptPatterns.flatMap(({ id }) => rows.get(id) ?? []) }
}
