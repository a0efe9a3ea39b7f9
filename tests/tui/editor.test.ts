import { levers, postLever } from '@fishbowl/core'
import { describe, expect, test } from 'vitest'
import { rowsOf } from '../../packages/tui/src/screens/editor/rows.ts'
import { stepped } from '../../packages/tui/src/screens/editor/stepping.ts'
import { entryOf, screenOf } from '../../packages/tui/src/state.ts'
import {
  after,
  editing,
  entered,
  onto,
  pressed,
  screenIn,
  targetIn,
  typed,
  valueIn,
} from './support/editing.ts'

const start = editing('two-cms')
const training = 'policies.training'

describe('a draft', () => {
  test('the first change makes one, and the screen goes on with it', () => {
    const state = after(onto(start, training), '+')
    expect(screenIn(state).id).toBe('two-cms-draft')
    const entry = entryOf(state, 'two-cms-draft')
    expect(entry).toMatchObject({ kind: 'draft', base: 'two-cms', change: { policies: { training: 0.05 } } })
    expect(entry?.differences).toEqual(['+ policies.training: 0.05'])
    expect(entry?.title).toBe('two-cms: training 5 %')
    expect(entryOf(state, 'two-cms')).toBe(entryOf(start, 'two-cms'))
  })

  test('a second draft of a scenario has another id', () => {
    const first = after(onto(start, training), '+', 'q')
    const second = after(onto(editing('two-cms', { from: first }), training), '+')
    expect(screenIn(second).id).toBe('two-cms-draft-2')
  })

  test('what is set back to the base is no longer part of it', () => {
    const state = after(onto(start, training), '+', '+', '-', '-')
    expect(targetIn(state).change).toEqual({})
    expect(after(onto(start, training), '+', 'r').screens).toHaveLength(start.screens.length)
    expect(targetIn(after(onto(start, training), '+', 'r')).change).toEqual({})
  })

  test('what was made of a draft follows it', () => {
    const draft = after(onto(start, training), '+')
    const child = after(onto(editing('two-cms-draft', { from: draft, week: 20 }), training), '>')
    const changed = entered(editing('two-cms-draft', { from: child }), 'policies.platform.fit', '0.9')
    const branch = entryOf(changed, 'two-cms-draft-w20')
    expect(branch?.loaded.scenario.policies).toMatchObject({ training: 0.05, platform: { fit: 0.9 } })
  })

  test('a change that would break what was made of it is refused', () => {
    const draft = after(onto(start, training), '+')
    const child = after(onto(editing('two-cms-draft', { from: draft, week: 40 }), training), '>')
    const state = entered(editing('two-cms-draft', { from: child }), 'horizon', '30')
    expect(state.message).toContain('two-cms-draft-w40')
    expect(valueIn(state, 'horizon')).toBe(52)
  })
})

