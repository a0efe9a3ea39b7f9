import { cellWidth, fit } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { type Brush, brushOf } from '../brush.ts'
import { below } from '../context.ts'
import { keyLabel, keySays } from '../key-words.ts'
import { bindings } from '../keymap.ts'
import { shown } from '../screens/registry.ts'
import type { State } from '../state.ts'
import { hasSide, type Size } from '../terminal.ts'
import { wrapped } from '../wrap.ts'
import { beside } from './beside.ts'

type Row = { readonly key: string; readonly says: string }

/** Every key of the screen below the help, as the symbol set writes it. */
function keyRows(state: State, ascii: boolean): readonly Row[] {
  const context = below(state)
  return bindings
    .filter(({ where }) => where[context] !== undefined)
    .map(({ label, plain, says }) => ({
      key: keyLabel(ascii ? (plain ?? label) : label),
      says: keySays(says),
    }))
}

/** Rows as lines of two columns, the right one wrapped. */
function tableOf(rows: readonly Row[], columns: number, brush: Brush): readonly string[] {
  const { text } = brush.symbols
  const left = Math.max(...rows.map(({ key }) => cellWidth(key)))
  return rows.flatMap(({ key, says }) =>
    wrapped(text(says), columns - left - 4).map((line, i) =>
      brush.line([[` ${fit(i === 0 ? text(key) : '', left, 'left')} `, 'bold'], [` ${line}`]], columns),
    ),
  )
}

/** The help as lines: keys, in two columns where there is room, then the words of the screen that need a sentence. */
export function helpLines(state: State, size: Size, brush: Brush): readonly string[] {
  const { columns } = size
  const { text } = brush.symbols
  const rows = keyRows(state, brush.look.symbols === 'ascii')
  const title = brush.line(
    [
      [say('screen.help.title'), 'bold'],
      [text(say('screen.help.hint')), 'muted'],
    ],
    columns,
  )
  const half = Math.ceil(rows.length / 2)
  const width = Math.floor((columns - 2) / 2)
  const keys = hasSide(size)
    ? beside(
        [rows.slice(0, half), rows.slice(half)].map((part) => ({
          lines: tableOf(part, width, brush),
          columns: width,
        })),
      )
    : tableOf(rows, columns, brush)
  const words = shown(state, (module) => module.reading) ?? []
  const reading =
    words.length === 0
      ? []
      : ['', brush.line([[say('screen.help.words'), 'bold']], columns), ...tableOf(words, columns, brush)]
  return [title, ...keys, ...reading]
}

/** Lines of the help in this window. */
export const helpLength = (state: State, size: Size): number =>
  helpLines(state, size, brushOf(state.look)).length
