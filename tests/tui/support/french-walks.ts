import { cellWidth } from '@fishbowl/report'
import { type Language, languages, speak } from '@fishbowl/report/words'
import { expect } from 'vitest'
import type { Size } from '../../../packages/tui/src/terminal.ts'
import { textOf } from '../../report/word-messages.ts'
import { openScreens } from './screens.ts'
import { smallServices } from './small-services.ts'
import { countsOf, smallStudies, studyRow } from './small-studies.ts'

const rows = [
  studyRow('a.yaml', { title: 'Q', question: '', standing: 'done', counts: countsOf(30, 30) }),
  studyRow('b.yaml', { title: 'Q', question: '', standing: 'open', counts: countsOf(12, 30, 1) }),
]

/** Keys to each state of a screen, from the library; the first of them open it. */
export const walks = {
  editor: ['je', '+', '/lien', '\r', '\u001B', 'o', 'o\u001B[F', '\r', '\u001B', 'r', '?'],
  branches: ['j5', 'f', '\r', 'x', 'u', ' ', '?'],
  why: ['j6', 'o', '\t', '\t', 'R', '?'],
  studies: ['7', 'ff', 'fffn', '\u001Bj', '\r', 'l', 'p', 'x', '?'],
} as const

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []
const wordsIn = (language: Language): readonly string[] =>
  Object.values(languages[language]).flatMap((message) => wordsOf(textOf(message)))

/** Words that only English messages have, but for those of keys, files and commands. */
const french = new Set(wordsIn('fr'))
export const english = new Set(
  wordsIn('en').filter(
    (word) =>
      !french.has(word) &&
      !/^(?:yaml|json|team|intern|count|fte|training|alignment|policies|the|one)$/.test(word),
  ),
)

/** What stands in files is told as it stands: names, differences, the text of a file, sources of the ledger, what these tests make up. */
const asWritten =
  /The standard rollout|A professional, tied to work|How much is enough\?|^ +(?:runs|time) .*$|Hypothèse\s: [a-z].*$|[^\s]+…|[\w-]+\.\w+|[\w]+(?:-[\w…]+)+|^ *[~+-] .*$|^ *\w+:.*$/gm

/** English words in lines of a screen. */
export const leftIn = (screen: readonly string[]): readonly string[] =>
  wordsOf(screen.join('\n').replaceAll(asWritten, ' ')).filter((word) => english.has(word))

/** Walks through the states of a screen in French: each fills the window and has no English word. */
export async function walkInFrench(walk: readonly string[], { columns, rows: height }: Size): Promise<void> {
  speak('fr')
  const services = { ...smallServices(), studies: smallStudies({ rows }) }
  const { type, until, quiet } = openScreens({ columns, rows: height, services })
  await until((screen) => screen.at(-1)?.endsWith(' quitter') === true)
  const left: string[] = []
  for (const keys of walk) {
    type(keys)
    const screen = await quiet()
    expect(screen).toHaveLength(height)
    for (const line of screen) expect(cellWidth(line), line).toBeLessThanOrEqual(columns)
    const found = leftIn(screen)
    if (found.length > 0) left.push(`${found.join(', ')}\n${screen.join('\n')}`)
  }
  expect(left.join('\n')).toBe('')
}
