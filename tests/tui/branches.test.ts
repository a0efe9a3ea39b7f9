import { describe, expect, test } from 'vitest'
import { type Entry, variantEntry } from '../../packages/tui/src/entry.ts'
import { bindings } from '../../packages/tui/src/keymap.ts'
import { press } from '../../packages/tui/src/press.ts'
import { readyChanges } from '../../packages/tui/src/screens/branches/changes.ts'
import { branchWords } from '../../packages/tui/src/screens/branches/words.ts'
import { entryOf, type State, screenOf, withEntry } from '../../packages/tui/src/state.ts'
import { commandFor } from '../../packages/tui/src/views/command.ts'
import {
  after,
  at,
  branchOf,
  forked,
  horizon,
  liveOf,
  need,
  opened,
  ran,
  root,
  runs,
  screenIn,
  start,
} from './support/branches.ts'

test('the command of a branch names it whole, so that it can be run anywhere', () => {
  const { state } = forked(at(opened(), 30), 'cut')
  const text = commandFor(state, [root, 'two-cms-w30-no-cm'], { replicates: 4, measure: 'weeklyActive' })
  expect(text).toMatch(
    /^fishbowl compare two-cms '\{ fishbowl: 1, id: two-cms-w30-no-cm, .*extends: two-cms,/,
  )
  expect(text).toContain('interventions: [{ week: 30, staffing: { team: [] } }]')
})

describe('f', () => {
  test('offers changes that change something in that week, and the levers', () => {
    const { state } = after(['f'], at(opened(), 30))
    const choices = state.overlay?.kind === 'pick' ? state.overlay.choices.map(({ label }) => label) : []
    expect(choices).toContain('hire one professional more')
    expect(choices.at(-1)).toBe('another change: the levers')
    const cut = forked(at(opened(), 30), 'cut').state
    const words = (week: number) =>
      readyChanges(need('two-cms-w30-no-cm', cut).loaded.scenario, week).map(({ slug }) => slug)
    expect(words(20)).toContain('no-cm')
    expect(words(30)).not.toContain('no-cm')
    expect(words(30)).not.toContain('never-replaced')
  })

  test('one more is one more than the team of that week', () => {
    const cut = forked(at(opened(), 30), 'cut').state
    const teamAt = (week: number) =>
      readyChanges(need('two-cms-w30-no-cm', cut).loaded.scenario, week)[0]?.policies.staffing?.team
    expect(teamAt(29)).toEqual([{ seniority: 'professional', count: 3, fte: 1 }])
    expect(teamAt(30)).toEqual([{ seniority: 'professional', count: 1, fte: 1 }])
  })

  test('makes a named branch at once, selects it and runs it beside what it branched off', () => {
    const { state, effects } = forked(at(opened(), 30), 'cut')
    expect(screenIn(state).id).toBe('two-cms-w30-no-cm')
    expect(runs(effects)).toEqual([[root, 'two-cms-w30-no-cm']])
    expect(state.message).toBe('two-cms-w30-no-cm is made; u takes it back')
    expect(need('two-cms-w30-no-cm', state).title).toContain('from week 30: cut all community managers')
  })

  test('branches off the selected branch, under a free id', () => {
    const once = forked(at(opened(), 30), 'cut').state
    const twice = forked(at(once, 40), 'train').state
    expect(need('two-cms-w40-trained', twice).base).toBe('two-cms-w30-no-cm')
    const same = forked(at(after(['up', 'up'], twice).state, 30), 'cut').state
    expect(screenIn(same).id).toBe('two-cms-w30-no-cm-2')
  })

  test('takes the weeks 1 to horizon - 1; of week 0 it says why not', () => {
    for (const week of [1, horizon - 1]) {
      const { state } = forked(at(opened(), week), 'cut')
      expect(need(`two-cms-w${week}-no-cm`, state).week).toBe(week)
    }
    const { state } = after(['home', 'f'], opened())
    expect(state.overlay).toBeUndefined()
    expect(state.message).toContain('week 0 has no past to share')
    expect(screenIn(after(['end', '>', 'right'], opened()).state).week).toBe(horizon - 1)
  })

  test('on a run at a chosen week offers the changes of that week at once', async () => {
    const { state } = after(['R'], { ...start, selected: root })
    const seen = { ...state, live: await liveOf(state, [root], 2) }
    const there = after(['end', '<', 'f'], seen).state
    expect(screenIn(there).week).toBe(horizon - 1 - 13)
    expect(there.overlay?.kind).toBe('pick')
  })

  test('gives the levers to the editor, and takes the branch that is made there', () => {
    const inEditor = forked(at(opened(), 30), 'levers').state
    expect(screenOf(inEditor)).toMatchObject({ name: 'editor', id: root, week: 30 })
    const made = branchOf(need(root, start), 30, { mandate: true }, start.entries)
    const { state, effects } = after(['q'], withEntry(inEditor, made))
    expect(screenIn(state).id).toBe(made.id)
    expect(runs(effects)).toEqual([[root, made.id]])
    expect(entryOf(after(['u'], state).state, made.id)).toBeUndefined()
  })
})

