import { flagship, type MeasureId, type Scenario } from '@fishbowl/core'
import type { Arm, Comparison } from '@fishbowl/lab'
import type { ColorDepth } from '@fishbowl/report'
import type { Entry } from './entry.ts'
import { emptyField, type Field } from './field.ts'
import type { Overlay } from './overlay.ts'
import { type BranchesScreen, type BranchesState, noBranches } from './screens/branches/state.ts'
import type { EditorScreen } from './screens/editor/state.ts'
import { freshLibrary, type LibraryState } from './screens/library/state.ts'
import type { PlayScreen, PlayState } from './screens/play/state.ts'
import { noStudies, type StudiesScreen, type StudiesState } from './screens/studies/state.ts'
import type { WhyScreen, WhyState } from './screens/why/state.ts'
import type { Look } from './terminal.ts'

/** A screen of the stack; the last one is shown. */
export type Screen =
  | { readonly name: 'library' }
  | { readonly name: 'info'; readonly id: string; readonly top: number }
  | { readonly name: 'run'; readonly id: string }
  /** With `under` four arms: baseline and policy, then the same under changed assumptions, in these words. */
  | { readonly name: 'compare'; readonly ids: readonly string[]; readonly under?: string }
  | EditorScreen
  | BranchesScreen
  | WhyScreen
  | StudiesScreen
  | PlayScreen

/** Runs under way or finished, as the screens last heard of them. */
export type Live = {
  /** The first one is the baseline. */
  readonly ids: readonly string[]
  /** The scenarios as they were when the runs began. */
  readonly arms: readonly Arm[]
  /** Replicates asked for. */
  readonly target: number
  readonly phase: 'running' | 'done' | 'stopped' | 'failed'
  /** Whole replicates so far. */
  readonly done: number
  /** Undefined until the first replicate is whole. */
  readonly comparison: Comparison | undefined
  /** Milliseconds from the first whole replicate to the latest, so that a slow start does not spoil the rate. */
  readonly elapsed: number
  readonly error?: string
  /** Stopped because other runs took the place; going back to it runs it anew. */
  readonly isCutOff?: boolean
}

/** What a chart screen shows of a comparison. */
export type View = {
  readonly measure: MeasureId
  readonly delta: boolean
  readonly bands: 'focused' | 'all' | 'none'
  /** Place of the focused arm among the arms. */
  readonly focus: number
  /** True where single runs of the focused arm lie behind its curve. */
  readonly singles: boolean
  /** Week of the time cursor. */
  readonly cursor: number | undefined
  readonly zoom: boolean
}

/** Everything the screens show. */
export type State = {
  /** Scenarios that can be opened: those of the library and of files, then drafts and branches in the order they were made. */
  readonly entries: readonly Entry[]
  readonly screens: readonly Screen[]
  readonly selected: string
  readonly filter: Field
  /** The selection to go back to when the filter is dropped; undefined while the field is not edited. */
  readonly editing: string | undefined
  /** Arms in the order of marking; the first is the baseline. */
  readonly marked: readonly string[]
  readonly replicates: number
  readonly live: Live | undefined
  /** The small ensemble beside the editor. */
  readonly preview: Live | undefined
  readonly why: WhyState | undefined
  readonly studies: StudiesState
  readonly branches: BranchesState
  /** The game that was opened last. */
  readonly play: PlayState | undefined
  /** Order of the list, files that are broken, and what was taken away. */
  readonly library: LibraryState
  readonly view: View
  /** What lies over the screen and takes the keys. */
  readonly overlay: Overlay | undefined
  /** One line for the reader, until the next key. */
  readonly message: string
  readonly look: Look
  /** Colours of the terminal, to come back to after none. */
  readonly depth: ColorDepth
  /** Options of the command line that every printed command repeats. */
  readonly options: readonly string[]
}

/** More arms share no chart that can be read. */
export const mostArms = 6

