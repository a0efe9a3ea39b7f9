import { quote } from '@fishbowl/core'
import {
  beginsWith,
  evaluatePatterns,
  evidencePatterns,
  farOff,
  type NotComputed,
  notComputed,
  type Pattern,
  type PatternRow,
  patterns,
  sourceName,
  targetWords,
  type ValidationPart,
  validationGroups,
  validationParts,
} from '@fishbowl/lab'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { withCountedRuns } from '../cli/counting.ts'
import { Failure } from '../cli/failure.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph, tableLines } from '../cli/page.ts'
import type { Settings } from '../cli/settings.ts'

const usualReplicates = 20
/** A table of five columns and a sentence; a narrower terminal wraps it. */
const tableWidth = 160

/** A value with its 90 % interval in the digits of its pattern. */
function wordValue({ value, low, high, digits }: PatternRow): string {
  return Number.isNaN(value)
    ? 'no value'
    : `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`
}

type Chosen = {
  readonly patterns: readonly Pattern[]
  readonly holes: readonly NotComputed[]
  /** Patterns that take too long where nobody names them. */
  readonly left: readonly Pattern[]
}

/** Where nothing is asked for: what there is, by check and by data set. */
function refusal(evidence: boolean, beginning: string | undefined): Failure {
  const from = evidence ? evidencePatterns : patterns
  const stems = new Set(from.map(({ id }) => id.split('.', id.startsWith('T') ? 2 : 1).join('.')))
  const kind = evidence ? 'pattern of evidence' : 'pattern'
  const text = quote(beginning ?? '')
  return new Failure('not-found', `no ${kind} begins with ${text}; there are ${[...stems].join(', ')}`)
}

/** The patterns that are asked for. Grids of audiences of 10,000 and more take half an hour: they come only when they are named. */
function choose({ evidence = false, pattern: beginning }: Settings): Chosen {
  const wanted = ({ id }: Pick<Pattern, 'id'>): boolean =>
    (!evidence || /^[TV]/.test(id)) && (beginning === undefined || beginsWith(id, beginning))
  const found = patterns.filter(wanted)
  const holes = notComputed.filter(wanted)
  if (found.length + holes.length === 0) throw refusal(evidence, beginning)
  const isLeft = ({ large = false }: Pattern): boolean => large && beginning === undefined
  return { patterns: found.filter((one) => !isLeft(one)), holes, left: found.filter(isLeft) }
}

const columns = [
  { header: 'result', align: 'left' },
  { header: 'pattern', align: 'left' },
  { header: 'value (90 % interval)', align: 'right' },
  { header: 'target', align: 'right' },
  { header: 'source', align: 'left' },
  { header: 'claim', align: 'left' },
] as const

/** One kind of source: its table, then every miss in full. */
function partLines({ group, rows, misses, hold, reported }: ValidationPart, look: Look) {
  const counts = [`${hold} hold`, `${misses.length} miss`]
  if (reported > 0) counts.push(`${reported} reported only`)
  return [
    [`${validationGroups[group]}: ${counts.join(', ')}`],
    tableLines(
      {
        columns,
        rows: rows.map((row) => [
          row.result,
          row.id,
          wordValue(row),
          targetWords(row),
          sourceName(row),
          row.says,
        ]),
      },
      { ...look, columns: Math.max(look.columns, tableWidth) },
    ),
    misses.flatMap((row) =>
      paragraph(
        `${row.id}: ${row.says} (${row.how}). ${row.why === undefined ? 'Not explained.' : `Why it misses: ${row.why}.`} Source: ${row.source}.`,
        look,
        2,
      ),
    ),
  ]
}

/** How many hold and how many miss, by kind of source, and which. */
function summaryLines(
  parts: readonly ValidationPart[],
  { holes, left }: Chosen,
  replicates: number,
  look: Look,
): readonly string[] {
  const count = (of: (part: ValidationPart) => number): number =>
    parts.reduce((sum, part) => sum + of(part), 0)
  const reported = count((part) => part.reported)
  const all = [
    `${count(({ hold }) => hold)} hold, ${count(({ misses }) => misses.length)} miss`,
    ...(reported > 0 ? [`${reported} reported only`] : []),
    ...(holes.length > 0 ? [`${holes.length} not computed`] : []),
  ]
  return [
    ...parts.flatMap(({ group, hold, misses }) =>
      paragraph(
        `${validationGroups[group]}: ${hold} of ${hold + misses.length} hold${misses.length === 0 ? '' : `; missed, the worst first: ${misses.map(({ id }) => id).join(', ')}`}.`,
        look,
        2,
      ),
    ),
    ...(left.length === 0
      ? []
      : paragraph(
          `Left out, since they take long: ${left.length} with audiences of 10,000 and more; --pattern with their ids computes them: ${[...new Set(left.map(({ id }) => id.split('.').slice(0, 3).join('.')))].join(', ')}.`,
          look,
          2,
        )),
    `${all.join(', ')}; ${replicates} replicates, model ${modelVersion}`,
  ]
}

/** `fishbowl model validation`: every pattern with target, source, value and verdict, by kind of source and misses first; none is left out. */
export async function validationOfModel({ settings, telling, look, outside }: Request): Promise<Answer> {
  const { replicates = usualReplicates, threads } = settings
  if (replicates < 2) throw new Failure('usage', '--replicates must be at least 2: one run has no interval')
  const chosen = choose(settings)
  const rows = await withCountedRuns(outside, threads, telling, ({ run, inFlight }) =>
    evaluatePatterns(chosen.patterns, run, { replicates, inFlight }),
  )
  const parts = validationParts(rows)
  return {
    exit: 'done',
    document: {
      kind: 'validation',
      modelVersion,
      replicates,
      notComputed: chosen.holes,
      leftOut: chosen.left.map(({ id }) => id),
      groups: parts.map(({ group, hold, misses, reported }) => ({
        group,
        title: validationGroups[group],
        hold,
        reported,
        missed: misses.map(({ id }) => id),
      })),
      patterns: parts.flatMap(({ group, rows: own }) =>
        own.map((row) => ({
          group,
          id: row.id,
          model: row.model,
          says: row.says,
          how: row.how,
          source: row.source,
          unit: row.unit,
          target: { ...row.target, words: targetWords(row) },
          ...(row.observed !== undefined && { observed: row.observed }),
          ...(row.dataset !== undefined && { dataset: row.dataset }),
          value: row.value,
          interval: { low: row.low, high: row.high, level: 0.9 },
          n: row.n,
          result: row.result,
          ...(row.result === 'miss' && { farOff: farOff(row, row), why: row.why ?? null }),
        })),
      ),
    },
    lines: () =>
      pageOf(
        ...parts.flatMap((part) => partLines(part, look)),
        chosen.holes.flatMap(({ id, says, why }) =>
          paragraph(`${id}, not computed: ${says}. ${why}.`, look, 2),
        ),
        summaryLines(parts, chosen, replicates, look),
      ),
  }
}
