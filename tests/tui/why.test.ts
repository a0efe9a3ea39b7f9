import { cellWidth, explainSentences, leverTable, mechanismTable } from '@fishbowl/report'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWhy } from '../../packages/tui/src/screens/why/open.ts'
import type { Explanation, WhyProgress } from '../../packages/tui/src/screens/why/services.ts'
import { heard } from '../../packages/tui/src/screens/why/state.ts'
import { type State, screenOf, withEntry } from '../../packages/tui/src/state.ts'
import { bodyRows } from '../../packages/tui/src/views/layout.ts'
import { spokenLines } from '../../packages/tui/src/views/spoken.ts'
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
  why,
  whyOf,
} from './support/explained.ts'

/** The screen while the runs are made. */
const at = (step: WhyProgress): State => heard(openWhy(started, pair).state, runAt(started, step, 'running'))

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

describe('what is found', () => {
  test('stands on the screen as the command words it: headline, levers with their interval, pairs', () => {
    const { attribution, measure } = found
    if (attribution === undefined) throw new Error('no attribution')
    const [headline = ''] = explainSentences(attribution, { first: pair[0], second: pair[1], measure })
    expect(flat(page(whole))).toContain(flat(headline))
    const rows = leverTable(attribution, measure).rows
    expect(rows.length).toBeGreaterThan(3)
    for (const [name = '', due = '', interval = '', alone = '', last = ''] of rows) {
      const line = body(whole, { columns: 100, rows: 60 }).find((one) => one.slice(3).startsWith(`${name} `))
      expect(line, name).toContain(due.trimEnd())
      expect(line).toContain(interval)
      const wide = body(whole, { columns: 200, rows: 60 }).find((one) => one.slice(3).startsWith(`${name} `))
      expect(wide).toContain(alone)
      expect(wide).toContain(last)
    }
    expect(page(whole)).toContain('what two levers give together beyond apart')
    expect(page(whole)).toContain(`[Levers ${attribution.levers.length}]`)
  })

  test('mechanisms come with what is left without each, and those that changed nothing at the end', () => {
    const { ablations, measure } = found
    if (ablations === undefined) throw new Error('no mechanisms')
    const { state } = pressed(whole, ['tab'])
    const text = page(state, { columns: 200, rows: 60 })
    for (const [name = '', left = '', , rests = ''] of mechanismTable(ablations, measure, 99).rows) {
      const line = text.split('\n').find((one) => one.slice(3).startsWith(`${name} `))
      expect(line, name).toContain(rests)
      expect(line).toContain(left)
    }
    expect(text).toContain(`${ablations.inert.length} changed nothing`)
    expect(flat(page(state))).toContain('the parts overlap and do not add up')
  })

  test('members are named, with the week in which their lives part, the reason and both lives', () => {
    const { state } = pressed(whole, ['tab', 'tab'])
    expect(flat(page(state))).toMatch(
      /In replicate \d, whose gain is nearest to the median, \d+ of 200 members/,
    )
    expect(page(state)).toMatch(
      /▸ [A-Z][a-z]+, member \d+ +week \d+: [a-z ]+ only in (technology-led|professional)/,
    )
    const all = flat(page(pressed(state, ['enter']).state, { columns: 80, rows: 200 }))
    expect(all).toMatch(
      /[A-Z][a-z]+ \(member \d+ of work group \d+\), the one whose number of visits differs most/,
    )
    expect(all).toMatch(
      /in week \d+ the member .+ in technology-led and .+ in professional-aligned\. The draw was/,
    )
    expect(all).toContain('The life in technology-led')
    expect(all).toContain('The life in professional-aligned')
    expect(all).toMatch(/○ visits/)
  })

  test('comes piece by piece: levers by name, then their numbers, then mechanisms and members', () => {
    const first = steps[0]
    if (first === undefined) throw new Error('no step')
    expect(flat(page(at(first)))).toContain('the first replicates of weekly active are on their way')
    expect(page(at(first))).toMatch(/▸ staffing +\n/)
    expect(flat(page(at(first)))).toContain(
      '+ policies.staffing.team: [{ seniority: professional, count: 1, fte: 1 }]',
    )
    const kinds = steps.map(({ found: one }) =>
      one.attribution === undefined ? 0 : one.ablations === undefined ? 1 : one.stories === undefined ? 2 : 3,
    )
    expect(kinds.indexOf(1)).toBeGreaterThan(0)
    const partly = steps[kinds.indexOf(1)]
    if (partly === undefined) throw new Error('no numbers on the way')
    expect(partly.found.attribution?.replicates).toHaveLength(2)
    expect(page(at(partly))).toMatch(/^ ━*─+ levers: \d+\/\d+ runs/)
    expect(page(at(partly))).toMatch(/points of weekly active/)
    expect(why.facts?.(at(partly), whyOf(at(partly)))).toEqual(['2/4 replicates', 'seed fishbowl'])
    const { state } = pressed(at(partly), ['tab'])
    expect(flat(page(state))).toContain('Mechanisms are looked at when what comes from the levers is known.')
  })

  test('nothing is computed while drawing: a frozen state gives the same lines again', () => {
    const frozen = structuredClone({ ...whole, entries: [], overlay: undefined, screens: whole.screens })
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value))
        return
      Object.freeze(value)
      for (const inner of Object.values(value)) freeze(inner)
    }
    freeze(frozen)
    const state: State = { ...frozen, entries: whole.entries }
    const shown = heard(state, { ...runAt(whole, { made: 1, runs: 1, found }), found: frozen.why?.found })
    expect(body(shown)).toEqual(body(whole))
    expect(body(shown)).toEqual(body(shown))
  })
})

