import type { State } from '../../state.ts'
import { keyHint } from '../../views/key-hint.ts'
import { sentencesOf } from './detail.ts'
import { heads, placeOf, rowsOf, type WhyRow } from './rows.ts'
import { runOf, type WhyPart, type WhyRun, type WhyScreen } from './state.ts'
import { emptyWords, fatesOf, headlines, measureWords, progressWords } from './words.ts'

const ended: Readonly<Record<WhyRun['phase'], string>> = {
  running: '',
  done: '',
  stopped: ' Stopped.',
  failed: ' Failed.',
}

/** A row with the words of its columns. */
function rowWords({ title, cells }: WhyRow, part: WhyPart): string {
  const facts = cells.map((cell, i) => `${heads[part][i] ?? ''} ${cell.trim()}`.trim())
  return [title, ...facts].join(', ')
}

/** The explanation in sentences. */
export function spokenWhy(state: State, screen: WhyScreen): readonly string[] {
  const run = runOf(state, screen)
  const [first, second] = screen.ids
  if (run === undefined) return [`Why ${second} differs from ${first}.`]
  const progress = run.phase === 'running' ? ` ${progressWords(run).slice(0, 1).join('')}.` : ended[run.phase]
  const head = `Why ${second} differs from ${first}. ${measureWords(run)}.${progress}`
  const { found } = run
  if (found === undefined || found.same !== undefined) return [head, ...headlines(run), keyHint()]
  const rows = rowsOf(found, screen.part)
  const at = placeOf(rows, screen)
  const row = rows[at]
  const words =
    row === undefined
      ? [emptyWords(run, found, screen.part)]
      : [`${at + 1} of ${rows.length}: ${rowWords(row, screen.part)}.`, ...sentencesOf(row, run, found)]
  const fates = screen.part === 'stories' ? [fatesOf(found)] : []
  return [head, ...headlines(run), `Part ${screen.part}.`, ...fates, ...words, keyHint()].filter(
    (line) => line !== '',
  )
}
