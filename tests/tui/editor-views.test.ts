import { beforeAll, describe, expect, test } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import { brushOf } from '../../packages/tui/src/brush.ts'
import { contextOf } from '../../packages/tui/src/context.ts'
import { shown } from '../../packages/tui/src/screens/registry.ts'
import { chartMeasures, type Live, type State } from '../../packages/tui/src/state.ts'
import type { Look, Size } from '../../packages/tui/src/terminal.ts'
import { drawnWidth } from '../../packages/tui/src/views/beside.ts'
import { footerLine } from '../../packages/tui/src/views/frame.ts'
import { statusLines } from '../../packages/tui/src/views/header.ts'
import { bodyRows } from '../../packages/tui/src/views/layout.ts'
import { overlaid } from '../../packages/tui/src/views/overlay.ts'
import { spokenLines } from '../../packages/tui/src/views/spoken.ts'
import { after, editing, entered, onto, typed } from './support/editing.ts'
import { smallServices } from './support/small-services.ts'

const plain: Look = { color: 'none', symbols: 'braille', theme: 'dark' }
const training = 'policies.training'

const linesOf = (state: State, size: Size, look: Look = plain): readonly string[] => {
  const brush = brushOf(look)
  const body = shown(state, (module, screen) => module.body({ state, size, brush }, screen))
  return overlaid(body, state, size, brush)
}
const textOf = (state: State, columns = 80, rows = 24): string => linesOf(state, { columns, rows }).join('\n')

/** The state with a finished preview of what is on the screen. */
async function previewed(state: State, ids: readonly string[]): Promise<State> {
  const arms = armsOf(state, ids)
  for await (const { done, comparison } of smallServices().compare(arms, {
    replicates: 4,
    measures: chartMeasures,
  })) {
    if (done < 4) continue
    const preview: Live = { ids, arms, target: 4, phase: 'done', done, comparison, elapsed: 10 }
    return { ...state, preview }
  }
  throw new Error('no runs')
}

let draft: State
let states: Readonly<Record<string, State>> = {}
beforeAll(async () => {
  const trained = entered(editing('two-cms'), training, '50 %')
  const owned = after(onto(trained, 'policies.ownership.owner'), '+')
  draft = await previewed(entered(owned, 'assumptions.wage.value', '72 because payroll'), [
    'two-cms',
    'two-cms-draft',
  ])
  states = statesOf()
})

const statesOf = (): Readonly<Record<string, State>> => ({
  'nothing changed': editing('two-cms'),
  'a draft': draft,
  'a wide title': after(onto(editing('wide'), training), '+'),
  'a value that is typed': after(onto(draft, training), 'enter', ...typed('0.7')),
  'a value that cannot be': after(onto(draft, training), 'enter', ...typed('7')),
  'a filter': after(draft, '/', ...typed('manager')),
  'a filter that finds nothing': after(draft, '/', ...typed('zzz')),
  choices: after(onto(draft, 'policies.ownership.owner'), 'enter'),
  'the file': after(draft, 'o'),
  'a branch': after(onto(editing('budget-cut', { week: 10 }), training), '>'),
  'later changes': onto(editing('budget-cut'), 'interventions[0]'),
  'the last assumption': after(draft, 'end'),
})

const sizes: readonly (readonly [number, number])[] = [
  [60, 18],
  [80, 24],
  [99, 30],
  [100, 30],
  [120, 36],
  [200, 60],
]

describe.each(sizes)('at %i x %i', (columns, rows) => {
  const size = { columns, rows }

  test('every state of the editor fits the window', () => {
    for (const [name, state] of Object.entries(states)) {
      const lines = linesOf(state, size)
      expect(lines.length, name).toBeLessThanOrEqual(bodyRows(size))
      for (const line of lines) expect(drawnWidth(line), `${name}: ${line}`).toBeLessThanOrEqual(columns)
    }
  })

  test('so it does in ASCII, in nothing but ASCII, and in colours', () => {
    for (const [name, state] of Object.entries(states)) {
      for (const line of linesOf(state, size, { ...plain, symbols: 'ascii' })) {
        // A scenario file keeps the letters of its titles.
        expect(line, name).toMatch(/^[ -~]*$/)
        expect(line.length, name).toBeLessThanOrEqual(columns)
      }
      for (const line of linesOf(state, size, { ...plain, color: 'truecolor' }))
        expect(drawnWidth(line), name).toBeLessThanOrEqual(columns)
    }
  })

  test('lever, difference and preview are in view together', () => {
    const text = textOf(onto(draft, training), columns, rows)
    expect(text).toContain('people trained: 50 % (changed)')
    expect(text).toContain('Difference to two-cms: 4 lines')
    expect(text).toContain('+ policies.training: 0.5')
    expect(text).toContain('Preview, 90 % intervals: 4 pairs')
    expect(text).toMatch(/weekly active/)
    expect(text).toMatch(/net value/)
  })
})

test('a row tells its group, unit, range with the default, and a change, without any colour', () => {
  const lines = textOf(onto(draft, training), 99, 36).split('\n')
  const row = lines.find((line) => line.includes('people trained  '))
  expect(row).toMatch(/^▸ ~ training +people trained +50 % +─*┬?─*●─*┬?─*$/)
  expect(lines.find((line) => line.includes('persistence'))).toMatch(/^ {2}(~| ) +persistence +\d+ %/)
})

test('the bounds, the default and the base are named; what is typed is judged as it is typed', () => {
  expect(textOf(onto(draft, training), 120, 36)).toContain('0 % to 100 %, default')
  expect(textOf(onto(draft, training), 120, 36)).toContain('two-cms has 0 %')
  expect(textOf(after(onto(draft, training), 'enter'))).toContain('it stands at 50 %')
  expect(textOf(after(onto(draft, training), 'enter', ...typed('0.7')))).toContain('enter makes it 70 %')
  expect(textOf(after(onto(draft, training), 'enter', ...typed('7')))).toContain(
    'no: people trained may be 0 % to 100 %',
  )
})

test('the reason of an assumption stands with it', () => {
  expect(textOf(onto(draft, 'assumptions.wage.value'))).toContain('Here because: payroll.')
})

test('footer and status say what the keys do and whether it is saved', () => {
  const status = (state: State): string => statusLines(state, 80, brushOf(plain)).join('\n')
  expect(status(editing('two-cms'))).toContain('the first change makes a draft of two-cms')
  expect(status(editing('two-cms', { week: 9 }))).toContain('a branch of two-cms from week 9 on')
  expect(status({ ...draft, message: '' })).toContain('draft two-cms-draft of two-cms, not saved')
  const typing = after(onto(draft, training), 'enter')
  const footer = footerLine(contextOf(typing, { columns: 80, rows: 24 }), 80, brushOf(plain))
  expect(footer).toContain('enter apply  esc cancel')
})

test('in sentences: the lever first, then the difference, then the preview', () => {
  const said = spokenLines(after(onto(draft, training)))
  expect(said[0]).toContain('training: people trained: 50 % (changed)')
  expect(said[1]).toContain('0 % to 100 %')
  expect(said.join(' ')).toContain('4 differences to two-cms:')
  expect(said.join(' ')).toMatch(/Preview: 4 pairs\..*weekly active/)
  for (const line of said) expect(line).not.toMatch(/[─●┬▸\u2800-\u28FF]/)
  expect(spokenLines(after(draft, '/', ...typed('zzz'))).join(' ')).toContain('No lever has these words')
})
