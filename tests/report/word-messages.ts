import { IntlMessageFormat } from 'intl-messageformat'

/** A place of a message: what fills it, and the words that a select chooses by. */
export type Argument = {
  readonly name: string
  readonly kind: 'text' | 'select' | 'plural'
  readonly choices: readonly string[]
}

/** A piece of a message as the parser makes it; it numbers its kinds. */
type Piece = {
  readonly type: number
  readonly value?: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Piece[] }>>
}
const kinds: Readonly<Record<number, Argument['kind']>> = { 1: 'text', 5: 'select', 6: 'plural' }

const piecesOf = (message: string): readonly Piece[] =>
  new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()

function argumentsIn(pieces: readonly Piece[]): readonly Argument[] {
  return pieces.flatMap(({ type, value: name = '', options = {} }): readonly Argument[] => {
    const kind = kinds[type]
    const inner = Object.values(options).flatMap(({ value }) => argumentsIn(value))
    return kind === undefined ? inner : [{ name, kind, choices: Object.keys(options) }, ...inner]
  })
}

/** The places of a message. Throws where it is no ICU message. */
export const argumentsOf = (message: string): readonly Argument[] => argumentsIn(piecesOf(message))

const textIn = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ type, value = '', options }) => {
      if (type === 0) return value
      const inner = Object.values(options ?? {}).map((branch) => textIn(branch.value))
      return inner.length === 0 ? '0' : inner.join('\n')
    })
    .join('')

/** What a message says itself: all branches below each other, a 0 for each place. */
export const textOf = (message: string): string => textIn(piecesOf(message))