test('a branch without effect is said to have none', async () => {
  const idle = branchOf(need(root, start), 30, { mandate: false }, start.entries)
  const state = await ran(opened(idle.id, withEntry(start, idle)))
  const { fork, end } = branchWords(state, screenIn(state))
  expect(fork).toContain('It has no effect: in all 3 pairs of runs every week is the same.')
  expect(end).toBe('')
})

test('a scenario with several spaces says which one a branch changes', () => {
  const spaced = variantEntry(
    need(root, start),
    { spaces: { guild: {} } },
    { id: 'spaced', title: 'spaced', kind: 'draft' },
    start.entries,
  ) as Entry
  const state = opened('spaced', withEntry(start, spaced))
  expect(branchWords(state, screenIn(state)).fork.join(' ')).toContain('changes the first of its 2 spaces')
})

describe('any two', () => {
  const tree = forked(at(after(['up'], forked(at(opened(), 30), 'cut').state).state, 20), 'train').state

  test('are compared: a branch with what it branched off, or the marked ones', () => {
    expect(screenOf(after(['enter'], tree).state)).toEqual({
      name: 'compare',
      ids: [root, 'two-cms-w20-trained'],
    })
    const { state } = after(['space', 'up', 'space', 'enter'], tree)
    expect(screenOf(state)).toEqual({
      name: 'compare',
      ids: ['two-cms-w20-trained', 'two-cms-w30-no-cm'],
    })
    expect(after(['up', 'up', 'enter'], tree).state.message).toBe('select a branch, or mark two with space')
  })

  test('run together when marked, and part in the earlier week', () => {
    const { state, effects } = after(['space', 'up', 'space'], tree)
    expect(runs(effects).at(-1)).toEqual(['two-cms-w20-trained', 'two-cms-w30-no-cm'])
    expect(branchWords(state, screenIn(state)).fork).toEqual([
      'Shared with w20-trained: w30-no-cm until week 19.',
    ])
    expect(screenIn(after(['escape'], state).state).marked).toEqual([])
  })

  test('show what runs told before, without running again', async () => {
    const done = await ran(tree)
    const other = after(['up'], done)
    expect(runs(other.effects)).toEqual([[root, 'two-cms-w30-no-cm']])
    const both = await ran(other.state)
    const back = after(['down'], both)
    expect(runs(back.effects)).toEqual([])
    expect(back.state.live?.ids).toEqual([root, 'two-cms-w20-trained'])
  })
})

/** What a reader would see change. */
const printOf = ({ screens, view, overlay, message, look, entries }: State): string =>
  JSON.stringify([screens, view, overlay?.kind, message, look, entries.map(({ id }) => id)])

test('every key of the screen does something in one of its states', async () => {
  const two = forked(at(after(['up'], forked(at(opened(), 30), 'cut').state).state, 20), 'train').state
  const middle = await ran(after(['up'], two).state)
  const states = [
    middle,
    after(['u'], middle).state,
    after(['space', 'down', 'space'], middle).state,
    after(['up'], middle).state,
  ]
  for (const { keys, where, says } of bindings) {
    if (where.branches === undefined) continue
    for (const key of keys) {
      const does = states.some((state) => {
        const { state: now, effects } = press(state, key, { columns: 80, rows: 24 })
        return printOf(now) !== printOf(state) || effects.some((effect) => effect.do !== 'stop')
      })
      expect(does, `${key}: ${says}`).toBe(true)
    }
  }
})
