import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import { branchEntry } from '../../packages/tui/src/branch.ts'
import { type Change, type Entry, isRefused, variantEntry } from '../../packages/tui/src/entry.ts'
import { press } from '../../packages/tui/src/press.ts'
import { openBranches } from '../../packages/tui/src/screens/branches/open.ts'
import { openCompare } from '../../packages/tui/src/screens/compare/open.ts'
import { openEditor } from '../../packages/tui/src/screens/editor/open.ts'
import { withFiles } from '../../packages/tui/src/screens/library/files.ts'
import { partsOf } from '../../packages/tui/src/screens/library/listed.ts'
import {
  chartMeasures,
  type Live,
  popped,
  type State,
  screenOf,
  withEntry,
} from '../../packages/tui/src/state.ts'
import { still } from '../../packages/tui/src/step.ts'
import { openStore, type Store } from '../../packages/tui/src/store.ts'
import { summaryLines } from '../../packages/tui/src/views/summary.ts'
import { forked, need, ran } from './support/branches.ts'
import { after, pressed, screensOver, size, typed } from './support/editing.ts'
import { smallServices } from './support/small-services.ts'

const start = screensOver()

/** The state with a draft on an entry. */
function drafted(state: State, id: string, base: string, change: Change): State {
  const entry = variantEntry(need(base, state), change, { id, title: id, kind: 'draft' }, state.entries)
  if (isRefused(entry)) throw new Error(entry[0]?.message)
  return withEntry(state, entry)
}

/** The comparison that is shown after two replicates. */
async function compared(state: State): Promise<State> {
  const ids = armsIn(state)
  const arms = armsOf(state, ids)
  let live: Live | undefined
  for await (const { done, comparison } of smallServices().compare(arms, {
    replicates: 2,
    measures: chartMeasures,
  }))
    live = { ids, arms, target: 2, phase: 'done', done, comparison, elapsed: 0 }
  return { ...state, live }
}

const idsIn = (state: State): readonly string[] =>
  partsOf(state).flatMap(({ rows }) => rows.map(({ id }) => id))

/** The four arms of a pair under the first other assumption. */
const under = (state: State, ids: readonly [string, string]): State =>
  after(openCompare(state, ids).state, 'a', 'enter')

const armsIn = (state: State): readonly string[] => {
  const screen = screenOf(state)
  return screen.name === 'compare' ? screen.ids : []
}

describe('what was made for one view alone', () => {
  test('stays out of the list when what it is made of changes', () => {
    const mine = drafted(start, 'mine', 'one-cm', { policies: { training: 0.2 } })
    const seen = after(under(mine, ['one-cm', 'mine']), 'q', 'q')
    expect(seen.entries.filter(({ isPassing }) => isPassing === true)).toHaveLength(2)
    const edited = after(openEditor(seen, 'mine').state, '/', ...typed('trained'), 'enter', 'right', 'q')
    expect(need('mine', edited).change).not.toEqual(need('mine', seen).change)
    expect(idsIn(edited)).toEqual(idsIn(mine))
  })

  test('has an id of its own for each of two scenarios with long ids', () => {
    const long = 'the-organisation-of-the-northern-branch-of-the-house'
    const two = drafted(drafted(start, `${long}-a`, 'one-cm', {}), `${long}-b`, 'one-cm', {
      policies: { training: 0.2 },
    })
    const arms = armsIn(under(two, [`${long}-a`, `${long}-b`]))
    expect(new Set(arms).size).toBe(4)
    // The same change again finds the same scenarios.
    const again = armsIn(under(under(two, [`${long}-a`, `${long}-b`]), [`${long}-a`, `${long}-b`]))
    expect(again).toEqual(arms)
  })
})

describe('a file that changes while it is marked', () => {
  const fileOf = (id: string): Entry => ({ ...need('one-cm', start), id, kind: 'file', operand: 'plan.yaml' })
  const read = (state: State, id: string): State =>
    withFiles(state, [{ file: 'plan.yaml', opened: { ok: true, entry: fileOf(id) } }])
  const marked = { ...read(start, 'plan'), marked: ['plan', 'two-cms'] }

  test('is marked no more where it has mistakes', () => {
    const broken = withFiles(marked, [{ file: 'plan.yaml', opened: { ok: false, why: 'nonsense' } }])
    expect(broken.marked).toEqual(['two-cms'])
  })

  test('stays marked under another id, and what was made of it stays on it', () => {
    const made = drafted(marked, 'mine', 'plan', { policies: { training: 0.2 } })
    const next = read(made, 'other')
    expect(next.marked).toEqual(['other', 'two-cms'])
    expect(need('mine', next).base).toBe('other')
  })
})

test('more runs are of the selected branch, also before its runs have begun', async () => {
  const one = forked(openBranches(start, 'two-cms').state, 'cut').state
  const two = forked({ ...one, screens: [...one.screens] }, 'train').state
  const done = await ran(two, 2)
  const { state, effects } = pressed(done, 'up', '+')
  const screen = screenOf(state)
  const run = effects.findLast((effect) => effect.do === 'run')
  expect(run).toMatchObject({ ids: ['two-cms', screen.name === 'branches' ? screen.id : ''] })
})

test('the parting words are not numbers of before an edit beside the command of after it', async () => {
  const mine = drafted(start, 'mine', 'two-cms', { policies: { training: 0.2 } })
  const done = await compared(openCompare(mine, ['two-cms', 'mine']).state)
  expect(summaryLines(done, 80).join('\n')).toContain('2 pairs')
  const edited = drafted(done, 'mine', 'two-cms', { policies: { training: 0.9 } })
  expect(summaryLines(popped(edited), 80).join('\n')).not.toContain('2 pairs')
})

