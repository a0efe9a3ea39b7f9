import { describe, expect, test } from 'vitest'
import { bindings } from '../../packages/tui/src/keymap.ts'
import { press } from '../../packages/tui/src/press.ts'
import type { StudyRow } from '../../packages/tui/src/screens/studies/services.ts'
import type { Making } from '../../packages/tui/src/screens/studies/state.ts'
import { initialState, type State, screenOf } from '../../packages/tui/src/state.ts'
import type { Effect, Step } from '../../packages/tui/src/step.ts'
import { smallServices } from './support/small-services.ts'
import { countsOf, smallStudies, studyRow } from './support/small-studies.ts'

const size = { columns: 80, rows: 24 }
const fresh = initialState(smallServices().library, {
  look: { color: '256', symbols: 'braille', theme: 'dark' },
  replicates: 100,
  options: [],
})

const rows: readonly StudyRow[] = [
  studyRow('fresh.yaml'),
  studyRow('half.yaml', { standing: 'open', counts: countsOf(12, 30) }),
  studyRow('far.yaml', { standing: 'elsewhere', counts: countsOf(3, 30) }),
  studyRow('done.yaml', { standing: 'done', counts: countsOf(30, 30) }),
  studyRow('torn.yaml', { standing: 'failures', counts: countsOf(28, 30, 2) }),
  studyRow('old.yaml', {
    standing: 'version',
    counts: countsOf(12, 30),
    why: 'made by other code (fishbowl 0)',
  }),
  studyRow('alone.sqlite', { file: undefined, standing: 'open', counts: countsOf(1, 30) }),
]

const after = (keys: readonly string[], from: State): Step =>
  keys.reduce<Step>(
    ({ state, effects }, key) => {
      const step = press(state, key, size)
      return { state: step.state, effects: [...effects, ...step.effects] }
    },
    { state: from, effects: [] },
  )

/** The list with this study selected. */
function on(name: string, making?: Making): State {
  const { state } = after(['7'], fresh)
  return { ...state, studies: { ...state.studies, phase: 'read', rows, selected: name, making } }
}

const making: Making = {
  study: 'half.yaml',
  phase: 'running',
  planned: 30,
  done: 14,
  failed: 0,
  made: 2,
  elapsed: 100,
}

const studyEffects = (effects: readonly Effect[]): readonly Effect[] =>
  effects.filter((effect) => effect.do === 'studies')

test('7 reads the folder, from every screen', () => {
  const { state, effects } = after(['7'], fresh)
  expect(screenOf(state)).toEqual({ name: 'studies' })
  expect(effects).toEqual([{ do: 'studies', act: 'list' }])
  expect(after(['i', '7'], fresh).state.screens.map(({ name }) => name)).toEqual(['library', 'studies'])
})

describe('R', () => {
  test.each([
    ['fresh.yaml', false],
    ['half.yaml', false],
    ['torn.yaml', true],
  ] as const)('starts %s, with what failed: %s', (name, retry) => {
    const start = { do: 'studies', act: 'start', name, retry }
    expect(after(['R'], on(name)).effects).toEqual([start])
    expect(after(['enter', 'R'], on(name)).effects.at(-1)).toEqual(start)
  })

  test.each([
    ['far.yaml', 'another process makes its runs; they are watched here'],
    ['done.yaml', 'every run is there: enter shows what came out'],
    ['old.yaml', 'made by other code (fishbowl 0)'],
    ['alone.sqlite', 'its study file is not in this folder; without it nothing more can be made'],
  ])('says why it does not start %s', (name, message) => {
    const { state, effects } = after(['R'], on(name))
    expect(effects).toEqual([])
    expect(state.message).toBe(message)
  })

  test('starts nothing while another study runs', () => {
    const { state, effects } = after(['R'], on('fresh.yaml', making))
    expect(effects).toEqual([])
    expect(state.message).toBe('half.yaml runs here: x stops that first')
  })
})

describe('a study that runs', () => {
  test('goes on when the screen is left, and is stopped by x', () => {
    const away = after(['escape'], on('half.yaml', making))
    expect(away.effects).toEqual([{ do: 'studies', act: 'leave' }])
    const { state, effects } = after(['x'], on('half.yaml', making))
    expect(effects).toEqual([{ do: 'studies', act: 'stop' }])
    expect(state.message).toContain('fishbowl study run half.yaml, goes on')
  })

  test('is stopped by ctrl+c on every screen before that quits', () => {
    const { state } = after(['1'], on('half.yaml', making))
    expect(after(['ctrl+c'], state).effects).toEqual([{ do: 'stop' }, { do: 'studies', act: 'stop' }])
    const stopped = {
      ...state,
      studies: { ...state.studies, making: { ...making, phase: 'stopped' as const } },
    }
    expect(after(['ctrl+c'], stopped).effects).toEqual([{ do: 'quit', code: 130 }])
  })

  test('is asked about before the program quits', () => {
    const { state } = after(['1', 'q'], on('half.yaml', making))
    expect(state.overlay).toMatchObject({
      kind: 'confirm',
      question: 'quit? study half.yaml runs; what it made is kept',
    })
  })
})

