import { say } from '@fishbowl/report/words'
import { type Brush, brushOf, type Piece } from '../../brush.ts'
import type { Look } from '../../cli/look.ts'
import type { State } from '../../state.ts'
import type { Size } from '../../terminal.ts'
import { chartLines, figureOf } from '../../views/figures.ts'
import { bodyRows } from '../../views/layout.ts'
import { wrapped } from '../../wrap.ts'
import { counted } from './counts.ts'
import { runBar } from './list-view.ts'
import { pointLines, wordsOfPoint } from './points-view.ts'
import type { StudyNumbers, StudyRow } from './services.ts'
import { rowOf, type StudiesState, type StudyDetail, studyParts } from './state.ts'
import { whyLines } from './why-lines.ts'
import { nextWords, progressWords, runsOf } from './words.ts'

/** Lines above the part of a study that is shown. */
const topRows = 3
/** Rows for the part that is shown. */
export const partRows = (size: Size): number => Math.max(1, bodyRows(size) - topRows)

/** The numbers of the study that is open, if they are there. */
export function numbersOf({ numbers }: StudiesState, { open }: StudyDetail): StudyNumbers | undefined {
  return numbers !== undefined && 'table' in numbers && numbers.name === open ? numbers : undefined
}

/** How the pages of commands are laid out on a screen. */
const pageLook = ({ look }: State, columns: number): Look => ({
  ...look,
  columns: columns - 2,
  color: 'none',
  spoken: false,
})

function tabPieces(studies: StudiesState, row: StudyRow, { part }: StudyDetail): readonly Piece[] {
  const { failed } = runsOf(studies, row)
  const names = {
    points: say('studies.tab.points'),
    failures: failed === 0 ? say('studies.tab.log') : say('studies.tab.logFailed', { n: `${failed}` }),
    plan: say('studies.tab.plan'),
  }
  return studyParts.flatMap((one): readonly Piece[] => {
    return one === part ? [[` [${names[one]}]`, 'bold']] : [[`  ${names[one]} `, 'muted']]
  })
}

function topLines(
  { studies }: State,
  row: StudyRow,
  screen: StudyDetail,
  { columns, brush }: { readonly columns: number; readonly brush: Brush },
): readonly string[] {
  const words = ` ${progressWords(studies, row).join(brush.symbols.separator)}`
  const room = Math.max(0, Math.min(40, columns - words.length - 2))
  return [
    brush.line([[` ${row.title === '' ? row.name : row.title}`, 'bold']], columns),
    brush.line([[' '], ...runBar(runsOf(studies, row), room, brush), [words]], columns),
    brush.line(tabPieces(studies, row, screen), columns),
  ]
}

/** Why the runs failed, the machines that made the others, and the digest: what a log of the study says. */
function logLines(numbers: StudyNumbers, look: Look): readonly string[] {
  const { failures, counts, makers, digest, tool, table } = numbers
  const factors = new Map(table.points.map((result) => [result.point.number, wordsOfPoint(numbers, result)]))
  const told = failures.map(({ point, replicate, attempts, error }) => {
    return say('studies.log.one', {
      point: `${point}`,
      what: factors.get(point) ?? 'no',
      replicate: `${replicate}`,
      attempts: counted(attempts, 'attempts'),
      error,
    })
  })
  const more = counts.failed - failures.length
  return [
    counts.failed === 0
      ? say('studies.log.none')
      : say('studies.log.failed', { runs: counted(counts.failed, 'runs') }),
    ...told,
    ...(more > 0 ? [say('studies.log.more', { n: `${more}` })] : []),
    ...makers.map(({ by, runs }) => say('studies.log.by', { runs: counted(runs, 'runs'), by })),
    ...(counts.unplanned === 0
      ? []
      : [say('studies.log.unplanned', { runs: counted(counts.unplanned, 'runs') })]),
    say('studies.log.digest', { digest, part: counts.missing > 0 ? 'yes' : 'no', tool }),
  ].flatMap((line) => wrapped(line, look.columns))
}

