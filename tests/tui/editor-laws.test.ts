import { canonicalJson, scenarioData } from '@fishbowl/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../packages/tui/src/entry.ts'
import type { Row } from '../../packages/tui/src/screens/editor/row.ts'
import { rowsOf } from '../../packages/tui/src/screens/editor/rows.ts'
import { replaced, type State } from '../../packages/tui/src/state.ts'
import { after, editing, onto, screenIn, targetIn, typed } from './support/editing.ts'

/** All that the runs of the scenario on the screen depend on; id, title and base aside. */
const runsOf = (state: State): string => {
  const {
    id: _id,
    title: _title,
    extends: _extends,
    ...rest
  } = scenarioData(targetIn(state).entry.loaded.scenario) as Record<string, unknown>
  return canonicalJson(rest)
}

/** Puts the focus on a row at once; that the keys reach it is a test of its own. */
const at = (state: State, place: number): State => {
  const rows: readonly Row[] = rowsOf(targetIn(state))
  const focus = rows[place % rows.length]?.id ?? ''
  return replaced(state, { ...screenIn(state), focus })
}

const key = fc.constantFrom('+', '-', '>', '<', 'r', 'x', 'enter')
const text = fc.constantFrom('0.3', '50 %', '7', '-1', 'never', 'none', '1e3', 'abc', '', '3 because why not')
const deed = fc.record({ place: fc.nat({ max: 150 }), key, text })

function done(
  state: State,
  { place, key: pressedKey, text: words }: { place: number; key: string; text: string },
): State {
  const there = after(at(state, place), pressedKey)
  if (there.overlay !== undefined) return after(there, 'down', 'enter')
  if (screenIn(there).typing === undefined) return there
  const given = after(there, ...typed(words), 'enter')
  return screenIn(given).typing === undefined ? given : after(given, 'escape')
}

const opened = [
  ['a scenario', editing('two-cms')],
  ['a scenario with a later change', editing('budget-cut')],
  ['a branch', editing('two-cms', { week: 12 })],
] as const

describe.each(opened)('%s', (_name, start) => {
  test('comes back by as many undos as there were changes, and redo brings all of them again', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 12 }), (deeds) => {
        const seen: Change[] = []
        const changed = deeds.reduce((state, one) => {
          const next = done(state, one)
          if (screenIn(next).undo.length > screenIn(state).undo.length) seen.push(targetIn(state).change)
          return next
        }, start)
        const { undo } = screenIn(changed)
        expect(undo).toEqual(seen)
        if (undo.length === 0) {
          expect(changed.entries).toBe(start.entries)
          return
        }
        const back = after(changed, ...undo.map(() => 'u'))
        expect(targetIn(back).change).toEqual({})
        expect(screenIn(back).undo).toEqual([])
        const isBranch = targetIn(back).week !== undefined
        // An empty intervention remains of a branch; it changes no lever.
        if (!isBranch) expect(runsOf(back)).toBe(runsOf(start))
        expect(after(back, 'u').message).toBe('nothing to undo')
        const again = after(back, ...undo.map(() => 'ctrl+r'))
        expect(targetIn(again).change).toEqual(targetIn(changed).change)
        expect(targetIn(again).entry.loaded).toEqual(targetIn(changed).entry.loaded)
        expect(targetIn(again).entry.title).toBe(targetIn(changed).entry.title)
      }),
      { numRuns: 25 },
    )
  })

  test('is a scenario after any sequence of changes', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        const state = deeds.reduce(done, start)
        const { entry, base } = targetIn(state)
        expect(entry.loaded.scenario.horizon).toBeGreaterThan(0)
        expect(base).toBe(state.entries.find(({ id }) => id === base.id))
      }),
      { numRuns: 25 },
    )
  })
})

test('a new change after an undo ends what could be done again', () => {
  const state = after(onto(editing('two-cms'), 'policies.training'), '+', '+', 'u')
  expect(screenIn(state).redo).toHaveLength(1)
  const other = after(state, '>')
  expect(screenIn(other).redo).toEqual([])
  expect(after(other, 'ctrl+r').message).toBe('nothing to do again')
})

const hostile = [
  'NaN',
  '-NaN',
  'Infinity',
  '1e999',
  '-1e999',
  '0x10',
  '1e',
  '--1',
  '1.2.3',
  '5 5',
  '%',
  '1,2,3',
  '.',
  '9'.repeat(110),
  `0.${'0'.repeat(100)}x`,
  'null',
  'undefined',
  '__proto__',
  '{ a: 1 }',
  '[1]',
  '\u0661\u0662',
  '\u202Ex',
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}',
  '\uD800',
  'e\u0301',
  '\u0000\u001B[31m7',
  ' ',
  '',
] as const

/** The state after a seed was typed. */
const seed = (words: string): State =>
  after(onto(editing('two-cms'), 'seed'), 'enter', ...Array.from(words), 'enter')

describe('a hostile value', () => {
  const numbers = rowsOf(targetIn(editing('two-cms'))).flatMap((row, place) =>
    row.kind === 'lever' && row.lever.kind === 'number' ? [{ row, place }] : [],
  )

  test('never applies, never crashes and never leaves the field by itself', () => {
    const start = editing('two-cms')
    const some = numbers.filter((_, i) => i % 7 === 0)
    expect(some.length).toBeGreaterThan(10)
    for (const { place } of some) {
      for (const words of hostile) {
        const open = after(at(start, place), 'enter', 'ctrl+u', ...Array.from(words), 'enter')
        expect(open.message, JSON.stringify(words)).not.toBe('')
        expect(open.entries, JSON.stringify(words)).toBe(start.entries)
        expect(after(open, 'escape').entries).toBe(start.entries)
      }
    }
  })

  test('of any text is no value either, unless it is one', () => {
    const start = editing('two-cms')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 130 }), fc.nat(), (words, which) => {
        const { place } = numbers[which % numbers.length] ?? { place: 0 }
        const state = after(
          at(start, place),
          'enter',
          ...Array.from(words).filter((one) => one !== ' '),
          'enter',
        )
        for (const row of rowsOf(targetIn(state)))
          if (row.kind === 'lever' && typeof row.value === 'number')
            expect(Number.isFinite(row.value)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('as a seed is text and nothing else', () => {
    expect(targetIn(seed('NaN')).entry.loaded.scenario.seed).toBe('NaN')
    expect(seed('x'.repeat(119)).message).toContain('at most 100 characters')
    expect(seed('').message).toContain('nothing is typed')
  })
})
