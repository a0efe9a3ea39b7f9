import { say } from '@fishbowl/report/words'
import { below as contextBelow, contextOf } from './context.ts'
import { edited, type Field } from './field.ts'
import { going } from './going.ts'
import { type Action, actionOf, type Context } from './keymap.ts'
import { overlayAct, overlayTyped, paletteOf } from './press-overlay.ts'
import { shown } from './screens/registry.ts'
import { isMaking, noStudies } from './screens/studies/state.ts'
import { popped, type State, screenOf } from './state.ts'
import { type Step, saying, still } from './step.ts'
import { type Size, tooSmall } from './terminal.ts'

/** What a key does. Pure: the same state, key and size give the same step. */
export function press(state: State, key: string, size: Size): Step {
  const context = contextOf(state, size)
  const action = actionOf(key, context)
  const quiet = state.message === '' ? state : { ...state, message: '' }
  if (action !== undefined) return act(quiet, action, size)
  return still(typed(quiet, context, (field) => edited(field, key)))
}

const textContexts: ReadonlySet<Context> = new Set<Context>(['filter', 'field', 'pick', 'prompt'])

/** The state with the text that is being edited changed; the same state where none is. */
export function typed(state: State, context: Context, edit: (field: Field) => Field): State {
  if (!textContexts.has(context)) return state
  if (state.overlay !== undefined) return overlayTyped(state, edit)
  return shown(state, (module, screen) => module.type?.(state, screen, edit)) ?? state
}

const doings: Readonly<Partial<Record<Action, (state: State, size: Size) => Step>>> = {
  help: (state) =>
    still({ ...state, overlay: state.overlay === undefined ? { kind: 'help', top: 0 } : undefined }),
  palette: (state) => still({ ...state, overlay: paletteOf(state, act) }),
  command: copied,
  interrupt,
  suspend: (state) => ({ state, effects: [{ do: 'suspend' }] }),
  redraw: (state) => ({ state, effects: [{ do: 'redraw' }] }),
  theme: (state) => still(themed(state)),
  symbols: (state) => still({ ...state, look: { ...state.look, symbols: nextSymbols[state.look.symbols] } }),
  back,
  escape,
  ...going,
}

/** What an action does, as its key would. */
function act(state: State, action: Action, size: Size): Step {
  const doing = doings[action]
  if (doing !== undefined) return doing(state, size)
  if (state.overlay !== undefined) return overlayAct(state, action, size)
  return shown(state, (module, screen) => module.act(state, screen, action, size))
}

/** The command of the screen, on the clipboard where the terminal has one, and to be read and selected. */
function copied(state: State): Step {
  const text = shown(state, (module, screen) => module.command(state, screen))
  return { state: { ...state, message: text }, effects: [{ do: 'copy', text }] }
}

const isRunning = ({ live, preview, why, studies }: State): boolean =>
  [live, preview, why].some((runs) => runs?.phase === 'running') || isMaking(studies)

function interrupt(state: State, size: Size): Step {
  if (!isRunning(state)) return interruptedIdle(state, size)
  const stopStudy: Step['effects'] = isMaking(state.studies) ? [{ do: 'studies', act: 'stop' }] : []
  const message = say('screen.press.stopped', { asks: unsavedIn(state).length === 0 ? 'no' : 'yes' })
  return { state: { ...state, message }, effects: [{ do: 'stop' }, ...stopStudy] }
}

/** Quits, once the question about what is unsaved was there to be read. */
function interruptedIdle(state: State, size: Size): Step {
  const asking = quit(state)
  const [now, then] = [state.overlay, asking.state.overlay]
  const isAsked = now?.kind === 'confirm' && then?.kind === 'confirm' && now.question === then.question
  return isAsked || asking.effects.length > 0 || tooSmall(size)
    ? { state, effects: [{ do: 'quit', code: 130 }] }
    : asking
}

const quitting: Step['effects'] = [{ do: 'quit', code: 0 }]

/** Drafts and branches that end with the program. */
const unsavedIn = ({ entries }: State): State['entries'] =>
  entries.filter(
    ({ kind, file, isPassing }) =>
      (kind === 'draft' || kind === 'branch') && file === undefined && isPassing !== true,
  )

/** The first of what is not saved, and how many more there are. */
function unsavedWords(names: readonly string[]): string {
  const ids = names.slice(0, 3).join(', ')
  const n = names.length - 3
  return n > 0 ? say('screen.press.unsavedMore', { ids, n }) : say('screen.press.unsaved', { ids })
}

/** Ends the program; what is unsaved or runs is asked about first. */
function quit(state: State): Step {
  const unsaved = unsavedIn(state)
  const reasons = [
    ...(isMaking(state.studies)
      ? [say('screen.press.study', { study: state.studies.making?.study ?? '' })]
      : []),
    ...(isRunning({ ...state, studies: noStudies }) ? [say('screen.press.runs')] : []),
    ...(unsaved.length === 0 ? [] : [unsavedWords(unsaved.map(({ id }) => id))]),
  ]
  if (reasons.length === 0) return { state, effects: quitting }
  const question = say('screen.press.quit', { reasons: reasons.join(say('curve.join.semicolon')) })
  return still({
    ...state,
    overlay: { kind: 'confirm', question, done: (now) => ({ state: now, effects: quitting }) },
  })
}

/** The focused arm of the comparison below: what the screen above it was about, as it was when that was opened. */
function focusBelow(state: State, under: State): number {
  const [screen, compare] = [screenOf(state), screenOf(under)]
  const id =
    screen.name === 'branches' ? screen.root : shown(state, (module, one) => module.focus(state, one))
  const at = compare.name === 'compare' && id !== undefined ? compare.ids.indexOf(id) : -1
  return at === -1 ? state.view.focus : at
}

function back(state: State, size: Size): Step {
  if (tooSmall(size)) return contextBelow(state) === 'kiosk' ? still(state) : { state, effects: quitting }
  if (state.overlay !== undefined) return still({ ...state, overlay: undefined })
  if (state.screens.length === 1) return quit(state)
  const closed = shown(state, (module, screen) => module.closed?.(state, screen))
  if (closed !== undefined) return still(closed)
  const effects = shown(state, (module, screen) => module.leave?.(state, screen)) ?? []
  const under = popped(state)
  const view = { ...state.view, cursor: undefined, zoom: false, focus: focusBelow(state, under) }
  const below = { ...under, view }
  const again = shown(below, (module, screen) => module.again?.(below, screen)) ?? still(below)
  return { state: again.state, effects: [...effects, ...again.effects] }
}

/** Clears the innermost thing that is set, and goes up where nothing is. */
function escape(state: State, size: Size): Step {
  if (state.overlay !== undefined) return still({ ...state, overlay: undefined })
  const cleared = shown(state, (module, screen) => module.escape?.(state, screen, size))
  if (cleared !== undefined) return cleared
  return state.screens.length === 1 ? saying(state, say('screen.press.q')) : back(state, size)
}

const nextSymbols = { braille: 'block', block: 'ascii', ascii: 'braille' } as const

/** Dark, light, no colours, and round again; a terminal that was to have no colours gets none. */
function themed(state: State): State {
  const { look, depth } = state
  if (depth === 'none') return { ...state, message: say('screen.press.noColours') }
  const { color, theme } = look
  const next =
    color === 'none'
      ? { color: depth, theme: 'dark' as const }
      : theme === 'dark'
        ? { theme: 'light' as const }
        : { color: 'none' as const }
  return { ...state, look: { ...look, ...next } }
}
