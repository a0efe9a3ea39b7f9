import { openedIds, type State, screenOf } from '../state.ts'

// A word that a shell would read as more than one is quoted; the rest is left readable.
const word = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

/** The command line that gives what a screen shows. */
export function commandFor(
  ids: readonly string[],
  { replicates, measure, options }: { replicates: number; measure: string; options: readonly string[] },
): string {
  const shown = measure === 'weeklyActive' ? [] : ['--measure', measure]
  const verb = ids.length > 1 ? 'compare' : 'run'
  return ['fishbowl', verb, ...ids, '--replicates', `${replicates}`, ...shown, ...options].map(word).join(' ')
}

/** The command line of the screen that is shown; in the library, of what enter would open. */
export function commandOf(state: State): string {
  const { live, view, options, replicates } = state
  const screen = screenOf(state)
  const { measure } = view
  if (screen.name === 'library' || screen.name === 'info') {
    return commandFor(openedIds(state), { replicates, measure: 'weeklyActive', options })
  }
  const finished = live === undefined || live.phase === 'running' || live.done === 0 ? replicates : live.done
  const ids = screen.name === 'run' ? [screen.id] : screen.ids
  return commandFor(ids, { replicates: finished, measure, options })
}
