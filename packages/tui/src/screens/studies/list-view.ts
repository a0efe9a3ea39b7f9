import { cellWidth, fit } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush, Piece } from '../../brush.ts'
import type { State } from '../../state.ts'
import type { Size } from '../../terminal.ts'
import { bodyRows, firstShown } from '../../views/layout.ts'
import { wrapped } from '../../wrap.ts'
import { counted, written } from './counts.ts'
import type { StudyRow } from './services.ts'
import type { StudiesState } from './state.ts'
import { whyLines } from './why-lines.ts'
import { kindWord, makingOf, paceWords, runsOf, selectedRow, standingWords, visibleRows } from './words.ts'

/** Rows of the list; below it stand a rule and what is known of the selected study. */
export const studyListRows = (size: Size): number => Math.max(3, Math.floor((bodyRows(size) - 3) * 0.55))

/** A bar of the runs that are done, those that failed behind them. */
export function runBar(
  { done, failed, planned = 0 }: { done: number; failed: number; planned: number | undefined },
  columns: number,
  brush: Brush,
): readonly Piece[] {
  const cells = (runs: number): number => (planned === 0 ? 0 : Math.floor((runs / planned) * columns))
  const full = Math.min(columns, cells(done))
  const broken = Math.min(columns - full, failed === 0 ? 0 : Math.max(1, cells(failed)))
  return [
    [brush.chrome.full.repeat(full), 0],
    ['x'.repeat(broken), 'bold'],
    [brush.chrome.rest.repeat(columns - full - broken), 'muted'],
  ]
}

/** What a study asks for: scenarios with their design, times replicates. */
const sizeWords = ({ points, replicates }: StudyRow): string =>
  points === undefined || replicates === undefined ? '' : `${points} x ${replicates}`

const widest = (words: readonly string[]): number => Math.max(0, ...words.map(cellWidth))

type Widths = { readonly name: number; readonly size: number; readonly bar: number; readonly runs: number }

function widthsOf(studies: StudiesState, rows: readonly StudyRow[], columns: number): Widths {
  const name = Math.min(Math.max(14, Math.floor(columns * 0.3)), widest(rows.map((row) => row.name)))
  const size = Math.max(6, widest(rows.map(sizeWords)))
  const runs = Math.max(4, widest(rows.map((row) => runsText(studies, row))))
  return { name, size, bar: columns >= 100 ? 20 : columns >= 76 ? 10 : 0, runs }
}

function runsText(studies: StudiesState, row: StudyRow): string {
  const { done, planned } = runsOf(studies, row)
  return planned === undefined ? '' : `${done}/${planned}`
}

function stateText(studies: StudiesState, row: StudyRow): string {
  const making = makingOf(studies, row)
  const { failed } = runsOf(studies, row)
  const failures =
    failed > 0 && row.standing !== 'failures' ? [say('studies.failed', { n: `${failed}` })] : []
  const own =
    row.standing === 'failures' && making === undefined
      ? say('studies.doneFailed', { n: `${failed}` })
      : undefined
  const words =
    making?.phase === 'running' ? say('studies.standing.running') : (own ?? standingWords(studies, row))
  return [words, ...failures, ...(making === undefined ? [] : paceWords(making))].join(', ')
}

/** Nothing where nobody knows how many runs there are to be. */
function barOf(studies: StudiesState, row: StudyRow, columns: number, brush: Brush): readonly Piece[] {
  const runs = runsOf(studies, row)
  return runs.planned === undefined ? [[' '.repeat(columns)]] : runBar(runs, columns, brush)
}

function rowLine(
  state: State,
  row: StudyRow,
  widths: Widths,
  line: { columns: number; brush: Brush },
): string {
  const { studies } = state
  const { columns, brush } = line
  const { symbols } = brush
  const isSelected = selectedRow(studies)?.name === row.name
  const cell = (text: string, width: number, side: 'left' | 'right'): string =>
    fit(symbols.text(text), width, side, symbols.ellipsis)
  const bar: readonly Piece[] = widths.bar === 0 ? [] : [['  '], ...barOf(studies, row, widths.bar, brush)]
  return brush.line(
    [
      [isSelected ? ` ${symbols.focus} ` : '   ', 'bold'],
      [cell(row.name, widths.name, 'left'), isSelected ? 'selected' : 'plain'],
      [`  ${cell(sizeWords(row), widths.size, 'right')}`, 'muted'],
      ...bar,
      [`  ${cell(runsText(studies, row), widths.runs, 'right')}`],
      [`  ${stateText(studies, row)}`, isSelected ? 'bold' : 'muted'],
    ],
    columns,
  )
}

