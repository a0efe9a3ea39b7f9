import type { Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { isSpaces } from '../arms.ts'
import type { Block } from '../document.ts'
import type { Part } from '../report-of.ts'
import { rowOf } from '../row.ts'
import { left } from '../shown.ts'
import { areOtherPeople, populationFacts, populationTable } from '../tables/population-table.ts'

/** The people of the runs; scenario by scenario where they differ. */
export function populationPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { arms } = source.comparison
  const facts = arms.map(({ arm }) => populationFacts(arm))
  const ids = [...new Set(facts.flat().map(({ id }) => id))]
  const rows = ids.map((id) => {
    const found = facts.map((own) => own.find((fact) => fact.id === id))
    // Customers of one scenario beside employees of another.
    const titles = new Set(found.flatMap((fact) => (fact === undefined ? [] : [fact.title])))
    return rowOf(
      [[...titles].reduce((first, last) => say('report.people.or', { first, last }))],
      found.map((fact) => fact?.shown ?? '-'),
    )
  })
  const isSame = rows.every(([, first, ...others]) => others.every((other) => other === first))
  const from = ['population']
  const block: Block = isSame
    ? { kind: 'facts', facts: rows.map(([title = '', first = '']) => [title, first]), from }
    : {
        kind: 'table',
        table: {
          caption: isSpaces(source.comparison) ? say('report.people.spaces') : say('report.people.scenarios'),
          columns: [left(say('report.col.fact')), ...arms.map(({ arm }) => left(arm.id))],
          rows,
          from: 'population',
        },
      }
  const isReal = arms.some(({ arm }) => arm.scenario.organisation.people !== undefined)
  const isShared = source.comparison.pairs.length > 0 && !areOtherPeople(source.comparison)
  const how = say('report.people.drawn', { real: isReal ? 'yes' : 'no', shared: isShared ? 'yes' : 'no' })
  return {
    section: {
      id: 'population',
      title: say('report.people.title'),
      blocks: [block, { kind: 'text', text: how, from: [], role: 'note' }],
    },
    tables: [populationTable(source)],
  }
}
