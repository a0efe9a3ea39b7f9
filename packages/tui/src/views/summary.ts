import { cellWidth, formatNumber, formatOf, measureTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { brushOf } from '../brush.ts'
import { playSummary } from '../screens/play/index.ts'
import { shown } from '../screens/registry.ts'
import { partingWords } from '../screens/studies/words.ts'
import { isOf, type State, screenOf } from '../state.ts'
import { clauses, wrapped } from '../wrap.ts'
import { commandFor } from './command.ts'
import { sentenceOf } from './compare.ts'
import { progressFacts } from './progress.ts'

/** The most lines the shell's screen gets. */
const mostLines = 6

/** What stays on the shell's screen; paths and commands of a game are not broken: they are there to be copied. */
export const summaryLines = (state: State, columns: number): readonly string[] =>
  playSummary(state)?.map(brushOf(state.look).symbols.text) ?? resultLines(state, columns)

/** Of the other screens: the last result and the command that gives it again; at most six lines of plain text, unless the command is long. */
function resultLines(state: State, columns: number): readonly string[] {
  const { live, view, look } = state
  const { symbols } = brushOf(look)
  // Numbers of scenarios that were changed since would stand beside a command that gives others.
  const comparison = live !== undefined && isOf(live, live.ids, state) ? live.comparison : undefined
  const kept = partingWords(state.studies)
  const study = kept === undefined ? [] : wrapped(symbols.text(kept), columns)
  if (live === undefined || comparison === undefined)
    return study.length > 0
      ? study
      : [
          say('screen.summary.without', {
            command: symbols.text(shown(state, (module, one) => module.command(state, one))),
          }),
        ]
  const { arms, replicates } = comparison
  const levels = arms.map(
    ({ arm, end }) => `${arm.id} ${formatNumber(end(view.measure).mean, formatOf(view.measure))}`,
  )
  const screen = screenOf(state)
  const ids = screen.name === 'run' ? [screen.id] : live.ids
  const command = commandFor(state, ids, { replicates: replicates.length, measure: view.measure })
  // A command may name a file, and a file may have any name.
  const again = say('curve.foot.again', { again: symbols.text(command) })
  const room = Math.max(3, mostLines - study.length - Math.ceil(cellWidth(again) / columns))
  const told = clauses(symbols.text(sentenceOf(comparison, view)), columns, room)
  // Half a sentence is worse than none.
  const sentence = told.at(-1)?.endsWith('.') === true ? told : []
  const [runs = ''] = progressFacts({ ...live, phase: 'done' })
  const reached = say('curve.named', { name: measureTitle(view.measure), text: levels.join(', ') })
  const facts = `${runs}, ${reached}`
  const above = wrapped(symbols.text(facts), columns)
  // Half a list of levels would mislead; the sentence is what was asked for. A command is not broken: it is there to be copied.
  return [...(above.length + sentence.length <= room ? above : []), ...sentence, ...study, again]
}
