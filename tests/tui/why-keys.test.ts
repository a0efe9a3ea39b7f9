import { beforeAll, describe, expect, test } from 'vitest'
import { bindings } from '../../packages/tui/src/keymap.ts'
import { openWhy } from '../../packages/tui/src/screens/why/open.ts'
import type { Explanation, WhyProgress } from '../../packages/tui/src/screens/why/services.ts'
import { heard } from '../../packages/tui/src/screens/why/state.ts'
import { entryOf, type State, screenOf, withEntry } from '../../packages/tui/src/state.ts'
import {
  body,
  drafted,
  explained,
  flat,
  page,
  pair,
  pressed,
  runAt,
  started,
  stepsOf,
  whyOf,
} from './support/explained.ts'

/** The row that the pointer shows. */
const pointer = (state: State): string => body(state).find((line) => line.startsWith(' ▸')) ?? ''

const top = (state: State): number => whyOf(state).top ?? Number.NaN

const copied = (state: State): string => pressed(state, ['y']).state.message

let whole: State
let found: Explanation
let steps: readonly WhyProgress[]
beforeAll(async () => {
  steps = await stepsOf(started, pair)
  const last = steps.at(-1)
  if (last === undefined) throw new Error('nothing was found')
  found = last.found
  whole = heard(openWhy(started, pair).state, runAt(started, last))
})

describe('keys', () => {
  test('move among rows and parts, open all of a row and close it again', () => {
    expect(pointer(whole)).toContain('staffing')
    const second = pressed(whole, ['j']).state
    expect(pointer(second)).not.toContain('staffing')
    expect(pointer(pressed(second, ['k']).state)).toBe(pointer(whole))
    expect(pointer(pressed(second, ['tab', 'shift+tab']).state)).toBe(pointer(second))
    const open = pressed(whole, ['enter']).state
    expect(flat(page(open))).toContain('Alone, switched on in technology-led:')
    expect(page(open)).not.toContain('90 % interval alone')
    expect(pressed(open, ['escape']).state.screens).toEqual(whole.screens)
    expect(pressed(open, ['enter']).state.screens).toEqual(whole.screens)
    expect(pressed(whole, ['escape']).state.screens).toHaveLength(whole.screens.length - 1)
  })

  test('the whole of a row scrolls to its end and no further', () => {
    const open = pressed(whole, ['a']).state
    expect(whyOf(open).part).toBe('stories')
    const down = pressed(open, ['G']).state
    expect(top(down)).toBeGreaterThan(0)
    expect(top(pressed(down, ['j']).state)).toBe(top(down))
    expect(top(pressed(down, ['g']).state)).toBe(0)
  })

  test('a goes to a member, and to the next one', () => {
    const first = pressed(whole, ['a']).state
    const second = pressed(first, ['a']).state
    expect(whyOf(first).rows.stories).toMatch(/^member \d+$/)
    expect(whyOf(second).rows.stories).not.toBe(whyOf(first).rows.stories)
  })

  test('o compares with the second scenario without the lever, and makes one draft of it', async () => {
    const team = { team: [{ seniority: 'professional', count: 2 }] }
    const both = drafted('technology-led', { policies: { staffing: team, training: 0.5 } }, 'both')
    const open = await explained(['technology-led', 'both'], withEntry(started, both))
    const { state, effects } = pressed(open.state, ['o'])
    const id = 'both-without-staffing'
    expect(effects).toEqual([{ do: 'run', ids: ['both', id], replicates: 100 }])
    expect(screenOf(state)).toMatchObject({ name: 'compare' })
    const draft = entryOf(state, id)
    expect(draft).toMatchObject({
      kind: 'draft',
      base: 'technology-led',
      change: { policies: { training: 0.5 } },
    })
    expect(draft?.loaded.scenario.policies.staffing).toBeUndefined()
    const again = pressed(state, ['q', 'o']).state
    expect(again.entries.filter((entry) => entry.id.startsWith(id))).toHaveLength(1)
    expect(pressed(open.state, ['tab', 'o']).state.message).toContain('choose a lever')
    // the first scenario has a platform that the second has not: no file takes it away again
    expect(pressed(whole, ['o']).state.message).toContain('cannot be written as a difference')
  })

  test('m asks for the next measure after a moment, and coming back computes nothing', async () => {
    const next = pressed(whole, ['m'])
    expect(next.effects).toEqual([{ do: 'explain', ids: pair, measure: 'fourWeekActive', wait: 300 }])
    const last = (await stepsOf(next.state, pair, 2)).at(-1)
    if (last === undefined) throw new Error('nothing was found')
    const other = heard(next.state, runAt(next.state, last))
    expect(page(other)).toContain('of four-week active')
    const back = pressed(other, ['M'])
    expect(back.effects).toEqual([])
    expect(body(back.state)).toEqual(body(whole))
  })

  test('+ asks for twice the replicates, x stops, R asks again', () => {
    expect(pressed(whole, ['+']).effects).toEqual([
      { do: 'explain', ids: pair, measure: 'weeklyActive', replicates: 8 },
    ])
    const run = runAt(started, steps[9] ?? { made: 0, runs: 0, found }, 'running')
    const running = heard(openWhy(started, pair).state, run)
    expect(pressed(running, ['+']).state.message).toContain('still running')
    expect(pressed(running, ['x']).effects).toEqual([{ do: 'stop', only: 'why' }])
    expect(pressed(running, ['q']).effects).toEqual([{ do: 'stop', only: 'why' }])
    expect(pressed(running, ['ctrl+c']).effects).toContainEqual({ do: 'stop' })
    const stopped = heard(running, { ...run, phase: 'stopped' })
    expect(flat(page(stopped))).toContain('Stopped before two replicates were whole; R asks again.')
    expect(pressed(stopped, ['R']).effects).toEqual([{ do: 'explain', ids: pair, measure: 'weeklyActive' }])
    expect(pressed(whole, ['x']).state.message).toBe('nothing runs')
  })

  test('y is the command that says the same, with the scenario itself for a draft', () => {
    expect(copied(whole)).toBe('fishbowl explain technology-led professional-aligned --replicates 4')
    const draft = drafted('technology-led', { policies: { training: 1 } }, 'trained')
    const open = openWhy(withEntry(started, draft), ['technology-led', 'trained']).state
    expect(copied(open)).toMatch(
      /^fishbowl explain technology-led '\{ fishbowl: 1, id: trained, .*extends: technology-led, policies: \{ training: 1 \} \}'$/,
    )
  })
})

