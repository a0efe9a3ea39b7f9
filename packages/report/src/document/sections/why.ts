import { measureOf } from '@fishbowl/core'
import { mechanismSentences } from '../../explain-mechanisms.ts'
import { changedSentences, fatesSentence } from '../../explain-stories.ts'
import { explainSentences, wordGain } from '../../explain-words.ts'
import { textOf } from '../../export/cell.ts'
import { interactionTable, leverTable } from '../../figures/explain-table.ts'
import type { ExplanationFound, ExplanationSource } from '../../source/explanation-source.ts'
import type { Sources } from '../../source/source.ts'
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
const said = (value: unknown): string => textOf(value) ?? 'not said'

/** The lines of the files that each lever switches. */
function changesBlock({ attribution, names }: ExplanationFound): Block {
  const rows = attribution.levers.flatMap(({ lever: { title, changes, brings } }) => [
    ...changes.map(({ path, before, after }) => [title, path, said(before), said(after)]),
    ...brings.map(({ setting, before, after }) => [
      title,
      `${setting} (comes with the owner)`,
      said(before),
      said(after),
    ]),
  ])
  return {
    kind: 'table',
    isFolded: true,
    table: {
      caption: 'What each lever switches in the scenario files',
      columns: [left('lever'), left('place in the file'), left(names.first), left(names.second)],
      rows,
      from: 'lever-changes',
    },
  }
}

/** How the shares were made, so that a reader can judge them. */
function methodNote({ attribution, permutations, names }: ExplanationFound): Block {
  const { levers, replicates } = attribution
  const n = replicates.length
  if (levers.length === 1)
    return note(
      `There is one lever, so all of the difference is due to it, alone and last alike; ${n} replicate${n === 1 ? '' : 's'} on the same people with the same luck.`,
      ['levers', 'explanations'],
    )
  const runs = `${n} replicate${n === 1 ? '' : 's'}`
  const how =
    permutations === undefined
      ? `all ${2 ** levers.length} subsets of the ${levers.length} levers were run in ${runs}`
      : `${permutations} orders of the ${levers.length} levers were run in each of ${runs}`
  return note(
    `Due to a lever is the mean over all orders of switching the levers on (Shapley's value): ${how}, on the same people with the same luck. Alone is only that lever switched on in ${names.first}; last is what is lost when it is switched off in ${names.second}.`,
    ['levers', 'explanations'],
  )
}

function leverBlocks(source: ExplanationSource, found: ExplanationFound, id: string): readonly Block[] {
  const { attribution } = found
  const { measure } = source
  const pairs = interactionTable(attribution, measure, mostPairs)
  const more =
    attribution.interactions.length > mostPairs
      ? `, the ${mostPairs} largest of ${attribution.interactions.length}`
      : ''
  const table = shownTable(
    leverTable(attribution, measure),
    `What comes from each lever (${unitWords(source)}; ? cannot be told from 0)`,
    'levers',
  )
  return [
    {
      kind: 'chart',
      choices: [{ label: measureOf(measure).title, chart: leversChart(source, found, `${id}-levers`) }],
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
                `What two levers give together beyond apart${more} (${unitWords(source)}; these intervals hold together; ? cannot be told from 0)`,
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
  if (ablations === undefined)
    return [
      note('Which mechanisms carry it is not looked at, since no difference can be told.', ['mechanisms']),
    ]
  const from = ['mechanisms']
  // The first sentence says what carries it; what is left out of it is for those who ask.
  const sentences = mechanismSentences(ablations, names, toldMechanisms).map(
    (text, i): Block => (i === 0 ? { kind: 'text', text, from } : note(text, from)),
  )
  const chart = mechanismsChart(source, found, `${id}-mechanisms`)
  const rows = mechanismRows(found, measure)
  if (chart === undefined || rows === undefined) return sentences
  const [first] = ablations.mechanisms
  const whole = first === undefined ? '' : `, where ${wordGain(first.gain, measure)} is to be explained`
  const caption = `Which mechanisms of the model carry it, each switched off in both (first ${ablations.replicates.length} replicates${whole}; ${unitWords(source)}; the ${listedMechanisms} largest; the parts overlap and do not add up; their intervals hold together)`
  return [
    ...sentences,
    {
      kind: 'chart',
      choices: [{ label: measureOf(measure).title, chart }],
      tables: [{ ...shownTable(rows, caption, 'mechanisms'), also: ['explanations'] }],
    },
    note(
      `To the right: what a mechanism adds to ${names.second} less ${names.first}. To the left: what it takes away from it.`,
      from,
    ),
  ]
}

/** Whose story changed, in one replicate. */
function storyBlocks({ stories, names }: ExplanationFound): readonly Block[] {
  if ('why' in stories) return [note(`No members are told of: ${stories.why}.`)]
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
          note('First names are made up; the people of the model have none.'),
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
      what: 'This explanation',
      scenarios: found?.arms ?? [],
      measure: source.measure,
      seed: source.seed,
      horizon: source.horizon,
    },
    comparison,
  ).map((text) => note(text, ['explanations']))
  const isAlone = explanations.length === 1
  const pair = found === undefined ? '' : ` ${found.names.second} differs from ${found.names.first}`
  return {
    section: {
      id,
      title: isAlone && comparison !== undefined ? 'Why' : `Why${pair}`,
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
          .filter((text) => comparison === undefined || !text.startsWith('This rests on assumptions'))
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
