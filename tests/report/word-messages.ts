import { IntlMessageFormat } from 'intl-messageformat'

/** A place of a message: what fills it, and the words that a select chooses by. */
export type Argument = {
  readonly name: string
  readonly kind: 'text' | 'select' | 'plural'
  readonly choices: readonly string[]
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

// The parser numbers its kinds of elements.
const [literal, text, select, plural] = [0, 1, 5, 6]

const elementsOf = (message: string): readonly Element[] =>
  new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()

const branchesOf = (element: Element): readonly (readonly [choice: string, inner: readonly Element[]])[] =>
  'options' in element ? Object.entries(element.options).map(([choice, { value }]) => [choice, value]) : []

function argumentsIn(elements: readonly Element[]): readonly Argument[] {
  return elements.flatMap((element): readonly Argument[] => {
    const inner = branchesOf(element).flatMap(([, some]) => argumentsIn(some))
    if (element.type === text) return [{ name: element.value, kind: 'text', choices: [] }]
    if (element.type !== select && element.type !== plural) return inner
    const kind = element.type === select ? 'select' : 'plural'
    const choices = branchesOf(element).map(([choice]) => choice)
    return [{ name: element.value, kind, choices }, ...inner]
  })
}

/** The places of a message. Throws where it is no ICU message. */
export const argumentsOf = (message: string): readonly Argument[] => argumentsIn(elementsOf(message))

const textIn = (elements: readonly Element[]): string =>
  elements
    .map((element) => {
      if (element.type === literal) return element.value
      const inner = branchesOf(element).map(([, some]) => textIn(some))
      return inner.length === 0 ? '0' : inner.join('\n')
    })
    .join('')

/** What a message says itself: all branches below each other, a 0 for each place. */
export const textOf = (message: string): string => textIn(elementsOf(message))
