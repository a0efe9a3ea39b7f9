import { cellWidth } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush, Piece } from '../brush.ts'
import { footWord, keyLabel } from '../key-words.ts'
import { bindings, type Context } from '../keymap.ts'
import { leastSize, type Size } from '../terminal.ts'
import { wrapped } from '../wrap.ts'

const name = ' fishbowl'

/** The header: breadcrumbs at the left, facts at the right. Where room is short facts go from the last, then crumbs in the middle, then all facts. */
export function headerLine(
  { crumbs, facts }: { readonly crumbs: readonly string[]; readonly facts: readonly string[] },
  columns: number,
  brush: Brush,
): string {
  const { chrome, symbols } = brush
  const pathOf = (parts: readonly string[]): string =>
    `  ${parts.map(symbols.text).join(` ${chrome.crumb} `)}`
  const whole = pathOf(crumbs)
  const short =
    crumbs.length < 3 ? whole : pathOf([...crumbs.slice(0, 1), symbols.ellipsis, ...crumbs.slice(-1)])
  const factsOf = (count: number): string => facts.slice(0, count).map(symbols.text).join(symbols.separator)
  const choices = [
    ...facts.map((_, i) => [whole, factsOf(facts.length - i)] as const),
    [short, factsOf(1)] as const,
    [whole, ''] as const,
  ]
  const fits = ([path, right]: readonly [string, string]): boolean =>
    cellWidth(name + path + right) + 3 <= columns
  const [path, right] = choices.find(fits) ?? [short, '']
  const space = ' '.repeat(Math.max(1, columns - cellWidth(name + path + right) - 1))
  const pieces: readonly Piece[] = [[name, 'bold'], [path], [right === '' ? '' : space + right, 'muted']]
  return brush.line(pieces, columns)
}

/** The footer: whole hints only, in the order of the key table; `? help` first, the way out kept before the others. */
export function footerLine(context: Context, columns: number, brush: Brush): string {
  const hints = bindings.flatMap(({ where, label, plain, action }) => {
    const word = where[context] ?? ''
    const key = keyLabel(brush.look.symbols === 'ascii' ? (plain ?? label) : label)
    return word === ''
      ? []
      : [
          {
            key: brush.symbols.text(key),
            word: brush.symbols.text(footWord(word)),
            urgent: action === 'help' || action === 'back',
          },
        ]
  })
  const widthOf = ({ key, word }: (typeof hints)[number]): number => cellWidth(`${key} ${word}`) + 2
  let room =
    columns - 1 + 2 - hints.filter(({ urgent }) => urgent).reduce((sum, hint) => sum + widthOf(hint), 0)
  const shown = hints.filter((hint) => {
    if (hint.urgent) return true
    if (widthOf(hint) > room) return false
    room -= widthOf(hint)
    return true
  })
  const pieces = shown.flatMap(({ key, word }, i): readonly Piece[] => [
    [i === 0 ? ' ' : '  '],
    [key, 'bold'],
    [` ${word}`, 'muted'],
  ])
  return brush.line(pieces, columns)
}

/** Lines that a message takes at most: the screen it is about should stay. */
const mostMessageLines = 8

/** A message as status lines; a command that holds a scenario takes several, and what is left out is shown to be. */
export function messageLines(message: string, columns: number, brush: Brush): readonly string[] {
  const lines = wrapped(brush.symbols.text(message), columns - 2)
  const shown = lines.slice(0, mostMessageLines)
  const left = lines.length > shown.length ? brush.symbols.ellipsis : ''
  return shown.map((line, i) => brush.line([[` ${line}${i === shown.length - 1 ? left : ''}`]], columns))
}

/** What a window says that is too small for the screens. */
export function tooSmallLines({ columns, rows }: Size, brush: Brush): readonly string[] {
  const text = [
    say('screen.small.needs', { ...leastSize }),
    say('screen.small.is', { columns, rows }),
    say('screen.small.way'),
  ]
  return text.slice(0, rows).map((line) => brush.line([[brush.symbols.text(line)]], columns))
}
