import { leverTitle, scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { brushOf } from '../../brush.ts'
import { type Entry, freeId, isRefused, variantEntry } from '../../entry.ts'
import type { Action } from '../../keymap.ts'
import { moved, scrolled } from '../../scrolled.ts'
import { entryOf, replaced, type State, withEntry } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import type { Size } from '../../terminal.ts'
import { bodyRows } from '../../views/layout.ts'
import { openCompare } from '../compare/open.ts'
import { turned as turnedMeasure } from '../press-chart.ts'
import { detailRoom } from './body.ts'
import { askWhy } from './open.ts'
import { placeOf, rowsOf, type WhyRow } from './rows.ts'
import type { KnownLever } from './services.ts'
import { runOf, type WhyScreen, whyParts } from './state.ts'

type Doing = (state: State, screen: WhyScreen, size: Size) => Step

/** More replicates than this are for the command line. */
const mostReplicates = 640
/** Milliseconds in which another measure may be chosen before the runs begin. */
const patience = 300

const changed = (state: State, screen: WhyScreen, change: Partial<WhyScreen>): State =>
  replaced(state, { ...screen, ...change })

const rowsIn = (state: State, screen: WhyScreen): readonly WhyRow[] => {
  const found = runOf(state, screen)?.found
  return found === undefined ? [] : rowsOf(found, screen.part)
}

function step(state: State, screen: WhyScreen, action: Action, size: Size): Step {
  if (screen.top !== undefined) {
    const room = detailRoom(state, screen, size, brushOf(state.look))
    return still(changed(state, screen, { top: scrolled(screen.top, action, room) }))
  }
  const rows = rowsIn(state, screen)
  const page = { room: Math.max(1, Math.floor(bodyRows(size) / 2)), length: rows.length }
  const id = rows[moved(placeOf(rows, screen), action, page)]?.id
  return id === undefined
    ? still(state)
    : still(changed(state, screen, { rows: { ...screen.rows, [screen.part]: id } }))
}

const turned =
  (by: 1 | -1): Doing =>
  (state, screen) => {
    const at = whyParts.indexOf(screen.part)
    const part = whyParts[(at + by + whyParts.length) % whyParts.length] ?? screen.part
    return still(changed(state, screen, { part, top: undefined }))
  }

/** The same in another measure. */
const measured =
  (by: 1 | -1): Doing =>
  (state, { ids }) => {
    const view = { ...state.view, measure: turnedMeasure(state.view.measure, by) }
    return askWhy({ ...state, view }, ids, { wait: patience })
  }

function stopped(state: State, screen: WhyScreen): Step {
  if (runOf(state, screen)?.phase !== 'running') return saying(state, say('editor.why.nothingRuns'))
  return { state, effects: [{ do: 'stop', only: 'why' }] }
}

function again(state: State, screen: WhyScreen): Step {
  const phase = runOf(state, screen)?.phase
  if (phase === 'running') return saying(state, say('editor.why.stillRuns'))
  if (phase === 'done') return saying(state, say('editor.why.allThere'))
  return askWhy(state, screen.ids)
}

function doubled(state: State, screen: WhyScreen): Step {
  const run = runOf(state, screen)
  if (run === undefined) return still(state)
  if (run.phase === 'running') return saying(state, say('editor.why.stillRuns'))
  if (run.found === undefined || run.found.same !== undefined)
    return saying(state, say('editor.why.nothingToRun'))
  const replicates = run.found.replicates * 2
  if (replicates > mostReplicates) return saying(state, say('editor.why.most', { most: mostReplicates }))
  return askWhy(state, screen.ids, { replicates })
}

/** The first member that is told of, then the next one. */
function example(state: State, screen: WhyScreen): Step {
  const run = runOf(state, screen)
  const stories = run?.found?.stories
  if (run?.found === undefined || stories === undefined) return saying(state, say('editor.why.noMember'))
  if ('why' in stories) return saying(state, say('editor.why.noMembers', { why: stories.why }))
  const there = { ...screen, part: 'stories' } as const
  const rows = rowsOf(run.found, 'stories')
  const at = screen.part === 'stories' ? (placeOf(rows, there) + 1) % Math.max(1, rows.length) : 0
  const id = rows[at]?.id
  if (id === undefined) return saying(state, say('editor.why.sameStory'))
  return still(changed(state, there, { rows: { ...screen.rows, stories: id }, top: 0 }))
}

/** A draft of this id that makes the second scenario without a lever; words where there can be none. */
function draftOf(state: State, id: string, { lever, without }: KnownLever, second: Entry): Entry | string {
  const base = without === undefined ? undefined : entryOf(state, without.base)
  if (without === undefined || base === undefined)
    return say('editor.why.noFile', { second: second.id, lever: leverTitle(lever) })
  const naming = {
    id,
    title: say('editor.why.draftTitle', {
      second: scenarioTitle(second.title),
      lever: leverTitle(lever),
    }),
    kind: 'draft',
  } as const
  const made = variantEntry(base, without.change, naming, state.entries)
  return isRefused(made) ? (made[0]?.message ?? say('editor.why.noScenario')) : made
}

/** The second scenario without a lever: the draft that was made before, where it says the same still, or a new one. */
function entryWithout(state: State, known: KnownLever, second: Entry): Entry | string {
  const wish = freeId(`${second.id}-without-${known.lever.id}`, [])
  const before = entryOf(state, wish)
  const made = draftOf(state, wish, known, second)
  if (before === undefined || typeof made === 'string') return made
  return before.operand === made.operand ? before : draftOf(state, freeId(wish, state.entries), known, second)
}

/** Compares the second scenario with itself without the selected lever. */
function counterfactual(state: State, screen: WhyScreen): Step {
  const found = runOf(state, screen)?.found
  const rows = rowsIn(state, screen)
  const id = rows[placeOf(rows, screen)]?.id
  const known = found?.levers.find(({ lever }) => lever.id === id)
  const second = entryOf(state, screen.ids[1])
  if (screen.part !== 'levers' || found === undefined || known === undefined || second === undefined)
    return saying(state, say('editor.why.chooseLever'))
  if (found.levers.length === 1) return saying(state, say('editor.why.onlyLever', { first: screen.ids[0] }))
  const entry = entryWithout(state, known, second)
  if (typeof entry === 'string') return saying(state, entry)
  return openCompare(withEntry(state, entry), [second.id, entry.id])
}

const doings: Readonly<Partial<Record<Action, Doing>>> = {
  panelNext: turned(1),
  panelBack: turned(-1),
  measure: measured(1),
  measureBack: measured(-1),
  open: (state, screen) =>
    rowsIn(state, screen).length === 0
      ? saying(state, say('editor.why.noRow'))
      : still(changed(state, screen, { top: screen.top === undefined ? 0 : undefined })),
  stop: stopped,
  more: doubled,
  run: again,
  example,
  counterfactual,
}

/** What an action does; what is named nowhere else moves the selection, or scrolls. */
export const pressWhy = (state: State, screen: WhyScreen, action: Action, size: Size): Step =>
  doings[action]?.(state, screen, size) ?? step(state, screen, action, size)