/** How many studies, and which of them in which order. */
function headingLine(
  { rows, kind, order, phase, more }: StudiesState,
  shown: number,
  columns: number,
  brush: Brush,
): string {
  const which =
    kind === 'all'
      ? counted(rows.length, 'count')
      : say('studies.ofKind', { kind: kindWord(kind), shown: `${shown}`, n: `${rows.length}` })
  const words = [
    phase === 'read' ? which : say('studies.soFar', { which }),
    ...(order === 'name' ? [] : [say('studies.by', { order })]),
    ...(more > 0 ? [say('studies.more', { n: `${more}` })] : []),
  ]
  return brush.line([[` ${words.join(brush.symbols.separator)}`, 'muted']], columns)
}

/** What to do in a folder without studies. */
const emptyText = ['studies.empty.what', 'studies.empty.new', 'studies.empty.help'] as const

/** Where the runs of a study are kept, and how many. */
function ledgerWords(studies: StudiesState, row: StudyRow): string {
  const { ledger, counts } = row
  const { done, failed, planned = 0 } = runsOf(studies, row)
  if (counts === undefined && done + failed === 0) return say('studies.ledger.none', { ledger })
  return say('studies.ledger.holds', {
    ledger,
    runs: counted(done, 'runs'),
    failed: failed === 0 ? 'no' : written(failed),
    left: written(planned - done - failed),
  })
}

/** The size of the list in words. */
const plannedWords = ({ points, replicates }: StudyRow): string =>
  points === undefined || replicates === undefined
    ? ''
    : say('studies.planned', { points: counted(points, 'points'), runs: counted(replicates, 'runs') })

/** What is known of the selected study. */
function aboutLines(studies: StudiesState, row: StudyRow, columns: number, brush: Brush): readonly string[] {
  const text = (words: string): readonly string[] => wrapped(brush.symbols.text(words), columns - 2)
  const { title, question, why, file } = row
  const kept = ledgerWords(studies, row)
  const lines = [
    ...(title === '' ? [] : text(title).map((line) => brush.paint(line, 'bold'))),
    ...text(question),
    ...whyLines(why, columns - 2, brush),
    ...text(plannedWords(row)),
    ...text(
      file === undefined
        ? say('studies.ledger.alone', { ledger: kept })
        : say('studies.ledger.file', { file, ledger: kept }),
    ).map((line) => brush.paint(line, 'muted')),
  ]
  return lines.map((line) => ` ${line}`)
}

const textLines = (text: string, columns: number, brush: Brush): readonly string[] =>
  wrapped(brush.symbols.text(text), columns - 2).map((line) => ` ${line}`)

/** The studies of the folder, and what is known of the selected one. */
export function listLines(state: State, size: Size, brush: Brush): readonly string[] {
  const { studies } = state
  const { columns } = size
  const visible = visibleRows(studies)
  if (studies.rows.length === 0)
    return studies.phase === 'read'
      ? emptyText.flatMap((key) => [''].concat(textLines(say(key), columns, brush)))
      : [brush.line([[` ${say('studies.looking')}`, 'muted']], columns)]
  const heading = headingLine(studies, visible.length, columns, brush)
  const row = selectedRow(studies)
  if (row === undefined) {
    const kind = studies.kind === 'all' ? '' : kindWord(studies.kind)
    return [heading, brush.line([[`   ${say('studies.noneOfKind', { kind })}`]], columns)]
  }
  const widths = widthsOf(studies, studies.rows, columns)
  const room = Math.min(studyListRows(size), visible.length)
  const top = firstShown(visible.indexOf(row), visible.length, room)
  const rows = visible.slice(top, top + room).map((one) => rowLine(state, one, widths, { columns, brush }))
  const rule = brush.paint(brush.chrome.rule.repeat(columns), 'muted')
  return [heading, ...rows, rule, ...aboutLines(studies, row, columns, brush)].slice(0, bodyRows(size))
}
