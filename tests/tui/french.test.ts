import { cellWidth } from '@fishbowl/report'
import { speak, speaking } from '@fishbowl/report/words'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { armsOf } from '../../packages/tui/src/arms.ts'
import { brushOf } from '../../packages/tui/src/brush.ts'
import { below, contextOf } from '../../packages/tui/src/context.ts'
import type { Entry } from '../../packages/tui/src/entry.ts'
import { footWord, keyLabel } from '../../packages/tui/src/key-words.ts'
import { bindings, type Context } from '../../packages/tui/src/keymap.ts'
import { press } from '../../packages/tui/src/press.ts'
import { shown } from '../../packages/tui/src/screens/registry.ts'
import { chartMeasures, initialState, type State } from '../../packages/tui/src/state.ts'
import type { Effect } from '../../packages/tui/src/step.ts'
import type { Size } from '../../packages/tui/src/terminal.ts'
import { footerLine, headerLine, tooSmallLines } from '../../packages/tui/src/views/frame.ts'
import { headerOf, statusLines } from '../../packages/tui/src/views/header.ts'
import { helpLines } from '../../packages/tui/src/views/help.ts'
import { bodyRows } from '../../packages/tui/src/views/layout.ts'
import { overlaid } from '../../packages/tui/src/views/overlay.ts'
import { spokenLines } from '../../packages/tui/src/views/spoken.ts'
import { summaryLines } from '../../packages/tui/src/views/summary.ts'
import { numbered } from './support/every-screen.ts'
import { closeScreens, openScreens, shows } from './support/screens.ts'
import { smallServices } from './support/small-services.ts'

const sizes: readonly Size[] = [
  { columns: 60, rows: 18 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
]
const looks = (['braille', 'ascii'] as const).map(
  (symbols) => ({ color: 'none', symbols, theme: 'dark' }) as const,
)
const services = smallServices()
/** Scenarios say what their files say; these say it in French. */
const inFrench = (entry: Entry): Entry => ({
  ...entry,
  title: `Le titre de ${entry.id}`,
  question: `Que devient l’adoption avec ${entry.id} ?`,
  watch: ['le niveau final'],
  source: 'une source inventée',
})
const library = services.library.map(inFrench)

beforeAll(() => speak('fr'))
afterAll(() => speak('en'))

type Held = { readonly state: State; readonly asked: Effect | undefined }

const begin = (): Held => ({
  state: initialState(library, {
    look: looks[0] ?? { color: 'none', symbols: 'braille', theme: 'dark' },
    replicates: 3,
    options: [],
  }),
  asked: undefined,
})

/** The state after keys, with the runs they asked for done where a key is `wait`. */
async function after(keys: readonly string[], size: Size, from = begin()): Promise<Held> {
  let { state, asked } = from
  for (const key of keys) {
    if (key === 'wait') {
      state = await ran(state, asked)
      continue
    }
    const step = press(state, key, size)
    state = step.state
    asked = step.effects.findLast((effect) => effect.do === 'run') ?? asked
  }
  return { state, asked }
}

async function ran(state: State, asked: Effect | undefined): Promise<State> {
  if (asked?.do !== 'run') throw new Error('no runs were asked for')
  const { ids, replicates } = asked
  const arms = armsOf(state, ids)
  for await (const { done, comparison } of services.compare(arms, { replicates, measures: chartMeasures }))
    if (done === replicates)
      return {
        ...state,
        live: { ids, arms, target: replicates, phase: 'done', done, comparison, elapsed: 10 },
      }
  throw new Error('no runs')
}

/** What the program draws, each line as it is. */
function windowOf(state: State, size: Size): readonly string[] {
  const brush = brushOf(state.look)
  const { crumbs, words } = headerOf(state, { modelVersion: '2.0.0', threads: 2 })
  const status = statusLines(state, size.columns, brush)
  const body = shown(state, (module, screen) => module.body({ state, size, brush }, screen))
  return [
    headerLine({ crumbs, facts: words }, size.columns, brush),
    ...overlaid(body, state, size, brush).slice(0, bodyRows(size) + 1 - status.length),
    ...status,
    footerLine(contextOf(state, size), size.columns, brush),
  ]
}

/** Words that no French sentence has. */
const english =
  /(?<![\p{L}-])(?:the|of|and|with|runs?|weeks?|to|is|are|from|by|pairs?|here|this|that|difference|baseline|help|back|quit|close|at|end|vs|no|not|it|its|commands|now|low|high|band|thin|share)(?![\p{L}-])/iu

/** The words of a footer that are others in French, and no French ones. */
const footWords = [...new Set(bindings.flatMap(({ where }) => Object.values(where)))].filter(
  (word) => word !== '',
)
const strange = (): ReadonlySet<string> => {
  const known = new Set(footWords.map(footWord))
  return new Set(footWords.filter((word) => !known.has(word)))
}

const hintsOf = (footer: string): readonly string[] => footer.trim().split(/ {2,}/)

/** Where keys lead, from the library on. */
const places: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['the library', []],
  ['a mark', ['space']],
  ['two marks', ['space', 'j', 'space']],
  ['the filter', ['/', 'c', 'm']],
  ['a filter that finds nothing', ['/', 'x', 'x']],
  ['a description', ['j', 'i']],
  ['what to start from', ['n']],
  ['the name of a new one', ['n', 'enter']],
  ['no name', ['n', 'enter', 'ctrl+u']],
  ['the order', ['s']],
  ['a copy', ['j', 'c']],
  ['a copy described', ['j', 'c', 'i']],
  ['what stays', ['x']],
  ['a copy taken away', ['j', 'c', 'x']],
  ['leaving unsaved', ['j', 'c', 'q']],
  ['a run that is awaited', ['R']],
  ['a run', ['j', 'R', 'wait']],
  ['single runs and a week', ['j', 'R', 'wait', 'v', '<']],
  ['the name of a file', ['j', 'R', 'wait', 'S']],
  ['no base', ['R', 'wait', 'enter']],
  ['a comparison that is awaited', ['j', 'enter']],
  ['a comparison', ['j', 'enter', 'wait']],
  ['differences in a week', ['j', 'enter', 'wait', 'd', '<']],
  ['single pairs', ['j', 'enter', 'wait', 'd', 'v', 'b']],
  ['the chart alone', ['j', 'enter', 'wait', 'z', '>']],
  ['money', ['j', 'enter', 'wait', 'M']],
  ['a copied table', ['j', 'enter', 'wait', 'Y']],
  ['the place one is at', ['j', 'enter', 'wait', '4']],
  ['no base to tell it by', ['G', '6']],
  ['the editor', ['j', '2']],
  ['the editor, an assumption', ['j', '2', 'tab', 'tab']],
  ['branches', ['j', '5']],
  ['why', ['j', '6']],
  ['studies', ['7']],
  ['the game', ['j', '8']],
]

