import type { Report } from '@fishbowl/report/document'
import { keptOf, unexplained } from './explain.ts'
import type { KeptTables } from './kept-tables.ts'
import { namesOf } from './names.ts'
import { type Token, tokensOf } from './number-tokens.ts'
import { type Said, saidOf } from './said.ts'
import { withOther } from './wrong.ts'

/** A number that was changed, and whether the check saw it. */
type Mutation = { readonly section: string; readonly text: string; readonly isSeen: boolean }

/** What is said once one number of it is another. The week or the point that a row begins with is what its cells are of. */
function wronged(said: Said, token: Token, all: readonly Said[]): readonly Said[] {
  const text = withOther(said.text, token)
  const { row, around } = said
  const [label] = around
  if (row === undefined || label !== said.text || !/^(?:week|point) \d+$/.test(text))
    return [{ ...said, text }]
  return all
    .filter((one) => one.row === row)
    .map((one): Said => {
      const isLabel = one.text === label
      const own = isLabel ? { text } : {}
      const week = one.week === undefined ? {} : { week: Number(text.replace('week ', '')) }
      return Object.assign({}, one, own, week, { around: [text, ...one.around.slice(1)] })
    })
}

/** Every number of the texts and tables of a report changed, one at a time. */
export function mutationsOf(report: Report, tables: KeptTables): readonly Mutation[] {
  const kept = keptOf(tables, namesOf(tables))
  const all = saidOf(report)
  return all.flatMap((said) =>
    tokensOf(said.text).map((token): Mutation => {
      const changed = wronged(said, token, all)
      return {
        section: /section (\S+)/.exec(said.place)?.[1] ?? '',
        text: withOther(said.text, token),
        isSeen: changed.some((one) => unexplained(one, kept).length > 0),
      }
    }),
  )
}
