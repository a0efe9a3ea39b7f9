import { describe, expect, test } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import { bindings } from '../../packages/tui/src/keymap.ts'
import { press } from '../../packages/tui/src/press.ts'
import { visibleEntries } from '../../packages/tui/src/screens/library/listed.ts'
import {
  chartMeasures,
  initialState,
  type Live,
  type State,
  screenOf,
  selectedEntry,
} from '../../packages/tui/src/state.ts'
import type { Effect, Step } from '../../packages/tui/src/step.ts'
import { smallServices } from './support/small-services.ts'

const size = { columns: 80, rows: 24 }
const { library } = smallServices()
const start = initialState(library, {
  look: { color: '256', symbols: 'braille', theme: 'dark' },
  replicates: 100,
  options: [],
})

const after = (keys: readonly string[], from: State = start): Step =>
  keys.reduce<Step>(
    ({ state, effects }, key) => {
      const step = press(state, key, size)
      return { state: step.state, effects: [...effects, ...step.effects] }
    },
    { state: from, effects: [] },
  )
const typed = (text: string): readonly string[] => text.split('')

const finished = async (ids: readonly string[]): Promise<Live> => {
  const arms = armsOf({ entries: library }, ids)
  for await (const { done, comparison } of smallServices().compare(arms, {
    replicates: 2,
    measures: chartMeasures,
  })) {
    if (done === 2) return { ids, arms, target: 2, phase: 'done', done, comparison, elapsed: 10 }
  }
  throw new Error('no runs')
}

test('the flagship is preselected: enter compares it with its base, R runs it alone and enter then compares', () => {
  const comparison = { do: 'run', ids: ['technology-led', 'professional-aligned'], replicates: 100 }
  const once = after(['enter'])
  expect(once.effects).toEqual([comparison])
  expect(once.state.screens.map(({ name }) => name)).toEqual(['library', 'compare'])
  expect(once.state.view.focus).toBe(1)
  expect(after(['R']).effects).toEqual([{ do: 'run', ids: ['professional-aligned'], replicates: 100 }])
  const later = after(['R', 'enter'])
  expect(later.effects.at(-1)).toEqual(comparison)
  expect(later.state.screens.map(({ name }) => name)).toEqual(['library', 'run', 'compare'])
})

test('a library without the flagship starts at its first entry', () => {
  const state = initialState(library.slice(2), start)
  expect(selectedEntry(state)?.id).toBe('one-cm')
})

test('a scenario without a base is run, and says so instead of comparing', () => {
  const { state, effects } = after(['G', 'enter', 'enter'])
  expect(screenOf(state).name).toBe('run')
  expect(state.message).toContain('no base')
  expect(effects).toHaveLength(1)
})

describe('the library', () => {
  test('the selection stops at both ends', () => {
    expect(selectedEntry(after(['k', 'k', 'k', 'k']).state)?.id).toBe('technology-led')
    expect(selectedEntry(after(['G', 'j', 'j']).state)?.id).toBe('wide')
  })

  test('the filter wants every word, anywhere in id, title or question', () => {
    const { state } = after(['/', ...typed('cms'), 'space', ...typed('two')])
    expect(visibleEntries(state).map(({ id }) => id)).toEqual(['two-cms'])
    expect(selectedEntry(state)?.id).toBe('two-cms')
  })

  test('keys are text while the filter is edited, and keys again when it is kept', () => {
    const { state, effects } = after(['/', 'q', 'j', 'enter'])
    expect(visibleEntries(state)).toEqual([])
    expect(effects).toEqual([])
    expect(after(['q'], state).effects).toEqual([{ do: 'quit', code: 0 }])
  })

  test('escape clears the filter, then the marks, and never leaves', () => {
    const marked = after(['space', '/', 'x', 'enter']).state
    const once = after(['escape'], marked).state
    expect(visibleEntries(once)).toHaveLength(library.length)
    expect(once.marked).toEqual(['professional-aligned'])
    const more = after(['escape', 'escape', 'escape'], marked)
    expect(more.state.marked).toEqual([])
    expect(more.effects).toEqual([])
  })

  test('six arms can be marked, a seventh is refused with the reason', () => {
    const { state } = after(['g', ...Array.from({ length: 7 }, () => ['space', 'j']).flat()])
    expect(state.marked).toHaveLength(6)
    expect(
      after([
        'g',
        ...Array.from({ length: 7 }, () => ['space', 'j'])
          .flat()
          .slice(0, -1),
      ]).state.message,
    ).toContain('6 arms')
  })
})

const compared = async (): Promise<State> => ({
  ...after(['R', 'enter']).state,
  live: await finished(['technology-led', 'professional-aligned']),
})

