import type { PatternRow } from '@fishbowl/lab'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { withCountedRuns } from '../cli/counting.ts'
import { Failure } from '../cli/failure.ts'
import { pageOf, paragraph, tableLines } from '../cli/page.ts'

const usualReplicates = 20

/** A value with its 90 % interval in the digits of its pattern. */
function wordValue({ value, low, high, digits }: PatternRow): string {
  return `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`
}

/** `fishbowl model validation`: every pattern with its target, source, value and verdict; misses stay in the list. */
export async function validationOfModel({ settings, telling, look, outside }: Request): Promise<Answer> {
  const { replicates = usualReplicates, threads } = settings
  if (replicates < 2) throw new Failure('usage', '--replicates must be at least 2: one run has no interval')
  const { evaluatePatterns, notComputed, patterns, standing, targetWords } = await import('@fishbowl/lab')
  // audiences of 10,000 and more take half an hour; they are tested by npm run test:long
  const chosen = patterns.filter(({ large = false }) => !large)
  const rows = await withCountedRuns(outside, threads, telling, ({ run, inFlight }) =>
    evaluatePatterns(chosen, run, { replicates, inFlight }),
  )
  const told = rows.map((row) => ({ row, stands: standing(row), target: targetWords(row) }))
  const count = (...kinds: readonly string[]) => told.filter(({ stands }) => kinds.includes(stands)).length
  const misses = told.filter(({ stands }) => stands !== 'pass' && stands !== 'report')
  return {
    exit: 'done',
    document: {
      kind: 'validation',
      modelVersion,
      replicates,
      notComputed,
      patterns: told.map(({ row: { id, says, how, source, unit, value, low, high, n }, stands, target }) => ({
        id,
        says,
        how,
        source,
        unit,
        target,
        value,
        interval: { low, high, level: 0.9 },
        n,
        stands,
      })),
    },
    lines: () =>
      pageOf(
        tableLines(
          {
            columns: [
              { header: 'pattern', align: 'left' },
              { header: 'value (90 % interval)', align: 'right' },
              { header: 'target', align: 'right' },
              { header: 'result', align: 'left' },
              { header: 'claim', align: 'left' },
            ],
            rows: told.map(({ row, stands, target }) => [row.id, wordValue(row), target, stands, row.says]),
          },
          { ...look, columns: Math.max(look.columns, 160) },
        ),
        ...misses.map(({ row, stands }) =>
          paragraph(
            `${row.id}, ${stands}: ${row.says}. ${row.miss?.why ?? 'Not yet explained.'} Source: ${row.source}.`,
            look,
          ),
        ),
        ...notComputed.map(({ id, says, why }) => paragraph(`${id}, not computed: ${says}. ${why}.`, look)),
        [
          `${count('pass', 'known miss now passes')} pass, ${misses.length - count('known miss now passes')} miss, ${count('report')} reported only, ${notComputed.length} not computed; ${replicates} replicates`,
        ],
      ),
  }
}
