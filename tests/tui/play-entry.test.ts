import { accountsOf, type Game, illegal, playLeverIds, playLeverOf, withRound } from '@fishbowl/lab/play'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brushOf } from '../../packages/tui/src/brush.ts'
import { enterRound, pressEntry } from '../../packages/tui/src/screens/play/entry.ts'
import { entryLines } from '../../packages/tui/src/screens/play/entry-lines.ts'
import { optionPrices } from '../../packages/tui/src/screens/play/entry-money.ts'
import { entrySpoken } from '../../packages/tui/src/screens/play/entry-spoken.ts'
import { type Entry, leftOf } from '../../packages/tui/src/screens/play/entry-state.ts'
import { smallGame } from './support/small-play.ts'

/** The entry after some keys, given as `3 2 space`; throws where the round was finished. */
function after(entry: Entry, keys: string): Entry {
  return keys.split(' ').reduce((now, key) => {
    const next = pressEntry(now, key)
    if (next.kind !== 'entry') throw new Error(`${key} ended the entry: ${next.kind}`)
    return next.entry
  }, entry)
}

function finished(entry: Entry, keys: string): object {
  const all = keys.split(' ')
  const next = pressEntry(after(entry, all.slice(0, -1).join(' ')), all.at(-1) ?? '')
  if (next.kind !== 'round') throw new Error('not finished')
  return next.round
}

// 400 members at $35 are 14,000 $ a quarter; an intern costs 7,500 $, a junior 16,250 $.
const start = enterRound(smallGame())

describe('a round', () => {
  test('is decided and predicted by digits and space', () => {
    expect(finished(start, '1 1 9 1 space 1 4 space')).toEqual({
      answer: 0,
      decision: { interns: 1, launch: 1 },
      prediction: { kind: 'direction', direction: 'up', sure: 0.8 },
    })
  })

  test('is finished by enter as by space, and without anything decided', () => {
    expect(finished(start, 'enter 2 1 enter')).toEqual({
      answer: 0,
      decision: {},
      prediction: { kind: 'direction', direction: 'flat', sure: 0.34 },
    })
  })

  test('predicts points that are typed, shares as per cent, and within how much', () => {
    // Weeks 4, 8 and 13 of the quarter, counted from 0.
    expect(finished(start, 'space 4 2 0 enter 1 2 . 5 enter 9 enter 3 enter space')).toEqual({
      answer: 0,
      decision: {},
      prediction: {
        kind: 'points',
        points: [
          [3, 0.2],
          [8, 0.125],
          [12, 0.09],
        ],
        within: 0.03,
      },
    })
  })

  test('takes typed digits back one by one, then the number before, then the question', () => {
    const typing = after(start, 'space 4 2 0 enter 1 2')
    expect(after(typing, 'backspace').stage).toEqual({ at: 'points', values: ['20'], typed: '1' })
    expect(after(typing, 'backspace left backspace').stage).toEqual({ at: 'points', values: [], typed: '20' })
    expect(after(start, 'space 4 backspace').stage).toEqual({ at: 'direction' })
  })

  test('refuses a share over 100 % and an interval without width, and says between what it must lie', () => {
    const over = after(start, 'space 4 1 0 1 enter')
    expect(over.stage).toMatchObject({ at: 'points', values: [] })
    expect(over.note).toEqual({ kind: 'number', least: 0, most: 100 })
    expect(after(start, 'space 4 1 enter 1 enter 1 enter 0 enter').note).toMatchObject({ least: 0.1 })
    expect(after(start, 'space 4 enter').note).toMatchObject({ kind: 'number' })
  })

  test('goes back by 0 and backspace to its first question, and out of it', () => {
    expect(after(start, 'space 1 0 0').stage).toEqual({ at: 'levers', page: 0 })
    expect(after(start, 'space 1 4 backspace').stage).toEqual({ at: 'direction' })
    expect(pressEntry(start, '0')).toEqual({ kind: 'back' })
    expect(pressEntry(start, 'left')).toEqual({ kind: 'back' })
  })

  test('keeps no decision for a lever that is put back where it stood', () => {
    expect(after(start, '1 1 1 0').decision).toEqual({})
    expect(after(start, '5 2 5 0').decision).toEqual({})
  })
})

