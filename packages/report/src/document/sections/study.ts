import { measureOf } from '@fishbowl/core'
import { wordDelta } from '../../figures/end-table.ts'
import { wordLevel, wordLevels } from '../../figures/measure-format.ts'
import type { Sources } from '../../source/source.ts'
import type { StudyPoint, StudySource } from '../../source/study-source.ts'
import { factorTitle, factorValue } from '../../study-words.ts'
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

const designs: Readonly<Record<StudySource['design'], string>> = {
  list: 'points that were chosen one by one',
  grid: 'every value of a factor with every value of the others',
  'latin-hypercube': 'random points, every part of each range hit equally often',
  sobol: 'points that fill the space of the factors evenly',
}

/** Rows of the table of points that a reader sees. */
const mostRows = 40

/** Which point is best by the measure that is asked for, with its interval. */
function bestSentence(study: StudySource): string | undefined {
  const { points, measure, replicates } = study
  const [best] = ranked(points, measure)
  const level = best?.levels.get(measure)
  if (best === undefined || level === undefined || !Number.isFinite(level.mean)) return undefined
  const { title } = measureOf(measure)
  const interval = Number.isFinite(level.low)
    ? ` (90 % interval of the mean ${wordLevels(level.low, level.high, measure)})`
    : ''
  const delta = best.deltas?.get(measure)
  const less =
    delta === undefined
      ? ''
      : `, ${wordDelta(delta, measure)} against point ${referenceOf(study, best)} on the same luck`
  const soFar = points.some((point) => point.runs < replicates) ? ' so far' : ''
  return `Of ${points.length} points, the ${bestWord(measure)} ${title}${soFar} has point ${best.number} (${titleOf(study, best)}): ${wordLevel(level.mean, measure)}${interval}${less}.`
}

/** "point 0", or the first scenario under the same factors. */
const referenceWords = ({ scenarios }: StudySource): string =>
  scenarios.length > 1 ? `${scenarios[0] ?? ''} under the same factors` : 'point 0'

function cellsOf(study: StudySource, point: StudyPoint): readonly string[] {
  const { measure, factors, scenarios } = study
  const level = point.levels.get(measure)
  const delta = point.deltas?.get(measure)
  return [
    String(point.number),
    ...(scenarios.length > 1 || factors.length === 0 ? [point.base] : []),
    ...factors.map((factor) => factorValue(point.factors[factor], factor)),
    String(point.runs),
    level === undefined ? 'n/a' : wordLevel(level.mean, measure),
    level === undefined ? 'n/a' : wordLevels(level.low, level.high, measure),
    delta === undefined ? '' : wordDelta(delta, measure),
  ]
}

/** Points with the measure that is asked for: all in their order where they are few, else the best ones. */
function pointsShown(study: StudySource): ShownTable {
  const { points, measure, factors, scenarios } = study
  const isCut = points.length > mostRows
  const shown = isCut ? ranked(points, measure).slice(0, mostRows) : points
  const { title } = measureOf(measure)
  return {
    caption: isCut
      ? `${title}: the ${mostRows} ${bestWord(measure)} of ${points.length} points`
      : `${title} at each point`,
    columns: [
      right('point'),
      ...(scenarios.length > 1 || factors.length === 0 ? [left('scenario')] : []),
      ...factors.map((factor) => left(factorTitle(factor))),
      right('runs'),
      right('mean'),
      right('90 % interval'),
      right(`less ${referenceWords(study)}`),
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
            text: `${hidden} more points are not in this report; fishbowl study export writes them all.`,
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
      ['study', id],
      ['design', `${design}: ${designs[design]}`],
      ['scenarios', scenarios.join(', ')],
      ...(factors.length === 0 ? [] : [['factors', factors.map(factorTitle).join(', ')] as const]),
      ['replicates', `${replicates} of each point, the same luck for all (seed "${seed}")`],
      ['runs', `${runs.done} of ${runs.planned}${runs.failed === 0 ? '' : `, ${runs.failed} failed`}`],
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
      text: 'A point is one setting of what the study varies. The best of many is partly luck: with few runs of each its level is told a little too high, and points near it may be as good.',
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
  const names = isCompared
    ? ['Elsewhere in this report a point is called p with its number: p0 is point 0.']
    : []
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
      title: isRandom ? 'Over the points of the study' : 'The points of the study',
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
