import { loadRaw } from '@fishbowl/core'
import { scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { type Entry, freeId, isRefused, type Naming, variantEntry } from '../../entry.ts'
import { emptyField, inserted } from '../../field.ts'
import { picking } from '../../overlay.ts'
import { entryOf, type State, selectedEntry, withEntry } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import { openEditor } from '../editor/open.ts'
import { takenEntries } from './remove.ts'

/** Entries of the library that people start from: the two flagships, staff, a cut, an owner, and other sizes. */
const templates = [
  'technology-led',
  'professional-aligned',
  'one-cm',
  'two-cms',
  'budget-cut',
  'owner-hr',
  'small-organisation',
  'thirty-thousand',
  'external-community',
] as const

/** Every default: the base of scenarios that start from nothing. It has no file; commands name it by all it says. */
function blank(): Entry | undefined {
  const head = { id: 'defaults', title: say('screen.library.blank') }
  const load = loadRaw(head, head.id)
  if (!load.ok) return undefined
  const { raw, scenario } = load.loaded
  return {
    ...head,
    kind: 'library',
    question: say('screen.library.blankAsks'),
    watch: [],
    source: '',
    base: undefined,
    differences: [],
    loaded: { raw, scenario },
    operand: `{ fishbowl: 1, id: ${head.id}, title: ${head.title} }`,
  }
}

/** Scenarios that a new one may start from: the selected one, then those of the library that are there. */
function startsOf(state: State): readonly Entry[] {
  const selected = selectedEntry(state)
  const found = [
    ...(selected === undefined ? [] : [selected]),
    ...templates.flatMap((id) => entryOf(state, id) ?? []),
  ]
  return found.filter(({ id }, i) => found.findIndex((one) => one.id === id) === i)
}

/** Asks what to start from, then for a title, and opens the Editor on the draft. */
export function newDraft(state: State): Step {
  const starts = startsOf(state)
  const choices = [
    ...starts.map(({ id, title }) => ({ label: id, says: scenarioTitle(title) })),
    { label: say('screen.library.nothing'), says: say('screen.library.defaults') },
  ]
  const done = (now: State, index: number): Step => named(now, starts[index])
  return still({ ...state, overlay: picking(say('screen.library.new'), choices, done) })
}

/** The base of a new scenario, put into the library where it was not. */
function withBase(state: State, start: Entry | undefined): readonly [State, Entry | undefined] {
  if (start !== undefined) return [state, start]
  const base = entryOf(state, 'defaults') ?? blank()
  return base === undefined || entryOf(state, 'defaults') !== undefined
    ? [state, base]
    : [afterLibrary(state, base), base]
}

/** Drafts stay behind the scenarios of library and files. */
function afterLibrary(state: State, entry: Entry): State {
  const at = state.entries.findLastIndex(({ kind }) => kind === 'library') + 1
  return { ...state, entries: [...state.entries.slice(0, at), entry, ...state.entries.slice(at)] }
}

function named(state: State, start: Entry | undefined): Step {
  const [based, base] = withBase(state, start)
  if (base === undefined) return saying(state, say('screen.library.noStart'))
  const wish = freeId(say('screen.library.wish', { id: base.id }), takenEntries(based)).replaceAll('-', ' ')
  return still({
    ...based,
    overlay: {
      kind: 'prompt',
      title: say('screen.library.name'),
      check: (text) => (text === '' ? say('screen.library.nameHint') : undefined),
      field: inserted(emptyField, wish),
      done: (now, title) => made(now, base, { title, kind: 'draft', id: freeId(title, takenEntries(now)) }),
    },
  })
}

function made(state: State, base: Entry, naming: Naming): Step {
  const entry = variantEntry(base, {}, naming, state.entries)
  if (isRefused(entry)) return saying(state, entry[0]?.message ?? say('screen.library.noScenario'))
  return openEditor({ ...withEntry(state, entry), selected: entry.id }, entry.id)
}
