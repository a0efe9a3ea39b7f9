import type { Sources } from '../../source/source.ts'
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
      [[...titles].join(', or ')],
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
          caption: isSpaces(source.comparison)
            ? 'The people, space by space'
            : 'The people, scenario by scenario: they are not the same, so read the differences with care',
          columns: [left('fact'), ...arms.map(({ arm }) => left(arm.id))],
          rows,
          from: 'population',
        },
      }
  const isReal = arms.some(({ arm }) => arm.scenario.organisation.people !== undefined)
  const drawn = isReal
    ? 'Who leads whom is the imported chart; what people are like is drawn anew for each run'
    : 'Nobody is a real person: the people are drawn anew for each run'
  const isShared = source.comparison.pairs.length > 0 && !areOtherPeople(source.comparison)
  const how = `${drawn}${isShared ? ', and in one run every scenario has the same' : ''}.`
  return {
    section: {
      id: 'population',
      title: 'The people',
      blocks: [block, { kind: 'text', text: how, from: [], role: 'note' }],
    },
    tables: [populationTable(source)],
  }
}
