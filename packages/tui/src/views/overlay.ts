import { cellWidth, fit } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../brush.ts'
import { fieldText, textOf } from '../field.ts'
import type { Choice, Overlay } from '../overlay.ts'
import { found } from '../press-overlay.ts'
import type { State } from '../state.ts'
import type { Size } from '../terminal.ts'
import { wrapped } from '../wrap.ts'
import { helpLines } from './help.ts'
import { bodyRows, firstShown, pickRows } from './layout.ts'

/** Cells that the words beside the choices get where both are long. */
const mostBeside = 24

/** The body with what lies over it: help takes all of it, the others its last rows. */
export function overlaid(body: readonly string[], state: State, size: Size, brush: Brush): readonly string[] {
  const { overlay } = state
  if (overlay === undefined) return body
  const rows = bodyRows(size)
  if (overlay.kind === 'help') {
    const [title = '', ...lines] = helpLines(state, size, brush)
    return [title, ...lines.slice(overlay.top)].slice(0, rows)
  }
  const block = blockOf(overlay, size, brush)
  const above = Array.from({ length: Math.max(0, rows - block.length) }, (_, row) => body[row] ?? '')
  // The rule of the block stands below; two of them look like a fault.
  const hasRule = above.at(-1) === block[0]
  return [...(hasRule ? [...above.slice(0, -1), ''] : above), ...block].slice(0, rows)
}

function blockOf(overlay: Exclude<Overlay, { kind: 'help' }>, size: Size, brush: Brush): readonly string[] {
  const { columns } = size
  const rule = brush.paint(brush.chrome.rule.repeat(columns), 'muted')
  switch (overlay.kind) {
    case 'pick':
      return [rule, ...pickLines(overlay, size, brush)]
    case 'prompt': {
      const text = fieldText(overlay.field, brush.chrome.caret, columns - cellWidth(overlay.title) - 3)
      const why = overlay.check(textOf(overlay.field).trim())
      return [
        rule,
        brush.line([[` ${overlay.title} `], [text, 'bold']], columns),
        brush.line([[` ${why ?? ''}`, 'muted']], columns),
      ]
    }
    case 'confirm': {
      const lines = wrapped(brush.symbols.text(overlay.question), columns - 2)
      return [
        rule,
        ...lines.map((line) => brush.line([[` ${line}`, 'bold']], columns)),
        brush.line([[say('screen.over.yesNo'), 'muted']], columns),
      ]
    }
  }
}

function pickLines(pick: Extract<Overlay, { kind: 'pick' }>, size: Size, brush: Brush): readonly string[] {
  const { columns } = size
  const places = found(pick)
  const rows = pickRows(size)
  const top = firstShown(pick.at, places.length, rows)
  const heading = brush.line(
    [
      [` ${say('screen.over.title', { title: pick.title })} `],
      [fieldText(pick.field, brush.chrome.caret), 'bold'],
      [`  ${say('screen.over.of', { n: places.length, all: pick.choices.length })}`, 'muted'],
    ],
    columns,
  )
  const widest = (words: (choice: Choice) => string): number =>
    Math.max(0, ...pick.choices.map((choice) => cellWidth(words(choice))))
  const room =
    columns -
    6 -
    Math.min(
      mostBeside,
      widest(({ says }) => says),
    )
  const width = Math.min(
    room,
    widest(({ label }) => label),
  )
  const lines = places.slice(top, top + rows).map((place, i) => {
    const { label = '', says = '' } = pick.choices[place] ?? {}
    const isHere = top + i === pick.at
    return brush.line(
      [
        [isHere ? ` ${brush.symbols.focus} ` : '   ', 'bold'],
        [
          fit(brush.symbols.text(label), width, 'left', brush.symbols.ellipsis),
          isHere ? 'selected' : 'plain',
        ],
        [`  ${says}`, 'muted'],
      ],
      columns,
    )
  })
  return [heading, ...Array.from({ length: rows }, (_, row) => lines[row] ?? '')]
}
