import { graphemes } from '@fishbowl/report'

/** The part of Ink's key description that names a key. */
export type KeyFlags = Readonly<
  Record<
    | 'upArrow'
    | 'downArrow'
    | 'leftArrow'
    | 'rightArrow'
    | 'pageUp'
    | 'pageDown'
    | 'home'
    | 'end'
    | 'return'
    | 'escape'
    | 'tab'
    | 'backspace'
    | 'delete'
    | 'ctrl'
    | 'shift'
    | 'meta',
    boolean
  >
>

const named = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof KeyFlags, string])[]

/** Nobody types more keys than this between two reads; more at once, unless it is one key held down, was pasted. */
const mostAtOnce = 32

/**
 * The keys in one event, as the key table writes them: `j`, `G`, `space`, `enter`, `ctrl+l`, `alt+j`. A burst gives one key a
 * grapheme. A modified letter never equals the plain one, and what looks pasted gives no key.
 */
export function keysOf(input: string, flags: KeyFlags): readonly string[] {
  const name = named.find(([flag]) => flags[flag])?.[1]
  const modifiers = (flags.ctrl ? 'ctrl+' : '') + (flags.meta ? 'alt+' : '')
  if (name !== undefined) return [modifiers + (flags.shift ? `shift+${name}` : name)]
  if (input === '') return []
  if (modifiers !== '') return [modifiers + (input === ' ' ? 'space' : input)]
  const parts = graphemes(input)
  if (parts.length > mostAtOnce && new Set(parts).size > 1) return []
  return parts.map(keyOf)
}

function keyOf(part: string): string {
  if (part === ' ') return 'space'
  // A line feed is what a terminal makes of Enter that was typed before the program took over.
  if (part === '\r' || part === '\n' || part === '\r\n') return 'enter'
  if (part === '\t') return 'tab'
  const code = part.codePointAt(0) ?? 0
  if (code >= 0x20) return part
  // Control codes stand for ctrl and the letter 0x60 above them.
  return `ctrl+${String.fromCodePoint(code + 0x60)}`
}