describe('a chart', () => {
  test('the time cursor comes in at the end it moves away from and stops at the ends', async () => {
    const state = await compared()
    const weekAfter = (...keys: readonly string[]): number | undefined => after(keys, state).state.view.cursor
    expect(weekAfter('left')).toBe(51)
    expect(weekAfter('right')).toBe(0)
    expect(weekAfter('home')).toBe(0)
    expect(weekAfter('end')).toBe(51)
    expect(weekAfter('left', '<', 'left')).toBe(37)
    expect(weekAfter('end', 'right', '>')).toBe(51)
    expect(weekAfter('left', 'escape')).toBeUndefined()
  })

  test('before the first run there is no week to point at', () => {
    expect(after(['enter', 'left']).state.view.cursor).toBeUndefined()
  })

  test('measures, bands and arms go round', async () => {
    const state = await compared()
    const round = after(
      chartMeasures.map(() => 'm'),
      state,
    ).state
    expect(round.view.measure).toBe('weeklyActive')
    expect(after(['m', 'M'], state).state.view).toEqual(state.view)
    expect(['b', 'bb', 'bbb'].map((keys) => after(typed(keys), state).state.view.bands)).toEqual([
      'all',
      'none',
      'focused',
    ])
    expect(after(['tab', 'tab'], state).state.view.focus).toBe(1)
    expect(after(['shift+tab'], state).state.view.focus).toBe(0)
  })

  test('escape clears the cursor, then the zoom, then goes back', async () => {
    const state = after(['left', 'z'], await compared()).state
    const names = ['escape', 'escape', 'escape'].map((_, i) => {
      const next = after(
        Array.from({ length: i + 1 }, () => 'escape'),
        state,
      ).state
      return [screenOf(next).name, next.view.cursor, next.view.zoom]
    })
    expect(names).toEqual([
      ['compare', undefined, true],
      ['compare', undefined, false],
      ['run', undefined, false],
    ])
  })

  test('plus asks for twice the runs, but not while they come in', async () => {
    const state = await compared()
    expect(after(['+'], state).effects).toEqual([
      { do: 'run', ids: ['technology-led', 'professional-aligned'], replicates: 4 },
    ])
    const running: State = { ...state, live: { ...(state.live as Live), phase: 'running' } }
    expect(after(['+'], running).effects).toEqual([])
  })

  test('a comparison that is there already is not run again', async () => {
    const state = await compared()
    expect(after(['q', 'enter'], state).effects).toEqual([])
  })

  test('going back while runs come in stops them', async () => {
    const state = await compared()
    const running: State = { ...state, live: { ...(state.live as Live), phase: 'running' } }
    expect(after(['q'], running).effects).toEqual([{ do: 'stop', only: 'runs' }])
    expect(after(['q'], state).effects).toEqual([])
  })

  test('ctrl+c stops runs first and quits with 130 otherwise', async () => {
    const state = await compared()
    const running: State = { ...state, live: { ...(state.live as Live), phase: 'running' } }
    expect(after(['ctrl+c'], running).effects).toEqual([{ do: 'stop' }])
    expect(after(['ctrl+c'], state).effects).toEqual([{ do: 'quit', code: 130 }])
  })
})

test('the theme goes round and gives the terminal its own depth back; without colours it stays without', () => {
  const looks = ['t', 'tt', 'ttt'].map((keys) => after(typed(keys)).state.look)
  expect(looks.map(({ color, theme }) => `${color} ${theme}`)).toEqual([
    '256 light',
    'none light',
    '256 dark',
  ])
  const bare = initialState(library, { ...start, look: { ...start.look, color: 'none' } })
  expect(after(['t'], bare).state.look.color).toBe('none')
})

test('a message stands until the next key', () => {
  const { state, effects } = after(['y'])
  expect(effects).toEqual([{ do: 'copy', text: state.message }])
  expect(state.message).toBe('fishbowl compare technology-led professional-aligned --replicates 100')
  expect(after(['j'], state).state.message).toBe('')
})

const topOf = ({ overlay }: State): number | undefined => (overlay?.kind === 'help' ? overlay.top : undefined)

test('help opens over every screen, scrolls within its text and closes with ?, esc and q', () => {
  for (const way of [[], ['i'], ['enter'], ['/']]) {
    const open = after([...way, '?']).state
    expect(open.overlay).toEqual({ kind: 'help', top: 0 })
    for (const key of ['?', 'escape', 'q']) {
      const closed = after([key], open)
      expect(closed.state.overlay).toBeUndefined()
      expect(closed.state.screens).toEqual(open.screens)
      expect(closed.effects).toEqual([])
    }
    expect(topOf(after(['k', 'k'], open).state)).toBe(0)
    const end = after(['G'], open).state
    expect(topOf(after(['j', 'j'], end).state)).toBe(topOf(end))
  }
})

const reaches = (effects: readonly Effect[], before: State, now: State): boolean =>
  effects.length > 0 || JSON.stringify(now) !== JSON.stringify(before)

test('every key of the table does something somewhere', async () => {
  const live = await finished(['technology-led', 'professional-aligned'])
  const middle = after(['j', 'j']).state
  const filtering = after(['/', 'c'], middle).state
  const places: Readonly<Record<string, readonly State[]>> = {
    library: [middle, { ...middle, marked: ['one-cm'] }],
    filter: [filtering],
    info: [after(['i'], middle).state],
    run: [
      { ...after(['R']).state, live },
      { ...after(['R']).state, live: { ...live, phase: 'running' } },
    ],
    compare: [
      { ...after(['R', 'enter']).state, live },
      { ...after(['R', 'enter']).state, live, view: { ...middle.view, cursor: 20 } },
    ],
    help: [{ ...after(['?']).state, overlay: { kind: 'help', top: 3 } }],
    small: [],
  }
  for (const { keys, where, says } of bindings) {
    for (const context of Object.keys(where)) {
      const states = places[context] ?? []
      if (states.length === 0) continue
      // Scrolling a text that fits has nothing to do.
      if (context === 'info' && /page|up|down|top|bottom/.test(says)) continue
      for (const key of keys) {
        const done = states.some((state) => {
          const { state: now, effects } = press(state, key, size)
          return reaches(effects, state, now)
        })
        expect(done, `${key} in ${context}: ${says}`).toBe(true)
      }
    }
  }
})
