import { comparison } from '@fishbowl/lab'
import { modelVersion, simulate } from '@fishbowl/sim'
import { describe, expect, test, vi } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import { brushOf } from '../../packages/tui/src/brush.ts'
import { shown } from '../../packages/tui/src/screens/registry.ts'
import type { Services } from '../../packages/tui/src/services.ts'
import type { State } from '../../packages/tui/src/state.ts'
import { openStore, type Store } from '../../packages/tui/src/store.ts'
import { after, editing, entered, onto, pressed, screensOver, size } from './support/editing.ts'
import { asCommand, entriesOf } from './support/real-library.ts'
import { smallServices } from './support/small-services.ts'

const look = { color: 'none', symbols: 'braille', theme: 'dark' } as const

/** A clock that stands still until it is told. */
function heldClock() {
  const pending = new Map<object, { readonly at: number; readonly act: () => void }>()
  let now = 0
  const afterwards: Services['after'] = (milliseconds, act) => {
    const timer = {}
    pending.set(timer, { at: now + milliseconds, act })
    return () => void pending.delete(timer)
  }
  const pass = (milliseconds: number): void => {
    now += milliseconds
    for (const [timer, { at, act }] of pending) {
      if (at > now) continue
      pending.delete(timer)
      act()
    }
  }
  return { afterwards, pass, waiting: () => pending.size }
}

function openScreens() {
  const clock = heldClock()
  const services = smallServices()
  const compare = vi.fn(services.compare)
  const store = openStore({ ...services, compare, after: clock.afterwards }, { look, replicates: 6 })
  const type = (...keys: readonly string[]): void => void store.press(keys, size)
  // The flagship is preselected; below it stands one CM.
  type('j', 'e', '/', ...'people trained'.split('').map((key) => (key === ' ' ? 'space' : key)), 'enter')
  return { store, clock, compare, type }
}

const settled = async (store: Store): Promise<void> =>
  vi.waitFor(() => expect(store.state().preview?.phase).toBe('done'), { timeout: 8000, interval: 5 })

const bodyOf = (state: State, columns = 80, rows = 24): string =>
  shown(state, (module, screen) => {
    const lines = module.body({ state, size: { columns, rows }, brush: brushOf(look) }, screen)
    return lines.join('\n')
  })

describe('the preview', () => {
  test('runs 20 pairs of base and draft, once, 300 ms after the last of several changes', async () => {
    const { store, clock, compare, type } = openScreens()
    for (let i = 0; i < 5; i++) {
      type('+')
      clock.pass(299)
    }
    expect(compare).not.toHaveBeenCalled()
    expect(bodyOf(store.state())).toContain('20 pairs run when you pause')
    clock.pass(1)
    expect(compare).toHaveBeenCalledTimes(1)
    const [arms, options] = compare.mock.calls[0] ?? []
    expect(arms?.map(({ id }) => id)).toEqual(['one-cm', 'one-cm-draft'])
    expect(arms?.[1]?.scenario.policies.training).toBe(0.25)
    expect(options?.replicates).toBe(20)
    await settled(store)
    expect(store.state().live).toBeUndefined()
    expect(bodyOf(store.state())).toContain('20 pairs')
    expect(bodyOf(store.state())).toMatch(/weekly active [-+]?[\d.]+ \([-+\d.]+ to [-+\d.]+\) pt/)
    expect(bodyOf(store.state())).toMatch(/net value .*\$/)
    clock.pass(10_000)
    expect(compare).toHaveBeenCalledTimes(1)
  })

  test('of the change before is not shown as that of this one', async () => {
    const { store, clock, type } = openScreens()
    type('+')
    clock.pass(300)
    await settled(store)
    type('+')
    expect(bodyOf(store.state())).toContain('run when you pause')
    expect(bodyOf(store.state())).not.toContain('weekly active')
  })

  test('has nothing to run where nothing differs, or where the editor is left', () => {
    const { store, clock, compare, type } = openScreens()
    type('+', 'u')
    clock.pass(1000)
    expect(compare).not.toHaveBeenCalled()
    expect(bodyOf(store.state())).toContain('no difference: both make the same runs')
    type('ctrl+r', 'escape', 'q')
    expect(clock.waiting()).toBe(0)
    clock.pass(1000)
    expect(compare).not.toHaveBeenCalled()
  })

  test('is asked for again where another screen stopped it', async () => {
    const { store, clock, compare, type } = openScreens()
    type('+', 'R')
    expect(compare).toHaveBeenCalledTimes(1)
    type('q')
    clock.pass(300)
    expect(compare).toHaveBeenCalledTimes(2)
    await settled(store)
  })

  test('gives way to larger runs of the same', async () => {
    const { store, type } = openScreens()
    type('+', 'R')
    for (const pairs of [6, 12, 24]) {
      await vi.waitFor(() => expect(store.state().live).toMatchObject({ phase: 'done', done: pairs }))
      if (pairs < 24) type('+')
    }
    type('q')
    expect(bodyOf(store.state())).toContain('Preview, 90 % intervals: 24 pairs')
  })

  test('that fails says so', async () => {
    const services = smallServices({ failAfter: 0 })
    const clock = heldClock()
    const store = openStore({ ...services, after: clock.afterwards }, { look, replicates: 6 })
    store.press(['j', 'e', '+'], size)
    clock.pass(300)
    await vi.waitFor(() => expect(store.state().preview?.phase).toBe('failed'), { timeout: 8000 })
    expect(bodyOf(store.state())).toContain('out of oxygen')
  })
})

/** The words of a command line as a shell splits them. */
const wordsOf = (command: string): readonly string[] =>
  Array.from(command.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll("'\\''", "'"),
  )

/** The digests of two runs of each arm. */
const digestsOf = (arms: Parameters<typeof comparison>[0]): readonly string[] => {
  const into = comparison(arms, arms[0]?.id ?? '')
  for (const replicate of [0, 1])
    into.add(replicate, new Map(arms.map(({ id, scenario }) => [id, simulate({ scenario, replicate })])))
  return into.result().arms.map(({ digest }) => digest(modelVersion))
}

test('the command on the clipboard names the runs that the preview shows', () => {
  const from = screensOver(entriesOf(['professional-aligned', 'small-organisation', 'small-one-cm']))
  const state = [
    ['policies.platform.fit', '0.8'],
    ['assumptions.wage.value', "55 because it's ours: #1"],
    ['horizon', '60'],
  ].reduce((now, [id = '', text = '']) => entered(now, id, text), editing('small-one-cm', { from }))
  const { effects } = pressed(state, 'y')
  const [copied] = effects
  if (copied?.do !== 'copy') throw new Error('nothing was copied')
  const [program, verb, base = '', changed = '', ...options] = wordsOf(copied.text)
  expect([program, verb, base, ...options]).toEqual([
    'fishbowl',
    'compare',
    'small-one-cm',
    '--replicates',
    '20',
  ])
  const commanded = [base, changed]
    .map((operand) => asCommand(operand))
    .map(({ id, scenario }) => ({ id, scenario }))
  expect(digestsOf(commanded)).toEqual(digestsOf(armsOf(state, ['small-one-cm', 'small-one-cm-draft'])))
})

test('runs that somebody waits for are not stopped by opening the editor', () => {
  const running = {
    ...screensOver(),
    live: { phase: 'running', ids: ['one-cm'], arms: [] },
  } as unknown as State
  const draft = after(onto(editing('one-cm', { from: running }), 'policies.training'), '+', 'q')
  expect(pressed(draft, 'j', 'e').effects).toEqual([])
})
