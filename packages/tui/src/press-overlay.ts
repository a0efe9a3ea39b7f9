import { say } from '@fishbowl/report/words'
import { below } from './context.ts'
import { type Field, textOf } from './field.ts'
import { keyLabel, keySays } from './key-words.ts'
import { type Action, bindings } from './keymap.ts'
import { type Overlay, picking } from './overlay.ts'
import { scrolled } from './scrolled.ts'
import type { State } from './state.ts'
import { type Step, saying, still } from './step.ts'
import type { Size } from './terminal.ts'
import { helpLength } from './views/help.ts'
import { bodyRows, pickRows } from './views/layout.ts'

type Pick = Extract<Overlay, { kind: 'pick' }>

/** Places of the choices that have every word of the filter. */
export function found({ choices, field }: Pick): readonly number[] {
  const words = textOf(field).toLowerCase().split(' ')
  return choices.flatMap(({ label, says }, place) => {
    const text = `${label} ${says}`.toLowerCase()
    return words.every((word) => text.includes(word)) ? [place] : []
  })
}

/** What an action does in the overlay. */
export function overlayAct(state: State, action: Action, size: Size): Step {
  const { overlay } = state
  const bare = { ...state, overlay: undefined }
  switch (overlay?.kind) {
    case 'help': {
      const room = { room: bodyRows(size), length: helpLength(state, size) }
      return still({ ...state, overlay: { ...overlay, top: scrolled(overlay.top, action, room) } })
    }
    case 'pick':
      return pickAct(state, overlay, action, size)
    case 'prompt': {
      if (action !== 'keep') return still(state)
      const text = textOf(overlay.field).trim()
      const why = overlay.check(text)
      return why === undefined ? overlay.done(bare, text) : saying(state, why)
    }
    case 'confirm':
      return action === 'keep' ? overlay.done(bare) : still(state)
    case undefined:
      return still(state)
  }
}

function pickAct(state: State, pick: Pick, action: Action, size: Size): Step {
  const places = found(pick)
  if (action === 'keep') {
    const place = places[pick.at]
    return place === undefined
      ? saying(state, say('screen.over.nothing'))
      : pick.done({ ...state, overlay: undefined }, place)
  }
  const page = pickRows(size)
  const steps: Readonly<Partial<Record<Action, number>>> = { up: -1, down: 1, pageUp: -page, pageDown: page }
  const at = Math.max(0, Math.min(places.length - 1, pick.at + (steps[action] ?? 0)))
  return still({ ...state, overlay: { ...pick, at } })
}

/** The state with the text of its overlay edited. */
export function overlayTyped(state: State, edit: (field: Field) => Field): State {
  const { overlay } = state
  if (overlay?.kind === 'pick')
    return { ...state, overlay: { ...overlay, field: edit(overlay.field), at: 0 } }
  if (overlay?.kind === 'prompt') return { ...state, overlay: { ...overlay, field: edit(overlay.field) } }
  return state
}

/** Movements make no sense without their key. */
const silent: ReadonlySet<Action> = new Set<Action>([
  'up',
  'down',
  'pageUp',
  'pageDown',
  'first',
  'last',
  'palette',
  'digit',
  'point',
])

/** Every command of the screen below, each with its key. */
export function paletteOf(state: State, act: (state: State, action: Action, size: Size) => Step): Overlay {
  const context = below(state)
  const here = bindings.filter(({ where, action }) => where[context] !== undefined && !silent.has(action))
  const ascii = state.look.symbols === 'ascii'
  const choices = here.map(({ label, plain, says }) => ({
    label: keySays(says),
    says: keyLabel(ascii ? (plain ?? label) : label),
  }))
  // A command of the palette never looks at the window: only movements do.
  const anywhere = { columns: 80, rows: 24 }
  return picking(say('screen.over.commands'), choices, (now, index) =>
    act(now, here[index]?.action ?? 'escape', anywhere),
  )
}
