import type { ColumnId, MeasureId, Scenario } from '@fishbowl/core'
import type { ComparisonSource, Report, Sources } from '@fishbowl/report/document'
import { type Level, steadyComparison } from './comparisons.ts'

/** Dollars and hours a week of an arm, the mean of its runs. */
type Money = Partial<Readonly<Record<ColumnId, number>>>

/** A hand-made kept comparison of arms with steady levels over 40 weeks, the first being the baseline. */
export function kept(
  levels: Readonly<Record<string, Level>>,
  {
    replicates = 12,
    measure = 'weeklyActive',
    changes = {},
    money = {},
    again,
  }: {
    readonly replicates?: number
    readonly measure?: MeasureId
    readonly changes?: Readonly<Record<string, Partial<Scenario>>>
    readonly money?: Readonly<Record<string, Money>>
    readonly again?: string
  } = {},
): ComparisonSource {
  const comparison = steadyComparison(levels, replicates, changes)
  const ids = Object.keys(levels)
  const kind = ids.length === 1 ? 'run' : 'comparison'
  return {
    kind,
    file: `${kind}.json`,
    sha256: 'ab'.repeat(32),
    modelVersion: '2.0.0',
    again:
      again ?? `fishbowl ${kind === 'run' ? 'run' : 'compare'} ${ids.join(' ')} --replicates ${replicates}`,
    sentences: [],
    notes: [],
    comparison,
    measure,
    seed: 'fishbowl',
    titles: new Map(comparison.arms.map(({ arm }) => [arm.id, arm.scenario.title])),
    digests: new Map(ids.map((id) => [id, 'c0ffee'])),
    means: new Map(
      Object.entries(money).map(([id, week]) => [
        id,
        Object.fromEntries(
          ['value', 'memberCost', 'cmCost', 'licenceCost', 'managerCost'].map((column) => [
            column,
            Array.from({ length: 40 }, () => week[column as ColumnId] ?? 0),
          ]),
        ) as never,
      ]),
    ),
  }
}

/** Sources of a comparison alone. */
export const alone = (comparison: ComparisonSource): Sources => ({ comparison })

const sectionOf = (report: Report, id: string): Report['sections'][number] => {
  const found = report.sections.find((section) => section.id === id)
  if (found === undefined)
    throw new Error(`no section ${id}: ${report.sections.map((one) => one.id).join(', ')}`)
  return found
}

/** Everything a section says in its texts and lists. */
export const textOf = (report: Report, id: string): string =>
  sectionOf(report, id)
    .blocks.flatMap((block) =>
      block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : [],
    )
    .join('\n')

/** The rows of all tables of a section, those beneath charts among them. */
export const rowsOf = (report: Report, id: string): readonly (readonly string[])[] =>
  sectionOf(report, id).blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.table.rows
      : block.kind === 'chart'
        ? block.tables.flatMap(({ rows }) => rows)
        : [],
  )

/** A tidy table as rows by column names. */
export function tidy(report: Report, name: string): readonly Readonly<Record<string, unknown>>[] {
  const table = report.tables.find((one) => one.name === name)
  if (table === undefined) throw new Error(`no table ${name}`)
  return table.rows.map((row) => Object.fromEntries(table.columns.map((column, i) => [column.name, row[i]])))
}
