import { wordDelta, wordLevel, wordLevels } from '@fishbowl/report'
import { counted } from '../../cli/counted.ts'
import type { Look } from '../../cli/look.ts'
import { referenceName } from '../../cli/study-points.ts'
import type { State } from '../../state.ts'
import { figureOf, spokenFigure } from '../../views/figures.ts'
import { keyHint } from '../../views/key-hint.ts'
import { numbersOf } from './detail-view.ts'
import { placeOf, rankingWords, wordsOfPoint } from './points-view.ts'
import type { StudyNumbers } from './services.ts'
import { rowOf, type StudiesScreen, type StudiesState, type StudyDetail } from './state.ts'
import { nextWords, progressWords, selectedRow, shortWhy, visibleRows } from './words.ts'

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function spokenList(state: State): readonly string[] {
  const { studies } = state
  const row = selectedRow(studies)
  const visible = visibleRows(studies)
  if (row === undefined)
    return studies.phase === 'read'
      ? [
          studies.rows.length === 0
            ? 'Studies. No study is in this folder: n writes a small one.'
            : `Studies. None is ${studies.kind}.`,
          keyHint(),
        ]
      : ['Studies. Looking for them.']
  const kind = studies.kind === 'all' ? '' : ` Only ${studies.kind}.`
  return [
    `Studies.${kind} ${visible.indexOf(row) + 1} of ${visible.length}: ${row.name}. ${progressWords(studies, row).join(', ')}.`,
    ...(row.title === '' ? [] : [sentence(row.title)]),
    sentence(nextWords(studies, row)),
    keyHint(),
  ]
}

/** The point that the pointer is at, and its place. */
function spokenPoint(numbers: StudyNumbers, screen: StudyDetail): readonly string[] {
  const { points } = numbers.table
  const place = placeOf(numbers, screen)
  const result = points[place]
  if (result === undefined) return []
  const { measure } = numbers
  const [level] = result.levels
  const [delta] = result.deltas ?? []
  const value =
    level === undefined
      ? ''
      : `: ${wordLevel(level.mean, measure)}, 90 % interval ${wordLevels(level.low, level.high, measure)}`
  const less =
    delta === undefined ? '' : `, less ${referenceName(numbers.table)} ${wordDelta(delta, measure)}`
  return [
    `${place + 1} of ${counted(points.length, 'point')} by ${rankingWords(numbers)}.`,
    `Point ${result.point.number}, ${wordsOfPoint(numbers, result)}${value}${less}.`,
  ]
}

const isWords = (line: string): boolean => line.trim() !== ''

function spokenPlan(forecast: StudiesState['forecast'], look: Look): readonly string[] {
  const lines = forecast?.found?.lines(look) ?? forecast?.why?.split('\n')
  if (lines !== undefined) return lines.filter(isWords)
  return [
    forecast === undefined
      ? 'Plan: p makes a few pilot runs and tells what it will take.'
      : 'A few pilot runs tell how long it will take.',
  ]
}

function spokenLog({ failures }: StudyNumbers): readonly string[] {
  if (failures.length === 0) return ['Log: no run has failed.']
  return failures
    .slice(0, 10)
    .map(({ point, replicate, error }) => `Point ${point}, replicate ${replicate}: ${sentence(error)}`)
}

function spokenPart(state: State, screen: StudyDetail): readonly string[] {
  const { studies } = state
  const numbers = numbersOf(studies, screen)
  const { forecast, curve } = studies
  const look = { ...state.look, columns: 200, color: 'none' as const, spoken: true }
  if (screen.curve && curve !== undefined && 'comparison' in curve)
    return [spokenFigure(figureOf(curve.comparison, curve.measure, 'levels'))]
  if (screen.part === 'plan') return spokenPlan(forecast?.name === screen.open ? forecast : undefined, look)
  if (numbers === undefined) return []
  if (screen.part === 'failures') return spokenLog(numbers)
  return numbers.spread?.(look).filter(isWords) ?? spokenPoint(numbers, screen)
}

/** The studies in sentences. */
export function spokenStudies(state: State, screen: StudiesScreen): readonly string[] {
  if (screen.open === undefined) return spokenList(state)
  const row = rowOf(state.studies, screen.open)
  if (row === undefined) return [`${screen.open} is not in this folder any more.`]
  return [
    `Study ${row.name}: ${progressWords(state.studies, row).join(', ')}.`,
    ...(row.why === '' ? [] : [sentence(shortWhy(row.why))]),
    ...spokenPart(state, screen),
    sentence(nextWords(state.studies, row)),
  ]
}
