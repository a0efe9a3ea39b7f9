import { say } from '@fishbowl/report/words'
import type { State } from '../../state.ts'
import { keyHint } from '../../views/key-hint.ts'
import { sentencesOf } from './detail.ts'
import { headsOf, placeOf, rowsOf, type WhyRow } from './rows.ts'
import { runOf, type WhyPart, type WhyRun, type WhyScreen } from './state.ts'
import { emptyWords, fatesOf, headlines, measureWords, progressWords } from './words.ts'

/** How an explanation ended, where that is not by being done. */
const endedWords = (phase: WhyRun['phase']): string =>
  phase === 'stopped' || phase === 'failed' ? say(`editor.why.spoken.${phase}`) : ''

/** A row with the words of its columns. */
function rowWords({ title, cells }: WhyRow, part: WhyPart): string {
  const facts = cells.map((cell, i) => `${headsOf(part)[i] ?? ''} ${cell.trim()}`.trim())
  return [title, ...facts].join(', ')
}

/** The explanation in sentences. */
export function spokenWhy(state: State, screen: WhyScreen): readonly string[] {
  const run = runOf(state, screen)
  const [first, second] = screen.ids
  if (run === undefined) return [say('editor.why.spoken.head', { first, second })]
  const progress =
    run.phase === 'running' ? ` ${progressWords(run).slice(0, 1).join('')}.` : endedWords(run.phase)
  const head = `${say('editor.why.spoken.head', { first, second })} ${measureWords(run)}.${progress}`
  const { found } = run
  if (found === undefined || found.same !== undefined) return [head, ...headlines(run), keyHint()]
  const rows = rowsOf(found, screen.part)
  const at = placeOf(rows, screen)
  const row = rows[at]
  const words =
    row === undefined
      ? [emptyWords(run, found, screen.part)]
      : [
          say('editor.why.spoken.row', { at: at + 1, n: rows.length, row: rowWords(row, screen.part) }),
          ...sentencesOf(row, run, found),
        ]
  const fates = screen.part === 'stories' ? [fatesOf(found)] : []
  return [
    head,
    ...headlines(run),
    say('editor.why.spoken.part', { part: say(`editor.why.id.${screen.part}`) }),
    ...fates,
    ...words,
    keyHint(),
  ].filter((line) => line !== '')
}
