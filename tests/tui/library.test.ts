import { describe, expect, test } from 'vitest'
import { type Entry, variantEntry } from '../../packages/tui/src/entry.ts'
import { bindings } from '../../packages/tui/src/keymap.ts'
import { press } from '../../packages/tui/src/press.ts'
import { withFiles } from '../../packages/tui/src/screens/library/files.ts'
import { partsOf, visibleRows } from '../../packages/tui/src/screens/library/listed.ts'
import type { OpenedEntry, Services } from '../../packages/tui/src/services.ts'
import { initialState, type State, screenOf, selectedEntry } from '../../packages/tui/src/state.ts'
import type { Effect, Step } from '../../packages/tui/src/step.ts'
import { openStore } from '../../packages/tui/src/store.ts'
import { smallServices } from './support/small-services.ts'

const size = { columns: 80, rows: 24 }
const { library } = smallServices()
const look = { color: 'none', symbols: 'braille', theme: 'dark' } as const
const start = initialState(library, { look, replicates: 100, options: [] })

const after = (keys: readonly string[], from: State = start): Step =>
  keys.reduce<Step>(
    ({ state, effects }, key) => {
      const step = press(state, key, size)
      return { state: step.state, effects: [...effects, ...step.effects] }
    },
    { state: from, effects: [] },
  )
const typed = (text: string): readonly string[] => text.split('').map((key) => (key === ' ' ? 'space' : key))
const cleared = Array.from({ length: 40 }, () => 'backspace')
const ids = (state: State): readonly string[] => visibleRows(state).map(({ id }) => id)

/** A file of the folder like an entry of the library. */
const fileOf = (name: string, like = 'two-cms', base: string | undefined = 'technology-led'): OpenedEntry => {
  const entry = library.find(({ id }) => id === like) as Entry
  return { ok: true, entry: { ...entry, id: name, kind: 'file', operand: `${name}.yaml`, base } }
}
const broken: OpenedEntry = {
  ok: false,
  why: 'bad.yaml:3:13: policies.training must be between 0 and 1\n   3 | training: 9',
}
const withFolder = withFiles(start, [
  { file: 'plan.yaml', opened: fileOf('plan') },
  { file: 'bad.yaml', opened: broken },
])

describe('a new scenario', () => {
  test('is a draft on a template, under the name that was typed, with the Editor open on it', () => {
    const { state } = after(['n', ...typed('one-cm'), 'enter', ...cleared, ...typed('More people'), 'enter'])
    const draft = state.entries.at(-1)
    expect(draft).toMatchObject({ id: 'more-people', title: 'More people', kind: 'draft', base: 'one-cm' })
    expect(draft?.operand).toBe('{ fishbowl: 1, id: more-people, title: More people, extends: one-cm }')
    expect(screenOf(state)).toMatchObject({ name: 'editor', id: 'more-people' })
  })

  test('that starts from nothing says everything itself, since nothing can extend what has no name', () => {
    const { state } = after(['n', ...typed('nothing'), 'enter', ...cleared, ...typed('Blank'), 'enter'])
    const draft = state.entries.at(-1)
    expect(draft).toMatchObject({ id: 'blank', base: 'defaults', kind: 'draft' })
    expect(draft?.operand).toBe('{ fishbowl: 1, id: blank, title: Blank }')
    const { state: changed } = after(['n', ...typed('nothing'), 'enter', 'enter'], after(['1'], state).state)
    expect(changed.entries.filter(({ id }) => id === 'defaults')).toHaveLength(1)
  })

  test('needs a name, and escape leaves everything as it was', () => {
    const asked = after(['n', 'enter', ...cleared, 'enter']).state
    expect(asked.overlay?.kind).toBe('prompt')
    expect(asked.message).toContain('such as')
    expect(after(['escape'], asked).state.entries).toEqual(start.entries)
  })
})

