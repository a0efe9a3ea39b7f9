import type { Action } from './keymap.ts'

/** Lines that fit, and lines there are. */
type Text = { readonly room: number; readonly length: number }

const stepOf = (action: Action, { room, length }: Text): number => {
  const steps: Readonly<Partial<Record<Action, number>>> = {
    up: -1,
    down: 1,
    pageUp: -room,
    pageDown: room,
    first: -length,
    last: length,
  }
  return steps[action] ?? 0
}

/** The first line shown of a text that is scrolled; the view stops at its end. */
export const scrolled = (top: number, action: Action, text: Text): number =>
  Math.max(0, Math.min(text.length - text.room, top + stepOf(action, text)))

/** The place in a list that an action moves to. */
export const moved = (at: number, action: Action, text: Text): number =>
  Math.max(0, Math.min(text.length - 1, at + stepOf(action, text)))
