import type { Issue } from '@fishbowl/core'
import { scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { branchEntry } from '../../branch.ts'
import { type Entry, freeId, isRefused, variantEntry } from '../../entry.ts'
import type { OpenedEntry } from '../../services.ts'
import { entryOf, type State, screenOf, selectedEntry, withEntry } from '../../state.ts'
import { type Effect, type Step, saying, still } from '../../step.ts'
import { rebuilt } from '../editor/build.ts'
import { handOf } from '../editor/hand.ts'
import { openEditor } from '../editor/open.ts'
import { inOwnEditor } from '../editor/own-editor.ts'
import { savePrompt } from '../editor/save.ts'
import { withFiles } from './files.ts'
import { selectedRow } from './listed.ts'
import { isMade, takenEntries } from './remove.ts'
import { libraryOrders } from './state.ts'

/** Longest title of a scenario file. */
const longestTitle = 600

/** A draft like a scenario; of a draft or branch another one on the same base, of others a difference on them. */
function copyOf(state: State, entry: Entry): Entry | readonly Issue[] {
  const { entries } = state
  const id = freeId(`${entry.id}-copy`, takenEntries(state))
  const title = say('screen.library.copyOf', { title: scenarioTitle(entry.title) }).slice(0, longestTitle)
  const base = isMade(entry) ? entryOf(state, entry.base ?? '') : undefined
  const { week, policies, change = {} } = entry
  if (base === undefined) return variantEntry(entry, {}, { id, title, kind: 'draft' }, entries)
  return week !== undefined && policies !== undefined
    ? branchEntry(base, { week, policies }, { id, title }, entries)
    : variantEntry(base, change, { id, title, kind: 'draft' }, entries)
}

/** Makes a copy of the selected scenario and selects it. */
export function duplicated(state: State): Step {
  const entry = selectedEntry(state)
  if (entry === undefined) return saying(state, say('screen.library.noCopy'))
  const copy = copyOf(state, entry)
  if (isRefused(copy))
    return saying(
      state,
      say('screen.library.copyFailed', {
        id: entry.id,
        why: copy[0]?.message ?? say('screen.library.noScenario'),
      }),
    )
  return saying(
    { ...withEntry(state, copy), selected: copy.id },
    say('screen.library.copied', { copy: copy.id, id: entry.id }),
  )
}

/** The next order of the list; the selected scenario stays selected. */
export function sorted(state: State): Step {
  const { order } = state.library
  const next = libraryOrders[(libraryOrders.indexOf(order) + 1) % libraryOrders.length] ?? 'listed'
  const selected = selectedRow(state)?.id ?? state.selected
  return saying(
    { ...state, selected, library: { ...state.library, order: next } },
    say('screen.library.order', { order: next }),
  )
}

/** The path of the selected file of the folder; undefined for other rows. */
function selectedFile(state: State): string | undefined {
  const row = selectedRow(state)
  if (row?.kind === 'broken') return row.id
  return row?.entry.kind === 'file' ? row.entry.operand : undefined
}

/** Opens the file of the selected row in the user's editor and reads it again; of other scenarios the text that they would be saved as. */
export function editedFile(state: State): Step {
  const path = selectedFile(state)
  if (path === undefined) {
    const id = selectedEntry(state)?.id
    return id === undefined ? saying(state, say('screen.library.noMatch')) : editedText(state, id)
  }
  return {
    state,
    effects: [{ do: 'editFile', path, next: (now, ok) => (ok ? readAgain(now, path) : failed(now, path)) }],
  }
}

/** Through the Editor, which makes a draft of what comes back. */
function editedText(state: State, id: string): Step {
  const { state: next, effects } = openEditor({ ...state, selected: id }, id)
  const screen = screenOf(next)
  const hand = screen.name === 'editor' ? handOf(next, screen) : undefined
  return hand === undefined ? { state: next, effects } : inOwnEditor(hand)
}

/** Asks where the selected draft or branch is to be saved. */
export function saved(state: State): Step {
  const id = selectedEntry(state)?.id
  return id === undefined ? saying(state, say('screen.library.noSave')) : savePrompt(state, id)
}

const failed = (state: State, path: string): Step =>
  saying(state, say('screen.library.noEditor', { file: path }))

/** Reads a file again that may have changed, with the files that extend it and what was made of it here. */
function readAgain(state: State, path: string): Step {
  const id = fileEntry(state, path)?.id
  const children = state.entries.filter(
    ({ kind, base }) => kind === 'file' && id !== undefined && base === id,
  )
  return {
    state,
    effects: [
      { do: 'open', operand: path, next: (now, opened) => takenIn(now, path, opened) },
      ...children.map(
        ({ operand }): Effect => ({
          do: 'open',
          operand,
          next: (now, opened) => still(rebuiltFrom(withFiles(now, [{ file: operand, opened }]), operand)),
        }),
      ),
    ],
  }
}

const fileEntry = ({ entries }: State, path: string): Entry | undefined =>
  entries.find(({ kind, operand }) => kind === 'file' && operand === path)

function takenIn(state: State, path: string, opened: OpenedEntry): Step {
  const next = withFiles(state, [{ file: path, opened }])
  if (!opened.ok)
    return saying({ ...next, selected: path }, say('screen.library.mistakesAgain', { file: path }))
  const selected = fileEntry(next, path)?.id ?? state.selected
  return saying(rebuiltFrom({ ...next, selected }, path), say('screen.library.readAgain', { file: path }))
}

/** Drafts and branches on a file as it is now; what is no scenario any more stays as it was. */
function rebuiltFrom(state: State, path: string): State {
  const entry = fileEntry(state, path)
  const entries = entry === undefined ? state.entries : rebuilt(state, entry)
  return 'issues' in entries ? state : { ...state, entries }
}
