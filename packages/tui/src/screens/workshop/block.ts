import type { Figure } from '@fishbowl/report'

/** A cell that stands at the right where it is a number. */
export type Column = { readonly head: string; readonly align: 'left' | 'right' }

/** A piece of a page: drawn on a screen, or said to a screen reader. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly style?: 'bold' | 'muted' }
  /** What is chosen by a digit; large where there is room for it. */
  | {
      readonly kind: 'choice'
      readonly digit: string
      readonly text: string
      readonly note?: string
      readonly isMarked?: boolean
    }
  /** A number that is the message. */
  | { readonly kind: 'number'; readonly text: string; readonly isTyped?: boolean }
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
    }
  /** A number, and in words what it is of. */
  | { readonly kind: 'pair'; readonly number: string; readonly text: string }
  /** Curves up to a week; they take the room that is left. */
  | {
      readonly kind: 'figure'
      readonly figure: Figure
      readonly until: number | undefined
      readonly focus: number
    }
  /** How far something is, 0 to 1. */
  | { readonly kind: 'bar'; readonly share: number; readonly text: string }
  /** Lines that are drawn already, with the sentences that they stand for. */
  | {
      readonly kind: 'lines'
      readonly draw: (columns: number, rows: number) => readonly string[]
      readonly spoken: readonly string[]
    }
  /** Room for a text that comes later, so that nothing jumps then. */
  | { readonly kind: 'veil'; readonly text: string }
  | { readonly kind: 'gap' }

export const title = (text: string): Block => ({ kind: 'title', text })
export const text = (words: string, style?: 'bold' | 'muted'): Block => ({
  kind: 'text',
  text: words,
  ...(style === undefined ? {} : { style }),
})
export const gap: Block = { kind: 'gap' }
