import { describe, expect, test } from 'vitest'
import { brushOf } from '../../packages/tui/src/brush.ts'
import type { Entry } from '../../packages/tui/src/entry.ts'
import { bindings, type Context } from '../../packages/tui/src/keymap.ts'
import { press } from '../../packages/tui/src/press.ts'
import { info } from '../../packages/tui/src/screens/info/index.ts'
import { withFiles } from '../../packages/tui/src/screens/library/files.ts'
import { library as module } from '../../packages/tui/src/screens/library/index.ts'
import { initialState, type State } from '../../packages/tui/src/state.ts'
import { drawnWidth } from '../../packages/tui/src/views/beside.ts'
import { helpLines } from '../../packages/tui/src/views/help.ts'
import { bodyRows } from '../../packages/tui/src/views/layout.ts'
import { overlaid } from '../../packages/tui/src/views/overlay.ts'
import { spokenLines } from '../../packages/tui/src/views/spoken.ts'
import { smallServices } from './support/small-services.ts'

const sizes = [
  { columns: 60, rows: 18 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 60 },
]
const { library } = smallServices()
const look = { color: 'none', symbols: 'braille', theme: 'dark' } as const
const start = initialState(library, { look, replicates: 6, options: [] })
const small = { columns: 60, rows: 18 }
const after = (keys: readonly string[], from: State = start): State =>
  keys.reduce((state, key) => press(state, key, small).state, from)

const hostile: Entry = {
  ...(library[0] as Entry),
  id: 'hostile',
  kind: 'file',
  operand: 'hostile.yaml',
  title: 'a\u001B[2Jb\nc 漢字コミュニティ 👩‍👩‍👧'.repeat(9),
  question: 'x'.repeat(300),
}
const why =
  'bad.yaml:3:13: policies.training must be between 0 and 1 (got 9)\n   3 | policies: { training: 9 }\n     |                       ^\nhint: the unit is share'
const full = after(
  ['c', 's'],
  withFiles(start, [
    { file: 'hostile.yaml', opened: { ok: true, entry: hostile } },
    { file: 'bad.yaml', opened: { ok: false, why } },
    { file: `${'漢字'.repeat(40)}.yaml`, opened: { ok: false, why: '\u001B[2J'.repeat(50) } },
  ]),
)

const escape = String.fromCodePoint(0x1b)

describe.each(sizes)('the library at $columns x $rows', (size) => {
  const drawn = (state: State, symbols: 'braille' | 'ascii' = 'braille'): readonly string[] => {
    const brush = brushOf({ ...look, symbols })
    return overlaid(module.body({ state, size, brush }, { name: 'library' }), state, size, brush)
  }

  test.each(['braille', 'ascii'] as const)(
    'stays within the window with every kind of row, %s',
    (symbols) => {
      for (let step = 0, state = after(['g'], full); step < 14; step++, state = after(['j'], state)) {
        const lines = drawn(state, symbols)
        expect(lines.length).toBeLessThanOrEqual(bodyRows(size))
        expect(lines.filter((line) => drawnWidth(line) > size.columns)).toEqual([])
        expect(lines.join('\n')).not.toContain(escape)
        if (symbols === 'ascii') expect(lines.join('\n')).toMatch(/^[\n -~]*$/)
        const brush = brushOf({ ...look, symbols })
        const whole = info.body({ state, size, brush }, { name: 'info', id: state.selected, top: 0 })
        expect(whole.filter((line) => drawnWidth(line) > size.columns)).toEqual([])
        expect(whole.join('\n')).not.toContain(escape)
      }
    },
  )

  test('says what this is, what enter does, and what is not saved', () => {
    expect(drawn(start)[0]).toContain('What-if answers about internal communities')
    const brush = brushOf(look)
    expect(module.status?.(start, { name: 'library' }, brush)).toBe(
      'enter compares it with technology-led, its base',
    )
    const own = drawn(full)
    expect(own.some((line) => /professional-aligned-copy +\*/.test(line))).toBe(true)
    expect(own.join('\n').replace(/\s+/g, ' ')).toContain('A draft, not saved')
  })

  test('the pointer is always on the screen', () => {
    for (let step = 0, state = after(['g'], full); step < 14; step++, state = after(['j'], state))
      expect(drawn(state).filter((line) => line.startsWith('▸'))).toHaveLength(1)
  })

  test('the list of templates shows ids and titles in columns', () => {
    const lines = drawn(after(['n'], start))
    const row = (id: string): string => lines.find((line) => line.includes(` ${id} `)) ?? ''
    expect(row('one-cm').indexOf('One community manager')).toBeGreaterThan(0)
    expect(row('one-cm').indexOf('One community manager')).toBe(
      row('two-cms').indexOf('Two community managers'),
    )
  })
})

describe('what is wrong with a file', () => {
  test('keeps the line of the source and the mark under it', () => {
    const state = after(['g', 'j'], full)
    expect(state.selected).toBe('bad.yaml')
    const lines = info.body(
      { state, size: small, brush: brushOf(look) },
      { name: 'info', id: 'bad.yaml', top: 0 },
    )
    const at = lines.findIndex((line) => line.includes('3 | policies'))
    expect(lines[at + 1]?.indexOf('^')).toBe(lines[at]?.indexOf('9'))
  })

  test('is said to a screen reader', () => {
    const state = after(['g', 'j'], full)
    expect(spokenLines(state).join(' ')).toContain('files of this folder: the file bad.yaml cannot be read')
    expect(spokenLines(after(['i'], state)).join(' ')).toContain('policies.training must be between 0 and 1')
  })
})

test.each(['library', 'info', 'compare', 'run', 'editor', 'branches', 'why', 'studies'] as const)(
  'every key of %s stands in its help, in whole words, also where room is short',
  (name) => {
    const screens: Readonly<Record<typeof name, readonly string[]>> = {
      library: [],
      info: ['i'],
      compare: ['enter'],
      run: ['R'],
      editor: ['e'],
      branches: ['5'],
      why: ['6'],
      studies: ['7'],
    }
    const state = after(screens[name])
    const context: Context = name
    for (const size of sizes) {
      const lines = helpLines(state, size, brushOf(look))
      const text = lines.join('\n')
      expect(text).not.toContain('…')
      expect(lines.filter((line) => drawnWidth(line) > size.columns)).toEqual([])
      const words = text.replace(/\s+/g, ' ')
      if (size.columns >= 100) continue
      for (const { where, label, says } of bindings)
        if (where[context] !== undefined) {
          expect(words).toContain(label)
          expect(words).toContain(says)
        }
    }
  },
)
