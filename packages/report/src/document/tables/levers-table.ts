import { type MechanismId, measureOf, mechanismOf } from '@fishbowl/core'
import type { Estimate } from '@fishbowl/lab'
import { isTold } from '../../explain-words.ts'
import { textOf } from '../../export/cell.ts'
import type { Cell, ExportColumn } from '../../export/table.ts'
import type { ExplanationFound } from '../../source/explanation-source.ts'
import type { TidyTable } from '../document.ts'
import { estimateCells, estimateColumns } from '../estimate-cells.ts'
import { text, value, whole } from './columns.ts'

const whose: readonly ExportColumn[] = [
  text('first', 'scenario that the other is compared with'),
  text('second', 'scenario whose difference to the first is explained'),
  text('measure', 'id of the measure'),
  text('unit', 'unit of the numbers; of shares 0.01 is one point'),
]

const whoseCells = ({ names: { first, second, measure } }: ExplanationFound): readonly Cell[] => [
  first,
  second,
  measure,
  measureOf(measure).unit,
]

/** What is due to each lever, what it does alone and last, and the whole difference. */
export function leversTable(found: readonly ExplanationFound[]): TidyTable {
  return {
    name: 'levers',
    says: 'what of the difference between two scenarios is due to each lever in which they differ',
    columns: [
      ...whose,
      text('lever', 'id of the lever; empty for all levers'),
      text('title', 'the lever in words'),
      text(
        'what',
        'due (mean over all orders of switching the levers on), alone (only it switched on in the first), last (lost when it is switched off in the second), total (the whole difference), together (the total less every lever alone)',
      ),
      ...estimateColumns('the difference over the replicates'),
    ],
    rows: found.flatMap((one) => {
      const { levers, total, together } = one.attribution
      const row = (id: string, title: string, what: string, estimate: Estimate): readonly Cell[] => [
        ...whoseCells(one),
        id,
        title,
        what,
        ...estimateCells(estimate),
      ]
      return [
        ...levers.flatMap(({ lever: { id, title }, gain, alone, last }) => [
          row(id, title, 'due', gain),
          row(id, title, 'alone', alone),
          row(id, title, 'last', last),
        ]),
        row('', 'all', 'total', total),
        row('', 'all', 'together', together),
      ]
    }),
  }
}

/** What is due to each lever in each replicate. */
export function leverRunsTable(found: readonly ExplanationFound[]): TidyTable {
  return {
    name: 'lever-runs',
    says: 'what of the difference is due to each lever in each replicate; those of a replicate add up to its total',
    columns: [
      ...whose,
      text('lever', 'id of the lever; empty for the total'),
      whole('replicate', '', 'number of the replicate'),
      value('due', 'what is due to the lever; of the total the whole difference'),
    ],
    rows: found.flatMap((one) => {
      const { levers, totals, replicates } = one.attribution
      const all = [
        ...levers.map(({ lever, values }) => ({ id: lever.id, values })),
        { id: '', values: totals },
      ]
      return all.flatMap(({ id, values }) =>
        replicates.map((replicate, i) => whoseCells(one).concat([id, replicate, values[i] ?? null])),
      )
    }),
  }
}

const said = (data: unknown): Cell => textOf(data) ?? null

/** The lines of the files that each lever switches. */
export function leverChangesTable(found: readonly ExplanationFound[]): TidyTable {
  return {
    name: 'lever-changes',
    says: 'what of the scenario files each lever switches, and what an owner brings along',
    columns: [
      text('first', 'scenario that the other is compared with'),
      text('second', 'scenario whose difference to the first is explained'),
      text('lever', 'id of the lever'),
      text('path', 'place in the scenario file; of what an owner brings along the setting'),
      text('before', 'value in the first; empty where it says nothing'),
      text('after', 'value in the second; empty where it says nothing'),
    ],
    rows: found.flatMap(({ names: { first, second }, attribution }) =>
      attribution.levers.flatMap(({ lever: { id, changes, brings } }) => [
        ...changes.map(({ path, before, after }) => [first, second, id, path, said(before), said(after)]),
        ...brings.map(({ setting, before, after }) => [
          first,
          second,
          id,
          setting,
          said(before),
          said(after),
        ]),
      ]),
    ),
  }
}

/** What two levers give together beyond apart. */
export function interactionsTable(found: readonly ExplanationFound[]): TidyTable {
  return {
    name: 'interactions',
    says: 'what two levers give together beyond what each gives without the other; these intervals hold together',
    columns: [
      ...whose,
      text('lever', 'id of the one lever'),
      text('other_lever', 'id of the other lever'),
      ...estimateColumns('what they give together beyond apart'),
    ],
    rows: found.flatMap((one) =>
      one.attribution.interactions.map(({ levers: [lever, other], effect }) => [
        ...whoseCells(one),
        lever.id,
        other.id,
        ...estimateCells(effect),
      ]),
    ),
  }
}

/** Three rows for each mechanism that moved something, one for each that did not. */
function mechanismRows(one: ExplanationFound): readonly (readonly Cell[])[] {
  const { mechanisms = [], inert = [] } = one.ablations ?? {}
  const own = (id: MechanismId, finding: string, what: string, estimate?: Estimate): readonly Cell[] => [
    ...whoseCells(one),
    id,
    mechanismOf(id).says,
    finding,
    what,
    ...estimateCells(estimate),
  ]
  return [
    ...mechanisms.flatMap(({ mechanism, gain, without, rests }) => {
      const finding = isTold(rests) ? 'told' : 'untold'
      return [
        own(mechanism, finding, 'gain', gain),
        own(mechanism, finding, 'without', without),
        own(mechanism, finding, 'rests', rests),
      ]
    }),
    ...inert.map((id) => own(id, 'inert', 'rests')),
  ]
}

/** The difference with each mechanism of the model switched off. */
export function mechanismsTable(found: readonly ExplanationFound[]): TidyTable {
  return {
    name: 'mechanisms',
    says: 'the difference with each mechanism of the model switched off in both scenarios',
    columns: [
      ...whose,
      text('mechanism', 'id of the mechanism'),
      text('says', 'what it does'),
      text(
        'finding',
        'told, untold (the interval of what rests on it includes 0), or inert (changed no digit)',
      ),
      text(
        'what',
        'gain (the difference as it is), without (the difference without the mechanism), rests (gain less without; these intervals hold together)',
      ),
      ...estimateColumns('the difference over the replicates'),
    ],
    rows: found.flatMap(mechanismRows),
  }
}
