import { defaultScenario, ledger, type MeasureId, modelVersions } from '@fishbowl/core'
import { armRows, cellWidth, formatNumber } from '@fishbowl/report'
import { beforeAll, describe, expect, test } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import { brushOf } from '../../packages/tui/src/brush.ts'
import { entryOfOpened } from '../../packages/tui/src/opened-entry.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { press } from '../../packages/tui/src/press.ts'
import { openScenario } from '../../packages/tui/src/scenarios.ts'
import { visibleEntries } from '../../packages/tui/src/screens/library/listed.ts'
import { shown } from '../../packages/tui/src/screens/registry.ts'
import {
  chartMeasures,
  entryOf,
  initialState,
  type Live,
  type State,
  screenOf,
} from '../../packages/tui/src/state.ts'
import type { Effect, Step } from '../../packages/tui/src/step.ts'
import { bodyRows } from '../../packages/tui/src/views/layout.ts'
import { runCli } from '../support/cli.ts'
import { smallServices } from './support/small-services.ts'

const look = { color: 'none', symbols: 'braille', theme: 'dark' } as const
const size = { columns: 80, rows: 24 }
const services = smallServices()
const start = initialState(services.library, { look, replicates: 4, options: [] })

const typed = (text: string): readonly string[] => Array.from(text, (key) => (key === ' ' ? 'space' : key))
const after = (keys: readonly string[], from: State): Step =>
  keys.reduce<Step>(
    ({ state, effects }, key) => {
      const step = press(state, key, size)
      return { state: step.state, effects: [...effects, ...step.effects] }
    },
    { state: from, effects: [] },
  )

/** The state with the runs that a step asked for. */
async function ran({ state, effects }: Step): Promise<State> {
  const asked = effects.findLast((effect) => effect.do === 'run')
  if (asked?.do !== 'run') throw new Error('no runs were asked for')
  const { ids, replicates } = asked
  const arms = armsOf(state, ids)
  for await (const { done, comparison } of services.compare(arms, { replicates, measures: chartMeasures })) {
    const live: Live = { ids, arms, target: replicates, phase: 'done', done, comparison, elapsed: 10 }
    if (done === replicates) return { ...state, live }
  }
  throw new Error('no runs')
}

const body = (state: State, window = size): readonly string[] =>
  shown(state, (module, screen) => module.body({ state, size: window, brush: brushOf(state.look) }, screen))
const drawn = (state: State): string => body(state).join('\n')
const spoken = (state: State): string =>
  shown(state, (module, screen) => module.spoken(state, screen)).join(' ')
const commandOf = (state: State): string => shown(state, (module, screen) => module.command(state, screen))
const openOn = (...ids: readonly string[]): State => ({ ...start, marked: ids })

let compared: State
beforeAll(async () => {
  compared = await ran(after(['enter'], openOn('technology-led', 'one-cm', 'two-cms')))
})

describe('single runs', () => {
  test('of the focused arm come and go with v, and the heading counts them', () => {
    const on = after(['v'], compared).state
    expect(drawn(compared)).not.toContain('thin')
    expect(drawn(on)).toContain('▲ thin: 3 of 4 runs')
    expect(drawn(after(['tab'], on).state)).toContain('■ thin: 3 of 4 runs')
    expect(drawn(after(['v'], on).state)).toBe(drawn(compared))
    expect(spoken(on)).toContain('Behind it 4 of 4 runs end between')
  })

  test('are pairs of runs in delta view, and the baseline has none', () => {
    const on = after(['v', 'd'], compared).state
    expect(drawn(on)).toContain('▲ thin: 3 of 4 pairs')
    expect(drawn(after(['shift+tab'], on).state)).not.toContain('thin')
  })

  test('lie behind the curve of one run too', async () => {
    const run = await ran(after(['R', 'v'], { ...start, selected: 'one-cm' }))
    expect(drawn(run)).toContain('thin: 4 of 4 runs')
  })
})

const assumption = (state: State, words: string): Step => after(['a', ...typed(words), 'enter'], state)

const usual = defaultScenario.assumptions.wh.toFixed(2)

