import type { Sources } from '../../source/source.ts'
import type { Part } from '../report-of.ts'

/** The answer in a sentence for each pair, with its interval. */
export function answerPart({ comparison }: Sources): Part | undefined {
  if (comparison === undefined) return undefined
  const blocks = comparison.sentences.map((text) => ({
    kind: 'text' as const,
    text,
    from: ['differences', 'levels'],
    role: 'answer' as const,
  }))
  return { section: { id: 'answer', title: 'Answer', blocks, brief: blocks }, tables: [] }
}
