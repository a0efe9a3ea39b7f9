import { fromMarkdown } from 'mdast-util-from-markdown'

type Code = Extract<ReturnType<typeof fromMarkdown>['children'][number], { type: 'code' }>

/** Characters of the page, from the first to before the last. */
export type Span = { readonly start: number; readonly end: number }

/** What a command in a terminal is sent, or what its screen must show before it goes on. */
export type Move = { readonly press: string } | { readonly until: string }

/** What a page asks for; `line` counts from 1. */
export type Step = { readonly line: number; readonly at: Span; readonly text: string } & (
  | { readonly kind: 'file'; readonly name: string }
  | {
      readonly kind: 'command'
      readonly codes: readonly number[]
      readonly long: boolean
      readonly moves?: readonly Move[]
    }
  | { readonly kind: 'output' }
  | { readonly kind: 'number'; readonly pattern: string }
  | { readonly kind: 'not run'; readonly reason: string }
)

/** A page in its own order, and what is wrong with how it is written. */
export type Page = { readonly steps: readonly Step[]; readonly mistakes: readonly string[] }

type Block = {
  readonly line: number
  readonly at: Span
  readonly text: string
  readonly language: string
  readonly meta: string
  /** What the comment right above it says, without its dashes. */
  readonly comment: string
}

const advice = 'give it a file=, put it below its command, or write <!-- not run: the reason --> above it'

/** Keys by name; every other key is its character. */
const named: Readonly<Record<string, string>> = { space: ' ', enter: '\r', escape: '\x1b' }

/** `"Library", enter, "weekly active"`: texts to wait for and keys to press. */
const movesOf = (list: string): readonly Move[] =>
  [...list.matchAll(/"([^"]+)"|([^\s,]+)/g)].map(([, until, key = '']) =>
    until === undefined ? { press: named[key] ?? key } : { until },
  )

/** A block that runs as its comment says. */
function commandOf({ line, at, text, comment }: Block): Step {
  const codes = (/\bends with (\d+(?: or \d+)*)$/.exec(comment)?.[1] ?? '0').split(' or ').map(Number)
  const list = /^in a terminal: (.+)$/s.exec(comment)?.[1]
  const moves = list === undefined ? {} : { moves: movesOf(list) }
  return { line, at, text, kind: 'command', codes, long: /^long\b/.test(comment), ...moves }
}

/** The step that a block of code is; a text is what is wrong with it. */
function stepOf(block: Block, hasCommand: boolean): Step | string {
  const { line, at, text, language, meta, comment } = block
  const base = { line, at, text }
  const reason = /^not run: (.+)$/s.exec(comment)?.[1]
  if (reason !== undefined) return { ...base, kind: 'not run', reason: reason.replaceAll(/\s+/g, ' ') }
  const name = /^file=([\w.-]+)$/.exec(meta)?.[1]
  if (name !== undefined) return { ...base, kind: 'file', name }
  if (language === 'sh' || language === 'bash') return commandOf(block)
  if (language === 'text' && hasCommand) return { ...base, kind: 'output' }
  return `a block of ${language || 'no language'} that no test looks at; ${advice}`
}

const commentOf = (html: string): string => /^<!--\s*(.*?)\s*-->$/s.exec(html.trim())?.[1] ?? ''

/** Numbers of outputs in sentences: `<!-- = gains # points -->36.2<!-- / -->`. */
function numbersOf(page: string, lineOf: (offset: number) => number): readonly Step[] {
  // In code it is only named.
  return [...page.matchAll(/`[^`\n]*`|<!-- = (.+?) -->(.*?)<!-- \/ -->/g)].flatMap((match) => {
    const [all, pattern, text = ''] = match
    if (pattern === undefined) return []
    const end = match.index + all.length - '<!-- / -->'.length
    const at = { start: end - text.length, end }
    return [{ kind: 'number', pattern, text, at, line: lineOf(match.index) } as const]
  })
}

/** A block of code with its place in the page. */
function blockOf(page: string, { lang, meta, value, position }: Code, comment: string): Block {
  const start = position?.start.offset ?? 0
  const at = {
    start: page.indexOf('\n', start) + 1,
    end: page.lastIndexOf('\n', (position?.end.offset ?? 0) - 1),
  }
  return { line: position?.start.line ?? 1, at, text: value, language: lang ?? '', meta: meta ?? '', comment }
}

/** Blocks of code at the top level, each with the comment right above it; those within lists and quotations are mistakes. */
function blocksOf(page: string): { blocks: readonly Block[]; mistakes: readonly string[] } {
  const blocks: Block[] = []
  const mistakes: string[] = []
  let comment = ''
  for (const node of fromMarkdown(page).children) {
    const text = page.slice(node.position?.start.offset, node.position?.end.offset)
    if (node.type === 'code') blocks.push(blockOf(page, node, comment))
    else if (/^ *(?:>|[-*]|\d+\.)? *```/m.test(text))
      mistakes.push(
        `line ${node.position?.start.line}: a block of code within a list or a quotation; move it out`,
      )
    comment = node.type === 'html' ? commentOf(text) : ''
  }
  return { blocks, mistakes }
}

/** Reads a page of Markdown: its blocks of code at the top level, and numbers of outputs in its sentences. */
export function readPage(page: string): Page {
  const lineOf = (offset: number): number => page.slice(0, offset).split('\n').length
  const { blocks, mistakes: nested } = blocksOf(page)
  const steps: Step[] = []
  const mistakes = [...nested]
  let hasCommand = false
  for (const block of blocks) {
    const step = stepOf(block, hasCommand)
    if (typeof step === 'string') mistakes.push(`line ${block.line}: ${step}`)
    else {
      steps.push(step)
      if (step.kind !== 'output') hasCommand = step.kind === 'command' && !step.long
    }
  }
  for (const match of page.matchAll(/^<!-- = /gm))
    mistakes.push(`line ${lineOf(match.index)}: a number in a comment must not begin a line of Markdown`)
  steps.push(...numbersOf(page, lineOf))
  return { steps: steps.toSorted((a, b) => a.at.start - b.at.start), mistakes }
}
