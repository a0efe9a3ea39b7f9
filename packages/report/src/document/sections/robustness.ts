import { flipLines } from '../../advice/flips.ts'
import { robustSentences } from '../../advice/sentences.ts'
import { wordGoal } from '../../advice/words.ts'
import { levelSentence, outcomeWords, signSentence } from '../../sensitivity/sentences.ts'
import { survivalSentence } from '../../sensitivity/survival.ts'
import type { SensitivitySource } from '../../source/sensitivity-source.ts'
import type { Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { byPair } from '../by-pair.ts'
import type { Block } from '../document.ts'
import { fitNotes } from '../fit-notes.ts'
import type { Part } from '../report-of.ts'
import { rankingBlocks } from '../study/random.ts'
import { adviceTables } from '../tables/advice-tables.ts'
import { spreadTable } from '../tables/study-tables.ts'
import { unaskedRobustness } from '../unasked.ts'
import { sensitivityBlocks, sensitivityTables } from './sensitivity-blocks.ts'

const isPaired = ({ arms }: SensitivitySource): boolean => arms.length === 2

/** The answer of an analysis: whether the ranking survives, or how the level lies over the sets. */
function robustSentence({ asked, found }: SensitivitySource): string {
  const parts =
    asked.arms.length === 2
      ? [survivalSentence(asked, found), signSentence(asked, found)]
      : [levelSentence(asked, found)]
  return parts.filter((text) => text !== '').join(' ')
}

function answerOf(source: SensitivitySource): readonly Block[] {
  const text = robustSentence(source)
  const from = ['robustness', ...(source.found.shares === undefined ? [] : ['assumption-sets'])]
  return text === '' ? [] : [{ kind: 'text', text, from, role: 'answer' }]
}

/** The answer of an analysis, and how it fits the comparison that it stands beside. */
function briefOf(source: SensitivitySource, { comparison }: Sources): readonly Block[] {
  const misfits = fitNotes(
    {
      what: say('analysis.robust.what'),
      scenarios: source.arms,
      measure: source.asked.measure,
      seed: source.seed,
    },
    comparison,
  )
  return [
    ...answerOf(source),
    ...misfits.map((text): Block => ({ kind: 'text', text, from: ['robustness'], role: 'note' })),
  ]
}

const blocksOf = (source: SensitivitySource, id: string, sources: Sources): readonly Block[] => [
  ...briefOf(source, sources),
  ...sensitivityBlocks(source, id),
]

/** What an advice knows of other assumptions, where it stands beside a comparison. */
function adviceBlocks({ advice: source, comparison }: Sources): readonly Block[] {
  if (source === undefined || comparison === undefined) return []
  const { advice } = source
  const lines = flipLines(advice)
  const sentences = robustSentences(advice)
  if (lines.length === 0 && sentences.length === 0) return []
  return [
    {
      kind: 'text',
      text: say('analysis.robust.advice', {
        goal: wordGoal(advice.goal),
        sentences: sentences.join(' '),
      }).trimEnd(),
      from: ['advice', 'fates'],
    },
    ...(lines.length === 0 ? [] : [{ kind: 'list', items: lines.slice(0, 3), from: ['flips'] } as const]),
  ]
}

/** Whether the ranking survives other assumptions. */
function rankingPart(sources: Sources): Part | undefined {
  const { comparison, sensitivities = [], advice, study } = sources
  const paired = byPair(sensitivities.filter(isPaired), comparison, ({ arms }) => arms.map(({ id }) => id))
  const unasked = unaskedRobustness(sources)
  const overPoints = study === undefined ? [] : rankingBlocks(study)
  if (paired.length === 0 && unasked.length === 0 && overPoints.length === 0) return undefined
  const own = comparison === undefined ? [] : adviceBlocks(sources)
  return {
    section: {
      id: 'robustness',
      title: say('analysis.robust.title'),
      blocks: [
        ...paired.flatMap((source, i) =>
          blocksOf(source, `robustness${i === 0 ? '' : `-${i + 1}`}-tornado`, sources),
        ),
        ...overPoints,
        ...own,
        ...unasked,
      ],
      brief: [
        ...(paired.length === 0 ? unasked.slice(0, 1) : paired.flatMap((source) => briefOf(source, sources))),
        ...overPoints,
      ],
    },
    tables: [
      ...sensitivityTables(sensitivities),
      ...(study === undefined || overPoints.length === 0 ? [] : [spreadTable(study)]),
      ...(own.length === 0 || advice === undefined ? [] : adviceTables(advice)),
    ],
  }
}

/** What the level of one scenario depends on. */
const levelParts = (sources: Sources): readonly Part[] =>
  (sources.sensitivities ?? [])
    .filter((source) => !isPaired(source))
    .map((source, i) => {
      const id = i === 0 ? 'sensitivity' : `sensitivity-${i + 1}`
      const brief = briefOf(source, sources)
      return {
        section: {
          id,
          title: say('analysis.robust.depends', {
            outcome: outcomeWords(source.asked),
            arm: source.arms[0]?.id ?? '',
          }),
          blocks: blocksOf(source, `${id}-tornado`, sources),
          brief,
        },
        tables: sensitivityTables(sources.sensitivities ?? []),
      }
    })

/** Does it survive other assumptions: of pairs in one section, then a section for each single scenario. */
export function robustnessParts(sources: Sources): readonly Part[] {
  const ranking = rankingPart(sources)
  return [...(ranking === undefined ? [] : [ranking]), ...levelParts(sources)]
}
