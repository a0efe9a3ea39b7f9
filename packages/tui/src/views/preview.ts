import { formatNumber, formatOf, scenarioQuestion, scenarioTitle, scenarioWatch } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { type Brush, brushOf, type Style } from '../brush.ts'
import type { Entry } from '../entry.ts'
import { type Row, visibleRows } from '../screens/library/listed.ts'
import { isOf, type State } from '../state.ts'
import type { Size } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

/** What a draft or branch is, and where it is kept; undefined for others. */
export function keptWords({ kind, file, week }: Entry): string | undefined {
  if (kind === 'file') return say('screen.entry.file')
  if (kind !== 'draft' && kind !== 'branch') return undefined
  const values = { saved: file === undefined ? 'no' : 'yes', file: file ?? '' }
  return kind === 'draft'
    ? say('screen.entry.draft', values)
    : say('screen.entry.branch', { ...values, week: week ?? 0 })
}

/** What the runs of the session came to that are of this scenario as it is now; undefined where there are none. */
export function lastResult(state: State, { id }: Entry): string | undefined {
  const { live } = state
  if (live === undefined || !isOf(live, live.ids, state)) return undefined
  const result = live.comparison?.arms.find(({ arm }) => arm.id === id)
  if (result === undefined) return undefined
  const level = formatNumber(result.end('weeklyActive').mean, formatOf('weeklyActive'))
  return say('screen.entry.last', { level, runs: say('curve.count.runs', { n: live.done }) })
}

type Writer = (words: string, style?: Style, first?: string, next?: string) => readonly string[]

const writer =
  ({ symbols, paint }: Brush, columns: number): Writer =>
  (words, style = 'plain', first = '', next = first) =>
    wrapped(symbols.text(words), columns - next.length).map((line, i) =>
      paint((i === 0 ? first : next) + line, style),
    )

/** A scenario in words: title, question, what is known of its runs, what to look at, what differs from its base, source. */
function entryLines(state: State, entry: Entry, columns: number, brush: Brush): readonly string[] {
  const text = writer(brush, columns)
  const heading = (words: string): readonly string[] => ['', ...text(words, 'bold')]
  const bullet = `${brush.chrome.bullet} `
  const facts = [keptWords(entry), lastResult(state, entry)].filter((words) => words !== undefined)
  return [
    ...text(scenarioTitle(entry.title), 'bold'),
    ...text(scenarioQuestion(entry.question)),
    ...facts.flatMap((words) => text(words)),
    ...(entry.watch.length === 0 ? [] : heading(say('screen.watch'))),
    ...entry.watch.flatMap((line) => text(scenarioWatch(line), 'plain', bullet, '  ')),
    ...(entry.base === undefined || entry.differences.length === 0
      ? []
      : heading(say('screen.entry.differs', { base: entry.base }))),
    ...(entry.base === undefined ? [] : entry.differences.flatMap((line) => text(line, 'plain', '', '    '))),
    ...(entry.source === ''
      ? []
      : ['', ...text(say('screen.entry.source', { source: entry.source }), 'muted')]),
  ]
}

/** Lines of a message that stand in the source, with their places marked below: they are not broken. */
const isExcerpt = (line: string): boolean => /^ *\d* \| /.test(line)

/** What is wrong with a file, as a command would say it. */
function faultLines(file: string, why: string, columns: number, brush: Brush): readonly string[] {
  const text = writer(brush, columns)
  return [
    ...text(say('screen.entry.broken', { file }), 'bold'),
    '',
    ...why
      .split('\n')
      .flatMap((line) =>
        line === '' ? [''] : isExcerpt(line) ? [brush.line([[line]], columns)] : text(line),
      ),
  ]
}

/** A row of the library in words. */
export const rowLines = (state: State, row: Row, columns: number, brush: Brush): readonly string[] =>
  row.kind === 'entry'
    ? entryLines(state, row.entry, columns, brush)
    : faultLines(row.id, row.why, columns, brush)

/** The whole description of a row. */
export function infoLines(state: State, id: string, { columns }: Size, brush: Brush): readonly string[] {
  const row = visibleRows(state).find((one) => one.id === id)
  return row === undefined ? [] : rowLines(state, row, columns - 2, brush)
}

/** Lines of the whole description in this window. */
export const infoLength = (state: State, id: string, size: Size): number =>
  infoLines(state, id, size, brushOf(state.look)).length
