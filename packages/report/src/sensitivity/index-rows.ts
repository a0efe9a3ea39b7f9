import type { IndexRow } from '../figures/sensitivity-tables.ts'
import { say } from '../words/index.ts'
import { assumptionTitle } from '../words/model.ts'
import type { SensitivityAsked, SensitivityFound } from './asked.ts'

/** Indices with the names of what they are for, the largest total first, and last those that are exchanged together. */
export function indexRows(
  { factors }: SensitivityAsked,
  { choice, effects, shares }: SensitivityFound,
): readonly IndexRow[] {
  const all = shares?.indices ?? []
  const named = choice.named.flatMap((factor, i): readonly IndexRow[] => {
    const id = factors[factor]
    const indices = all[i]
    if (id === undefined || indices === undefined) return []
    return [{ name: id, says: effects.length === 0 ? assumptionTitle(id) : '', indices }]
  })
  const others = all
    .slice(choice.named.length)
    .map((indices) => ({ name: say('analysis.index.row', { n: choice.others.length }), says: '', indices }))
  return [...named.toSorted((a, b) => b.indices.total.value - a.indices.total.value), ...others]
}