describe('the same under changed assumptions', () => {
  test('every assumption is offered at both ends of its range, found by its words and its id', () => {
    const open = after(['a'], compared).state
    const all = open.overlay?.kind === 'pick' ? open.overlay.choices : []
    expect(all.length).toBeGreaterThan(120)
    expect(all).toContainEqual({
      label: `low end 1.00     now ${usual}  `,
      says: `weight of habit (wh, logit, ${ledger.wh.status})`,
    })
    expect(after(typed('(wh,'), open).state.overlay).toMatchObject({ at: 0 })
    expect(screenOf(assumption(compared, '(wh, low').state)).toMatchObject({
      ids: ['technology-led', 'one-cm', 'technology-led-wh-low', 'one-cm-wh-low'],
      under: `weight of habit at 1.00 instead of ${usual}`,
    })
  })

  test('is four lines, both differences in the table, and a verdict in words', async () => {
    const four = await ran(assumption(compared, '(wh, low'))
    const text = drawn(four)
    for (const name of ['● technology-led', '▲ one-cm', '■ *technology-led', '◆ *one-cm'])
      expect(text).toContain(name)
    const table = body(four).filter((line) => /^[ ▸] [●▲■◆] /.test(line))
    expect(table.map((line) => line.includes('baseline'))).toEqual([true, false, true, false])
    expect(text).toMatch(/(holds|flips|cannot be told): in weekly active/)
    expect(text.replace(/\s+/g, ' ')).toContain(`with weight of habit at 1.00 instead of ${usual} *one-cm`)
    expect(spoken(four)).toContain(`with weight of habit at 1.00 instead of ${usual}`)
    const { live } = four
    const inside = live?.comparison?.between('technology-led-wh-low', 'one-cm-wh-low').end('weeklyActive')
    const points = formatNumber(inside?.mean ?? Number.NaN, { kind: 'points' }).replace(' points', ' pt')
    expect(table[3]).toContain(points)
    expect(drawn(after(['d'], four).state)).toContain('difference under the same assumptions')
  })

  test('changes the baseline and the policy alike, and nothing else', () => {
    const { state } = assumption(compared, '(wh, low')
    for (const id of ['technology-led', 'one-cm']) {
      const [before, now] = [entryOf(state, id), entryOf(state, `${id}-wh-low`)]
      expect(now?.loaded.scenario.assumptions).toEqual({ ...before?.loaded.scenario.assumptions, wh: 1 })
      expect(now?.loaded.scenario.policies).toEqual(before?.loaded.scenario.policies)
      expect(now?.loaded.scenario.overrides.wh?.reason).toBe('low end of the plausible range 1.00 to 4.00')
    }
  })

  test('is not listed, not asked to be saved, and made once for the same change', () => {
    const { state } = assumption(compared, '(wh, low')
    expect(state.entries).toHaveLength(start.entries.length + 2)
    expect(visibleEntries(state)).toHaveLength(start.entries.length)
    const again = assumption(after(['q'], state).state, '(wh, low')
    expect(again.state.entries).toEqual(state.entries)
    expect(after(['q', 'q', 'q'], again.state).effects.at(-1)).toEqual({ do: 'quit', code: 0 })
  })

  test('another choice takes the place of the first, and going back gives the comparison as it was', async () => {
    const four = await ran(assumption(compared, '(wh, low'))
    const other = assumption(four, '(wh, high')
    expect(other.state.screens.map(({ name }) => name)).toEqual(['library', 'compare', 'compare'])
    expect(screenOf(other.state)).toMatchObject({ under: `weight of habit at 4.00 instead of ${usual}` })
    const back = after(['q'], other.state)
    expect(screenOf(back.state)).toEqual({ name: 'compare', ids: ['technology-led', 'one-cm', 'two-cms'] })
    // The four arms are not the three of the screen: its runs are asked for again.
    expect(back.effects.at(-1)).toMatchObject({ do: 'run', ids: ['technology-led', 'one-cm', 'two-cms'] })
  })

  test('the runs of four arms show two of them without a new run', async () => {
    const two = await ran(after(['enter'], openOn('technology-led', 'one-cm')))
    const four = await ran(assumption(two, '(wh, low'))
    const back = after(['q'], four)
    expect(back.effects).toEqual([])
    expect(drawn(back.state)).not.toContain('*')
    expect(drawn(back.state)).toContain('one-cm')
  })

  test('takes the assumptions of another scenario as a whole', () => {
    const made = assumption(compared, '(wh, low').state
    const own = { ...entryOf(made, 'one-cm-wh-low'), id: 'our-numbers', isPassing: false }
    const state = { ...compared, entries: [...compared.entries, own] } as State
    expect(screenOf(assumption(state, 'our-numbers').state)).toMatchObject({
      ids: ['technology-led', 'one-cm', 'technology-led-as-our-numbers', 'one-cm-as-our-numbers'],
      under: 'the assumptions of our-numbers',
    })
  })

  test('edit, branch and why speak of scenarios that are listed, or of both under one set of assumptions', async () => {
    const four = await ran(assumption(compared, '(wh, low'))
    const last = after(['tab', 'tab'], four).state
    expect(shown(last, (module, screen) => module.focus(last, screen))).toBe('one-cm')
    expect(after(['w'], last).effects.at(-1)).toMatchObject({
      do: 'explain',
      ids: ['technology-led-wh-low', 'one-cm-wh-low'],
    })
  })
})

const saves = (effects: readonly Effect[]): Extract<Effect, { do: 'save' }> | undefined =>
  effects.flatMap((effect) => (effect.do === 'save' ? [effect] : [])).at(-1)