function planText({ forecast }: StudiesState, { open }: StudyDetail, look: Look): readonly string[] {
  if (forecast?.name !== open) return [say('studies.plan.way')]
  const { found, why } = forecast
  if (found !== undefined)
    return [
      ...found.lines(look),
      ...(found.over === undefined
        ? []
        : ['', ...wrapped(say('studies.plan.over', { over: found.over }), look.columns)]),
    ]
  return why === undefined ? [say('studies.plan.waits')] : why.split('\n')
}

/** Why there are no numbers. */
function nothingText({ studies, look: drawn }: State, row: StudyRow, look: Look): readonly string[] {
  const { numbers } = studies
  if (numbers === undefined) return [say('studies.reading')]
  const why = 'why' in numbers ? numbers.why : ''
  return why === ''
    ? wrapped(say('studies.noRun', { next: nextWords(studies, row) }), look.columns)
    : whyLines(why, look.columns, brushOf(drawn))
}

/** The text of the part that is shown, where that is a text. */
function textOf(state: State, row: StudyRow, screen: StudyDetail, columns: number): readonly string[] {
  const { studies } = state
  const look = pageLook(state, columns)
  const numbers = numbersOf(studies, screen)
  if (screen.part === 'plan') return planText(studies, screen, look)
  if (row.standing === 'broken') return whyLines(row.why, look.columns, brushOf(state.look))
  if (numbers === undefined || numbers.counts.done + numbers.counts.failed === 0)
    return nothingText(state, row, look)
  if (screen.part === 'failures') return logLines(numbers, look)
  return numbers.spread?.(look) ?? []
}

/** Lines of that text in this window. */
export function textLength(state: State, screen: StudyDetail, { columns }: Size): number {
  const row = rowOf(state.studies, screen.open)
  return row === undefined ? 0 : textOf(state, row, screen, columns).length
}

/** True where points are ranked on the screen. */
export function showsPoints({ studies }: State, screen: StudyDetail): boolean {
  const numbers = numbersOf(studies, screen)
  const row = rowOf(studies, screen.open)
  return (
    screen.part === 'points' &&
    row?.standing !== 'broken' &&
    numbers !== undefined &&
    numbers.spread === undefined &&
    numbers.table.points.length > 0
  )
}

function curveLines(state: State, { open, point }: StudyDetail, size: Size, brush: Brush): readonly string[] {
  const { curve } = state.studies
  if (curve === undefined) return [brush.line([[` ${say('studies.readingRuns')}`, 'muted']], size.columns)]
  if ('why' in curve)
    return curve.why
      .split('\n')
      .map((line) => brush.line([[` ${say('studies.noCurve', { why: line })}`]], size.columns))
  if (curve.name !== open || curve.point !== point) return []
  const figure = figureOf(curve.comparison, curve.measure, 'levels')
  const view = { ...state.view, focus: figure.series.length - 1, cursor: undefined }
  return chartLines(figure, view, size, brush.look)
}

/** One study: its progress, and its points, its log, its plan, or the weeks of a point. */
export function detailLines(state: State, screen: StudyDetail, size: Size, brush: Brush): readonly string[] {
  const row = rowOf(state.studies, screen.open)
  if (row === undefined)
    return [brush.line([[` ${say('studies.gone', { name: screen.open })}`]], size.columns)]
  const top = topLines(state, row, screen, { columns: size.columns, brush })
  const part = { columns: size.columns, rows: partRows(size) }
  const numbers = numbersOf(state.studies, screen)
  if (screen.curve) return [...top, ...curveLines(state, screen, part, brush)]
  if (numbers !== undefined && showsPoints(state, screen))
    return [...top, ...pointLines(numbers, screen, part, brush)]
  const text = textOf(state, row, screen, size.columns)
  return [
    ...top,
    ...text.slice(screen.top, screen.top + part.rows).map((line) => brush.line([[` ${line}`]], size.columns)),
  ]
}
