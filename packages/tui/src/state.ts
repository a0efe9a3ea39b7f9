import { flagship, type MeasureId } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'
import type { ColorDepth } from '@fishbowl/report'
import { emptyField, type Field, textOf } from './field.ts'
import type { Context } from './keymap.ts'
import type { LibraryEntry } from './services.ts'
import { type Look, type Size, tooSmall } from './terminal.ts'

/** A screen of the stack; the last one is shown. */
export type Screen =
  | { readonly name: 'library' }
  | { readonly name: 'info'; readonly id: string; readonly top: number }
  | { readonly name: 'run'; readonly id: string }
  | { readonly name: 'compare'; readonly ids: readonly string[] }

/** Runs under way or finished, as the screens last heard of them. */
export type Live = {
  /** The first one is the baseline. */
  readonly ids: readonly string[]
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
}

/** What a chart screen shows of a comparison. */
export type View = {
  readonly measure: MeasureId
  readonly delta: boolean
  readonly bands: 'focused' | 'all' | 'none'
  /** Place of the focused arm among the arms. */
  readonly focus: number
  /** Week of the time cursor. */
  readonly cursor: number | undefined
  readonly zoom: boolean
}

/** Everything the screens show. */
export type State = {
  readonly entries: readonly LibraryEntry[]
  readonly screens: readonly Screen[]
  readonly selected: string
  readonly filter: Field
  /** The selection to go back to when the filter is dropped; undefined while the field is not edited. */
  readonly editing: string | undefined
  /** Arms in the order of marking; the first is the baseline. */
  readonly marked: readonly string[]
  readonly replicates: number
  readonly live: Live | undefined
  readonly view: View
  /** First line of the help that is shown; undefined while it is closed. */
  readonly help: number | undefined
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

/** The screen that is shown. */
export const screenOf = (state: State): Screen => state.screens.at(-1) ?? { name: 'library' }

/** Where a key pressed now lands. */
export function contextOf(state: State, size: Size): Context {
  if (tooSmall(size)) return 'small'
  if (state.help !== undefined) return 'help'
  const { name } = screenOf(state)
  return name === 'library' && state.editing !== undefined ? 'filter' : name
}

/** The entries whose id, title or question contain every word of the filter. */
export function visibleEntries({ entries, filter }: State): readonly LibraryEntry[] {
  const words = textOf(filter).toLowerCase().split(' ')
  return entries.filter(({ id, title, question }) => {
    const text = `${id} ${title} ${question}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** The selected entry, or the first visible one; undefined where the filter leaves none. */
export function selectedEntry(state: State): LibraryEntry | undefined {
  const visible = visibleEntries(state)
  return visible.find(({ id }) => id === state.selected) ?? visible[0]
}

/** What enter opens in the library: the marked arms from two on, else the selected scenario alone. */
export const openedIds = ({ marked, selected }: State): readonly string[] =>
  marked.length >= 2 ? marked : [selected]

/** The comparison a scenario belongs to: the flagship pair, or itself after its base; undefined for a scenario without a base. */
export function armsWithBase(entries: readonly LibraryEntry[], id: string): readonly string[] | undefined {
  const has = (one: string): boolean => entries.some((entry) => entry.id === one)
  if (flagship.some((one) => one === id) && flagship.every(has)) return flagship
  const base = entries.find((entry) => entry.id === id)?.base
  return base === undefined || !has(base) ? undefined : [base, id]
}

/** The state at the start: the library with the flagship preselected, so that Enter, Enter is its comparison. */
export function initialState(
  entries: readonly LibraryEntry[],
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
    view: {
      measure: 'weeklyActive',
      delta: false,
      bands: 'focused',
      focus: 0,
      cursor: undefined,
      zoom: false,
    },
    help: undefined,
    message: '',
    look,
    depth: look.color,
    options,
  }
}