describe('what is taken away from a comparison', () => {
  test('Y copies the table with tabs between the cells, and with the week of the cursor', () => {
    const { state, effects } = after(['Y'], compared)
    const { comparison } = compared.live ?? {}
    if (comparison === undefined) throw new Error('no comparison')
    expect(effects).toEqual([{ do: 'copy', text: armRows(comparison, 'weeklyActive') }])
    expect(state.message).toBe('copied: 3 rows of weekly active, tabs between the cells')
    expect(after(['home', 'Y'], compared).effects).toEqual([
      { do: 'copy', text: armRows(comparison, 'weeklyActive', 0) },
    ])
  })

  test('S saves the curves of the screen as CSV under a name that is asked for', () => {
    const { state, effects } = after(['S', 'enter'], compared)
    const save = saves(effects)
    expect(save).toMatchObject({ path: 'one-cm-weeklyActive.csv', replace: false })
    expect(save?.text.split('\n')).toHaveLength(1 + 3 * 52 + 1)
    expect(save?.text).toMatch(/^scenario,week,weeklyActive_median_share,/)
    expect(save?.next(state, { ok: true }).state.message).toContain('saved one-cm-weeklyActive.csv')
  })

  test('a file that exists is replaced only after a yes', () => {
    const { state, effects } = after(['S', 'enter'], compared)
    const asked = saves(effects)?.next(state, { ok: false, taken: true, why: 'it exists' })
    expect(asked?.state.overlay).toMatchObject({ kind: 'confirm' })
    if (asked === undefined) throw new Error('nothing was saved')
    expect(saves(after(['y'], asked.state).effects)).toMatchObject({ replace: true })
    expect(saves(after(['n'], asked.state).effects)).toBeUndefined()
  })
})

test('six arms fit every window with a chart; the smallest table says how many more there are', async () => {
  const ids = ['technology-led', 'one-cm', 'mandate', 'two-cms', 'interns', 'wide']
  const six = await ran(after(['enter'], openOn(...ids)))
  const windows = [size, { columns: 60, rows: 18 }, { columns: 120, rows: 36 }, { columns: 200, rows: 60 }]
  for (const window of windows)
    for (const keys of [[], ['d'], ['v'], ['home'], ['z']]) {
      const lines = body(after(keys, six).state, window)
      expect(lines).toHaveLength(bodyRows(window))
      for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(window.columns)
      expect(lines.filter((line) => line.includes('┤')).length).toBeGreaterThanOrEqual(2)
      const table = lines.filter((line) => /^[ ▸] [●▲■◆✚✖] /.test(line)).length
      if (keys.includes('z')) expect(table).toBe(0)
      else if (table < 6) expect(lines.join('\n')).toContain(`${6 - table} more arms: tab focuses them`)
    }
})

test('what the curves show is said below the table with its number, when the window has room', async () => {
  const wide = { columns: 120, rows: 40 }
  const lines = body(compared, wide).join('\n')
  const mark = /(?:let-down|plateau|build-up|effect)[^\n]*, while [^\n]*\d/
  expect(lines).toMatch(mark)
})

/** The arms of a result as the command prints it. */
type Printed = {
  readonly arms: readonly { readonly digest: string; readonly band: { readonly middle: readonly number[] } }[]
  readonly pairs: readonly { readonly end: Readonly<Record<MeasureId, { readonly mean: number }>> }[]
}

test('the command of the screen gives the numbers of the screen, four lines included', async () => {
  const outside = openOutside()
  const file = '{ fishbowl: 1, id: few, organisation: { members: 150 }, horizon: 30 }'
  const one =
    '{ fishbowl: 1, id: one, organisation: { members: 150 }, horizon: 30, policies: { mandate: true } }'
  const entries = [file, one].map((operand) => entryOfOpened(openScenario(operand, outside)))
  const state: State = { ...start, entries, marked: ['few', 'one'] }
  const four = await ran(assumption(await ran(after(['enter'], state)), '(wh, low'))
  const words =
    commandOf(four)
      .match(/'[^']*'|\S+/g)
      ?.map((word) => word.replace(/^'|'$/g, '')) ?? []
  const { code, stdout } = await runCli([...words.slice(1), '--json', '--quiet'])
  expect(code).toBe(0)
  const printed = JSON.parse(stdout) as Printed
  const { comparison } = four.live ?? {}
  if (comparison === undefined) throw new Error('no comparison')
  comparison.arms.forEach((arm, i) => {
    expect(arm.digest(modelVersions.at(-1) ?? '')).toBe(printed.arms[i]?.digest)
    expect(Array.from(arm.band('weeklyActive').middle)).toEqual(printed.arms[i]?.band.middle)
  })
  // What the table shows at the cursor is what the command prints.
  const at = after(['home', '>'], four).state
  const row = body(at, { columns: 120, rows: 40 }).find((line) => / ▲ one +\d/.test(line)) ?? ''
  const value = printed.arms[1]?.band.middle[13] ?? Number.NaN
  expect(row).toContain(` ${formatNumber(value, { kind: 'share' })} `)
  expect(printed.pairs[0]?.end.weeklyActive.mean).toBe(comparison.pairs[0]?.end('weeklyActive').mean)
})
