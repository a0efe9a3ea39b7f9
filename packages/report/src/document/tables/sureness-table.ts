import { measureOf } from '@fishbowl/core'
import type { Cell } from '../../export/table.ts'
import type { ComparisonSource } from '../../source/source.ts'
import type { TidyTable } from '../document.ts'
import { rowOf } from '../row.ts'
import { known, text, value, whole } from './columns.ts'

/** How a comparison until sure stopped; nothing of another comparison. */
export function surenessTables({ comparison, sureness }: ComparisonSource): readonly TidyTable[] {
  if (sureness === undefined) return []
  const { measure, states } = sureness
  return [
    {
      name: 'sureness',
      says: 'how the comparison until sure stopped: intervals allow for having looked several times',
      columns: [
        text('baseline', 'scenario that the other is compared with'),
        text('scenario', 'scenario'),
        text('measure', 'id of the measure'),
        text('unit', 'unit of the numbers; of shares 0.01 is one point'),
        text('outcome', 'sure (the interval leaves out 0), no-difference, not-sure or going-on'),
        value('mean', 'mean of scenario less baseline over the pairs'),
        value('low', 'lower end of the look-adjusted 90 % interval'),
        value('high', 'upper end of the look-adjusted 90 % interval'),
        value('largest', 'the largest difference, either way, that the interval allows'),
        value('half_width', 'half width that was asked for'),
        whole('pairs', 'pairs', 'pairs of runs that were made'),
        whole('look', 'looks', 'looks that were taken'),
      ],
      rows: comparison.pairs.flatMap((pair, i) => {
        const state = states[i]
        if (state === undefined) return []
        const { outcome, estimate, largest, halfWidth, replicates, look } = state
        const { mean, low, high } = estimate
        const names = [pair.baseline, pair.arm, measure, measureOf(measure).unit, outcome]
        return [rowOf<Cell>(names, [mean, low, high, largest].map(known), [halfWidth, replicates, look])]
      }),
    },
  ]
}
