import { shellWord } from '../../cli/page.ts'
import type { State } from '../../state.ts'
import type { StudyRow } from './services.ts'
import { rowOf, type StudiesScreen } from './state.ts'
import { makingOf, selectedRow } from './words.ts'

const line = (...words: readonly string[]): string => ['fishbowl', 'study', ...words].map(shellWord).join(' ')

/** The command that goes on with a study: makes what is missing, or sums up what is there. */
function nextCommand({ studies }: State, row: StudyRow): string {
  const { file, ledger, standing } = row
  if (makingOf(studies, row) !== undefined || standing === 'elsewhere') return line('status', ledger)
  if (file === undefined || standing === 'done' || standing === 'version') return line('results', ledger)
  if (standing === 'broken') return line('plan', file)
  return standing === 'failures' ? line('run', file, '--retry-failed') : line('run', file)
}

/** The command line that gives what is on the screen. */
export function studyCommand(state: State, screen: StudiesScreen): string {
  const row = screen.open === undefined ? selectedRow(state.studies) : rowOf(state.studies, screen.open)
  if (row === undefined) return line('--help')
  if (screen.open === undefined) return nextCommand(state, row)
  const { ledger, file, counts } = row
  if (screen.part === 'plan' && file !== undefined) return line('plan', file)
  if (counts === undefined) return nextCommand(state, row)
  if (screen.part === 'failures') return line('status', ledger)
  return line('results', ledger, ...(screen.measure === undefined ? [] : ['--measure', screen.measure]))
}
