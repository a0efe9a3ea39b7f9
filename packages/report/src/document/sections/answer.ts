import type { MeasureId } from '@fishbowl/core'
import { assumptionSentence } from '../../assumption-sentence.ts'
import { wordLevel } from '../../figures/measure-format.ts'
import { isLevel, pairSentence, runSentence, surenessSentence } from '../../sentence.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { measureTitle } from '../../words/model.ts'
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
  const named = (id: string): string => {
    const title = armTitle(source, id)
    return pairs.length > 0 && id === baseline ? say('report.answer.role', { title }) : title
  }
  const shown = measure === 'netValue' ? ([measure] as const) : ([measure, 'netValue'] as const)
  const header = (id: MeasureId): string => {
    const title = measureTitle(id)
    return isLevel(id)
      ? say('report.answer.weeks', { title, ...end })
      : say('report.answer.over', { title, weeks: horizon })
  }
  return {
    kind: 'table',
    table: {
      caption: say('report.answer.caption', { spaces: isSpaces(comparison) ? 'yes' : 'no' }),
      columns: [
        left(say('report.col.scenario')),
        left(say('report.col.what')),
        ...shown.map((id) => right(header(id))),
      ],
      rows: arms.map(({ arm: { id }, end: level }) =>
        rowOf(
          [id, named(id)],
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
  if (n === 1) return say('report.answer.oneRun')
  const shared = pairs.length === 0 ? '' : say('report.answer.shared', { shared: sharedBy(comparison) })
  return say('report.answer.sure', { n, shared })
}

/** What the answer rests on. */
export function restingOn(
  { arms, baseline }: ComparisonSource['comparison'],
  where = say('report.answer.ranges'),
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
  const meaning = say('report.answer.means', {
    title: opened(measureTitle(measure)),
    says: meaningOf(measure, comparison),
  })
  const only =
    comparison.pairs.length < 2 ? [] : [say('report.answer.only', { baseline: comparison.baseline })]
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
      title: say('report.answer.title'),
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
