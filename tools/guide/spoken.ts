// Commands and numbers in a page's sentences, and commands in blocks that are not run.
import { readPage } from './page.ts'

/** The words of the first command of a line of shell; quotes are taken off, and pipes, redirections and comments end it. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = []
  for (const match of line.matchAll(/'([^']*)'|"([^"]*)"|(\|\||&&|[|;>&#)])|([^\s'"|;>&)]+)/g)) {
    const [, single, double, end, bare] = match
    if (end !== undefined || bare?.startsWith('#')) break
    const word = single ?? double ?? bare ?? ''
    // A quotation right behind a word belongs to it.
    if (match.index > 0 && /[^\s|;>&]/.test(line[match.index - 1] ?? '') && words.length > 0)
      words[words.length - 1] += word
    else words.push(word)
  }
  return words
}

/** The arguments of every `fishbowl` in a piece of shell that are complete: no `...`, no `<placeholder>`. */
function commandsOf(shell: string): readonly (readonly string[])[] {
  const lines = shell.replaceAll(/\\\n\s*/g, ' ').split('\n')
  return lines
    .flatMap((line) =>
      [...line.matchAll(/(?:^|(?<=[\s;&|(]))(?:npx )?fishbowl\s+(?=[\w'"-])/g)].map(({ index, 0: head }) =>
        line.slice(index + head.length),
      ),
    )
    .map(wordsOf)
    .filter(
      (words) =>
        !(words[0] ?? '-').startsWith('-') &&
        !words.some((word) => /\.\.\.|…|^<|\$\(\(|\$\{\{|\{\}/.test(word)),
    )
}

const withoutBlocks = (page: string): string => page.replaceAll(/^```[^]*?^```$/gm, '')

/** The arguments of every complete command that a page shows: in blocks that are not run, and within its sentences. */
export function shownCommands(page: string): readonly (readonly string[])[] {
  const blocks = readPage(page).steps.flatMap((step) =>
    step.kind === 'not run' ? commandsOf(step.text) : [],
  )
  const spoken = [...withoutBlocks(page).matchAll(/`((?:npx )?fishbowl [^`]+)`/g)].flatMap(([, code = '']) =>
    // Within a table a pipe is escaped.
    commandsOf(code.replaceAll('\\|', '|')),
  )
  return [...blocks, ...spoken]
}

/**
 * Numbers with the unit of a result (%, points, $) in a page's sentences that no output gives: neither regenerated (`<!-- = ... -->`) nor declared
 * as fixed in a comment `<!-- no result: 80 %, ... -->`. `90 %` is the width of every interval.
 */
export function looseNumbers(page: string): readonly string[] {
  const declared = [...page.matchAll(/<!-- no result: (.+?) -->/gs)].flatMap(([, list = '']) =>
    list.split(/,\s+/),
  )
  const fixed = new Set(['90 %', ...declared.map((one) => one.replaceAll(/\s+/g, ' ').trim())])
  const prose = withoutBlocks(page)
    .replaceAll(/<!-- = .+? -->.*?<!-- \/ -->/g, '')
    .replaceAll(/<!--[^]*?-->/g, '')
    .replaceAll(/`[^`]*`/g, '')
  return [...prose.matchAll(/[+-]?\d[\d.,]*[\s\u00a0]?(?:%|points?\b|k\$|M\$)|\$\d[\d.,]*/g)]
    .map(([number]) => number.replaceAll(/\s+/g, ' '))
    .filter((number) => !fixed.has(number))
}
