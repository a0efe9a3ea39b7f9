import { describe, expect, test } from 'vitest'
import type { Entry } from '../../packages/tui/src/entry.ts'
import { rowsOf } from '../../packages/tui/src/screens/editor/rows.ts'
import { entryOf } from '../../packages/tui/src/state.ts'
import { after, editing, entered, onto, rowIn, targetIn, valueIn } from './support/editing.ts'

const start = editing('two-cms')
const training = 'policies.training'

describe('later changes', () => {
  const cut = 'interventions[0]'

  test('stand there in words, and x takes one away', () => {
    const state = editing('budget-cut')
    expect(rowIn(state, cut)).toMatchObject({ title: 'from week 26', words: 'budget cut (no CM)' })
    const without = after(onto(state, cut), 'x')
    expect(targetIn(without).entry.loaded.scenario.interventions).toEqual([])
    expect(rowsOf(targetIn(without)).some(({ id }) => id === cut)).toBe(false)
    expect(rowsOf(targetIn(after(without, 'u'))).some(({ id }) => id === cut)).toBe(true)
  })

  test('a key that types a value says what to do instead', () => {
    expect(after(onto(editing('budget-cut'), cut), 'enter').message).toContain('x takes it away')
  })
})

describe('a branch', () => {
  const opened = editing('one-cm', { week: 20 })

  test('is made by the first change, has its policies alone and keeps its week', () => {
    expect(rowsOf(targetIn(opened)).every(({ section }) => section === 'levers')).toBe(true)
    const state = after(onto(opened, training), '>')
    const entry = entryOf(state, 'one-cm-w20')
    expect(entry).toMatchObject({
      kind: 'branch',
      base: 'one-cm',
      week: 20,
      policies: { training: 0.5 },
      title: 'one-cm, from week 20: training 50 %',
    })
    const again = after(onto(editing('one-cm-w20', { from: after(state, 'q') }), 'policies.mandate'), 'enter')
    expect(entryOf(again, 'one-cm-w20')).toMatchObject({
      week: 20,
      policies: { training: 0.5, mandate: true },
    })
  })

  test('of a branch is another one', () => {
    const state = after(onto(opened, training), '>')
    const second = after(onto(editing('one-cm-w20', { from: state, week: 30 }), training), '>')
    expect(entryOf(second, 'one-cm-w20-w30')).toMatchObject({ base: 'one-cm-w20', week: 30 })
    expect(valueIn(second, training)).toBe(1)
  })

  test('sees the levers as they are in its week', () => {
    const count = 'policies.staffing.team.professional.count'
    const based = after(onto(editing('budget-cut'), count), '+')
    expect(valueIn(editing('budget-cut-draft', { from: based, week: 30 }), count)).toBe(0)
    expect(valueIn(editing('budget-cut-draft', { from: based, week: 20 }), count)).toBe(1)
  })

  test('ends a rule by naming the team, and a rule is changed as a whole', () => {
    const perCm = 'policies.staffing.ratio.membersPerCm'
    const ruled = entered(editing('two-cms'), perCm, '400')
    const most = 'policies.staffing.ratio.most'
    const branch = editing('two-cms-draft', { from: entered(ruled, most, '5'), week: 20 })
    const other = after(onto(branch, perCm), '+')
    expect(valueIn(other, perCm)).toBe(450)
    expect(valueIn(other, most)).toBe(5)
    const ended = after(onto(branch, perCm), 'x')
    expect(valueIn(ended, perCm)).toBeUndefined()
    expect(valueIn(ended, 'policies.staffing.team.professional.count')).toBe(2)
  })
})

const isDraft = ({ id }: Entry): boolean => id === 'two-cms-draft'

test('a rule goes again where the base has none; where it has one the way out is named', () => {
  const perCm = 'policies.staffing.ratio.membersPerCm'
  const ruled = entered(start, perCm, '400')
  expect(targetIn(after(onto(ruled, perCm), 'x')).change).toEqual({})
  expect(targetIn(entered(ruled, perCm, 'none')).change).toEqual({})
  const above = editing('two-cms-draft', { from: ruled })
  const filed = above.entries.filter(isDraft).map((one): Entry => Object.assign({}, one, { kind: 'file' }))
  const copy = { ...above, entries: [...above.entries.filter((one) => !isDraft(one)), ...filed] }
  expect(after(onto(copy, perCm), 'x').message).toContain(
    'a difference cannot take it back: change two-cms instead',
  )
})
