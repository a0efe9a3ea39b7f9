import type { Cell } from '../../export/table.ts'
import type { ExplanationFound, ExplanationSource } from '../../source/explanation-source.ts'
import type { TidyTable } from '../document.ts'
import { text, whole } from './columns.ts'

/** Levers and replicates, in the order of their columns. */
function foundCells({ attribution, permutations, ablations }: ExplanationFound): readonly Cell[] {
  const { levers, interactions, replicates, missing } = attribution
  return [
    levers.length,
    permutations === undefined ? 2 ** levers.length : null,
    permutations ?? null,
    interactions.length,
    replicates.length,
    missing.length,
    ablations?.replicates.length ?? null,
  ]
}

function rowOf({ found, measure, space, weeks, horizon, seed }: ExplanationSource): readonly Cell[] {
  const names = found === undefined ? [null, null] : [found.names.first, found.names.second]
  const counts = found === undefined ? [0, null, null, 0, null, null, null] : foundCells(found)
  return [...names, measure, space ?? null, ...weeks, horizon, seed, ...counts]
}

/** What was explained and on what it rests, a row for each explanation. */
export const explanationsTable = (sources: readonly ExplanationSource[]): TidyTable => ({
  name: 'explanations',
  says: 'what was explained, and on which runs it rests',
  columns: [
    text('first', 'scenario that the other is compared with; empty where nothing differs'),
    text('second', 'scenario whose difference to the first is explained'),
    text('measure', 'id of the measure'),
    text('space', 'id of the space; empty for all together'),
    whole('from_week', 'weeks', 'first week over which the measure is taken'),
    whole('to_week', 'weeks', 'last week over which the measure is taken'),
    whole('horizon', 'weeks', 'length of the runs'),
    text('seed', 'seed of the luck'),
    whole('levers', '', 'levers in which the two differ'),
    whole(
      'subsets',
      '',
      'subsets of the levers that were run in each replicate; empty where orders were drawn',
    ),
    whole(
      'orders',
      '',
      'orders of the levers that were drawn in each replicate; empty where all subsets were run',
    ),
    whole('interactions', '', 'pairs of levers'),
    whole('replicates', '', 'replicates in which every run has a value'),
    whole('left_out', '', 'replicates left out because some run has none'),
    whole('mechanism_replicates', '', 'replicates in which mechanisms were switched off'),
  ],
  rows: sources.map(rowOf),
})