describe('every lever', () => {
  test('is reached by the arrow keys', () => {
    const ids = rowsOf(targetIn(start)).map(({ id }) => id)
    const posts = 8
    expect(ids).toHaveLength(levers.length - 1 + posts)
    let state = after(start, 'home')
    for (const id of ids.slice(1)) {
      state = after(state, 'j')
      expect(screenIn(state).focus).toBe(id)
    }
  })

  test('can be given another value by keys', () => {
    // A rule has to be there before its parts can be changed.
    const ruled = entered(start, 'policies.staffing.ratio.membersPerCm', '400')
    for (const row of rowsOf(targetIn(ruled))) {
      if (row.kind !== 'lever') throw new Error('this scenario has levers alone')
      const there = onto(ruled, row.id)
      const state =
        row.lever.kind === 'text'
          ? after(there, 'enter', ...typed('other'), 'enter')
          : after(there, stepped(row.lever, row.value, 1) === row.value ? '-' : '+')
      expect(valueIn(state, row.id), `${row.id}: ${state.message}`).not.toEqual(row.value)
    }
  })

  test('a number takes what is typed, also as a percentage, with a comma, a unit or a reason', () => {
    expect(valueIn(entered(start, training, '50 %'), training)).toBe(0.5)
    expect(valueIn(entered(start, training, '57%'), training)).toBe(0.57)
    expect(valueIn(entered(start, training, '0,25'), training)).toBe(0.25)
    expect(valueIn(entered(start, 'organisation.members', '1 500'), 'organisation.members')).toBe(1500)
    expect(valueIn(entered(start, 'policies.staffing.replace', '8 weeks'), 'policies.staffing.replace')).toBe(
      8,
    )
    expect(valueIn(entered(start, 'policies.staffing.replace', 'Never'), 'policies.staffing.replace')).toBe(
      'never',
    )
    const wage = entered(start, 'assumptions.wage.value', '72 because payroll says so')
    expect(targetIn(wage).change).toEqual({ assumptions: { wage: { value: 72, reason: 'payroll says so' } } })
  })

  test('an assumption that is only stepped gets a reason too, and `r` takes both away', () => {
    const state = after(onto(start, 'assumptions.wage.value'), '+')
    expect(targetIn(state).change).toEqual({ assumptions: { wage: { value: 62, reason: 'what if' } } })
    expect(targetIn(after(state, 'r')).change).toEqual({})
  })

  test('a leap is ten steps, and bounds stop it with a word', () => {
    expect(valueIn(after(onto(start, training), '>'), training)).toBe(0.5)
    const top = after(onto(start, training), '>', '>', '>')
    expect(valueIn(top, training)).toBe(1)
    expect(top.message).toBe('people trained is at its most: 100 %')
    expect(screenIn(top).undo).toHaveLength(2)
  })

  test('a choice is stepped, or taken from a list', () => {
    const id = 'policies.alignment'
    const there = onto(start, id)
    expect(valueIn(start, id)).toBe('claimed')
    expect(valueIn(after(there, '+'), id)).toBe('integrated')
    expect(valueIn(after(there, '+', '+'), id)).toBe('incidental')
    const list = after(there, 'enter')
    expect(list.overlay).toMatchObject({ kind: 'pick', title: 'tie to work' })
    expect(valueIn(after(list, ...typed('integr'), 'enter'), id)).toBe('integrated')
    expect(after(list, 'escape')).toEqual({ ...there, overlay: undefined })
  })

  test('enter turns yes and no', () => {
    expect(valueIn(after(onto(start, 'policies.mandate'), 'enter'), 'policies.mandate')).toBe(true)
    expect(valueIn(after(onto(start, 'policies.mandate'), 'enter', 'enter'), 'policies.mandate')).toBe(false)
  })
})

describe('the team', () => {
  const count = 'policies.staffing.team.professional.count'

  test('has a row for the number and for the working time of each level', () => {
    expect(valueIn(start, count)).toBe(2)
    const state = entered(after(onto(start, count), '+'), 'policies.staffing.team.senior.fte', '50 %')
    expect(targetIn(state).entry.loaded.scenario.policies.staffing?.team).toEqual([
      { seniority: 'professional', count: 3, fte: 1 },
      { seniority: 'senior', count: 1, fte: 0.5 },
    ])
  })

  test('0 and x take posts out, r brings those of the base back', () => {
    expect(valueIn(after(onto(start, count), '<'), count)).toBe(0)
    const none = after(onto(start, count), 'x')
    expect(targetIn(none).entry.differences).toEqual([
      '~ policies.staffing.team: [{ seniority: professional, count: 2, fte: 1 }] -> []',
    ])
    expect(valueIn(after(none, 'r'), count)).toBe(2)
  })

  test('a bad number of posts is refused by the words of the file', () => {
    const state = after(onto(start, count), 'enter', ...typed('2.5'), 'enter')
    expect(state.message).toContain('policies.staffing.team[0].count must be')
    expect(postLever('professional', 'count').whole).toBe(true)
  })
})