describe('what the session made', () => {
  const { state: copied } = after(['c'])

  test('stands in a part of its own at the top', () => {
    expect(partsOf(copied).map(({ title }) => title)).toEqual(['drafts and branches', 'library'])
    expect(ids(copied)[0]).toBe('professional-aligned-copy')
    expect(selectedEntry(copied)).toMatchObject({
      id: 'professional-aligned-copy',
      base: 'professional-aligned',
    })
  })

  test('a copy of a draft stands on the same base with the same change', () => {
    const { state } = after(['c'], copied)
    expect(selectedEntry(state)).toMatchObject({
      id: 'professional-aligned-copy-copy',
      base: 'professional-aligned',
    })
  })

  test('goes by x with all that is made of it, and comes back by u with its place, marks aside', () => {
    const naming = { id: 'child', title: 'child', kind: 'draft' } as const
    const child = variantEntry(copied.entries.at(-1) as Entry, {}, naming, copied.entries) as Entry
    const family = { ...copied, entries: [...copied.entries, child], marked: ['child', 'mandate'] }
    const gone = after(['x'], family).state
    expect(ids(gone)).toEqual(ids(start))
    expect(gone.marked).toEqual(['mandate'])
    expect(gone.message).toContain('and 1 made of it')
    const back = after(['u'], gone).state
    expect(back.entries).toEqual(family.entries)
    expect(selectedEntry(back)?.id).toBe('professional-aligned-copy')
    expect(after(['u'], back).state.message).toBe('nothing was taken away')
  })

  test('an id that an undo brings back is not given again', () => {
    expect(selectedEntry(after(['x', 'g', 'j', 'c'], copied).state)?.id).toBe('professional-aligned-copy-2')
  })

  test('is asked about before quitting, and saved by ctrl+s', () => {
    expect(after(['q'], copied).state.overlay).toMatchObject({ kind: 'confirm' })
    const { effects } = after(['ctrl+s', 'enter'], copied)
    expect(effects).toMatchObject([{ do: 'save', path: 'professional-aligned-copy.yaml', replace: false }])
  })

  test('library entries and files are never taken away, in words', () => {
    expect(after(['x']).state).toMatchObject({ entries: start.entries })
    expect(after(['x']).state.message).toContain('scenarios of the library stay')
    const onFile = after(['g', 'x'], withFolder).state
    expect(onFile.message).toContain('files stay')
    expect(ids(onFile)).toEqual(ids(withFolder))
  })
})

test('s goes through the orders, parts stay together, the selection stays', () => {
  const byId = after(['s'], withFolder).state
  const [files = [], own = []] = partsOf(byId).map(({ rows }) => rows.map(({ id }) => id))
  expect(files).toEqual(['bad.yaml', 'plan'])
  expect(own).toEqual(own.toSorted())
  expect(selectedEntry(byId)?.id).toBe('professional-aligned')
  const byTitle = after(['s'], byId).state
  expect(partsOf(byTitle)[1]?.rows[0]?.id).toBe('professional-aligned')
  expect(ids(after(['s'], byTitle).state)).toEqual(ids(withFolder))
})

/** The state after the editor was closed and the file read again. */
const later = (effect: Effect | undefined, state: State, opened: OpenedEntry): State => {
  if (effect?.do !== 'editFile') throw new Error('no editor was opened')
  const read = effect.next(state, true)
  return read.effects.reduce(
    (now, one) => (one.do === 'open' ? one.next(now, opened).state : now),
    read.state,
  )
}

/** What is said where no editor opened. */
const effectFails = ({ effects, state }: Step): string => {
  const [effect] = effects
  return effect?.do === 'editFile' ? effect.next(state, false).state.message : ''
}

