import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { treeOf } from '../../packages/tui/src/screens/branches/tree.ts'
import { type State, withEntry } from '../../packages/tui/src/state.ts'
import { after, at, draft, forked, need, opened, root, screenIn, start } from './support/branches.ts'

const branches = (state: State): readonly string[] =>
  state.entries.filter(({ kind }) => kind === 'branch').map(({ id }) => id)

describe('undo and redo', () => {
  const keys = fc.array(
    fc.constantFrom('make', 'make', 'make', 'remove', 'undo', 'redo', 'up', 'down', 'week'),
    {
      minLength: 4,
      maxLength: 20,
    },
  )
  const changes = ['cut', 'train', 'mandate', 'hire', 'coach']
  const acted = (state: State, key: string, i: number): State => {
    if (key === 'make') return forked(state, changes[i % changes.length] ?? '').state
    const pressed = { remove: 'x', undo: 'u', redo: 'ctrl+r', week: '>' }[key] ?? key
    return after([pressed], state).state
  }
  /** The list of entries as it was before each deed, as it is, and as it was before each undo. */
  type Model = { readonly past: readonly State['entries'][]; readonly future: readonly State['entries'][] }

  test('go back and forth through all lists of entries there were, and the tree loses no branch', () => {
    let most = 0
    fc.assert(
      fc.property(keys, (list) => {
        let state = at(opened(), 10)
        let model: Model = { past: [], future: [] }
        const went = [...list, ...list.map(() => 'undo'), ...list.map(() => 'redo')]
        went.forEach((key, i) => {
          const { past, future } = model
          const before = state.entries
          // A change that would change nothing is not offered: its list is closed again.
          state = { ...acted(state, key, i), overlay: undefined }
          if (key === 'undo') {
            expect(state.entries).toEqual(past.at(-1) ?? before)
            if (past.length > 0) model = { past: past.slice(0, -1), future: [...future, before] }
          } else if (key === 'redo') {
            expect(state.entries).toEqual(future.at(-1) ?? before)
            if (future.length > 0) model = { past: [...past, before], future: future.slice(0, -1) }
          } else if (state.entries !== before) model = { past: [...past, before], future: [] }
          const leaves = treeOf(state.entries, root).map(({ entry }) => entry.id)
          expect(leaves.toSorted()).toEqual([root, ...branches(state)].toSorted())
          most = Math.max(most, leaves.length)
        })
      }),
      { numRuns: 60 },
    )
    // The trees were trees: the law is not about nothing.
    expect(most).toBeGreaterThan(4)
  })

  test('x takes a branch with all on it and selects what it branched off; u brings all back', () => {
    const once = forked(at(opened(), 30), 'cut').state
    const twice = forked(at(once, 40), 'train').state
    const { state } = after(['up', 'x'], twice)
    expect(branches(state)).toEqual([])
    expect(screenIn(state).id).toBe(root)
    expect(state.message).toBe('took away two-cms-w30-no-cm and the branch on it; u brings them back')
    const back = after(['u'], state).state
    expect(back.entries).toEqual(twice.entries)
    expect(screenIn(back).id).toBe('two-cms-w30-no-cm')
    expect(after(['up', 'x'], back).state.message).toContain('this is what they branch off')
  })

  test('puts a branch back on what it branched off as that is now', () => {
    const taken = after(['x'], forked(at(opened('mine', withEntry(start, draft(1))), 20), 'cut').state).state
    const back = after(['u'], withEntry(taken, draft(3))).state
    const [base, branch] = [need('mine', back), need('mine-w20-no-cm', back)]
    expect(branch.loaded.scenario.policies).toEqual(base.loaded.scenario.policies)
  })

  test('puts a branch back in its place among the others', () => {
    const one = after(['up'], forked(at(opened(), 30), 'cut').state).state
    const two = forked(at(one, 40), 'train').state
    expect(after(['up', 'x', 'u'], two).state.entries).toEqual(two.entries)
  })

  test('of one tree leaves the others alone', () => {
    const one = forked(at(opened(), 30), 'cut').state
    const other = opened('one-cm', after(['q'], one).state)
    expect(after(['u'], other).state.message).toBe('nothing to undo in this tree')
    expect(branches(after(['u'], other).state)).toEqual(['two-cms-w30-no-cm'])
  })
})
