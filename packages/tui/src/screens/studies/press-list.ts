import { say } from '@fishbowl/report/words'
import { emptyField } from '../../field.ts'
import type { Action } from '../../keymap.ts'
import { moved } from '../../scrolled.ts'
import type { State } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import type { Size } from '../../terminal.ts'
import { studyListRows } from './list-view.ts'
import { openStudy } from './open.ts'
import { edited, started, stopped } from './press-runs.ts'
import type { StudyRow } from './services.ts'
import { type StudiesState, type StudyPart, studyKinds, studyOrders } from './state.ts'
import { kindWord, selectedRow, visibleRows } from './words.ts'

const next = <T>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] ?? one

const changed = (state: State, change: Partial<StudiesState>): Step =>
  still({ ...state, studies: { ...state.studies, ...change } })

const onRow =
  (act: (state: State, row: StudyRow) => Step) =>
  (state: State): Step => {
    const row = selectedRow(state.studies)
    return row === undefined ? saying(state, noneIn(state)) : act(state, row)
  }

const opening = (part: StudyPart) => onRow((state, { name }) => openStudy(state, name, part))

const noneIn = ({ studies: { phase, kind } }: State): string => {
  if (phase !== 'read') return say('studies.stillLooking')
  return kind === 'all' ? say('studies.none') : say('studies.noneKind', { kind: kindWord(kind) })
}

const doings: Readonly<Partial<Record<Action, (state: State) => Step>>> = {
  open: opening('points'),
  log: opening('failures'),
  plan: opening('plan'),
  run: onRow(started),
  editFile: onRow(edited),
  stop: stopped,
  sort: (state) => changed(state, { order: next(studyOrders, state.studies.order) }),
  kind: (state) => changed(state, { kind: next(studyKinds, state.studies.kind) }),
  new: written,
}

/** What an action does in the list of studies; what is named nowhere else moves the selection. */
export function pressList(state: State, action: Action, size: Size): Step {
  const doing = doings[action]
  if (doing !== undefined) return doing(state)
  const visible = visibleRows(state.studies)
  const row = selectedRow(state.studies)
  if (row === undefined) return still(state)
  const at = moved(visible.indexOf(row), action, { room: studyListRows(size), length: visible.length })
  return changed(state, { selected: visible[at]?.name ?? row.name })
}

/** A name that is free and can only be a study file of this folder. */
function checkName(name: string, { rows }: StudiesState): string | undefined {
  if (name === '') return undefined
  if (!/^[\w.-]+$/.test(name) || name.startsWith('.') || name.startsWith('-')) return say('studies.badName')
  const taken = rows.some((row) => row.name === fileOf(name) || row.ledger === ledgerOf(name))
  return taken ? say('studies.taken', { file: fileOf(name) }) : undefined
}

const fileOf = (name: string): string =>
  /\.(ya?ml|json)$/i.test(name) ? name : `${name === '' ? 'study' : name}.yaml`
const ledgerOf = (name: string): string => fileOf(name).replace(/\.(ya?ml|json)$/i, '.sqlite')

function written(state: State): Step {
  return still({
    ...state,
    overlay: {
      kind: 'prompt',
      title: say('studies.nameOf'),
      check: (text) => checkName(text, state.studies),
      field: emptyField,
      done: (now, text) => ({
        state: now,
        effects: [{ do: 'studies', act: 'sample', file: fileOf(text) }],
      }),
    },
  })
}
