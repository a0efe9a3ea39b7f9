import { Composer, type CST, Lexer, type ParsedNode, Parser } from 'yaml'
import type { Finding, Wording } from './issue.ts'
import { type Scanner, scanner } from './scan.ts'
import { type Errors, wordSyntax } from './syntax-words.ts'

/** The YAML tree of a text, null for one without content; or the findings that forbid to read it. */
export type Parsed =
  | { readonly ok: true; readonly root: ParsedNode | null }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** Lists and blocks inside each other that a file may have. */
const deepest = 64

const collections = new Set(['block-map', 'block-seq', 'flow-collection'])

const top = (at: number, to: number, wording: Wording): Finding => ({ at, to, path: [], word: () => wording })

const tooDeep: Wording = {
  code: 'too-deep',
  message: `lists and blocks are nested more than ${deepest} deep`,
  hint: 'look for brackets or dashes that repeat',
}

const secondDocument: Wording = {
  code: 'syntax',
  message: 'a second document begins here',
  hint: 'write each document in its own file, without "---" in between',
}

function isTooDeep(stack: readonly CST.Token[]): boolean {
  return stack.length > deepest && stack.filter((token) => collections.has(token.type)).length > deepest
}

const second = ({ offset }: CST.Token): Finding => top(offset, offset + 3, secondDocument)

/** Tokens of one document, or what is refused on the way; stops before the work grows with a hostile text. */
function tokenise(text: string, scan: Scanner): readonly CST.Token[] | Finding {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let documents = 0
  function keep(fresh: Iterable<CST.Token>): CST.Token | undefined {
    for (const token of fresh) {
      tokens.push(token)
      if (token.type === 'document' && ++documents === 2) return token
    }
    return undefined
  }
  for (const lexeme of new Lexer().lex(text)) {
    scan.see(lexeme)
    const extra = keep(parser.next(lexeme))
    if (extra !== undefined) return second(extra)
    if (isTooDeep(parser.stack)) return top(parser.offset - lexeme.length, parser.offset, tooDeep)
    // Nothing after a syntax error is told, so nothing after it needs to be read.
    if (tokens.at(-1)?.type === 'error') break
  }
  const extra = keep(parser.end())
  return extra === undefined ? tokens : second(extra)
}

function firstFault(text: string, errors: Errors, scan: Scanner): Finding {
  const { at, to, ...wording } = wordSyntax(text, errors, scan)
  return top(at, to, { code: 'syntax', ...wording })
}

/**
 * Parses YAML 1.2 (and so JSON) without running anything: no directives, tags, anchors or aliases, one document, at
 * most 64 levels. Of syntax errors only the first is told, as the others follow from it.
 */
export function parseText(text: string): Parsed {
  const scan = scanner()
  const tokens = tokenise(text, scan)
  if ('word' in tokens) return { ok: false, findings: [...scan.refused, tokens] }
  if (scan.refused.length > 0) return { ok: false, findings: scan.refused }
  // One document at most, so the whole text is composed at once; keys are checked for repetition in tree.ts.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const [document] = [...composer.compose(tokens, true, text.length)]
  const [first, ...others] = document?.errors ?? []
  if (first !== undefined) return { ok: false, findings: [firstFault(text, [first, ...others], scan)] }
  return { ok: true, root: document?.contents ?? null }
}
