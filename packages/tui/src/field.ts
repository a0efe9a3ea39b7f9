import { cellWidth, graphemes, safe } from '@fishbowl/report'

/** A line of text being edited: graphemes before and behind the cursor. */
export type Field = { readonly before: readonly string[]; readonly after: readonly string[] }

/** Nothing typed yet. */
export const emptyField: Field = { before: [], after: [] }

/** Longer input is cut; a path may be long. */
const longest = 1000

/** The text of a field. */
export const textOf = ({ before, after }: Field): string => [...before, ...after].join('')

/** The text with its cursor; of a long one what stands in the `room` cells that end a little behind the cursor. */
export function fieldText({ before, after }: Field, caret: string, room = Number.POSITIVE_INFINITY): string {
  const parts = [...before, caret, ...after]
  const end = Math.min(parts.length, before.length + 9)
  let cells = parts.slice(0, end).reduce((sum, part) => sum + cellWidth(part), 0)
  const start = parts.findIndex((part) => {
    const fits = cells <= room
    cells -= cellWidth(part)
    return fits
  })
  return parts.slice(Math.max(0, start)).join('')
}

/** The field with a text put in at the cursor; line breaks and control characters are dropped. */
export function inserted(field: Field, text: string): Field {
  const room = longest - field.before.length - field.after.length
  return { ...field, before: [...field.before, ...graphemes(safe(text)).slice(0, room)] }
}

const moves: Readonly<Record<string, (field: Field) => Field>> = {
  left: ({ before, after }) => ({ before: before.slice(0, -1), after: [...before.slice(-1), ...after] }),
  right: ({ before, after }) => ({ before: [...before, ...after.slice(0, 1)], after: after.slice(1) }),
  home: ({ before, after }) => ({ before: [], after: [...before, ...after] }),
  end: ({ before, after }) => ({ before: [...before, ...after], after: [] }),
  backspace: ({ before, after }) => ({ before: before.slice(0, -1), after }),
  delete: ({ before, after }) => ({ before, after: after.slice(1) }),
  'ctrl+u': ({ after }) => ({ before: [], after }),
  'ctrl+k': ({ before }) => ({ before, after: [] }),
  'ctrl+w': ({ before, after }) => {
    const word = before.findLastIndex((part, i) => part !== ' ' && (before[i - 1] ?? ' ') === ' ')
    return { before: before.slice(0, Math.max(0, word)), after }
  },
}
const aliases: Readonly<Record<string, string>> = { 'ctrl+a': 'home', 'ctrl+e': 'end', 'ctrl+h': 'backspace' }

/** The field after a key; the same field where the key edits nothing. */
export function edited(field: Field, key: string): Field {
  const move = moves[aliases[key] ?? key]
  if (move !== undefined) return move(field)
  if (key === 'space') return inserted(field, ' ')
  return graphemes(key).length === 1 ? inserted(field, key) : field
}