describe('y copies', () => {
  test.each([
    ['fresh.yaml', [], 'fishbowl study run fresh.yaml'],
    ['half.yaml', [], 'fishbowl study run half.yaml'],
    ['far.yaml', [], 'fishbowl study status far.sqlite'],
    ['done.yaml', [], 'fishbowl study results done.sqlite'],
    ['torn.yaml', [], 'fishbowl study run torn.yaml --retry-failed'],
    ['done.yaml', ['enter'], 'fishbowl study results done.sqlite'],
    ['done.yaml', ['l'], 'fishbowl study status done.sqlite'],
    ['done.yaml', ['p'], 'fishbowl study plan done.yaml'],
  ])('of %s after %j: %s', (name, keys, text) => {
    expect(after([...keys, 'y'], on(name)).effects.at(-1)).toEqual({ do: 'copy', text })
  })
})

test('f shows those of a state, esc all; s changes the order, and the selection stays', () => {
  const filtered = after(['f', 'f'], on('far.yaml'))
  expect(filtered.state.studies).toMatchObject({ kind: 'running', selected: 'far.yaml' })
  expect(after(['j'], filtered.state).state.studies.selected).toBe('far.yaml')
  const all = after(['escape'], filtered.state).state
  expect(all.studies.kind).toBe('all')
  expect(screenOf(all).name).toBe('studies')
  expect(after(['s'], all).state.studies).toMatchObject({ order: 'state', selected: 'far.yaml' })
})

test('p in the list opens the plan, l the log; leaving them looks at the list again', () => {
  const plan = after(['p'], on('half.yaml'))
  expect(studyEffects(plan.effects)).toEqual([
    { do: 'studies', act: 'watch' },
    { do: 'studies', act: 'plan', name: 'half.yaml' },
  ])
  expect(screenOf(plan.state)).toMatchObject({ open: 'half.yaml', part: 'plan' })
  expect(screenOf(after(['l'], plan.state).state)).toMatchObject({ part: 'failures' })
  expect(screenOf(after(['tab'], plan.state).state)).toMatchObject({ part: 'points' })
  expect(after(['escape'], plan.state).effects).toEqual([{ do: 'studies', act: 'watch' }])
})

describe('n', () => {
  const prompt = after(['n'], on('fresh.yaml')).state

  test('writes study.yaml, or a file of the name that is typed', () => {
    const nothing = after(['enter'], prompt)
    expect(nothing.effects).toEqual([{ do: 'studies', act: 'sample', file: 'study.yaml' }])
    const named = after(['s', 'i', 'z', 'e', 's', 'enter'], prompt)
    expect(named.effects).toEqual([{ do: 'studies', act: 'sample', file: 'sizes.yaml' }])
  })

  test.each(['../x', 'a b', '-rf', '.hidden', 'half.yaml', 'alone'])('takes no %s', (text) => {
    const keys = text.split('').map((key) => (key === ' ' ? 'space' : key))
    const { state, effects } = after([...keys, 'enter'], prompt)
    expect(effects).toEqual([])
    expect(state.overlay?.kind).toBe('prompt')
  })
})

test('every key of the studies does something', async () => {
  const done = on('done.yaml')
  const row = rows.find(({ name }) => name === 'done.yaml') ?? studyRow('done.yaml')
  const { signal } = new AbortController()
  const numbers = await smallStudies().numbers(row, { measure: undefined, signal })
  const opened = after(['enter'], done).state
  const ranked = { ...opened, studies: { ...opened.studies, numbers } }
  const states = {
    studies: [done, on('half.yaml')],
    study: [ranked, after(['j'], ranked).state, { ...ranked, studies: { ...ranked.studies, making } }],
  }
  for (const { keys, where, says } of bindings)
    for (const context of ['studies', 'study'] as const)
      for (const key of where[context] === undefined ? [] : keys) {
        const moves = states[context].some((state) => {
          const { state: now, effects } = press(state, key, size)
          return effects.length > 0 || now !== state
        })
        expect(moves, `${key} in ${context}: ${says}`).toBe(true)
      }
})