describe('what cannot be', () => {
  test('is refused with the bound and the way out, and the text stays to be mended', () => {
    const state = after(onto(start, training), 'enter', ...typed('5'), 'enter')
    expect(state.message).toBe('people trained may be 0 % to 100 %')
    expect(screenIn(state).typing).toBeDefined()
    expect(state.entries).toBe(start.entries)
    const mended = after(state, 'backspace', ...typed('50 %'), 'enter')
    expect(valueIn(mended, training)).toBe(0.5)
    expect(after(state, 'escape').entries).toBe(start.entries)
  })

  test('a change against another part of the scenario says which one', () => {
    const state = after(onto(editing('mandate'), 'organisation.audience'), '+')
    expect(state.message).toContain('mandate')
    expect(state.message).toContain('external audience')
    expect(screenIn(state).id).toBe('mandate')
  })

  test('two readings of a comma are not guessed', () => {
    const state = after(onto(start, 'organisation.members'), 'enter', ...typed('1,000'), 'enter')
    expect(state.message).toBe('1,000 can be read in two ways: write 1000 or 1.000')
  })

  test('a percentage of what is no share is refused', () => {
    const state = after(onto(start, 'organisation.members'), 'enter', ...typed('50 %'), 'enter')
    expect(state.message).toContain('write it in people')
  })

  test('parts of a rule without the rule say what is missing', () => {
    const state = after(onto(start, 'policies.staffing.ratio.most'), '+')
    expect(state.message).toContain('membersPerCm is missing')
  })
})

describe('an owner', () => {
  test('brings its bundle: what follows it is marked, and r says why nothing is there to reset', () => {
    const state = after(onto(start, 'policies.ownership.owner'), 'enter', ...typed('it'), 'enter')
    expect(valueIn(state, 'policies.platform.fit')).toBe(0.45)
    expect(targetIn(state).change).toEqual({ policies: { ownership: { owner: 'it' } } })
    expect(after(onto(state, 'policies.platform.fit'), 'r').message).toContain('follows another lever')
    const own = entered(state, 'policies.platform.fit', '0.65')
    expect(targetIn(own).change).toEqual({
      policies: { ownership: { owner: 'it' }, platform: { fit: 0.65 } },
    })
  })
})

describe('finding a lever', () => {
  test('the filter takes words of title, group and place; esc comes back to where it began', () => {
    const there = onto(start, training)
    const found = after(there, '/', ...typed('manager stance'))
    expect(screenIn(after(found, 'enter')).before).toBeUndefined()
    expect(valueIn(after(found, 'enter', '+'), 'policies.managers.stance')).toBe(0.1)
    expect(screenIn(after(found, 'escape')).focus).toBe(training)
    expect(after(found, ...typed('zzz'), 'enter', '+').message).toContain('no lever has these words')
  })

  test('~ finds what differs from the base', () => {
    const state = after(onto(start, training), '+', '/', '~', 'enter', 'home')
    expect(valueIn(after(state, '-'), training)).toBe(0)
  })

  test('tab goes from group to group and comes round', () => {
    const groups: string[] = []
    let state = after(start, 'home')
    for (let i = 0; i < 40; i++) {
      state = after(state, 'tab')
      groups.push(screenIn(state).focus)
    }
    expect(groups).toContain('policies.alignment')
    expect(groups).toContain('organisation.members')
    expect(groups).toContain('assumptions.absent.value')
    expect(new Set(groups).size).toBeLessThan(40)
    expect(screenIn(after(onto(start, 'policies.alignment'), 'shift+tab')).focus).toBe(
      'policies.staffing.team.intern.count',
    )
  })
})

test('R compares the draft with its base, with all replicates; an unchanged scenario runs alone', () => {
  const step = pressed(after(onto(start, training), '+'), 'R')
  expect(screenOf(step.state)).toEqual({ name: 'compare', ids: ['two-cms', 'two-cms-draft'] })
  expect(step.effects).toEqual([{ do: 'run', ids: ['two-cms', 'two-cms-draft'], replicates: 100 }])
  expect(screenOf(after(start, 'R'))).toEqual({ name: 'run', id: 'two-cms' })
})

test('an entry that is gone leaves a word and the way back', () => {
  const gone = { ...start, entries: [] }
  expect(after(gone, '+').message).toContain('q goes back')
})