/** Measures that `m` goes through; the curves of all of them are kept while the runs come in. */
export const chartMeasures: readonly MeasureId[] = [
  'weeklyActive',
  'fourWeekActive',
  'aware',
  'registered',
  'posters',
  'answeredShare',
  'noReply',
  'medianReply',
  'cholesterolRatio',
  'expectedValue',
  'belonging',
  'knowledge',
  'load',
  'burnOut',
  'hoursSaved',
  'netValue',
]

/** The entry of an id. */
export const entryOf = ({ entries }: Pick<State, 'entries'>, id: string): Entry | undefined =>
  entries.find((entry) => entry.id === id)

/** True where these runs are of these scenarios as they are now. */
export const isOf = (live: Live | undefined, ids: readonly string[], state: State): live is Live =>
  live !== undefined &&
  live.ids.join(' ') === ids.join(' ') &&
  live.arms.every(({ id, scenario }) => isSame(scenario, entryOf(state, id)?.loaded.scenario))

/** True for a scenario itself, and for it with the seed that the arms of a comparison share. */
const isSame = (ran: Scenario, now: Scenario | undefined): boolean =>
  ran === now ||
  (now !== undefined &&
    Object.entries(now).every(([key, value]) => key === 'seed' || ran[key as keyof Scenario] === value))

/** The state with another screen on top. */
export const pushed = (state: State, screen: Screen): State => ({
  ...state,
  screens: [...state.screens, screen],
})

/** The state without the screen on top. */
export const popped = (state: State): State => ({ ...state, screens: state.screens.slice(0, -1) })

/** The state with the screen on top replaced. */
export const replaced = (state: State, screen: Screen): State => pushed(popped(state), screen)

/** The state with an entry put in, in the place of the one of its id. */
export const withEntry = (state: State, entry: Entry): State => ({
  ...state,
  entries: state.entries.some(({ id }) => id === entry.id)
    ? state.entries.map((one) => (one.id === entry.id ? entry : one))
    : [...state.entries, entry],
})

/** The screen that is shown. */
export const screenOf = (state: State): Screen => state.screens.at(-1) ?? { name: 'library' }

export { selectedEntry } from './screens/library/listed.ts'

/** What enter opens in the library: the marked arms from two on, else the selected scenario with its base, or alone. */
export const openedIds = ({ marked, selected, entries }: State): readonly string[] =>
  marked.length >= 2 ? marked : (armsWithBase(entries, selected) ?? [selected])

/** The comparison a scenario belongs to: the flagship pair, or itself after its base; undefined for a scenario without a base. */
export function armsWithBase(
  entries: readonly Pick<Entry, 'id' | 'base'>[],
  id: string,
): readonly string[] | undefined {
  const has = (one: string): boolean => entries.some((entry) => entry.id === one)
  if (flagship.some((one) => one === id) && flagship.every(has)) return flagship
  const base = entries.find((entry) => entry.id === id)?.base
  return base === undefined || !has(base) ? undefined : [base, id]
}

/** The state at the start: the library with the flagship preselected, so that Enter, Enter is its comparison. */
export function initialState(
  entries: readonly Entry[],
  { look, replicates, options }: Pick<State, 'look' | 'replicates' | 'options'>,
): State {
  const first = entries.find(({ id }) => id === flagship[1]) ?? entries[0]
  return {
    entries,
    screens: [{ name: 'library' }],
    selected: first?.id ?? '',
    filter: emptyField,
    editing: undefined,
    marked: [],
    replicates,
    live: undefined,
    preview: undefined,
    why: undefined,
    studies: noStudies,
    branches: noBranches,
    play: undefined,
    library: freshLibrary,
    view: {
      measure: 'weeklyActive',
      delta: false,
      bands: 'focused',
      focus: 0,
      singles: false,
      cursor: undefined,
      zoom: false,
    },
    overlay: undefined,
    message: '',
    look,
    depth: look.color,
    options,
  }
}