const opened = () =>
  openStore(smallServices({ delay: 5 }), {
    look: { color: 'none', symbols: 'braille', theme: 'dark' },
    replicates: 400,
  })

/** Resolves when the state of a store is as wanted. */
const until = (store: Store, wanted: (state: State) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (wanted(store.state())) resolve()
    }
    store.subscribe(look)
    look()
  })

test('leaving Why lets the runs of the comparison below go on', async () => {
  const store = opened()
  try {
    store.press(['enter'], size)
    await until(store, ({ live }) => live?.comparison !== undefined)
    store.press(['w'], size)
    expect(store.state().why?.phase).toBe('running')
    store.press(['q'], size)
    expect(store.state().why?.phase).toBe('stopped')
    expect(store.state().live?.phase).toBe('running')
  } finally {
    store.close()
  }
})

test('an explanation that is there is shown, not the one that is stopped for it', async () => {
  const store = opened()
  try {
    store.press(['enter', 'w'], size)
    await until(store, ({ why }) => why?.phase === 'done')
    store.press(['m'], size)
    await until(store, ({ why }) => why?.found !== undefined && why.measure !== 'weeklyActive')
    store.press(['M'], size)
    expect(store.state().why).toMatchObject({ phase: 'done', measure: 'weeklyActive' })
  } finally {
    store.close()
  }
})

test('what is brought back in the library is a difference on its base as that is now', () => {
  const mine = drafted(start, 'mine', 'two-cms', { policies: { training: 0.2 } })
  const base = need('mine', mine)
  const branch = branchEntry(
    base,
    { week: 9, policies: { mandate: true } },
    { id: 'forked', title: 'forked' },
    mine.entries,
  )
  if (isRefused(branch)) throw new Error('refused')
  const both = drafted(withEntry(mine, branch), 'further', 'mine', { policies: { mandate: true } })
  const gone = after({ ...both, selected: 'further' }, 'x')
  const gone2 = after({ ...gone, selected: 'forked' }, 'x')
  const edited = drafted(gone2, 'mine', 'two-cms', { policies: { training: 0.9 } })
  const back = after(edited, 'u', 'u')
  for (const id of ['forked', 'further'])
    expect(need(id, back).loaded.raw, id).toMatchObject({ policies: { training: 0.9 } })
})

test('a long path is not cut when it is typed', () => {
  const mine = drafted(start, 'mine', 'two-cms', { policies: { training: 0.2 } })
  const path = `${'folder/'.repeat(30)}x.yaml`
  const { effects } = pressed({ ...mine, selected: 'mine' }, 'ctrl+s', 'ctrl+u', ...typed(path), 'enter')
  expect(effects).toMatchObject([{ do: 'save', path }])
})

test('a draft is not saved over the file that it is a difference on', () => {
  const file: Entry = { ...need('one-cm', start), id: 'plan', kind: 'file', operand: 'plan.yaml' }
  const mine = drafted(withEntry(start, file), 'mine', 'plan', { policies: { training: 0.2 } })
  const asked = after({ ...mine, selected: 'mine' }, 'ctrl+s', 'ctrl+u')
  for (const path of ['plan.yaml', './plan', 'folder/../plan.yaml']) {
    const { state, effects } = pressed(asked, ...typed(path), 'enter')
    expect(effects, path).toEqual([])
    expect(state.message, path).toContain('plan.yaml')
  }
  expect(pressed(asked, ...typed('plan2'), 'enter').effects).toMatchObject([{ path: 'plan2.yaml' }])
})

// A limit of the shell on the size of files stands for a disk that is full.
test.skipIf(process.platform === 'win32')('a full disk leaves the old file and no half of a new one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-full-'))
  try {
    writeFileSync(join(folder, 'old.yaml'), 'old')
    const outside = fileURLToPath(new URL('../../packages/tui/dist/outside.js', import.meta.url))
    const script = `
      const { create, replace } = (await import(${JSON.stringify(outside)})).openOutside()
      const big = 'x'.repeat(100000)
      const refused = (write) => { try { write() } catch { return true } return false }
      const all = [() => create('new.yaml', big), () => replace('old.yaml', big), () => replace('old.yaml', big)].map(refused)
      replace('old.yaml', 'small')
      process.exit(all.every(Boolean) ? 0 : 3)`
    const command = `trap '' XFSZ; ulimit -f 8; exec "$0" --input-type=module -e "$1"`
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, script], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
    expect(readdirSync(folder)).toEqual(['old.yaml'])
    expect(readFileSync(join(folder, 'old.yaml'), 'utf8')).toBe('small')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('ctrl+c asks once before what is unsaved is lost, and quits when pressed again', () => {
  const mine = drafted(start, 'mine', 'two-cms', { policies: { training: 0.2 } })
  const asked = pressed(mine, 'ctrl+c')
  expect(asked.effects).toEqual([])
  expect(asked.state.overlay).toMatchObject({ kind: 'confirm', question: 'quit? not saved: mine' })
  expect(pressed(asked.state, 'ctrl+c').effects).toEqual([{ do: 'quit', code: 130 }])
  // Another question is none about quitting.
  const other = { ...mine, overlay: { kind: 'confirm', question: 'x?', done: still } } as const
  expect(pressed(other, 'ctrl+c').state.overlay).toMatchObject({ question: 'quit? not saved: mine' })
  const small = press(mine, 'ctrl+c', { columns: 20, rows: 5 })
  expect(small.effects).toEqual([{ do: 'quit', code: 130 }])
})
