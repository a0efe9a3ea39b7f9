import { fit } from '@fishbowl/report'
import { type Brush, brushOf } from '../brush.ts'
import { below } from '../context.ts'
import { bindings } from '../keymap.ts'
import { shown } from '../screens/registry.ts'
import type { State } from '../state.ts'
import { hasSide, type Size } from '../terminal.ts'

type Row = { readonly key: string; readonly says: string }

/** Every key of the screen below the help, as the symbol set writes it. */
function keyRows(state: State, ascii: boolean): readonly Row[] {
  const context = below(state)
  return bindings
    .filter(({ where }) => where[context] !== undefined)
    .map(({ label, plain, says }) => ({ key: ascii ? (plain ?? label) : label, says }))
}

/** The help as lines: keys, in two columns where there is room, then how to read a chart. */
export function helpLines(state: State, size: Size, brush: Brush): readonly string[] {
  const rows = keyRows(state, brush.look.symbols === 'ascii')
  const half = hasSide(size) ? Math.ceil(rows.length / 2) : rows.length
  const width = hasSide(size) ? Math.floor(size.columns / 2) : size.columns
  const lineOf = (row: Row | undefined, columns: number): string =>
    row === undefined
      ? ''
      : brush.line(
          [[` ${fit(row.key, 12, 'left')} `, 'bold'], [fit(row.says, columns - 14, 'left')]],
          columns,
        )
  const keys = rows.slice(0, half).map((row, i) => lineOf(row, width) + lineOf(rows[i + half], width))
  const title = brush.line(
    [
      [' Keys here', 'bold'],
      [' (esc closes, arrows scroll)', 'muted'],
    ],
    size.columns,
  )
  const words = shown(state, (module) => module.reading) ?? []
  const reading = words.length === 0 ? [] : ['', ...words.map((row) => lineOf(row, size.columns))]
  return [title, ...keys, ...reading]
}

/** Lines of the help in this window. */
export const helpLength = (state: State, size: Size): number =>
  helpLines(state, size, brushOf(state.look)).length