describe('where nothing can be told', () => {
  test('two scenarios that make the same runs are said to be the same, without a run', async () => {
    const draft = drafted('technology-led', { policies: { mandate: false } }, 'worded')
    const { state } = await explained(['technology-led', 'worded'], withEntry(started, draft))
    expect(flat(page(state))).toMatch(
      /^ Nothing differs between technology-led and worded \(the files differ in mandate/,
    )
    expect(body(state).length).toBeLessThan(4)
    for (const key of ['j', 'enter', 'tab', 'a', 'o', '+', 'x', 'R'])
      expect(pressed(state, [key]).effects).toEqual([])
    expect(spokenLines(state).join(' ')).toContain('Nothing differs')
  })

  test('a gain that luck can explain is said to be untold, and no mechanism is looked at', async () => {
    const draft = drafted('one-cm', { policies: { training: 0.004 } }, 'hardly')
    const { state, found: told } = await explained(['one-cm', 'hardly'], withEntry(started, draft))
    expect(told.ablations).toBeUndefined()
    expect(flat(page(state))).toContain('No gain can be told: ')
    expect(page(state)).toMatch(/training .*\?/)
    expect(flat(page(pressed(state, ['tab']).state))).toContain(
      'Which mechanisms carry it is not looked at, since no difference can be told.',
    )
    expect(pressed(state, ['o']).state.message).toContain('without the only lever it is one-cm itself')
  })

  test('other people have no stories, and a failure gives its reason', async () => {
    const draft = drafted('technology-led', { organisation: { members: 240 } }, 'larger')
    const { state } = await explained(['technology-led', 'larger'], withEntry(started, draft))
    expect(flat(page(pressed(state, ['tab', 'tab']).state))).toContain(
      'No members are told of: the organisations differ',
    )
    expect(pressed(state, ['a']).state.message).toContain('no members are told of: the organisations differ')
    const { why: run } = state
    if (run === undefined) throw new Error('no run')
    const failed = heard(state, { ...run, phase: 'failed', found: undefined, error: 'out of oxygen' })
    expect(flat(page(failed))).toContain('out of oxygen')
  })
})

describe.each([
  [60, 18],
  [80, 24],
  [120, 36],
  [200, 60],
] as const)('in a window of %i x %i', (columns, rows) => {
  const window = { columns, rows }
  const walks = [
    [],
    ['j', 'j', 'j', 'j'],
    ['enter'],
    ['tab'],
    ['tab', 'G'],
    ['tab', 'enter'],
    ['a'],
    ['a', 'q'],
  ]
  test.each(['braille', 'block', 'ascii'] as const)(
    '%s: every part fits, with the headline on top',
    (symbols) => {
      const look = { ...whole.look, symbols }
      for (const keys of walks) {
        const { state } = pressed({ ...whole, look }, keys, window)
        if (screenOf(state).name !== 'why') continue
        const lines = body(state, window)
        expect(lines.length).toBeLessThanOrEqual(bodyRows(window))
        expect(lines.filter((line) => cellWidth(line) > columns)).toEqual([])
        expect(lines[0]).toContain('points of weekly active')
        expect(lines.some((line) => /\[(Levers|Mechanisms|Stories)/.test(line))).toBe(true)
        if (symbols === 'ascii') expect(lines.join('')).toMatch(/^[ -~]*$/)
        // something of the list or of the row is there besides the headline and the parts
        expect(lines.length).toBeGreaterThan(4)
      }
    },
  )
})

test('a headline that has no room is said in fewer words, and all of it with the row of all', () => {
  const narrow = { columns: 60, rows: 18 }
  const text = flat(page(whole, narrow))
  expect(text).toMatch(
    /Of the [\d.]+ points of weekly active that professional-aligned gains over technology-led: /,
  )
  expect(text).toMatch(/: (staffing|alignment|training) \+[\d.]+, /)
  const { found: all } = whole.why ?? {}
  const down = (all?.attribution?.levers ?? []).map(() => 'j')
  expect(flat(page(pressed(whole, [...down, 'enter'], narrow).state, narrow))).toContain('(90 % interval')
})

test('a screen reader hears the headline, the selected row with its numbers and its sentences', () => {
  const lines = spokenLines(whole)
  expect(lines[0]).toMatch(
    /^Why professional-aligned differs from technology-led\. weekly active: employees who/,
  )
  expect(lines[1]).toMatch(/^Of the [\d.]+ points of weekly active/)
  const words = lines.join(' ')
  expect(words).toMatch(/1 of \d+: staffing, due to it \+[\d.]+, 90 % interval [\d.]+ to [\d.]+, alone/)
  expect(words).toContain('Alone, switched on in technology-led')
  const member = spokenLines(pressed(whole, ['a']).state).join(' ')
  expect(member).toMatch(/1 of \d: [A-Z][a-z]+, member \d+, week \d+/)
  expect(member).toContain('The draw was')
  expect(lines.join('')).toMatch(/^[ -~]*$/)
})
