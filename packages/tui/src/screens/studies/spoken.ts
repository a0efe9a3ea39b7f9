import { wordDelta, wordLevel, wordLevels } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Look } from '../../cli/look.ts'
import type { State } from '../../state.ts'
import { figureOf, spokenFigure } from '../../views/figures.ts'
import { keyHint } from '../../views/key-hint.ts'
import { counted } from './counts.ts'
import { numbersOf } from './detail-view.ts'
import { placeOf, rankingWords, referenceName, wordsOfPoint } from './points-view.ts'
import type { StudyNumbers } from './services.ts'
import { rowOf, type StudiesScreen, type StudiesState, type StudyDetail } from './state.ts'
import { kindWord, nextWords, progressWords, selectedRow, shortWhy, visibleRows } from './words.ts'

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function spokenList(state: State): readonly string[] {
  const { studies } = state
  const row = selectedRow(studies)
  const visible = visibleRows(studies)
  const kind = studies.kind === 'all' ? 'no' : kindWord(studies.kind)
  if (row === undefined)
    return studies.phase === 'read'
      ? [
          studies.rows.length === 0 ? say('studies.spoken.none') : say('studies.spoken.noneOfKind', { kind }),
          keyHint(),
        ]
      : [say('studies.spoken.looking')]
  return [
    say('studies.spoken.list', {
      only: kind,
      at: `${visible.indexOf(row) + 1}`,
      n: `${visible.length}`,
      name: row.name,
      progress: progressWords(studies, row).join(', '),
    }),
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
      : say('studies.spoken.value', {
          mean: wordLevel(level.mean, measure),
          interval: wordLevels(level.low, level.high, measure),
        })
  const less =
    delta === undefined
      ? ''
      : say('studies.spoken.less', {
          reference: referenceName(numbers.table),
          delta: wordDelta(delta, measure),
        })
  return [
    say('studies.spoken.place', {
      at: `${place + 1}`,
      points: counted(points.length, 'points'),
      ranking: rankingWords(numbers),
    }),
    say('studies.spoken.point', {
      n: `${result.point.number}`,
      words: wordsOfPoint(numbers, result),
      value,
      less,
    }),
  ]
}

const isWords = (line: string): boolean => line.trim() !== ''

function spokenPlan(forecast: StudiesState['forecast'], look: Look): readonly string[] {
  const lines = forecast?.found?.lines(look) ?? forecast?.why?.split('\n')
  if (lines !== undefined) return lines.filter(isWords)
  return [say(forecast === undefined ? 'studies.plan.spoken' : 'studies.plan.waits')]
}

function spokenLog({ failures }: StudyNumbers): readonly string[] {
  if (failures.length === 0) return [say('studies.spoken.noFailure')]
  return failures.slice(0, 10).map(({ point, replicate, error }) =>
    say('studies.spoken.failure', {
      point: `${point}`,
      replicate: `${replicate}`,
      error: sentence(error),
    }),
  )
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
  if (row === undefined) return [say('studies.spoken.gone', { name: screen.open })]
  return [
    say('studies.spoken.study', { name: row.name, progress: progressWords(state.studies, row).join(', ') }),
    ...(row.why === '' ? [] : [sentence(shortWhy(row.why))]),
    ...spokenPart(state, screen),
    sentence(nextWords(state.studies, row)),
  ]
}
