import { say } from '@fishbowl/report/words'
import type { Action } from '../../keymap.ts'
import { entryOf, mostArms, replaced, type State } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import type { Size } from '../../terminal.ts'
import { openCompare } from '../compare/open.ts'
import { savePrompt } from '../editor/save.ts'
import { movedWeek, pressChart } from '../press-chart.ts'
import { charted } from './charted.ts'
import { noted, redone, takenOut, undone } from './deeds.ts'
import { kept } from './known.ts'
import { offered } from './make.ts'
import { shownIds } from './shown.ts'
import type { BranchesScreen, Deed } from './state.ts'
import { shortName, treeOf } from './tree.ts'
import { treeRows } from './view.ts'

type Doing = (state: State, screen: BranchesScreen, size: Size) => Step

/** Milliseconds the selection rests before its runs begin: going through a tree starts nothing. */
const rest = 300

const doings: Readonly<Partial<Record<Action, Doing>>> = {
  branch: offered,
  open: compared,
  mark: marked,
  remove: removed,
  undo: (state, screen) => turned(state, screen, undone(state, screen.root), 'undo'),
  save: (state, { id }) => savePrompt(state, id),
  redo: (state, screen) => turned(state, screen, redone(state, screen.root), 'redo'),
}
for (const [action, by] of [
  ['up', () => -1],
  ['down', () => 1],
  ['pageUp', (rows: number) => -rows],
  ['pageDown', (rows: number) => rows],
] as const) {
  Object.assign(doings, {
    [action]: (state: State, screen: BranchesScreen, size: Size) =>
      moved(state, screen, by(treeRows(state, screen, size))),
  })
}

/** What an action does on the screen of branches; what is named nowhere here is of the chart. */
export function pressBranches(state: State, screen: BranchesScreen, action: Action, size: Size): Step {
  const doing = doings[action]
  if (doing !== undefined) return doing(state, screen, size)
  const horizon = horizonOf(state, screen.id)
  const week = movedWeek(screen.week, action, horizon)
  if (week !== screen.week) return still(replaced(state, { ...screen, week }))
  return pressChart(kept(state), action)
}

/** Weeks of a run of an entry. */
const horizonOf = (state: State, id: string): number => entryOf(state, id)?.loaded.scenario.horizon ?? 1

/** Another entry of the tree; the cursor stays inside its run. */
function selected(state: State, screen: BranchesScreen, id: string): State {
  const week = Math.min(screen.week, horizonOf(state, id) - 1)
  const leaves = treeOf(state.entries, screen.root).map(({ entry }) => entry.id)
  const present = screen.marked.filter((one) => leaves.includes(one))
  return replaced(state, { ...screen, id, week, marked: present, seen: leaves })
}

function moved(state: State, screen: BranchesScreen, by: number): Step {
  const leaves = treeOf(state.entries, screen.root)
  const at = leaves.findIndex(({ entry }) => entry.id === screen.id)
  const to = leaves[Math.max(0, Math.min(leaves.length - 1, at + by))]?.entry.id ?? screen.root
  return to === screen.id ? still(state) : charted(selected(state, screen, to), rest)
}

function marked(state: State, screen: BranchesScreen): Step {
  const { id } = screen
  const has = screen.marked.includes(id)
  if (!has && screen.marked.length >= mostArms)
    return saying(state, say('screen.library.most', { most: mostArms }))
  const ids = has ? screen.marked.filter((one) => one !== id) : [...screen.marked, id]
  return charted(replaced(state, { ...screen, marked: ids }), rest)
}

function compared(state: State, screen: BranchesScreen): Step {
  const ids = shownIds(state, screen)
  if (ids.length < 2) {
    const none = !state.entries.some(({ kind, base }) => kind === 'branch' && base === screen.root)
    return saying(state, say(none ? 'editor.branch.notYet' : 'editor.branch.select'))
  }
  const focus = ids.indexOf(screen.id) < 1 ? ids[1] : screen.id
  return openCompare(kept(state), ids, focus)
}

function removed(state: State, screen: BranchesScreen): Step {
  const { root, id } = screen
  if (id === root) return saying(state, say('editor.branch.root'))
  const base = entryOf(state, id)?.base ?? root
  const { state: without, branches } = takenOut(kept(state), id)
  const deed: Deed = { root, kind: 'removed', branches }
  const message = say('editor.branch.took', { id, n: branches.length - 1 })
  return told(charted(selected(noted(without, deed), screen, base), rest), message)
}

function turned(
  state: State,
  screen: BranchesScreen,
  done: ReturnType<typeof undone>,
  what: 'undo' | 'redo',
): Step {
  if (done === undefined) return saying(state, say('editor.branch.noUndo', { what }))
  const { deed } = done
  const ids = deed.branches.map(({ entry }) => entry.id)
  const [top = screen.root] = ids
  const isIn = entryOf(done.state, top) !== undefined
  const next = isIn ? top : (deed.branches[0]?.entry.base ?? screen.root)
  const which = say('editor.branch.which', {
    name: shortName(top, screen.root),
    n: Math.max(0, ids.length - 1),
  })
  const message = say(isIn ? 'editor.branch.back' : 'editor.branch.away', { which, what })
  return told(charted(selected(kept(done.state), screen, next), rest), message)
}

const told = (step: Step, message: string): Step => ({ ...step, state: { ...step.state, message } })
