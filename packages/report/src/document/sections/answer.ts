import { type MeasureId, measureOf } from '@fishbowl/core'
import { assumptionSentence } from '../../assumption-sentence.ts'
import { pairSentence, runSentence } from '../../sentence.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { armTitle, lookedAt, opened } from '../arms.ts'
import type { Block } from '../document.ts'
import { leadOf } from '../lead.ts'
import type { Part } from '../report-of.ts'
import { differencesTable, levelsTable } from '../tables/levels-table.ts'

const from = ['levels', 'differences']

/** What a scenario is called in the figures, and what it is. */
function namesOf(source: ComparisonSource): Block {
  const { arms, baseline, pairs } = source.comparison
  const role = (id: string): string =>
    pairs.length > 0 && id === baseline ? ' (what the others are compared with)' : ''
  return {
    kind: 'facts',
    facts: arms.map(({ arm: { id } }) => [id, `${armTitle(source, id)}${role(id)}`]),
    from: ['scenarios'],
  }
}

/** How sure the numbers are, for a reader without statistics. */
function sureness({ replicates, pairs }: ComparisonSource['comparison']): string {
  const n = replicates.length
  if (n === 1)
    return 'How sure: there is one run only, so nothing can be said of luck. Ask for more runs before you decide.'
  const paired = pairs.length === 0 ? '' : ', all scenarios on the same people with the same luck'
  return `How sure: each scenario was run ${n} times${paired}. A 90 % interval says where the mean would come to lie with many more runs; it holds nine times in ten. It tells how much is luck, not whether the assumptions are right.`
}

/** What the answer rests on. */
export function restingOn({ arms, baseline }: ComparisonSource['comparison']): string {
  const first = arms.filter(({ arm }) => arm.id === baseline)
  const others = arms.filter(({ arm }) => arm.id !== baseline)
  return assumptionSentence(
    [...first, ...others].map(({ arm }) => lookedAt(arm)),
    'Their ranges stand under Assumptions.',
  )
}

/** The answer with its interval, one sentence for each pair. */
const statements = ({ comparison }: ComparisonSource, measure: MeasureId): readonly string[] =>
  comparison.pairs.length === 0
    ? [runSentence(comparison, measure)]
    : comparison.pairs.map((pair) => pairSentence(pair, measure))

/** The answer: in plain words, in a sentence with its interval for each pair, how sure it is, and what it rests on. */
export function answerPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { comparison, measure } = source
  const lead: Block = { kind: 'text', text: leadOf(comparison, measure).join(' '), from, role: 'answer' }
  const said = statements(source, measure)
  const exact: Block =
    said.length === 1 ? { kind: 'text', text: said[0] ?? '', from } : { kind: 'list', items: said, from }
  const rests = restingOn(comparison)
  const { title, says } = measureOf(measure)
  const meaning = `${opened(title)} means: ${says}.`
  const notes: readonly Block[] = [meaning, sureness(comparison), ...(rests === '' ? [] : [rests])].map(
    (text) => ({ kind: 'text', text, from: ['levels', 'measures'], role: 'note' }),
  )
  const names = namesOf(source)
  return {
    section: {
      id: 'answer',
      title: 'The answer',
      blocks: [lead, exact, names, ...notes],
      brief: [lead, ...(said.length > 1 ? [] : [exact]), names],
    },
    tables: [levelsTable(source), ...(comparison.pairs.length === 0 ? [] : [differencesTable(source)])],
  }
}
