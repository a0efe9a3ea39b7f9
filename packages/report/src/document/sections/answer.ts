import { type MeasureId, measureOf } from '@fishbowl/core'
import { assumptionSentence } from '../../assumption-sentence.ts'
import { wordLevel } from '../../figures/measure-format.ts'
import { isLevel, pairSentence, runSentence, surenessSentence } from '../../sentence.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { armTitle, isSpaces, lookedAt, meaningOf, opened } from '../arms.ts'
import type { Block } from '../document.ts'
import { isOfPoints } from '../heading.ts'
import { leadOf } from '../lead.ts'
import type { Part } from '../report-of.ts'
import { rowOf } from '../row.ts'
import { left, right } from '../shown.ts'
import { differencesTable, levelsTable } from '../tables/levels-table.ts'
import { sharedBy } from '../tables/population-table.ts'
import { surenessTables } from '../tables/sureness-table.ts'

const from = ['levels', 'differences']

/** What a scenario is called in the figures, what it is, and where it ends. */
function armsShown(source: ComparisonSource): Block {
  const { comparison, measure } = source
  const { arms, baseline, pairs, horizon, end } = comparison
  const role = (id: string): string =>
    pairs.length > 0 && id === baseline ? ' (what the others are compared with)' : ''
  const shown = measure === 'netValue' ? ([measure] as const) : ([measure, 'netValue'] as const)
  const when = (id: MeasureId): string =>
    isLevel(id) ? `weeks ${end.from} to ${end.to}` : `over ${horizon} weeks`
  return {
    kind: 'table',
    table: {
      caption: `${isSpaces(comparison) ? 'The scenario, its spaces' : 'The scenarios'} and where they end: means of the runs`,
      columns: [
        left('scenario'),
        left('what it is'),
        ...shown.map((id) => right(`${measureOf(id).title}, ${when(id)}`)),
      ],
      rows: arms.map(({ arm: { id }, end: level }) =>
        rowOf(
          [id, `${armTitle(source, id)}${role(id)}`],
          shown.map((one) => wordLevel(level(one).mean, one)),
        ),
      ),
      from: 'levels',
    },
  }
}

/** How sure the numbers are, for a reader without statistics. */
function sureness(comparison: ComparisonSource['comparison']): string {
  const { replicates, pairs } = comparison
  const n = replicates.length
  if (n === 1)
    return 'How sure: there is one run only, so nothing can be said of luck. Ask for more runs before you decide.'
  const paired = pairs.length === 0 ? '' : `, all scenarios ${sharedBy(comparison)}`
  return `How sure: each scenario was run ${n} times${paired}. A 90 % interval says where the mean would come to lie with many more runs; it holds nine times in ten. It tells how much is luck, not whether the assumptions are right.`
}

/** What the answer rests on. */
export function restingOn(
  { arms, baseline }: ComparisonSource['comparison'],
  where = 'Their ranges stand under Assumptions.',
): string {
  const first = arms.filter(({ arm }) => arm.id === baseline)
  const others = arms.filter(({ arm }) => arm.id !== baseline)
  return assumptionSentence(
    [...first, ...others].map(({ arm }) => lookedAt(arm)),
    where,
  )
}

/** The answer with its interval, one sentence for each pair. */
const statements = ({ comparison }: ComparisonSource, measure: MeasureId): readonly string[] =>
  comparison.pairs.length === 0
    ? [runSentence(comparison, measure)]
    : comparison.pairs.map((pair) => pairSentence(pair, measure))

/** How a comparison until sure stopped, pair by pair: its interval allows for having looked several times. */
function stopped({ comparison, measure, sureness: sure }: ComparisonSource): readonly string[] {
  if (sure?.measure !== measure) return []
  return comparison.pairs.flatMap((pair, i) => {
    const state = sure.states[i]
    return state === undefined ? [] : [surenessSentence(pair, measure, state)]
  })
}

/** The answer: in plain words, in a sentence with its interval for each pair, how sure it is, and what it rests on. */
export function answerPart({ comparison: source }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { comparison, measure } = source
  const called = (id: string): string => (isOfPoints(source) ? `${id}, ${armTitle(source, id)}` : id)
  const lead: Block = {
    kind: 'text',
    text: leadOf(comparison, measure, called).join(' '),
    from,
    role: 'answer',
  }
  const said = statements(source, measure)
  const exact: Block =
    said.length === 1 ? { kind: 'text', text: said[0] ?? '', from } : { kind: 'list', items: said, from }
  const rests = restingOn(comparison)
  const meaning = `${opened(measureOf(measure).title)} means: ${meaningOf(measure, comparison)}.`
  const only =
    comparison.pairs.length < 2
      ? []
      : [
          `Each scenario is compared with ${comparison.baseline} only: where two others are close, compare them with each other.`,
        ]
  const notes: readonly Block[] = [
    meaning,
    sureness(comparison),
    ...only,
    ...(rests === '' ? [] : [rests]),
  ].map((text) => ({ kind: 'text', text, from: ['levels', 'measures'], role: 'note' }))
  const untilSure = stopped(source).map((text): Block => ({ kind: 'text', text, from: ['sureness'] }))
  const names = armsShown(source)
  return {
    section: {
      id: 'answer',
      title: 'The answer',
      blocks: [lead, exact, ...untilSure, names, ...notes],
      brief: [lead, ...(said.length > 1 ? [] : [exact]), names],
    },
    tables: [
      levelsTable(source),
      ...(comparison.pairs.length === 0 ? [] : [differencesTable(source)]),
      ...surenessTables(source),
    ],
  }
}
