import { type Issue, type Path, safe } from '@fishbowl/core'
import { effectKey } from '@fishbowl/lab/explain'
import { say } from '@fishbowl/report/words'
import { type Change, type Entry, isRefused } from '../../entry.ts'
import { replaced, type State, withEntry } from '../../state.ts'
import { type Effect, type Step, saying } from '../../step.ts'
import { built, rebuilt } from './build.ts'
import { put, taken } from './change.ts'
import { type LeverRow, type Row, sameValue } from './row.ts'
import { rowsOf } from './rows.ts'
import type { EditorScreen } from './state.ts'
import { armsOfTarget, type Target, targetOf } from './target.ts'
import { wordRange } from './words.ts'

/** Replicates of the preview. */
export const previewReplicates = 20
/** Milliseconds without a change before the preview runs. */
const previewWait = 300

/** What is wrong, in one line, with the way out. */
const wordIssues = (issues: readonly Issue[]): string =>
  issues
    .slice(0, 2)
    .map(({ message, hint }) => (hint === undefined ? message : `${message}; ${hint}`))
    .map(safe)
    .join('. ')

/** The target as it would be, or why it cannot be. */
export type Tried = { readonly entry: Entry; readonly change: Change } | { readonly why: string }

/** The target by another change. */
export function tried(state: State, target: Target, change: Change): Tried {
  const entry = built(state, target, change)
  return isRefused(entry) ? { why: wordIssues(entry) } : { entry, change }
}

/** The target by a change that says something new at a path; what changes no run is not said. */
export function triedAt(state: State, target: Target, change: Change, path: Path): Tried {
  const said = tried(state, target, change)
  if ('why' in said) return said
  const unsaid = tried(state, target, taken(change, path))
  const isSame = 'entry' in unsaid && keyOf(unsaid.entry) === keyOf(said.entry)
  return isSame ? unsaid : said
}

const keyOf = ({ loaded }: Entry): string => effectKey(loaded.scenario)

/** The row of the same id in the target as it would be. */
function rowIn(target: Target, entry: Entry, { id }: Row): Row | undefined {
  return rowsOf({ ...target, entry }).find((row) => row.id === id)
}

/** A value for a lever, and why an assumption has it. */
export type Given = { readonly value: unknown; readonly reason?: string | undefined }

/** Why a value is none of a lever, in the words and the unit of its row; the file tells its other faults itself. */
function outside({ title, lever }: LeverRow, value: unknown): string | undefined {
  if (lever.kind !== 'number' || value === undefined) return undefined
  if (typeof value === 'string' && !lever.choices.some(({ id }) => id === value))
    return say('editor.bound.noNumber', { value: safe(value), title, range: wordRange(lever) })
  return typeof value === 'number' && (value < lever.least || value > lever.most)
    ? say('editor.bound.range', { title, range: wordRange(lever) })
    : undefined
}

/** A lever given a value, or why it cannot have it. */
export function triedValue(state: State, target: Target, row: LeverRow, { value, reason }: Given): Tried {
  const bound = outside(row, value)
  if (bound !== undefined) return { why: bound }
  const write = row.write(value)
  const said = reason === undefined ? write.value : { ...(write.value as object), reason }
  const next = triedAt(state, target, putAt(target.change, write.path, said), write.path)
  if ('why' in next) return next
  const after = rowIn(target, next.entry, row)
  const isTaken = after?.kind === 'lever' && sameValue(after.value, value)
  // The entry of a post that was taken out has no row of its own any more.
  return isTaken || after === undefined || row.lever.path.includes('team')
    ? next
    : { why: say('editor.stays', { title: row.title }) }
}

const putAt = (change: Change, path: Path, value: unknown): Change => put(change, { path, value })

/** What the preview has to do now: run, or nothing where there is no difference. */
export function previewEffects(target: Target): readonly Effect[] {
  const ids = armsOfTarget(target)
  if (ids === undefined || isEqual(target)) return [{ do: 'stop', only: 'runs' }]
  return [{ do: 'run', slot: 'preview', ids, replicates: previewReplicates, wait: previewWait }]
}

/** True where the difference changes no run. */
export const isEqual = ({ base, entry }: Pick<Target, 'base' | 'entry'>): boolean =>
  base.loaded.scenario === entry.loaded.scenario || keyOf(base) === keyOf(entry)

/** The state with the target changed, and the preview asked for. What was built on it is made anew. */
export function applied(
  state: State,
  screen: EditorScreen,
  { entry }: { readonly entry: Entry },
  history: Pick<EditorScreen, 'undo' | 'redo'>,
): Step {
  const entries = rebuilt(state, entry)
  if ('issues' in entries)
    return saying(state, say('editor.child', { id: entries.id, issues: wordIssues(entries.issues) }))
  const { week: _week, typing: _typing, ...rest } = screen
  const next: EditorScreen = { ...rest, ...history, id: entry.id }
  // A draft that was just made is what the library is about from now on.
  const selected = screen.id === entry.id ? state.selected : entry.id
  const now = replaced({ ...withEntry({ ...state, entries }, entry), selected }, next)
  const target = targetOf(now, next)
  return { state: now, effects: target === undefined ? [] : previewEffects(target) }
}

/** The state after an edit that can be undone; a text where it cannot be made, and nothing where it changes nothing. */
export function edit(state: State, screen: EditorScreen, target: Target, next: Tried): Step {
  if ('why' in next) return saying(state, next.why)
  if (sameValue(next.change, target.change)) return saying(state, say('editor.already'))
  return applied(state, screen, next, { undo: [...screen.undo, target.change], redo: [] })
}
