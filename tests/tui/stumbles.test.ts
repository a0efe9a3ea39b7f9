// What made a reader stumble who had only the README and the guide to the screens.
import { beforeAll, describe, expect, test } from 'vitest'
import { toText } from '../../packages/report/src/index.ts'
import { brushOf } from '../../packages/tui/src/brush.ts'
import { textOf } from '../../packages/tui/src/field.ts'
import { openBranches } from '../../packages/tui/src/screens/branches/open.ts'
import { selectedRow } from '../../packages/tui/src/screens/library/listed.ts'
import { openRun } from '../../packages/tui/src/screens/run/open.ts'
import { openWhy } from '../../packages/tui/src/screens/why/open.ts'
import { heard } from '../../packages/tui/src/screens/why/state.ts'
import { type State, screenOf } from '../../packages/tui/src/state.ts'
import { chartLines, figureOf } from '../../packages/tui/src/views/figures.ts'
import { statusLines } from '../../packages/tui/src/views/header.ts'
import { summaryLines } from '../../packages/tui/src/views/summary.ts'
import { liveOf } from './support/branches.ts'
import { after, editing, onto, screensOver, targetIn, typed, valueIn } from './support/editing.ts'
import { pair, pressed, runAt, started, stepsOf } from './support/explained.ts'

const status = (state: State): string => statusLines(state, 80, brushOf(state.look)).join('\n')

let compared: State
beforeAll(async () => {
  const state = after(screensOver(), '/', ...typed('two-cms'), 'enter', 'enter')
  const screen = screenOf(state)
  if (screen.name !== 'compare') throw new Error(`this is ${screen.name}`)
  compared = { ...state, live: await liveOf(state, screen.ids, 3) }
})

describe('the filter', () => {
  test('starts anew: words that were kept do not run into those that are typed now', () => {
    const state = after(screensOver(), '/', ...typed('cms'), 'enter', '/', ...typed('one'))
    expect(textOf(state.filter)).toBe('one')
    const editor = after(editing('two-cms'), '/', ...typed('members'), 'enter', '/', ...typed('owner'))
    expect(screenOf(editor)).toMatchObject({ name: 'editor' })
    expect(textOf((screenOf(editor) as { filter: State['filter'] }).filter)).toBe('owner')
  })
})

describe('q', () => {
  test('closes what was opened in Why before it leaves it', async () => {
    const last = (await stepsOf(started, pair)).at(-1)
    if (last === undefined) throw new Error('nothing was found')
    const whole = heard(openWhy(started, pair).state, runAt(started, last))
    const open = pressed(whole, ['enter']).state
    expect(pressed(open, ['q']).state.screens).toEqual(whole.screens)
    expect(pressed(open, ['q', 'q']).state.screens).toHaveLength(whole.screens.length - 1)
  })

  test('goes back from Branches to the arm that was in focus', () => {
    expect(compared.view.focus).toBe(1)
    const there = openBranches(compared, 'two-cms').state
    expect(after(there, 'q').view.focus).toBe(1)
  })

  test('goes back from an edit to the draft that it made', () => {
    const draft = after(onto(editing('two-cms'), 'policies.training'), '+', 'q')
    expect(selectedRow(draft)?.id).toBe('two-cms-draft')
  })
})

describe('the time cursor', () => {
  test('leaves the labels at the ends of the lines', () => {
    const { live, view, look } = compared
    if (live?.comparison === undefined) throw new Error('no runs')
    const figure = figureOf(live.comparison, 'weeklyActive', 'levels')
    const size = { columns: 80, rows: 12 }
    const labels = (cursor: number | undefined): readonly string[] =>
      chartLines(figure, { ...view, cursor }, size, look).flatMap(
        (line) => line.match(/[●▲] \S+ [\d.]+ %/) ?? [],
      )
    expect(labels(5)).toEqual(labels(undefined))
    expect(toText(figure, { ...size, ...look, bands: 'none', cursor: 5 }).join('\n')).toContain('week 5')
  })

  test('tells its values where no table does: in Run, and where the chart is alone', () => {
    expect(status({ ...compared, view: { ...compared.view, cursor: 5, zoom: true } })).toMatch(
      /week 5: weekly active ● [\d.]+ %, ▲ [\d.]+ %/,
    )
    const run = openRun(compared, 'two-cms').state
    const there = { ...run, live: compared.live, view: { ...run.view, cursor: 5 } }
    expect(status(there)).toMatch(/week 5: weekly active [\d.]+ %$/)
  })
})

test('a number out of bounds is refused once, in the unit of its row', () => {
  const typing = after(onto(editing('two-cms'), 'organisation.members'), 'enter', ...typed('1'), 'enter')
  expect(typing.message).toBe('members may be 2 to 2,000,000 people')
  const words = after(onto(editing('two-cms'), 'organisation.members'), 'enter', ...typed('many'), 'enter')
  expect(words.message).toBe('many is no number; members may be 2 to 2,000,000 people')
})

test('a long command leaves no half sentence on the shell’s screen', () => {
  const lines = summaryLines({ ...compared, options: ['--seed', 'x'.repeat(700)] }, 80)
  expect(lines.at(-2)).toMatch(/\.$/)
})

/** The weeks of the dated changes. */
const weeks = (state: State): readonly (number | undefined)[] =>
  targetIn(state).entry.loaded.scenario.interventions.map(({ week }) => week)

test('a dated change moves in time by + and -, stays what it is, and is refused before the start', () => {
  const cut = onto(editing('budget-cut'), 'interventions[0]')
  const [week = Number.NaN] = weeks(cut)
  const later = after(cut, '>', '-')
  expect(weeks(later)).toEqual([week + 9])
  expect(valueIn(later, 'interventions[0]')).toBe(valueIn(cut, 'interventions[0]'))
  expect(weeks(after(later, 'u', 'u'))).toEqual([week])
  const early = after(cut, '<', '<', '<', '<', '<', '<', '<', '<')
  expect(early.message).not.toBe('')
  expect(weeks(early)[0]).toBeGreaterThanOrEqual(0)
})
