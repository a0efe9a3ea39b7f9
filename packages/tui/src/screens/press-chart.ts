import { say } from '@fishbowl/report/words'
import type { Action } from '../keymap.ts'
import { armsWithBase, chartMeasures, type Screen, type State, screenOf, type View } from '../state.ts'
import { type Step, saying, still } from '../step.ts'
import { offered } from './branches/make.ts'
import { openBranches } from './branches/open.ts'
import { shownIds } from './branches/shown.ts'
import { assumed } from './compare/assume.ts'
import { openCompare } from './compare/open.ts'
import { copiedTable, savedCurves } from './save-curves.ts'
import { openWhy } from './why/open.ts'

/** Weeks of a quarter, the rhythm in which programmes are reviewed. */
const quarter = 13
/** More replicates than this answer no question that fewer did not. */
const mostReplicates = 12_800

type Doing = (state: State) => Step

/** A change of what is seen. */
const seeing =
  (change: (view: View, state: State) => Partial<View>): Doing =>
  (state) =>
    still({ ...state, view: { ...state.view, ...change(state.view, state) } })

const focused = (by: 1 | -1): Doing =>
  seeing(({ focus }, state) => {
    const arms = idsOn(state).length
    return { focus: (focus + by + arms) % arms }
  })

/** The arms of the screen that is shown. */
function idsOn(state: State): readonly string[] {
  const screen = screenOf(state)
  // The runs of a branch that was just selected have not begun.
  if (screen.name === 'branches') return shownIds(state, screen)
  return screen.name === 'compare' ? screen.ids : (state.live?.ids ?? [''])
}

const doings: Readonly<Partial<Record<Action, Doing>>> = {
  open: compared,
  stop: stopped,
  more: doubled,
  why: explained,
  branch: branched,
  measure: seeing(({ measure }) => ({ measure: turned(measure, 1) })),
  measureBack: seeing(({ measure }) => ({ measure: turned(measure, -1) })),
  focusNext: focused(1),
  focusBack: focused(-1),
  bands: seeing(({ bands }) => ({ bands: nextBands[bands] })),
  delta: seeing(({ delta }) => ({ delta: !delta })),
  singleRuns: seeing(({ singles }) => ({ singles: !singles })),
  assumptions: (state) => {
    const screen = screenOf(state)
    return screen.name === 'compare' ? assumed(state, screen) : still(state)
  },
  copyTable: copiedTable,
  export: savedCurves,
  zoom: seeing(({ zoom }) => ({ zoom: !zoom })),
}

/** What an action does on a screen with a chart; what is named nowhere else moves the time cursor. */
export function pressChart(state: State, action: Action): Step {
  const doing = doings[action] ?? seeing(() => ({ cursor: cursorOf(state, action) }))
  return doing(state)
}

const nextBands = { focused: 'all', all: 'none', none: 'focused' } as const

/** The measure before or after one, round and round. */
export function turned(measure: View['measure'], by: number): View['measure'] {
  const { length } = chartMeasures
  return chartMeasures[(chartMeasures.indexOf(measure) + by + length) % length] ?? measure
}

const starts: ReadonlySet<Action> = new Set<Action>(['weekOn', 'quarterOn', 'firstWeek'])

/** The week the time cursor goes to; from nowhere it comes in at the end it moves away from. */
function cursorOf({ view: { cursor }, live }: State, action: Action): number | undefined {
  const horizon = live?.comparison?.horizon
  if (horizon === undefined) return undefined
  if (cursor !== undefined) return movedWeek(cursor, action, horizon)
  if (!(action in steps)) return undefined
  return starts.has(action) ? 0 : horizon - 1
}

const steps = {
  weekBack: () => -1,
  weekOn: () => 1,
  quarterBack: () => -quarter,
  quarterOn: () => quarter,
  firstWeek: (horizon: number) => -horizon,
  lastWeek: (horizon: number) => horizon,
} satisfies Partial<Record<Action, (horizon: number) => number>>

/** The week that an action moves the time cursor to, inside a run of `horizon` weeks; the same week where it moves none. */
export function movedWeek(week: number, action: Action, horizon: number): number {
  const step = action in steps ? steps[action as keyof typeof steps](horizon) : 0
  return Math.min(horizon - 1, Math.max(0, week + step))
}

function stopped(state: State): Step {
  if (state.live?.phase !== 'running') return still({ ...state, message: say('screen.chart.nothingRuns') })
  return { state, effects: [{ do: 'stop', only: 'runs' }] }
}

function doubled(state: State): Step {
  const { live } = state
  if (live === undefined) return still(state)
  if (live.phase === 'running') return still({ ...state, message: say('screen.chart.still') })
  const replicates = live.target * 2
  if (replicates > mostReplicates) {
    return still({ ...state, message: say('screen.chart.most', { most: mostReplicates }) })
  }
  return { state: { ...state, replicates }, effects: [{ do: 'run', ids: idsOn(state), replicates }] }
}

/** From a run to the comparison with its base. */
function compared(state: State): Step {
  const screen = screenOf(state)
  if (screen.name !== 'run') return still(state)
  const ids = armsWithBase(state.entries, screen.id)
  if (ids === undefined) return saying(state, say('screen.chart.noBase'))
  return openCompare(state, ids, screen.id === ids[0] ? ids[1] : screen.id)
}

/** From a comparison to what makes the focused arm differ from the baseline. */
function explained(state: State): Step {
  const screen = screenOf(state)
  if (screen.name !== 'compare') return still(state)
  const { focus } = state.view
  // Of four arms the last two have a baseline of their own.
  const ids = screen.under !== undefined && focus > 1 ? screen.ids.slice(2) : screen.ids
  const [baseline, ...others] = ids
  const inFocus = screen.ids[focus]
  const arm = inFocus === baseline ? others[0] : inFocus
  return baseline === undefined || arm === undefined
    ? saying(state, say('screen.chart.nothing'))
    : openWhy(state, [baseline, arm])
}

/** The scenario of the focused arm; under changed assumptions the one that was listed. */
export const focusedArm = (
  { ids, under }: Extract<Screen, { name: 'compare' }>,
  { focus }: Pick<View, 'focus'>,
): string | undefined => ids[under === undefined ? focus : focus % 2] ?? ids[0]

/** From a run or the focused arm to its branches, at the week of the cursor. */
function branched(state: State): Step {
  const screen = screenOf(state)
  const id =
    screen.name === 'run' ? screen.id : screen.name === 'compare' ? focusedArm(screen, state.view) : undefined
  if (id === undefined) return still(state)
  const { state: next, effects } = openBranches(state, id)
  const there = screenOf(next)
  // A week was chosen already: what is left to say is the change.
  if (state.view.cursor === undefined || there.name !== 'branches') return { state: next, effects }
  return { state: offered(next, there).state, effects }
}
