import type { MeasureId } from '@fishbowl/core'
import { shellWord } from '../cli/page.ts'
import { entryOf, type State } from '../state.ts'

/** What a command names a scenario by. */
const operandOf = (state: State, id: string): string => {
  const entry = entryOf(state, id)
  return entry === undefined ? id : (entry.file ?? entry.operand)
}

/** The command line that runs one scenario or compares several. */
export function commandFor(
  state: State,
  ids: readonly string[],
  { replicates, measure }: { readonly replicates: number; readonly measure: MeasureId },
): string {
  const shown = measure === 'weeklyActive' ? [] : ['--measure', measure]
  const verb = ids.length > 1 ? 'compare' : 'run'
  return commandLine(state, verb, ids, ['--replicates', `${replicates}`, ...shown])
}

/** A command line on scenarios, with the options that the screens were started with. */
export const commandLine = (
  state: State,
  verb: string,
  ids: readonly string[],
  options: readonly string[],
): string =>
  ['fishbowl', verb, ...ids.map((id) => operandOf(state, id)), ...options, ...state.options]
    .map(shellWord)
    .join(' ')

/** Replicates that the curves on the screen show, or will show. */
export const runsOf = ({ live, replicates }: State): number =>
  live === undefined || live.phase === 'running' || live.done === 0 ? replicates : live.done
