import { say } from '@fishbowl/report/words'
import { emptyField, textOf } from '../../field.ts'
import type { Action } from '../../keymap.ts'
import { replaced, type State } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import type { Size } from '../../terminal.ts'
import { openCompare } from '../compare/open.ts'
import { openRun } from '../run/open.ts'
import { applied, edit, tried, triedValue } from './apply.ts'
import { put, type Write } from './change.ts'
import { chosen } from './choose.ts'
import { type Hand, handOf } from './hand.ts'
import { moveIn } from './move.ts'
import { inOwnEditor } from './own-editor.ts'
import { askedFor } from './parse.ts'
import { resetRow, takenAway, unsaid } from './reset.ts'
import type { LeverRow } from './row.ts'
import { savePrompt } from './save.ts'
import type { EditorScreen } from './state.ts'
import { type Steps, stepped } from './stepping.ts'
import { armsOfTarget } from './target.ts'
import { wayWith, wordValue } from './words.ts'

/** Does something with the lever in focus; says why not where there is none. */
const withLever =
  (act: (hand: Hand, row: LeverRow) => Step) =>
  (hand: Hand): Step => {
    const { row, state } = hand
    if (row === undefined) return saying(state, say('editor.noneFilter'))
    if (row.kind === 'lever') return act(hand, row)
    return saying(state, say('editor.key.noLever', { title: row.title, way: wayWith(row) }))
  }

const given = ({ state, screen, target }: Hand, row: LeverRow, value: unknown): Step =>
  edit(state, screen, target, triedValue(state, target, row, { value }))

/** A dated change so many weeks later. */
function postponed({ state, screen, target }: Hand, { path, value }: Write): Step {
  return edit(state, screen, target, tried(state, target, put(target.change, { path, value })))
}

const stepping =
  (steps: Steps) =>
  (hand: Hand): Step =>
    hand.row?.kind === 'note' && hand.row.later !== undefined
      ? postponed(hand, hand.row.later(steps))
      : steppedLever(steps)(hand)

const steppedLever = (steps: Steps) =>
  withLever((hand, row) => {
    const { lever, value } = row
    const next = stepped(lever, value, steps)
    if (lever.kind === 'text') return saying(hand.state, say('editor.key.types'))
    return next === value
      ? saying(
          hand.state,
          say('editor.key.end', {
            title: row.title,
            end: steps > 0 ? 'most' : 'least',
            value: wordValue(lever, value),
          }),
        )
      : given(hand, row, next)
  })

const opened = withLever((hand, row) => {
  const { state, screen } = hand
  const { kind } = row.lever
  if (kind === 'yes-no') return given(hand, row, row.value !== true)
  if (kind === 'choice') return chosen(hand, row)
  return still(replaced(state, { ...screen, typing: emptyField }))
})

/** Takes the value that was typed. */
const kept = withLever((hand, row) => {
  const { state, screen, target } = hand
  const asked = askedFor(textOf(screen.typing ?? emptyField), row.lever)
  if (asked.kind === 'problem') return saying(state, asked.why)
  const { typing: _typing, ...closed } = screen
  if (asked.kind === 'unsaid') return unsaid({ ...hand, screen: closed }, row)
  const next = triedValue(state, target, row, asked)
  if ('why' in next) return saying(state, next.why)
  return edit(replaced(state, closed), closed, target, next)
})

function turned({ state, screen, target }: Hand, way: 'undo' | 'redo'): Step {
  const change = screen[way].at(-1)
  if (change === undefined)
    return saying(state, say(way === 'undo' ? 'editor.key.noUndo' : 'editor.key.noRedo'))
  const next = tried(state, target, change)
  if ('why' in next) return saying(state, next.why)
  const rest = screen[way].slice(0, -1)
  const history =
    way === 'undo'
      ? { undo: rest, redo: [...screen.redo, target.change] }
      : { undo: [...screen.undo, target.change], redo: rest }
  return applied(state, screen, next, history)
}

function ran({ state, target }: Hand): Step {
  const ids = armsOfTarget(target)
  return ids === undefined ? openRun(state, target.entry.id) : openCompare(state, ids)
}

const keptFilter = ({ state, screen }: Hand): Step => {
  const { before: _before, ...rest } = screen
  return still(replaced(state, rest))
}

const doings: Readonly<Partial<Record<Action, (hand: Hand) => Step>>> = {
  open: opened,
  keep: (hand) => (hand.screen.typing === undefined ? keptFilter(hand) : kept(hand)),
  stepOn: stepping(1),
  stepBack: stepping(-1),
  leapOn: stepping(10),
  leapBack: stepping(-10),
  filter: ({ state, screen }) =>
    still(
      replaced(state, { ...screen, yaml: false, filter: emptyField, before: screen.before ?? screen.focus }),
    ),
  undo: (hand) => turned(hand, 'undo'),
  redo: (hand) => turned(hand, 'redo'),
  reset: resetRow,
  remove: takenAway,
  yaml: ({ state, screen }) => still(replaced(state, { ...screen, yaml: !screen.yaml, top: 0 })),
  editFile: inOwnEditor,
  save: ({ state, target }) =>
    target.isMade ? savePrompt(state, target.entry.id) : saying(state, say('editor.key.noChange')),
  run: ran,
}

/** Actions that need the fields in sight. */
const ofFields: ReadonlySet<Action> = new Set<Action>([
  'open',
  'stepOn',
  'stepBack',
  'leapOn',
  'leapBack',
  'reset',
  'remove',
])

/** What an action does in the editor; what is named nowhere moves the focus, or the lines of the file. */
export function pressEditor(state: State, screen: EditorScreen, action: Action, size: Size): Step {
  const hand = handOf(state, screen)
  if (hand === undefined) return saying(state, say('editor.goneBack'))
  if (screen.yaml && ofFields.has(action)) return saying(state, say('editor.fieldsBack'))
  return doings[action]?.(hand) ?? moveIn(hand, action, size)
}
