import { cellWidth } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import { brushOf } from '../../packages/tui/src/brush.ts'
import { bindings, type Context } from '../../packages/tui/src/keymap.ts'
import { press } from '../../packages/tui/src/press.ts'
import { chartMeasures, initialState, type Live, type State } from '../../packages/tui/src/state.ts'
import { armTable } from '../../packages/tui/src/views/arm-table.ts'
import { commandFor } from '../../packages/tui/src/views/command.ts'
import { figureOf } from '../../packages/tui/src/views/figures.ts'
import { footerLine, headerLine } from '../../packages/tui/src/views/frame.ts'
import { helpLines } from '../../packages/tui/src/views/help.ts'
import { progressFacts } from '../../packages/tui/src/views/progress.ts'
import { summaryLines } from '../../packages/tui/src/views/summary.ts'
import { clauses, cut, wrapped } from '../../packages/tui/src/wrap.ts'
import { smallServices } from './support/small-services.ts'

const look = { color: 'none', symbols: 'braille', theme: 'dark' } as const
const brush = brushOf(look)
const { library } = smallServices()
const start = initialState(library, { look, replicates: 100, options: ['--seed', 'two words'] })

const liveOf = async (ids: readonly string[], replicates = 4): Promise<Live> => {
  const arms = armsOf({ entries: library }, ids)
  for await (const { done, comparison } of smallServices().compare(arms, {
    replicates,
    measures: chartMeasures,
  }))
    if (done === replicates)
      return { ids, arms, target: replicates, phase: 'done', done, comparison, elapsed: 100 }
  throw new Error('no runs')
}
const comparing = async (ids: readonly string[]): Promise<State> => ({
  ...start,
  screens: [{ name: 'library' }, { name: 'compare', ids }],
  live: await liveOf(ids),
  view: { ...start.view, focus: 1 },
})

const footers = [...new Set(bindings.flatMap(({ where }) => Object.keys(where)))].filter(
  (context) => context !== 'small',
) as readonly Context[]
/** A text that is typed, and a question, take every key for themselves. */
const withoutHelp: ReadonlySet<Context> = new Set<Context>(['field', 'pick', 'prompt', 'confirm'])

describe.each(footers)('the footer of %s', (context) => {
  test('begins with the help hint and holds whole hints only, at every width', () => {
    const words = bindings.flatMap(({ where, label }) =>
      where[context] ? [`${label} ${where[context]}`] : [],
    )
    for (let columns = 60; columns <= 200; columns++) {
      const line = footerLine(context, columns, brush)
      expect(cellWidth(line)).toBeLessThanOrEqual(columns)
      if (!withoutHelp.has(context)) expect(line).toMatch(/^ \? (help|close)/)
      for (const hint of line.trim().split('  ')) expect(words).toContain(hint)
    }
  })

  test('names the way back where there is one, however narrow', () => {
    const back = bindings.some(({ action, where }) => action === 'back' && where[context])
    if (back) expect(footerLine(context, 60, brush)).toMatch(/q (quit|back|leave)$/)
  })
})

const after = (key: string): State => press(start, key, { columns: 80, rows: 24 }).state

test.each(footers)('the help lists every key of %s', (context) => {
  const ways: Readonly<Record<string, State>> = {
    library: start,
    filter: { ...start, editing: 'x' },
    info: { ...start, screens: [{ name: 'library' }, { name: 'info', id: 'mandate', top: 0 }] },
    run: { ...start, screens: [{ name: 'library' }, { name: 'run', id: 'mandate' }] },
    compare: { ...start, screens: [{ name: 'library' }, { name: 'compare', ids: [] }] },
    editor: after('2'),
    branches: after('5'),
    why: after('6'),
    studies: after('7'),
  }
  const state = ways[context]
  if (state === undefined) return
  for (const columns of [60, 80, 120]) {
    const text = helpLines(
      { ...state, overlay: { kind: 'help', top: 0 } },
      { columns, rows: 24 },
      brush,
    ).join('\n')
    for (const { where, label } of bindings)
      if (where[context] !== undefined) expect(text).toContain(` ${label} `)
    for (const line of text.split('\n')) expect(cellWidth(line)).toBeLessThanOrEqual(columns)
  }
})