describe.each(sizes)('in a window of $columns x $rows in French', (size) => {
  test.each(places)('%s speaks no English, fits, and is told whole', async (_, keys) => {
    const { state } = await after(keys, size)
    for (const look of looks) {
      const lines = windowOf({ ...state, look }, size)
      expect(lines.length).toBeLessThanOrEqual(size.rows)
      for (const line of lines) expect(cellWidth(line), line).toBeLessThanOrEqual(size.columns)
      expect(lines.filter((line) => english.test(line))).toEqual([])
    }
    expect(spokenLines(state).filter((line) => english.test(line))).toEqual([])
  })

  test('the footer of every screen has no English word, and the help has each of its keys', async () => {
    const unknown = strange()
    const brush = brushOf(begin().state.look)
    for (const go of ['', '2', '3', '5', '7', '8', 'i', 'enter'].map((key) =>
      key === '' ? [] : ['j', key],
    )) {
      const { state } = await after(go, size)
      const context = below(state)
      const help = helpLines(state, size, brush).join('\n')
      for (const where of [context, ...over]) {
        const footer = footerLine(where, size.columns, brush)
        expect(footer).not.toContain('…')
        for (const hint of hintsOf(footer))
          expect(unknown.has(hint.slice(hint.indexOf(' ') + 1)), `${where}: ${hint}`).toBe(false)
      }
      for (const hint of hintsOf(footerLine(context, size.columns, brush)))
        expect(help, hint).toContain(` ${hint.slice(0, hint.indexOf(' '))} `)
      expect(
        help.split('\n').filter((line) => english.test(line)),
        context,
      ).toEqual([])
    }
  })

  test('commands are found by their French words', async () => {
    const { state } = await after(['j', 'enter', 'wait', ':', 'b', 'a', 'n', 'd', 'e', 's'], size)
    const lines = windowOf(state, size)
    expect(lines.join('\n')).toMatch(/commandes : bandes▏ {2}1 sur/)
    expect(lines.filter((line) => english.test(line))).toEqual([])
  })

  test('four lines under another assumption are told in French but for the name of the assumption', async () => {
    const { state } = await after(['j', 'enter', 'wait', 'a', '(', 'w', 'h', ',', 'enter', 'wait'], size)
    const text = windowOf(state, size)
      .join('\n')
      .replaceAll(/weight\s+of(\s+habit)?/g, '')
    expect(text).toMatch(/Hypothèses/)
    expect(text.split('\n').filter((line) => english.test(line))).toEqual([])
  })
})

const over: readonly Context[] = ['filter', 'field', 'help', 'pick', 'prompt', 'confirm']

test('a window that is too small, and what is left behind, are told in French', async () => {
  const brush = brushOf(begin().state.look)
  const small = tooSmallLines({ columns: 40, rows: 10 }, brush)
  const { state } = await after(['j', 'enter', 'wait'], { columns: 80, rows: 24 })
  const summary = summaryLines(state, 80).map((line) => line.replace(/fishbowl compare.*/, ''))
  expect([...small, ...summary].filter((line) => english.test(line))).toEqual([])
  expect(small.every((line) => cellWidth(line) <= 40)).toBe(true)
})

test('every key has a French name, or is written alike', () => {
  const labels = bindings.flatMap(({ label, plain, keys }) => [label, plain ?? label].concat(keys))
  const words = [...new Set(labels.flatMap((label) => label.split(' ')))].filter((word) =>
    /[a-z]{3}/i.test(word),
  )
  expect(speaking('en', () => words.map(keyLabel))).toEqual(words)
  expect(words.filter((word) => keyLabel(word) === word && !/^ctrl\+.$|^tab$/.test(word))).toEqual([])
})

const last =
  (text: RegExp) =>
  (screen: readonly string[]): boolean =>
    text.test(screen.at(-1) ?? '')

test('in a terminal every screen has its French footer in the last row, with help and commands over it', async () => {
  const { type, until } = openScreens({ columns: 60, rows: 18, services: { ...services, library } })
  try {
    await until(shows('? aide'))
    type('j')
    for (const [key] of numbered) {
      type(key)
      await until(last(/^ \? aide /))
      type('?')
      await until(last(/^ \? fermer {2}↓ j bas {2}↑ k haut {2}\/ chercher$/))
      type('?')
      await until(last(/^ \? aide /))
      type(':')
      const lines = await until(last(/^ entrée valider {2}échap fermer$/))
      expect(lines.join('\n')).toContain('commandes : ')
      type('\u001B')
      await until(last(/^ \? aide /))
    }
  } finally {
    await closeScreens()
  }
})