describe('the money of a round', () => {
  test('cannot be gone over: the option is refused, and by how much it is over', () => {
    const refused = after(start, '2 1')
    expect(refused.decision).toEqual({})
    expect(refused.note).toEqual({ kind: 'over', by: 2250 })
    expect(leftOf(refused)).toBe(14_000)
  })

  test('is what the account of the round says, whatever is pressed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'0123456789'.split(''), 'space', 'backspace'), { maxLength: 40 }),
        (keys) => {
          let entry = start
          for (const key of keys) {
            const next = pressEntry(entry, key)
            if (next.kind === 'round') expect(illegal(entry.game, next.round)).toBeUndefined()
            if (next.kind !== 'entry') break
            ;({ entry } = next)
            const { answer, decision } = entry
            const account = accountsOf(withRound(entry.game, { answer, decision })).at(-1)
            expect(leftOf(entry)).toBeCloseTo(account?.left ?? Number.NaN, 6)
            expect(leftOf(entry)).toBeGreaterThanOrEqual(0)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('has a price for each option: that of the account with it over that with the cheapest one', () => {
    for (const lever of playLeverIds) {
      const spent = playLeverOf(lever).options.map(
        (_, option) =>
          accountsOf(withRound(start.game, { answer: 0, decision: { [lever]: option } }))[0]?.spent ?? 0,
      )
      const least = Math.min(...spent)
      optionPrices(start, lever).forEach((price, option) =>
        expect(price).toBeCloseTo((spent[option] ?? 0) - least, 6),
      )
    }
  })

  test('may be over when what stands costs more than the grant: then only cheaper options are taken, and the round waits', () => {
    const game: Game = smallGame({ grant: 5000 }, { staffing: { team: [{ seniority: 'intern' }] } })
    const entry = enterRound(game)
    expect(leftOf(entry)).toBe(-2500)
    expect(after(entry, 'space').note).toEqual({ kind: 'over', by: 2500 })
    expect(after(entry, '1 2').decision).toEqual({})
    expect(after(entry, '1 0 space').stage).toEqual({ at: 'direction' })
  })
})

/** A round with the event of a sceptic where only these levers move. */
const doubted = (levers: readonly string[]) =>
  enterRound(smallGame({ events: [{ round: 1, event: 'sceptic' }], levers }))
const told = (entry: Entry): string => entrySpoken(entry).join('\n')
const drawn = (entry: Entry): string =>
  entryLines(
    entry,
    { columns: 60, rows: 18 },
    brushOf({ symbols: 'ascii', color: 'none', theme: 'dark' }),
  ).join('\n')

describe('an event', () => {
  const game = smallGame({ events: [{ round: 1, event: 'vendor' }] })

  test('is asked about first and answered by a digit', () => {
    const entry = enterRound(game)
    expect(entry.stage).toEqual({ at: 'event' })
    expect(after(entry, '1').stage).toEqual({ at: 'levers', page: 0 })
    expect(after(entry, '9 space').stage).toEqual({ at: 'event' })
    expect(finished(entry, '3 space 3 5 space')).toMatchObject({ answer: 2 })
    expect(after(entry, '1 0').stage).toEqual({ at: 'event' })
  })

  test('offers no answer that moves what the rules do not let move', () => {
    for (const shown of [told, drawn]) {
      expect(shown(doubted(['alignment']))).toContain('Tie it to a project')
      expect(shown(doubted(['interns']))).toContain('Collect cases')
      expect(shown(doubted(['interns']))).not.toContain('Tie it to a project')
    }
    expect(after(doubted(['interns']), '3').note).toMatchObject({ kind: 'illegal' })
  })

  test('has its price within the money too', () => {
    const poor = enterRound({ ...game, flight: { ...game.flight, grant: 1000 } })
    // $15 for each of 400 members
    expect(after(poor, '2').note).toEqual({ kind: 'over', by: 5000 })
  })
})

test('more than nine levers are on pages that 9 turns', () => {
  const entry = enterRound(smallGame({ levers: [...playLeverIds] }))
  const second = after(entry, '9')
  expect(second.stage).toEqual({ at: 'levers', page: 1 })
  expect(after(second, '1').stage).toEqual({ at: 'lever', lever: 'launch' })
  expect(after(second, '1 1').stage).toEqual({ at: 'levers', page: 1 })
  expect(after(second, '9').stage).toEqual({ at: 'levers', page: 0 })
  expect(after(second, '0').stage).toEqual({ at: 'levers', page: 0 })
})

test('a round of a workshop may go without a prediction', () => {
  const entry = enterRound(smallGame(), { predicts: false })
  expect(finished(entry, '1 1 space space')).toEqual({ answer: 0, decision: { interns: 1 } })
})
