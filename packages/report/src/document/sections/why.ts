import { isOfAssumptions } from '../../assumption-sentence.ts'
import { mechanismSentences } from '../../explain-mechanisms.ts'
import { changedSentences, fatesSentence } from '../../explain-stories.ts'
import { explainSentences, wordGain } from '../../explain-words.ts'
import { textOf } from '../../export/cell.ts'
import { interactionTable, leverTable } from '../../figures/explain-table.ts'
import type { ExplanationFound, ExplanationSource } from '../../source/explanation-source.ts'
import type { Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { leverTitle } from '../../words/levers.ts'
import { measureTitle } from '../../words/model.ts'
import { byPair } from '../by-pair.ts'
import type { Block } from '../document.ts'
import { fitNotes } from '../fit-notes.ts'
import type { Part } from '../report-of.ts'
import { left } from '../shown.ts'
import { shownTable } from '../shown-table.ts'
import { explanationsTable } from '../tables/explanations-table.ts'
import {
  interactionsTable,
  leverChangesTable,
  leverRunsTable,
  leversTable,
  mechanismsTable,
} from '../tables/levers-table.ts'
import { memberFatesTable, partingsTable } from '../tables/stories-table.ts'
import { leversChart, listedMechanisms, mechanismRows, mechanismsChart, unitWords } from './why-charts.ts'

/** Mechanisms that are told in a sentence, and pairs of levers in the table. */
const toldMechanisms = 3
const mostPairs = 5

const note = (text: string, from: readonly string[] = []): Block => ({
  kind: 'text',
  text,
  from,
  role: 'note',
})

/** What a file says at a place, for a reader. */
const said = (value: unknown): string => textOf(value) ?? say('analysis.why.notSaid')

/** The lines of the files that each lever switches. */
function changesBlock({ attribution, names }: ExplanationFound): Block {
  const rows = attribution.levers.flatMap(({ lever }) => {
    const title = leverTitle(lever)
    return [
      ...lever.changes.map(({ path, before, after }) => [title, path, said(before), said(after)]),
      ...lever.brings.map(({ setting, before, after }) => [
        title,
        say('analysis.why.brings', { setting }),
        said(before),
        said(after),
      ]),
    ]
  })
  return {
    kind: 'table',
    isFolded: true,
    table: {
      caption: say('analysis.why.switches'),
      columns: [
        left(say('analysis.why.col.lever')),
        left(say('analysis.why.col.place')),
        left(names.first),
        left(names.second),
      ],
      rows,
      from: 'lever-changes',
    },
  }
}

/** How the shares were made, so that a reader can judge them. */
function methodNote({ attribution, permutations, names }: ExplanationFound): Block {
  const { levers, replicates } = attribution
  const n = replicates.length
  const from = ['levers', 'explanations']
  if (levers.length === 1) return note(say('analysis.why.oneLever', { n }), from)
  return note(
    say('analysis.why.method', {
      how: permutations === undefined ? 'subsets' : 'orders',
      orders: permutations ?? 0,
      subsets: 2 ** levers.length,
      levers: levers.length,
      n,
      ...names,
    }),
    from,
  )
}

function leverBlocks(source: ExplanationSource, found: ExplanationFound, id: string): readonly Block[] {
  const { attribution } = found
  const { measure } = source
  const pairs = interactionTable(attribution, measure, mostPairs)
  const unit = unitWords(source)
  const count = attribution.interactions.length
  const table = shownTable(leverTable(attribution, measure), say('analysis.why.levers', { unit }), 'levers')
  return [
    {
      kind: 'chart',
      choices: [{ label: measureTitle(measure), chart: leversChart(source, found, `${id}-levers`) }],
      tables: [{ ...table, also: ['explanations'] }],
    },
    methodNote(found),
    changesBlock(found),
    ...(pairs.rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            table: {
              ...shownTable(
                pairs,
                say('analysis.why.pairs', { shown: count > mostPairs ? mostPairs : 0, all: count, unit }),
                'interactions',
              ),
              also: ['explanations'],
            },
          } as const,
        ]),
  ]
}

