import type { Sources } from '../source/source.ts'
import type { Report, Section, TidyTable } from './document.ts'
import { adoptionPart } from './sections/adoption.ts'
import { answerPart } from './sections/answer.ts'

/** A section with the tables that hold its numbers. A table of one name is the same in every part that has it. */
export type Part = { readonly section: Section; readonly tables: readonly TidyTable[] }

/** The parts of a report in their order; undefined where the sources say nothing of it and nothing needs to be said. */
const parts: readonly ((sources: Sources) => Part | undefined)[] = [answerPart, adoptionPart]

/** The report of kept results: nothing is run and nothing is estimated here. `digest` is that of the sources. */
export function reportOf(sources: Sources, digest: string): Report {
  const { comparison } = sources
  const made = parts.flatMap((part) => part(sources) ?? [])
  const tables = new Map(made.flatMap((part) => part.tables.map((table) => [table.name, table] as const)))
  return {
    title: [...(comparison?.titles.values() ?? [])].join(' or '),
    question: undefined,
    sections: made.map(({ section }) => section),
    tables: [...tables.values()],
    digest,
    modelVersion: comparison?.modelVersion ?? '',
  }
}
