import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import type { Options } from 'mdast-util-to-markdown'
import { safe } from '../safe.ts'

const inText = { inConstruct: 'phrasing' } as const

/** How Markdown is written: what GitHub reads beyond CommonMark is escaped too (struck text, bare addresses, formulas). */
export const markdownOptions: Options = {
  bullet: '-',
  rule: '-',
  emphasis: '_',
  extensions: [gfmTableToMarkdown()],
  unsafe: [
    { character: '~', ...inText },
    { character: ':', before: '[ps]', after: '\\/', ...inText },
    { character: '.', before: '[Ww]', after: '[\\-.\\w]', ...inText },
    { character: '$', after: '(?=[^\\s.,;:)|*])', ...inText },
  ],
}

/**
 * A text of somebody as Markdown may hold it: one line, nothing invisible. A word joiner behind `@` keeps GitHub from making a mention or
 * a link to a mailbox of it, which no escape does.
 */
export const plain = (text: string): string => safe(text).replace(/@(?=[\p{L}\p{N}_-])/gu, '@\u2060')
