import { say } from '@fishbowl/report/words'
import type { Brush, Piece } from '../../brush.ts'
import type { State } from '../../state.ts'
import { hasSide, type Size } from '../../terminal.ts'
import { beside } from '../../views/beside.ts'
import { bodyRows, firstShown } from '../../views/layout.ts'
import { wrapped } from '../../wrap.ts'
import { detailLines } from './detail.ts'
import { placeOf, rowsOf } from './rows.ts'
import type { Explanation } from './services.ts'
import { runOf, type WhyPart, type WhyRun, type WhyScreen, whyParts } from './state.ts'
import { headLine, type Paper, rowLines } from './table.ts'
import { briefly, emptyWords, fatesOf, headlines, progressWords, unitWords } from './words.ts'

/** Bar and facts of the runs under way. */
function progressLine(run: WhyRun, columns: number, brush: Brush): string {
  const facts = ` ${progressWords(run).join(brush.symbols.separator)}`
  const room = Math.max(0, Math.min(30, columns - facts.length - 2))
  const full = Math.round((run.made / Math.max(1, run.runs)) * room)
  const { chrome } = brush
  return brush.line(
    [[' '], [chrome.full.repeat(full), 0], [chrome.rest.repeat(room - full), 'muted'], [facts]],
    columns,
  )
}

/** The three parts, the one that is shown in brackets. */
function tabLine(found: Explanation, { part }: WhyScreen, columns: number, brush: Brush): string {
  const pieces = whyParts.map((one): Piece => {
    const { length } = rowsOf(found, one).filter(({ about: { kind } }) => counts.has(kind))
    const words = `${say(`editor.why.part.${one}`)}${length === 0 ? '' : ` ${length}`}`
    return one === part ? [` [${words}]`, 'bold'] : [`  ${words} `, 'muted']
  })
  return brush.line(pieces, columns)
}

const counts: ReadonlySet<string> = new Set(['lever', 'waiting', 'mechanism', 'member'])

/** What comes before the rows of a part. */
function above(run: WhyRun, found: Explanation, part: WhyPart, { columns, brush }: Paper): readonly string[] {
  const words = part === 'stories' ? fatesOf(found) : ''
  const empty = rowsOf(found, part).length === 0 ? emptyWords(run, found, part) : ''
  return [words, empty]
    .filter((text) => text !== '')
    .flatMap((text) => wrapped(brush.symbols.text(text), columns - 2).map((line) => ` ${line}`))
}

/** An explanation and how it is looked at. */
type Shown = { readonly run: WhyRun; readonly found: Explanation; readonly screen: WhyScreen }

/** The rows in their list, windowed around the selected one. */
function listLines(
  { run, found, screen }: Shown,
  { columns, rows: room }: Size,
  brush: Brush,
): readonly string[] {
  const rows = rowsOf(found, screen.part)
  const paper = { columns, brush }
  const lead = above(run, found, screen.part, paper)
  if (rows.length === 0) return lead
  const head = headLine(rows, screen.part, unitWords(found), paper)
  const at = placeOf(rows, screen)
  const lines = rowLines(rows, screen.part, at, paper)
  const fits = Math.max(1, room - lead.length - head.length)
  const all = lines.flat()
  const line = lines.slice(0, at + 1).flat().length - 1
  const top = firstShown(line, all.length, Math.min(fits, all.length))
  return [...lead, ...head, ...all.slice(top, top + fits)]
}

/** At most `rows` lines; the last one says how to see the others. */
function cut(lines: readonly string[], rows: number, columns: number, brush: Brush): readonly string[] {
  if (lines.length <= rows) return lines
  if (rows < 1) return []
  const left = lines.length - rows + 1
  return [
    ...lines.slice(0, rows - 1),
    brush.line([[` ${say('editor.why.more', { n: left })}`, 'muted']], columns),
  ]
}

/** Columns of the panel beside the list. */
const sideOf = (columns: number): number => Math.max(36, Math.floor(columns * 0.4))

/** The list with what is known of the selected row below it, or beside it. */
function listed(shown: Shown, size: Size, brush: Brush): readonly string[] {
  const { run, found, screen } = shown
  const { columns, rows } = size
  const all = rowsOf(found, screen.part)
  const row = all[placeOf(all, screen)]
  if (hasSide(size)) {
    const side = sideOf(columns)
    const width = columns - side - 3
    return beside(
      [
        { lines: listLines(shown, { columns: width, rows }, brush), columns: width },
        { lines: cut(detailLines(row, run, side, brush), rows, side, brush), columns: side },
      ],
      3,
    )
  }
  const most = Math.max(4, rows - Math.max(4, Math.floor(rows * 0.4)))
  const list = listLines(shown, { columns, rows: most }, brush).slice(0, rows)
  const detail = detailLines(row, run, columns, brush)
  if (detail.length === 0 || rows - list.length < 2) return list
  const rule = brush.paint(brush.chrome.rule.repeat(columns), 'muted')
  return [...list, rule, ...cut(detail, rows - list.length - 1, columns, brush)]
}

/** The headline in at most `most` lines: in fewer words where it is longer, and the whole of it is said with the row of all. */
function headLines(run: WhyRun, columns: number, most: number, brush: Brush): readonly string[] {
  const [sentence = ''] = headlines(run)
  const wrap = (text: string): readonly string[] => wrapped(brush.symbols.text(text), columns - 2)
  const whole = wrap(sentence)
  const lines = whole.length <= most ? whole : wrap(briefly(run))
  const left = lines.length > most ? brush.symbols.ellipsis : ''
  return lines
    .slice(0, most)
    .map((line, i) => brush.line([[` ${line}${i === most - 1 ? left : ''}`]], columns))
}

/** Lines that stay whatever is shown below: progress, headline, parts. */
function topLines(run: WhyRun, screen: WhyScreen, { columns, rows }: Size, brush: Brush): readonly string[] {
  const { found, phase } = run
  return [
    ...(phase === 'running' ? [progressLine(run, columns, brush)] : []),
    ...headLines(run, columns, rows < 18 ? 3 : 4, brush),
    ...(found === undefined || found.same !== undefined ? [] : [tabLine(found, screen, columns, brush)]),
  ]
}

/** Rows that are left for what is known of a row when it takes the whole screen. */
export function detailRoom(
  state: State,
  screen: WhyScreen,
  size: Size,
  brush: Brush,
): { room: number; length: number } {
  const run = runOf(state, screen)
  if (run?.found === undefined) return { room: 0, length: 0 }
  const rows = rowsOf(run.found, screen.part)
  const room = { columns: size.columns, rows: bodyRows(size) }
  return {
    room: bodyRows(size) - topLines(run, screen, room, brush).length,
    length: detailLines(rows[placeOf(rows, screen)], run, size.columns, brush).length,
  }
}

/** The screen: headline and parts, then the list or all of a row. */
export function whyBody(state: State, screen: WhyScreen, size: Size, brush: Brush): readonly string[] {
  const run = runOf(state, screen)
  if (run === undefined) return []
  const room = { columns: size.columns, rows: bodyRows(size) }
  const top = topLines(run, screen, room, brush)
  const { found } = run
  if (found === undefined) return top
  const left = { ...room, rows: room.rows - top.length }
  if (screen.top === undefined) return [...top, ...listed({ run, found, screen }, left, brush)]
  const rows = rowsOf(found, screen.part)
  const lines = detailLines(rows[placeOf(rows, screen)], run, size.columns, brush)
  return [...top, ...lines.slice(screen.top, screen.top + left.rows)]
}
