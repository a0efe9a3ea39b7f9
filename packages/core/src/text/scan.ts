import { CST } from 'yaml'
import type { Finding, Wording } from './issue.ts'

/** What the lexemes of a text show before they are composed. */
export type Scanner = {
  readonly see: (lexeme: string) => void
  /** Anchors, aliases, tags and directives, which no scenario may use. */
  readonly refused: readonly Finding[]
  /** Offsets of brackets that are open, outermost first. */
  readonly open: readonly number[]
  /** Offset of the last quoted text that was seen. */
  readonly quoted: () => number
}

const outOfUse = new Map<string | null, Wording>([
  [
    'alias',
    { code: 'alias', message: 'an alias is not allowed', hint: 'put text that starts with "*" in quotes' },
  ],
  [
    'anchor',
    { code: 'alias', message: 'an anchor is not allowed', hint: 'put text that starts with "&" in quotes' },
  ],
  ['tag', { code: 'tag', message: 'a tag is not allowed', hint: 'put text that starts with "!" in quotes' }],
  [
    'directive-line',
    {
      code: 'syntax',
      message: 'a YAML directive is not allowed',
      hint: 'remove the line that starts with "%"',
    },
  ],
])

/** A fresh scanner; feed it every lexeme of a text in order. */
export function scanner(): Scanner {
  const refused: Finding[] = []
  const open: number[] = []
  let offset = 0
  let quoted = 0
  let isText = false

  function markup(lexeme: string): void {
    if (lexeme === '[' || lexeme === '{') open.push(offset)
    if (lexeme === ']' || lexeme === '}') open.pop()
    const wording = outOfUse.get(CST.tokenType(lexeme))
    if (wording !== undefined)
      refused.push({ at: offset, to: offset + lexeme.length, path: [], word: () => wording })
  }

  function see(lexeme: string): void {
    const control = lexeme === CST.SCALAR || lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END
    if (!control) {
      if (lexeme.startsWith('"') || lexeme.startsWith("'")) quoted = offset
      // After the SCALAR mark comes the text of a value, which may look like markup.
      if (!isText) markup(lexeme)
      offset += lexeme.length
    }
    isText = lexeme === CST.SCALAR
  }

  return { see, refused, open, quoted: () => quoted }
}