describe('files of the folder', () => {
  test('a broken one is listed with what is wrong, and cannot be marked, run or compared', () => {
    const on = after(['g', 'j'], withFolder).state
    expect(on.selected).toBe('bad.yaml')
    for (const key of ['enter', 'R', 'space', 'c', '3', 'e']) {
      const { state, effects } = after([key], on)
      expect({ key, effects, screens: state.screens.length }).toEqual({ key, effects: [], screens: 1 })
      expect(state.marked).toEqual([])
      expect(state.message).not.toBe('')
    }
    expect(screenOf(after(['i'], on).state)).toEqual({ name: 'info', id: 'bad.yaml', top: 0 })
    expect(after(['y'], on).effects).toEqual([{ do: 'copy', text: 'fishbowl check bad.yaml' }])
  })

  test('enter with two marked compares them, wherever the pointer is', () => {
    const { effects } = after(['space', 'j', 'space', 'g', 'j', 'enter'], withFolder)
    expect(effects).toMatchObject([{ do: 'run', ids: ['professional-aligned', 'one-cm'] }])
  })

  test('a file that extends a file is compared with that one', () => {
    const state = withFiles(start, [
      { file: 'child.yaml', opened: fileOf('child', 'interns', './plan.yaml') },
      { file: 'plan.yaml', opened: fileOf('plan') },
    ])
    expect(after(['g', 'enter'], state).effects).toMatchObject([{ do: 'run', ids: ['plan', 'child'] }])
  })

  test('a file with an id that is taken gets one of its own', () => {
    const state = withFiles(start, [{ file: 'two-cms.yaml', opened: fileOf('two-cms') }])
    expect(ids(state)[0]).toBe('two-cms-2')
    expect(state.entries.find(({ id }) => id === 'two-cms-2')?.loaded.scenario.id).toBe('two-cms-2')
  })

  test('E opens the file in the editor of the user, and the list has what it says afterwards', () => {
    const onBad = after(['g', 'j', 'E'], withFolder)
    expect(onBad.effects).toMatchObject([{ do: 'editFile', path: 'bad.yaml' }])
    const mended = later(onBad.effects[0], onBad.state, {
      ...(fileOf('good') as Extract<OpenedEntry, { ok: true }>),
    })
    expect(mended.library.broken.map(({ file }) => file)).toEqual([])
    const onPlan = after(['g', 'E'], withFolder)
    const spoilt = later(onPlan.effects[0], onPlan.state, {
      ok: false,
      why: 'plan.yaml:1:1: the file is empty',
    })
    expect(ids(spoilt).slice(0, 2)).toEqual(['bad.yaml', 'plan.yaml'])
    expect(spoilt.message).toContain('plan.yaml has mistakes')
    expect(effectFails(onPlan)).toContain('set EDITOR')
  })

  test('are read after the first frame, and the list hears of them once', async () => {
    const names = ['plan.yaml', 'compose.yaml', 'bad.yaml']
    const services: Services = {
      ...smallServices(),
      folder: {
        names: () => ({ names, more: 7 }),
        read: (name) => (name === 'plan.yaml' ? fileOf('plan') : name === 'bad.yaml' ? broken : undefined),
      },
    }
    const store = openStore(services, { look })
    const seen: number[] = []
    expect(ids(store.state())).toEqual(ids(start))
    await new Promise<void>((resolve) => {
      store.subscribe(() => {
        seen.push(store.state().entries.length)
        resolve()
      })
    })
    store.close()
    expect(seen).toEqual([library.length + 1])
    expect(ids(store.state()).slice(0, 2)).toEqual(['plan', 'bad.yaml'])
    expect(store.state().library.more).toBe(7)
  })
})

test('the filter finds in all parts, and escape goes back to the row where it began', () => {
  const from = after(['g', 'j'], withFolder).state
  const { state } = after(['/', ...typed('interns')], from)
  expect(ids(state)).toEqual(['interns'])
  expect(after(['escape'], state).state).toMatchObject({ selected: 'bad.yaml', editing: undefined })
})

test('help finds commands by /, and the palette names every one of the screen with its key', () => {
  const { state } = after(['?', '/'])
  const choices = state.overlay?.kind === 'pick' ? state.overlay.choices : []
  const movements = new Set(['up', 'down', 'pageUp', 'pageDown', 'first', 'last', 'palette'])
  const all = bindings.filter(({ where, action }) => where.library !== undefined && !movements.has(action))
  expect(choices).toEqual(all.map(({ says, label }) => ({ label: says, says: label })))
  expect(screenOf(after([...typed('studies of'), 'enter'], state).state).name).toBe('studies')
})