test('every key of the screen does something', () => {
  const middle = pressed(whole, ['j']).state
  // 6 leads to where it is pressed
  const here = bindings.filter((one) => one.where.why !== undefined && one.action !== 'goWhy')
  const places = [middle, heard(middle, { ...runAt(middle, { made: 1, runs: 9, found }), phase: 'running' })]
  for (const { keys, where, says } of here)
    for (const key of keys) {
      const done = places.some((place) => {
        const { state, effects } = pressed(place, [key])
        return effects.length > 0 || state !== place
      })
      expect(done, `${key} ${where.why}: ${says}`).toBe(true)
    }
})

describe('an explanation that is there', () => {
  test('is shown again at once from Compare and from 6, and asked for anew when a scenario has changed', () => {
    const left = pressed(whole, ['q']).state
    expect(openWhy(left, pair).effects).toEqual([])
    expect(pressed(left, ['6']).effects).toEqual([])
    const changed = entryOf(left, pair[1])
    if (changed === undefined) throw new Error('no entry')
    const scenario = { ...changed.loaded.scenario }
    const edited = withEntry(left, { ...changed, loaded: { ...changed.loaded, scenario } })
    expect(openWhy(edited, pair).effects).toEqual([{ do: 'explain', ids: pair, measure: 'weeklyActive' }])
    expect(page(openWhy(edited, pair).state)).toBe('')
  })

  test('is opened from Compare by enter and w', () => {
    const compared = pressed(started, ['enter'])
    for (const key of ['enter', 'w'])
      expect(pressed(compared.state, [key]).effects).toEqual([
        { do: 'explain', ids: pair, measure: 'weeklyActive' },
      ])
  })
})