function mechanismBlocks(source: ExplanationSource, found: ExplanationFound, id: string): readonly Block[] {
  const { ablations, names } = found
  const { measure } = source
  if (ablations === undefined) return [note(say('analysis.why.noMechanisms'), ['mechanisms'])]
  const from = ['mechanisms']
  // The first sentence says what carries it; what is left out of it is for those who ask.
  const sentences = mechanismSentences(ablations, names, toldMechanisms).map(
    (text, i): Block => (i === 0 ? { kind: 'text', text, from } : note(text, from)),
  )
  const chart = mechanismsChart(source, found, `${id}-mechanisms`)
  const rows = mechanismRows(found, measure)
  if (chart === undefined || rows === undefined) return sentences
  const [first] = ablations.mechanisms
  const caption = say('analysis.why.mechanisms', {
    n: ablations.replicates.length,
    gain: first === undefined ? 'none' : wordGain(first.gain, measure),
    unit: unitWords(source),
    most: listedMechanisms,
  })
  return [
    ...sentences,
    {
      kind: 'chart',
      choices: [{ label: measureTitle(measure), chart }],
      tables: [{ ...shownTable(rows, caption, 'mechanisms'), also: ['explanations'] }],
    },
    note(say('analysis.why.sides', { first: names.first, second: names.second }), from),
  ]
}

/** Whose story changed, in one replicate. */
function storyBlocks({ stories, names }: ExplanationFound): readonly Block[] {
  if ('why' in stories) return [note(say('analysis.why.untold', { why: stories.why }))]
  return [
    { kind: 'text', text: fatesSentence(stories.fates, names), from: ['member-fates'] },
    ...(stories.members.length === 0
      ? []
      : [
          {
            kind: 'list',
            items: stories.members.map((one) => changedSentences(one, names).join(' ')),
            from: ['partings'],
          } as const,
          note(say('analysis.why.names')),
        ]),
  ]
}

const tablesOf = (all: readonly ExplanationFound[]): Part['tables'] =>
  [
    leversTable(all),
    leverRunsTable(all),
    leverChangesTable(all),
    interactionsTable(all),
    mechanismsTable(all),
    memberFatesTable(all),
    partingsTable(all),
  ].filter(({ rows }) => rows.length > 0)

/** The explanation in sentences, made from its numbers; of two scenarios that are the same its own. */
const whySentences = ({ found, sentences }: ExplanationSource): readonly string[] =>
  found === undefined ? sentences : explainSentences(found.attribution, found.names)

function partOf(source: ExplanationSource, place: number, { comparison, explanations = [] }: Sources): Part {
  const { found, notes } = source
  const id = place === 0 ? 'why' : `why-${place + 1}`
  const [headline, ...others] = whySentences(source).map(
    (text): Block => ({
      kind: 'text',
      text,
      from: found === undefined ? ['explanations'] : ['levers', 'explanations'],
    }),
  )
  const answer: readonly Block[] = headline?.kind === 'text' ? [{ ...headline, role: 'answer' }] : []
  const misfits = fitNotes(
    {
      what: say('analysis.why.what'),
      scenarios: found?.arms ?? [],
      measure: source.measure,
      seed: source.seed,
      horizon: source.horizon,
    },
    comparison,
  ).map((text) => note(text, ['explanations']))
  const isAlone = explanations.length === 1
  const isNamed = found !== undefined && (!isAlone || comparison === undefined)
  return {
    section: {
      id,
      title: isNamed ? say('analysis.why.titlePair', found.names) : say('analysis.why.title'),
      blocks: [
        ...answer,
        ...misfits,
        ...others,
        ...(found === undefined
          ? []
          : [
              ...leverBlocks(source, found, id),
              ...mechanismBlocks(source, found, id),
              ...storyBlocks(found),
            ]),
        ...notes
          // A comparison says in its answer what it rests on.
          .filter((text) => comparison === undefined || !isOfAssumptions(text))
          .map((text) => note(text, ['explanations'])),
      ],
      brief: [...answer, ...misfits],
    },
    tables: [explanationsTable(explanations), ...tablesOf(explanations.flatMap((one) => one.found ?? []))],
  }
}

/** Why scenarios differ: a section for each explanation. */
export function whyParts(sources: Sources): readonly Part[] {
  const { comparison, explanations = [] } = sources
  const ordered = byPair(explanations, comparison, ({ found }) => found?.arms.map(({ id }) => id) ?? [])
  return ordered.map((source, place) => partOf(source, place, sources))
}
