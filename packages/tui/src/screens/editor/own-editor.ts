import {
  type Issue,
  mergeFiles,
  parsePath,
  quote,
  readText,
  ScenarioFile,
  safe,
  valueAtPath,
} from '@fishbowl/core'
import { say } from '@fishbowl/report/words'
import { type Change, changeBetween, type Entry, isRefused } from '../../entry.ts'
import { replaced, type State } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import { applied } from './apply.ts'
import { built, titleOf } from './build.ts'
import { fileText, rootOf } from './file-text.ts'
import { type Hand, handOf } from './hand.ts'
import type { EditorScreen } from './state.ts'
import { type Target, targetOf } from './target.ts'

type Read =
  | { readonly change: Change; readonly base: Entry; readonly title?: string }
  | { readonly issues: readonly Issue[] }

const described = ['question', 'watch', 'source', 'expect'] as const
const naming: ReadonlySet<string> = new Set(['fishbowl', 'id', 'title', 'extends'])

const isBlock = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The entry that `extends` names. */
const namedIn = ({ entries }: Pick<State, 'entries'>, name: unknown): Entry | undefined =>
  entries.find(
    ({ kind, operand, id }) => (kind === 'library' || kind === 'file') && (operand === name || id === name),
  )

/** What a whole scenario changes on another one; undefined where it leaves out what the other one says, which no difference can. */
function changeOn(base: Entry, whole: unknown): Change | undefined {
  const change = changeBetween(base.loaded.raw, whole)
  const again = mergeFiles(base.loaded.raw, change)
  return Object.keys(changeBetween(again, whole)).length + Object.keys(changeBetween(whole, again)).length ===
    0
    ? change
    : undefined
}

/** A scenario file as a change on the base of the target, or on the scenario that it extends. */
function read(state: State, { base, entry }: Target, text: string): Read {
  const file = `${entry.id}.yaml`
  const result = readText(text, file, ScenarioFile)
  if (!result.ok) return { issues: result.issues }
  const { raw, issueAt } = result.located
  const all = isBlock(raw) ? raw : {}
  // The schema takes nothing but text there.
  const name = all['extends'] as string | undefined
  const root = namedIn(state, name)
  if (name !== undefined && root === undefined)
    return {
      issues: [
        issueAt(['extends'], 'not-found', `extends names no scenario of the library (${quote(name)})`),
      ],
    }
  const said = Object.fromEntries(Object.entries(all).filter(([key]) => !naming.has(key)))
  const own = Object.fromEntries(
    described.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]])),
  )
  const whole = mergeFiles(root?.loaded.raw ?? {}, said)
  const title = typeof all['title'] === 'string' ? { title: all['title'] } : {}
  const kept = changeOn(base, whole)
  // Who names another base means that one.
  const isMeant = root === undefined || root === rootOf(state, base)
  if (kept !== undefined && isMeant) return { change: { ...kept, ...own }, base, ...title }
  if (root !== undefined) return { change: said, base: root, ...title }
  return {
    issues: [
      issueAt([], 'missing', `extends is missing: a draft is a difference, such as extends: ${base.id}`),
    ],
  }
}

const wordPlace = ({ file, line, column, message, hint }: Issue): string =>
  `${file}:${line}:${column}: ${message}${hint === undefined ? '' : `; ${hint}`}`

/** Policies of a branch that a change of its base says, where it is nothing but a branch of that week. */
function branchPolicies({ base, week }: Target, change: Change): Change | undefined {
  const { interventions, ...others } = change
  if (week === undefined || Object.keys(others).length > 0 || !Array.isArray(interventions)) return undefined
  const old = valueAtPath(base.loaded.raw, ['interventions'])
  const before: readonly unknown[] = Array.isArray(old) ? old : []
  const last: unknown = interventions.at(-1)
  const isBranch =
    interventions.length === before.length + 1 &&
    JSON.stringify(interventions.slice(0, -1)) === JSON.stringify(before) &&
    isBlock(last) &&
    last['week'] === week &&
    last['until'] === undefined
  if (!isBranch) return undefined
  const { week: _week, ...policies } = last
  return policies
}

/** Offers the text again, which is kept until it is a scenario. */
function refused(state: State, screen: EditorScreen, text: string, issues: readonly Issue[]): Step {
  const kept = replaced(state, { ...screen, kept: text })
  const question = say('editor.own.again', {
    issues: issues.slice(0, 2).map(wordPlace).map(safe).join(' | '),
    more: issues.length > 2 ? `${issues.length - 2}` : 'no',
  })
  const done = (now: State): Step => {
    const hand = handOf(now, { ...screen, kept: text })
    return hand === undefined ? still(now) : inOwnEditor(hand)
  }
  return still({ ...kept, overlay: { kind: 'confirm', question, done } })
}

/** The target with what was read: a branch stays one where nothing but its policies changed. */
function retargeted(
  target: Target,
  { change, base }: { readonly change: Change; readonly base: Entry },
): { readonly to: Target; readonly change: Change } {
  const policies = base === target.base ? branchPolicies(target, change) : undefined
  return policies === undefined
    ? { to: { ...target, base, week: undefined }, change }
    : { to: target, change: policies }
}

function taken(state: State, screen: EditorScreen, text: string): Step {
  const target = targetOf(state, screen)
  if (target === undefined) return saying(state, say('editor.gone'))
  const found = read(state, target, text)
  if ('issues' in found) return refused(state, screen, text, found.issues)
  const { kept: _kept, ...rest } = screen
  const { to, change } = retargeted(target, found)
  // The title that stood in the text follows the change, one that somebody gave stays.
  const title = found.title === titleOf(target, target.change) ? undefined : found.title
  const made = built(state, to, change, title)
  if (isRefused(made)) return refused(state, screen, text, placed(text, made, target.entry.id))
  // Undone steps would be of another base.
  const isSame = to.base === target.base && to.week === target.week
  const history = isSame ? { undo: [...screen.undo, target.change], redo: [] } : { undo: [], redo: [] }
  const step = applied(state, rest, { entry: made }, history)
  if (target.week === undefined || to.week !== undefined) return step
  const message = say('editor.own.draft', { id: made.id, week: target.week })
  return { ...step, state: { ...step.state, message } }
}

/** Issues of a whole scenario at their places in the text. */
function placed(text: string, issues: readonly Issue[], id: string): readonly Issue[] {
  const result = readText(text, `${id}.yaml`, ScenarioFile)
  if (!result.ok) return issues
  return issues.map(({ path, code, message, hint }) =>
    result.located.issueAt(parsePath(path) ?? [], code, message, hint),
  )
}

/** Opens the file of the target in the user's own editor and takes what comes back. */
export function inOwnEditor({ state, screen, target }: Hand): Step {
  const text = screen.kept ?? fileText(state, target, `${target.entry.id}.yaml`)
  const next = (now: State, edited: string | undefined): Step => {
    if (edited === undefined) return saying(now, say('editor.own.nothing'))
    if (edited === text && screen.kept === undefined) return saying(now, say('editor.own.same'))
    return taken(now, screen, edited)
  }
  return { state, effects: [{ do: 'edit', text, name: `${target.entry.id}.yaml`, next }] }
}