test('the header gives up facts before crumbs, and keeps the runs longest', () => {
  const parts = {
    crumbs: ['Library', 'Run professional-aligned', 'Compare'],
    facts: ['84/200 runs', 'seed x', 'model 1'],
  }
  expect(headerLine(parts, 120, brush)).toMatch(/84\/200 runs · seed x · model 1$/)
  expect(headerLine(parts, 72, brush)).toMatch(/Run professional-aligned › Compare +84\/200 runs$/)
  expect(headerLine(parts, 60, brush)).toMatch(/Library › … › Compare +84\/200 runs$/)
  for (let columns = 1; columns < 130; columns++)
    expect(cellWidth(headerLine(parts, columns, brush))).toBeLessThanOrEqual(columns)
})

test('text is broken between words, and inside a word only where it is longer than a line', () => {
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrapped('extraordinarily long', 6)).toEqual(['extrao', 'rdinar', 'ily', 'long'])
  expect(wrapped('社区社区 x', 4)).toEqual(['社区', '社区', 'x'])
  expect(wrapped('anything', 0)).toEqual([])
})

test('text that is cut says how much is missing; a sentence loses its last clauses whole', () => {
  expect(cut(['a', 'b', 'c', 'd'], 3, 40)).toEqual(['a', 'b', '(2 more lines: i)'])
  expect(clauses('it rises; it falls; it ends.', 20, 1)).toEqual(['it rises; it falls.'])
  expect(clauses('it rises; it falls; it ends.', 40, 1)).toEqual(['it rises; it falls; it ends.'])
})

test('a command repeats the numbers and the options, and quotes what a shell would split', () => {
  const state = { ...start, options: ['--seed', "it's two"] }
  const line = commandFor(state, ['a', 'b'], { replicates: 7, measure: 'netValue' })
  expect(line).toBe(`fishbowl compare a b --replicates 7 --measure netValue --seed 'it'\\''s two'`)
  expect(commandFor({ ...start, options: [] }, ['a'], { replicates: 7, measure: 'weeklyActive' })).toBe(
    'fishbowl run a --replicates 7',
  )
})

test('progress tells rate and time left from the second replicate on', () => {
  const live: Live = {
    ids: ['a'],
    arms: [],
    target: 101,
    phase: 'running',
    done: 1,
    comparison: undefined,
    elapsed: 0,
  }
  expect(progressFacts(live)).toEqual(['1/101 runs'])
  expect(progressFacts({ ...live, done: 51, elapsed: 5000 })).toEqual(['51/101 runs', '10/s', 'ETA 5 s'])
  expect(progressFacts({ ...live, phase: 'stopped', done: 51 })).toEqual(['51 runs, stopped'])
})

test('differences are drawn in the glyphs and colours that their arms have as levels', async () => {
  const { live } = await comparing(['technology-led', 'one-cm', 'mandate'])
  const comparison = live?.comparison
  if (comparison === undefined) throw new Error('no comparison')
  const levels = figureOf(comparison, 'weeklyActive', 'levels').series.map(({ id }) => id)
  const differences = figureOf(comparison, 'weeklyActive', 'differences')
  expect(differences.series.map(({ id }) => id)).toEqual(levels)
  expect(differences.series[0]?.x).toEqual([])
  expect(differences.y.zeroLine).toBe(true)
})

test('the table of six arms fits every window and cuts no number', async () => {
  const state = await comparing(['technology-led', 'one-cm', 'mandate', 'two-cms', 'interns', 'wide'])
  const comparison = state.live?.comparison
  if (comparison === undefined) throw new Error('no comparison')
  for (const columns of [60, 72, 80, 100, 160]) {
    for (const cursor of [undefined, 17]) {
      for (const delta of [false, true]) {
        for (const measure of ['weeklyActive', 'netValue', 'medianReply'] as const) {
          const lines = armTable(comparison, { ...state.view, measure, cursor, delta }, columns, brush)
          for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(columns)
          expect(lines.slice(1).join('\n')).not.toMatch(/\d…/)
        }
      }
    }
  }
})

describe('the summary on leaving', () => {
  test('without a result it names the command of what is selected', () => {
    expect(summaryLines(start, 80)).toEqual([
      `without a screen: fishbowl compare technology-led professional-aligned --replicates 100 --seed 'two words'`,
    ])
  })

  test('with one it has at most six lines and ends with the command that gives it again', async () => {
    const state = await comparing(['technology-led', 'one-cm', 'mandate', 'two-cms', 'interns', 'wide'])
    for (const columns of [40, 60, 80, 200]) {
      const lines = summaryLines(state, columns)
      const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(cellWidth(line) / columns)), 0)
      expect(rows).toBeLessThanOrEqual(6)
      expect(lines.at(-1)).toBe(
        `again: fishbowl compare technology-led one-cm mandate two-cms interns wide --replicates 4 --seed 'two words'`,
      )
    }
  })
})
