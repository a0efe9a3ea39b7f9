import { type AssumptionId, assumptionIds, defaultsOf, ledgerOf } from '@fishbowl/core'
import type { ComparisonSource } from '../../source/source.ts'
import type { TidyTable } from '../document.ts'
import { text, value } from './columns.ts'

type Arms = ComparisonSource['comparison']['arms']

/** True where an arm sets an assumption otherwise than its version of the model. */
export const isOverridden = ({ arm }: Arms[number], id: AssumptionId): boolean =>
  arm.scenario.assumptions[id] !== defaultsOf(arm.scenario.model)[id]

/** The reason that a scenario gives for another value; undefined where it gives none. */
export const reasonOf = ({ arm }: Arms[number], id: AssumptionId): string | undefined =>
  arm.scenario.overrides[id]?.reason

/** The ledger of assumptions with the values that were used. */
export function assumptionsTable({ comparison: { arms } }: ComparisonSource): TidyTable {
  return {
    name: 'assumptions',
    says: 'every assumption of the model with the value that each scenario used, its range and its source',
    columns: [
      text('scenario', 'scenario'),
      text('assumption', 'id'),
      text('title', 'what it is'),
      text('group', 'part of the model'),
      text('unit', 'unit of the numbers'),
      value('used', 'value that was used'),
      value('default', 'value of the ledger of its version of the model'),
      value('low', 'lower end of the plausible range'),
      value('high', 'upper end of the plausible range'),
      text(
        'status',
        'evidence (published), calibrated (searched for, so that known patterns come out) or assumption (no data: a sign at most)',
      ),
      text('source', 'where it comes from'),
      text('reason', 'why the scenario uses another value'),
    ],
    rows: arms.flatMap((result) =>
      assumptionIds.map((id) => {
        const {
          title,
          group,
          unit,
          default: usual,
          low,
          high,
          status,
          source,
        } = ledgerOf(result.arm.scenario.model)[id]
        const used = result.arm.scenario.assumptions[id]
        const reason = reasonOf(result, id) ?? null
        return [result.arm.id, id, title, group, unit, used, usual, low, high, status, source, reason]
      }),
    ),
  }
}
