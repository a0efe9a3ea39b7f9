import { bindings } from '../../../packages/tui/src/keymap.ts'
import { keys } from '../../support/terminal.ts'

/** A screen, or what lies over one: the keys that lead there from the place before, and how it is known. */
type Place = {
  readonly name: string
  readonly keys: string
  readonly isThere: (screen: readonly string[]) => boolean
}

const has = (screen: readonly string[], text: string | RegExp): boolean =>
  screen.join('\n').search(text) !== -1

/** Screens by the key that jumps to them and their name in the breadcrumbs; taken from the key table, so that none is forgotten. */
export const numbered: readonly (readonly [key: string, name: string])[] = bindings
  .filter(({ action }) => action.startsWith('go'))
  .map(({ keys: [key = ''], says }) => [key, says.split(/\W/)[0] ?? ''])

const over = [
  { what: 'help', open: '?', close: '?', words: 'Keys here' },
  { what: 'commands', open: ':', close: keys.escape, words: 'commands: ' },
] as const

const placesOf = ([key, name]: readonly [string, string]): readonly Place[] => [
  { name, keys: key, isThere: ([header = '']) => header.includes(name) },
  ...over.flatMap(({ what, open, close, words }) => [
    { name: `${what} over ${name}`, keys: open, isThere: (screen: readonly string[]) => has(screen, words) },
    {
      name: `${name} after ${what}`,
      keys: close,
      isThere: (screen: readonly string[]) => !has(screen, words),
    },
  ]),
]

type Walker = {
  readonly type: (text: string) => void
  readonly until: (predicate: (screen: readonly string[]) => boolean) => Promise<readonly string[]>
  readonly quiet: () => Promise<readonly string[]>
}

/** The screen once nothing was written for longer than runs wait between two states. */
export async function rest({
  quiet,
  raw,
}: Pick<Walker, 'quiet'> & { readonly raw: () => string }): Promise<readonly string[]> {
  for (;;) {
    const written = raw().length
    for (let i = 0; i < 5; i++) await quiet()
    if (raw().length === written) return quiet()
  }
}

/** Goes to every screen in turn, with help and palette over each, and hands it over once nothing is written any more. */
export async function walkEverywhere(
  { type, until, quiet }: Walker,
  visit: (name: string, screen: readonly string[]) => void | Promise<void> = () => undefined,
): Promise<void> {
  await until((screen) => has(screen, /▸|>|\*/) && has(screen, 'professional-aligned'))
  for (const { name, keys: pressed, isThere } of numbered.flatMap(placesOf)) {
    type(pressed)
    await until(isThere)
    await visit(name, await quiet())
  }
}
