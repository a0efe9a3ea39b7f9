import { wordDelta } from '../../figures/end-table.ts'
import { wordLevel, wordLevels } from '../../figures/measure-format.ts'
import type { Sources } from '../../source/source.ts'
import type { StudyPoint, StudySource } from '../../source/study-source.ts'
import { factorTitle, factorValue } from '../../study-words.ts'
import { say } from '../../words/index.ts'
import { measureTitle } from '../../words/model.ts'
import { numerals } from '../../words/numerals.ts'
import { sketchOf } from '../brief.ts'
import type { Block, ShownTable } from '../document.ts'
import { isOfPoints } from '../heading.ts'
import type { Part } from '../report-of.ts'
import { left, right } from '../shown.ts'
import { bestWord, ranked, titleOf } from '../study/best.ts'
import { dotsBlocks } from '../study/dots.ts'
import { heatBlocks } from '../study/heat.ts'
import { randomBlocks } from '../study/random.ts'
import {
  pointDifferencesTable,
  pointLevelsTable,
  pointsTable,
  rankCorrelationsTable,
  referenceOf,
  spreadTable,
  studyTable,
} from '../tables/study-tables.ts'

/** Rows of the table of points that a reader sees. */
const mostRows = 40

/** Which point is best by the measure that is asked for, with its interval. */
function bestSentence(study: StudySource): string | undefined {
  const { points, measure, replicates } = study
  const [best] = ranked(points, measure)
  const level = best?.levels.get(measure)
  if (best === undefined || level === undefined || !Number.isFinite(level.mean)) return undefined
  const delta = best.deltas?.get(measure)
  return say('analysis.study.best', {
    n: points.length,
    best: bestWord(measure),
    title: measureTitle(measure),
    soFar: points.some((point) => point.runs < replicates) ? 'yes' : 'no',
    number: best.number,
    point: titleOf(study, best),
    level: wordLevel(level.mean, measure),
    interval: Number.isFinite(level.low) ? wordLevels(level.low, level.high, measure) : 'none',
    delta: delta === undefined ? 'none' : wordDelta(delta, measure),
    reference: referenceOf(study, best),
  })
}

/** "point 0", or the first scenario under the same factors. */
const referenceWords = ({ scenarios }: StudySource): string =>
  scenarios.length > 1
    ? say('analysis.study.reference.first', { scenario: scenarios[0] ?? '' })
    : say('analysis.study.reference.point')

function cellsOf(study: StudySource, point: StudyPoint): readonly string[] {
  const { measure, factors, scenarios } = study
  const level = point.levels.get(measure)
  const delta = point.deltas?.get(measure)
  return [
    String(point.number),
    ...(scenarios.length > 1 || factors.length === 0 ? [point.base] : []),
    ...factors.map((factor) => factorValue(point.factors[factor], factor)),
    String(point.runs),
    level === undefined ? numerals().none : wordLevel(level.mean, measure),
    level === undefined ? numerals().none : wordLevels(level.low, level.high, measure),
    delta === undefined ? '' : wordDelta(delta, measure),
  ]
}

/** Points with the measure that is asked for: all in their order where they are few, else the best ones. */
function pointsShown(study: StudySource): ShownTable {
  const { points, measure, factors, scenarios } = study
  const isCut = points.length > mostRows
  const shown = isCut ? ranked(points, measure).slice(0, mostRows) : points
  const title = measureTitle(measure)
  const best = bestWord(measure)
  return {
    caption: isCut
      ? say('analysis.study.points.cut', { title, n: mostRows, best, all: points.length })
      : say('analysis.study.points.each', { title }),
    columns: [
      right(say('analysis.study.col.point')),
      ...(scenarios.length > 1 || factors.length === 0 ? [left(say('analysis.study.col.scenario'))] : []),
      ...factors.map((factor) => left(factorTitle(factor))),
      right(say('analysis.study.col.runs')),
      right(say('analysis.study.col.mean')),
      right(say('curve.table.interval')),
      right(say('analysis.study.col.less', { reference: referenceWords(study) })),
    ],
    rows: shown.map((point) => cellsOf(study, point)),
    from: 'point-levels',
    also: ['points', 'point-differences'],
  }
}

function chosenBlocks(study: StudySource): readonly Block[] {
  if (study.points.length === 0) return []
  const hidden = study.pointsLeftOut
  return [
    ...heatBlocks(study),
    ...dotsBlocks(study),
    { kind: 'table', table: pointsShown(study) },
    ...(hidden === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: say('analysis.study.hidden', { n: hidden }),
            from: ['study', 'points'],
            role: 'note' as const,
          },
        ]),
  ]
}

function factsBlock({ id, design, scenarios, factors, replicates, runs, seed }: StudySource): Block {
  return {
    kind: 'facts',
    facts: [
      [say('analysis.study.fact.study'), id],
      [
        say('analysis.study.fact.design'),
        say('analysis.study.fact.designIs', { design, says: say(`analysis.study.design.${design}`) }),
      ],
      [say('analysis.study.fact.scenarios'), scenarios.join(', ')],
      ...(factors.length === 0
        ? []
        : [[say('analysis.study.fact.factors'), factors.map(factorTitle).join(', ')] as const]),
      [say('analysis.study.fact.replicates'), say('analysis.study.fact.ofEach', { n: replicates, seed })],
      [
        say('analysis.study.col.runs'),
        say('analysis.study.fact.runs', {
          done: runs.done,
          planned: runs.planned,
          failed: runs.failed,
        }),
      ],
    ],
    from: ['study'],
  }
}

/** Which point is best, and how far to trust that; the sentence comes first. */
function answersOf(study: StudySource): readonly Block[] {
  const text = bestSentence(study)
  if (text === undefined) return []
  return [
    { kind: 'text', text, from: ['study', 'points', 'point-levels', 'point-differences'], role: 'answer' },
    {
      kind: 'text',
      text: say('analysis.study.note.best'),
      from: [],
      role: 'note',
    },
  ]
}

/** The figure of a brief; beside a comparison of its own, a sheet has room for the sentence only. */
const sketched = (shown: readonly Block[], isAlone: boolean): readonly Block[] =>
  shown.flatMap((block) => (isAlone && block.kind === 'chart' ? [sketchOf(block)] : [])).slice(0, 1)

/** The points of a study: which is best, how they lie over the factors, and what moves a measure most. */
export function studyPart({ study, comparison }: Sources): Part | undefined {
  if (study === undefined) return undefined
  const answers = answersOf(study)
  const isCompared = comparison !== undefined && study.points.length > 0 && isOfPoints(comparison)
  const names = isCompared ? [say('analysis.study.note.names')] : []
  const notes: readonly Block[] = [...names, ...study.notes].map((text) => ({
    kind: 'text',
    text,
    from: ['study'],
    role: 'note',
  }))
  const shown = [...chosenBlocks(study), ...randomBlocks(study)]
  const isAlone = comparison === undefined || isCompared
  const isRandom = study.spread.length > 0
  return {
    section: {
      id: 'study',
      title: isRandom ? say('analysis.study.title.random') : say('analysis.study.title'),
      blocks: [...answers, ...shown, ...notes, factsBlock(study)],
      brief: [...answers.slice(0, 1), ...sketched(shown, isAlone)],
    },
    tables: [
      studyTable(study),
      ...(study.points.length === 0
        ? []
        : [pointsTable(study), pointLevelsTable(study), pointDifferencesTable(study)]),
      ...(isRandom ? [spreadTable(study), rankCorrelationsTable(study)] : []),
    ],
  }
}
